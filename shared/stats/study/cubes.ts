import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import type { Cell, Cube } from '../curve/cells.ts';
import { part } from '../matrix.ts';
import type { Beside } from './beside.ts';
import { cellPassSql, readCells } from './cell-pass.ts';
import type { Design, StratumFit } from './fits.ts';
import type { StratumPoint } from './newton-pass.ts';
import { covariates } from './rows.ts';
import type { StudyQuestion } from './types.ts';

/** The cells of a stratum. */
export interface StratumCube {
  readonly design: Design;
  readonly cube: Cube;
}

/** A fit as the passes after it weigh by: what could not be estimated says nothing. */
export function pointOf({ design, fit }: StratumFit): StratumPoint {
  return { ...design, beta: [...fit.beta].map((value) => (Number.isNaN(value) ? 0 : value)) };
}

/**
 * Sums the cells of fitted strata in one pass.
 * @param beside measures that count as covariates too
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function cubesOf(
  reader: Reader,
  { outcome }: Pick<StudyQuestion, 'outcome'>,
  fits: readonly StratumFit[],
  query: QueryOptions,
  beside?: Beside,
): Promise<StratumCube[]> {
  if (fits.length === 0) return [];
  const points = fits.map((own) => ({ ...pointOf(own), width: widthFor(own.design.centre) }));
  const wanted = { outcome, strata: points.map(({ stratum }) => stratum), subtitlesOn: true };
  const more = beside?.names ?? [];
  const cells = readCells(await reader.query(cellPassSql(wanted, points, beside), query), more.length);
  return fits.map(({ design }) => ({
    design,
    cube: {
      width: widthFor(design.centre),
      centre: design.centre,
      covariates: [...covariates, ...more],
      cells: cells.get(design.stratum) ?? [],
    },
  }));
}

/** Width of a bin in cps: half a character for alphabets, less where a character says more (facts, statistics section 2c). */
function widthFor(typical: number): number {
  if (typical >= 12) return 0.5;
  return typical >= 6 ? 0.25 : 0.125;
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
