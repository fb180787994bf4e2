import type { Cube } from '../curve/cells.ts';
import { hinge, type Piece } from '../curve/pieces.ts';
import { nearestEdge } from '../curve/cells.ts';
import { fitOf, productsOf } from '../curve/products.ts';
import { fitSpline, riseOver } from '../curve/spline.ts';
import { splineKnots } from '../curve/knots.ts';
import { contrast, effectiveClusters, type Fit } from '../fit.ts';
import { figureOf, type LanguageFigure } from '../pool-languages.ts';
import type { Stratum } from './strata.ts';

/** The fit whose one coefficient is the slope above the limit. */
export interface AboveLimit {
  readonly fit: Fit;
  /** Name of that coefficient. */
  readonly name: string;
  /** How many titles of one size would tell as much of it. */
  readonly effectiveTitles: number;
}

/** Fits a slope below the limit and one above it, each a coefficient of its own. @param limit in cps; the bend is at the nearest edge of a bin */
export function aboveLimit(cube: Cube, limit: number): AboveLimit {
  const edge = nearestEdge(cube, limit);
  const above = hinge(cube, edge);
  const fit = fitOf(productsOf(cube, [upTo(cube, edge), above]));
  const a = new Float64Array(fit.beta.length);
  a[1] = 1;
  const titles = effectiveClusters(fit, a);
  return { fit, name: above.name, effectiveTitles: Number.isNaN(titles) ? 0 : titles };
}

/** The speed as far as a knot, at the lower edge of bin `knot`, and the knot's own speed from there on. */
function upTo(cube: Cube, knot: number): Piece {
  return {
    name: `below ${knot * cube.width}`,
    constant: (bin) => (bin < knot ? 0 : knot * cube.width - cube.centre),
    slope: (bin) => (bin < knot ? 1 : 0),
  };
}

/** A rate ratio with its 95 % interval. */
export interface Ratio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The rate of the lines over the limit against that of the others of the same title, covariates held equal, with its interval by leaving out titles.
 * @param step a Poisson fit within titles whose first coefficient is that of whether a line is over the limit
 * @returns null where no title has both, a single title carries it, or so little is known that the interval has no end
 */
export function overLimit(step: Fit): Ratio | null {
  const a = new Float64Array(step.beta.length);
  a[0] = 1;
  const { estimate, low, high } = contrast(step, a);
  const ratio = { ratio: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high) };
  return Number.isFinite(ratio.high) ? ratio : null;
}

/** How far above the limit the figure that languages share is read (facts, statistics section 2d). */
const shareOver = 1.15;

/** Log rate ratio of 1.15 times the limit against the limit, from the broken line; null without a limit, or where it can't be told. */
export function groupFigure(
  cube: Cube,
  { language, limit }: Pick<Stratum, 'language' | 'limit'>,
): LanguageFigure | null {
  if (limit === null) return null;
  const { knots, fit, covariance } = fitSpline(cube, splineKnots(cube, limit));
  const c = riseOver(knots, fit.beta.length, limit, shareOver * limit);
  const figure = figureOf(language, scriptOf(language), fit, c, covariance);
  return Number.isFinite(figure.estimate) && Number.isFinite(figure.variance) ? figure : null;
}

/** The script a language is written in unless its tag says another: a tag's likely subtags (CLDR); `Zzzz` where they tell none. */
export function scriptOf(language: string): string {
  try {
    return new Intl.Locale(language).maximize().script ?? 'Zzzz';
  } catch {
    // A tag that is none still has lines to study, in a group of its own.
    return 'Zzzz';
  }
}
