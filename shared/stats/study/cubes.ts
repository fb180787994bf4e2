import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import type { Cell, Cube } from '../curve/cells.ts';
import { part } from '../matrix.ts';
import type { Beside } from './beside.ts';
import { cellPassSql, readCells, type CellPoint, type CellSums } from './cell-pass.ts';
import type { FitRows, StratumCube, StratumFit } from './fits.ts';
import { covariates } from './rows.ts';
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

/**
 * Sums the cells of fitted strata with more measures that count as covariates, in one pass, at the weights of the fits.
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function cubesBeside(
  reader: Reader,
  rows: FitRows,
  fits: readonly StratumFit[],
  beside: Beside,
  query: QueryOptions,
): Promise<StratumCube[]> {
  if (fits.length === 0) return [];
  const points = fits.map(pointOf);
  const wanted = { ...rows, strata: points.map(({ stratum }) => stratum) };
  const cells = readCells(
    await reader.query(cellPassSql(wanted, points, beside), query),
    beside.names.length,
  );
  return points.map((point) => ({
    design: point,
    cube: cubeOf(cells.get(point.stratum) ?? null, point, beside.names),
  }));
}

/** The cube with some of its covariates alone, by name. */
export function withCovariates(cube: Cube, names: readonly string[]): Cube {
  const places = cube.covariates.flatMap((name, place) => (names.includes(name) ? [place] : []));
  const kept = (vector: Float64Array): Float64Array =>
    Float64Array.from(places, (place) => vector[place] ?? Number.NaN);
  const cells = cube.cells.map((cell): Cell => ({
    ...cell,
    wz: kept(cell.wz),
    wxz: kept(cell.wxz),
    wzu: kept(cell.wzu),
    wzz: part(cell.wzz, places),
  }));
  return { ...cube, covariates: cube.covariates.filter((name) => names.includes(name)), cells };
}
