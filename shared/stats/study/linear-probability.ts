import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import { contrast, cv3, type Estimate } from '../fit.ts';
import { fitLinear } from '../linear.ts';
import { part } from '../matrix.ts';
import type { PoissonGroupSums } from '../poisson.ts';
import { cellPassSql, readCells } from './cell-pass.ts';
import type { Design } from './design.ts';
import type { StudyRows } from './rows.ts';
import { passOver } from './title-ranges.ts';
import { titleSums } from './title-sums.ts';
import { regressors } from './weighed.ts';

/**
 * The slope of each stratum by a linear probability model, with one pass for all of them.
 * @returns by the key of the stratum; without those whose slope can't be told
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function linearProbabilitySlopes(
  reader: Reader,
  rows: StudyRows,
  designs: readonly Design[],
  query: QueryOptions,
): Promise<ReadonlyMap<number, Estimate>> {
  if (designs.length === 0) return new Map();
  // At coefficients of 0 a line weighs its exposures.
  const points = designs.map((design) => ({ ...design, beta: regressors.map(() => 0) }));
  const wanted = { ...rows, strata: points.map(({ stratum }) => stratum) };
  const cells = readCells(await passOver(reader, wanted, (part) => cellPassSql(part, points), query));
  return new Map(
    designs.flatMap((design): [number, Estimate][] => {
      const own = cells.get(design.stratum);
      const slope = own === undefined ? null : linearProbabilitySlope(titleSums(own, design));
      return slope === null ? [] : [[design.stratum, slope]];
    }),
  );
}

/**
 * The slope within titles by a linear probability model, as a check on the Poisson one (facts, statistics section 2b): events per exposure regressed
 * on the speed and the covariates with a level for each title, each line by its exposures, and divided by the mean rate, so that it is
 * a relative change per cps as the others are. Its error comes from leaving out titles; that of the mean rate is not counted.
 * @param groups the sums of a pass at coefficients of 0, where the weight e is the exposures
 * @returns null where it can't be told
 */
export function linearProbabilitySlope(groups: readonly PoissonGroupSums[]): Estimate | null {
  // Without the bend: one slope.
  const places = regressors.flatMap((name, place) => (name === 'above' ? [] : [place]));
  const kept = (vector: Float64Array): Float64Array =>
    Float64Array.from(places, (place) => vector[place] ?? Number.NaN);
  const fit = fitLinear(
    places.map((place) => regressors[place] ?? ''),
    groups.map(({ cluster, group, n, y, e, re, ry, ree }) => ({
      cluster,
      group,
      n,
      w: e,
      wr: kept(re),
      wu: y,
      // For the residual sum alone, which nothing here asks for.
      wuu: 0,
      wrr: part(ree, places),
      wru: kept(ry),
    })),
  );
  const rate = sumOf(groups, 'y') / sumOf(groups, 'e');
  if (fit.parts.length < 2 || fit.isEstimable[0] !== true) return null;
  const a = new Float64Array(fit.beta.length);
  a[0] = 1 / rate;
  const slope = contrast(fit, a, cv3(fit));
  return Number.isFinite(slope.se) ? slope : null;
}

function sumOf(groups: readonly PoissonGroupSums[], of: 'y' | 'e'): number {
  return groups.reduce((sum, group) => sum + group[of], 0);
}
