import { dot, factor, quadratic } from '../matrix.ts';
import { randomStream } from '../random.ts';
import { byTitle, nearestEdge, type Cube } from './cells.ts';
import { candidateKnots, fiveKnots } from './knots.ts';
import { hinge, speedPiece } from './pieces.ts';
import { bestPlace, kinksOf, profileOf } from './profile.ts';
import { productsOf, told, totalOf, type Products } from './products.ts';
import { splineProducts } from './spline.ts';

/** How well three shapes tell titles that they were not fitted to. Deviances are sums over all lines; less is better. */
export interface Shape {
  readonly linear: number;
  readonly hinge: number;
  readonly spline: number;
  /** The hinge's deviance less the spline's, and its standard error over titles. */
  readonly splineGain: number;
  readonly splineGainError: number;
  /** Whether the spline is better by more than one standard error: then a threshold is no fair summary and is not shown. */
  readonly hidesThreshold: boolean;
}

const folds = 5;

/**
 * Compares a straight line, one kink and a broken line with five knots by the deviance of held-out titles, each title's level being its
 * own (facts, statistics section 2c). The kink is looked for anew without the titles held out. For Poisson this is the deviance to second
 * order at the fit that the cells were made at. Null with fewer titles than folds or without a speed at which a kink may be looked for.
 */
export function compareShapes(cube: Cube, seed: number): Shape | null {
  const knots = candidateKnots(cube);
  const titles = byTitle(cube).length;
  if (titles < folds || knots.length === 0) return null;
  const foldOf = dealt(titles, seed);
  const straight = heldOut(productsOf(cube, [speedPiece]), foldOf);
  const broken = heldOut(
    splineProducts(
      cube,
      fiveKnots(cube).map((knot) => nearestEdge(cube, knot)),
    ),
    foldOf,
  );
  const bent = heldOutHinge(cube, knots, foldOf);
  const gains = bent.map((deviance, title) => deviance - (broken[title] ?? 0));
  const splineGain = total(gains);
  const mean = splineGain / titles;
  const variance = total(gains.map((gain) => (gain - mean) ** 2)) / (titles - 1);
  const splineGainError = Math.sqrt(titles * variance);
  const hidesThreshold = splineGain > splineGainError;
  return {
    linear: total(straight),
    hinge: total(bent),
    spline: total(broken),
    splineGain,
    splineGainError,
    hidesThreshold,
  };
}

/** A fold for each title, as even as can be. */
function dealt(titles: number, seed: number): readonly number[] {
  const random = randomStream(seed, 'folds of titles');
  const order = Array.from({ length: titles }, (_, title) => ({ title, key: random.next() }));
  const foldOf: number[] = [];
  for (const [place, { title }] of order.toSorted((a, b) => a.key - b.key).entries())
    foldOf[title] = place % folds;
  return foldOf;
}

/** The deviance of each title under coefficients fitted without the titles of its fold. */
function heldOut({ titles }: Products, foldOf: readonly number[]): readonly number[] {
  const coefficients = Array.from({ length: folds }, (_, fold) => {
    const { information, moment } = totalOf(titles.filter((_title, i) => foldOf[i] !== fold));
    return told(factor(information).solve(moment));
  });
  return titles.map(({ information, moment, spread }, i) => {
    const beta = coefficients[foldOf[i] ?? 0] ?? new Float64Array(moment.length);
    return spread - 2 * dot(moment, beta) + quadratic(beta, information);
  });
}

function heldOutHinge(cube: Cube, knots: readonly number[], foldOf: readonly number[]): readonly number[] {
  const { layout, rows } = profileOf(cube, knots);
  const deviances = new Float64Array(foldOf.length);
  for (let fold = 0; fold < folds; fold += 1) {
    const rest = new Float64Array(rows.length);
    for (const [title, own] of foldOf.entries()) {
      if (own === fold) continue;
      for (let i = 0; i < rows.length; i += 1)
        rest[i] = (rest[i] ?? 0) + (rows.values[title * rows.length + i] ?? 0);
    }
    const knot = knots[bestPlace(kinksOf(layout, rest).gains) ?? 0] ?? 0;
    const bent = heldOut(productsOf(cube, [speedPiece, hinge(cube, knot)]), foldOf);
    for (const [title, own] of foldOf.entries()) if (own === fold) deviances[title] = bent[title] ?? 0;
  }
  return [...deviances];
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
