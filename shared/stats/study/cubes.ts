import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import type { Cube } from '../curve/cells.ts';
import type { Beside } from './beside.ts';
import { cellPassSql, readCells, withCovariates, type CellPoint, type CellSums } from './cell-pass.ts';
import type { StratumFit } from './fits.ts';
import { covariates, type StudyRows } from './rows.ts';
import { passOver } from './title-ranges.ts';
import { workingCells } from './working-response.ts';

/** A fit as the passes after it weigh by: what could not be estimated says nothing. */
export function pointOf({ design, fit }: Pick<StratumFit, 'design' | 'fit'>): CellPoint {
  return { ...design, beta: [...fit.beta].map((value) => (Number.isNaN(value) ? 0 : value)) };
}

/** The cube of a stratum at the estimate that its cells were summed at. @param beside names of the measures beside the covariates */
export function cubeOf(cells: CellSums | null, point: CellPoint, beside: readonly string[] = []): Cube {
  return {
    width: point.width,
    centre: point.centre,
    covariates: [...covariates, ...beside],
    cells: cells === null ? [] : workingCells(cells, point),
  };
}

/** The cells of a stratum with measures that may count as covariates. */
export interface CellsBeside {
  /** Where they were summed. */
  readonly point: CellPoint;
  /** The cells whose covariates are the usual ones and those of the measures that are named. */
  readonly cellsWith: (names: readonly string[]) => CellSums;
  /** The cube of {@link cellsWith}. */
  readonly cubeWith: (names: readonly string[]) => Cube;
}

/**
 * Sums the cells of fitted strata with more measures that may count as covariates, in one pass, at the weights of their fits.
 * @returns without the strata of which no line has the measures
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function cellsBeside(
  reader: Reader,
  rows: StudyRows,
  points: readonly CellPoint[],
  beside: Beside,
  query: QueryOptions,
): Promise<CellsBeside[]> {
  if (points.length === 0) return [];
  const wanted = { ...rows, strata: points.map(({ stratum }) => stratum) };
  const cells = readCells(
    await passOver(reader, wanted, (part) => cellPassSql(part, points, beside), query),
    beside.names.length,
  );
  return points.flatMap((point): CellsBeside[] => {
    const own = cells.get(point.stratum);
    if (own === undefined) return [];
    const cellsWith = (names: readonly string[]): CellSums => {
      const places = beside.names.flatMap((name, i) => (names.includes(name) ? [covariates.length + i] : []));
      return withCovariates(own, [...covariates.keys(), ...places]);
    };
    return [{ point, cellsWith, cubeWith: (names) => cubeOf(cellsWith(names), point, names) }];
  });
}
