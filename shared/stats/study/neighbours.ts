import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import type { ControlName } from '../controls.ts';
import type { Cube } from '../curve/cells.ts';
import { splineKnots } from '../curve/knots.ts';
import { edgesAt } from '../curve/pieces.ts';
import { fitOf } from '../curve/products.ts';
import { splineProducts } from '../curve/spline.ts';
import type { Estimate } from '../fit.ts';
import { neighbours } from './beside.ts';
import { cellsBeside, pointOf } from './cubes.ts';
import { estimateOf } from './estimates.ts';
import type { StratumFit } from './fits.ts';
import type { StudyRows } from './rows.ts';
import type { LanguageStudy } from './types.ts';

/** The placebos of a line's neighbours: how the outcome goes with their speed, as log rate per cps; null where it can't be told. */
export type NeighbourSlopes = Readonly<
  Record<Extract<ControlName, 'next_line' | 'other_languages'>, Estimate | null>
>;

/** Which column each placebo is the slope of. */
const columns = { next_line: 'next_cps', other_languages: 'others_cps' } as const;

/**
 * The placebos that take a line's neighbours (facts, statistics section 2f.3): the slope of the next line's speed, and of that of the other
 * languages of the scene, each beside the line's own speed. That is a broken line with all its knots, or its bends would be taken for the neighbours'.
 * One pass for both, at the weights of the fits within titles.
 * @returns by the key of the stratum
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function slopesOfNeighbours(
  reader: Reader,
  rows: StudyRows,
  studies: readonly LanguageStudy[],
  fits: readonly StratumFit[],
  query: QueryOptions,
): Promise<ReadonlyMap<number, NeighbourSlopes>> {
  const strata = new Map(studies.map(({ stratum }) => [stratum.key, stratum]));
  const beside = neighbours([...new Set(studies.map(({ stratum }) => stratum.assetType))]);
  const found = await cellsBeside(reader, rows, fits.map(pointOf), beside, query);
  return new Map(
    found.map(({ point: { stratum }, cubeWith }) => {
      const limit = strata.get(stratum)?.limit ?? null;
      const slope = (name: keyof typeof columns): Estimate | null =>
        slopeOf(cubeWith([columns[name]]), columns[name], limit);
      return [stratum, { next_line: slope('next_line'), other_languages: slope('other_languages') }];
    }),
  );
}

/** The slope of the measure beside. */
function slopeOf(cube: Cube, name: string, limit: number | null): Estimate | null {
  const fit = fitOf(splineProducts(cube, edgesAt(cube, splineKnots(cube, limit))));
  const place = fit.names.indexOf(name);
  return estimateOf(fit, ...fit.names.map((_, i) => (i === place ? 1 : 0)));
}
