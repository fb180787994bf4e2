import { at, factor, part, quadratic, times, type Square } from './matrix.ts';

/** What the sensitivity needs of a linear fit: its within-group cross-products, coefficients and residual sum of squares. */
export interface LinearFit {
  readonly names: readonly string[];
  readonly information: Square;
  readonly beta: Float64Array;
  readonly isEstimable: readonly boolean[];
  /** Null for a model that is not linear, of which nothing can be said here. */
  readonly rss: number | null;
}

/** A covariate to measure an unseen confounder by: one regressor, or several that belong together (position and its square). */
export interface Yardstick {
  readonly name: string;
  readonly regressors: readonly string[];
}

/** What a confounder k times as strong as a covariate would do to the estimate. */
export interface Benchmark {
  readonly covariate: string;
  /** How many times as strong as the covariate, both with speed and with the outcome. */
  readonly strength: number;
  /** The share of the speed's remaining variance that it would explain, and that of the outcome's. Above 1 no such confounder exists. */
  readonly withSpeed: number;
  readonly withOutcome: number;
  /** By how much it would move the estimate; null where no such confounder exists. */
  readonly bias: number | null;
  /** The estimate moved by that towards 0 and past it, if it goes so far; null where no such confounder exists. */
  readonly adjusted: number | null;
}

/** How strong an unseen confounder must be to undo an estimate. */
export interface Sensitivity {
  readonly estimate: number;
  /** The share of the outcome's remaining variance that speed explains. */
  readonly partialR2: number;
  /** The share of both speed's and the outcome's remaining variance that a confounder must explain to bring the estimate to 0. */
  readonly robustness: number;
  readonly benchmarks: readonly Benchmark[];
}

/**
 * Omitted-variable bias of one coefficient, benchmarked by covariates (Cinelli and Hazlett, "Making sense of sensitivity", JRSS B 82,
 * 2020; facts, section 2f.4). The outcome's and the speed's regressions are both read from the one matrix of cross-products.
 * @param speed the regressor in question
 * @param yardsticks covariates; those with a regressor that is not in the fit, or not estimable, are left out
 * @param strengths how many times as strong as each
 * @returns null where the coefficient, or the residual sum of squares, can't be had
 */
export function sensitivity(
  fit: LinearFit,
  speed: string,
  yardsticks: readonly Yardstick[],
  strengths: readonly number[] = [1, 2, 3],
): Sensitivity | null {
  const places = fit.names.flatMap((_, place) => (fit.isEstimable[place] === true ? [place] : []));
  const names = places.map((place) => fit.names[place] ?? '');
  const own = names.indexOf(speed);
  const { rss } = fit;
  if (own < 0 || rss === null || !(rss > 0)) return null;
  const beta = Float64Array.from(places, (place) => fit.beta[place] ?? Number.NaN);
  const outcome: Regression = { information: part(fit.information, places), beta, rss };
  const ofSpeed = regressionOf(outcome.information, own);
  const estimate = beta[own] ?? Number.NaN;
  const partialR2 = explained(outcome, [own]);
  const benchmarks = yardsticks.flatMap(({ name, regressors }) => {
    const group = regressors.map((regressor) => names.indexOf(regressor));
    if (group.length === 0 || group.some((place) => place < 0 || place === own)) return [];
    const a = explained(
      ofSpeed,
      group.map((place) => (place > own ? place - 1 : place)),
    );
    const b = explained(outcome, group);
    return strengths.map((strength) => ({
      covariate: name,
      strength,
      ...moved(estimate, { ...confounder(strength, a, b), scale: Math.sqrt(rss / ofSpeed.rss) }),
    }));
  });
  return { estimate, partialR2, robustness: robustnessOf(partialR2), benchmarks };
}

/** A regression by its cross-products. */
interface Regression {
  readonly information: Square;
  readonly beta: Float64Array;
  readonly rss: number;
}

/** The regression of one regressor on the others. */
function regressionOf(information: Square, own: number): Regression {
  const others = Array.from({ length: information.size }, (_, place) => place).filter(
    (place) => place !== own,
  );
  const rest = part(information, others);
  const moments = Float64Array.from(others, (place) => at(information, place, own));
  const beta = factor(rest).solve(moments);
  return { information: rest, beta, rss: at(information, own, own) - quadratic(beta, rest) };
}

/** The partial R squared of a group of regressors: what leaving them out would add to the residual sum of squares, over that sum. */
function explained({ information, beta, rss }: Regression, group: readonly number[]): number {
  const inverse = part(factor(information).inverse(), group);
  const own = Float64Array.from(group, (place) => beta[place] ?? Number.NaN);
  const added = own.reduce(
    (sum, value, place) => sum + value * (times(factor(inverse).inverse(), own)[place] ?? 0),
    0,
  );
  return added / (added + rss);
}

/**
 * The share of both variances that a confounder must explain to bring an estimate to 0 (the robustness value; Cinelli and Hazlett 2020,
 * equation 15, with q = 1).
 * @param partialR2 of speed with the outcome, from 0 to below 1
 */
export function robustnessOf(partialR2: number): number {
  if (partialR2 === 0) return 0;
  const f2 = partialR2 / (1 - partialR2);
  // The form without a difference of near numbers, since with line-level data f is small.
  return (2 * f2) / (Math.sqrt(f2 * f2 + 4 * f2) + f2);
}

/** The shares that a confounder k times as strong as a covariate explains (Cinelli and Hazlett 2020, equations 18 and 19). */
function confounder(k: number, a: number, b: number): { withSpeed: number; withOutcome: number } {
  const withSpeed = (k * a) / (1 - a);
  const rho2 = (k * a * a) / ((1 - k * a) * (1 - a));
  const withOutcome = ((Math.sqrt(k) + Math.sqrt(rho2)) ** 2 / (1 - rho2)) * (b / (1 - b));
  return { withSpeed, withOutcome: rho2 >= 0 && rho2 < 1 ? withOutcome : Number.POSITIVE_INFINITY };
}

/** @param scale the root of the outcome's over the speed's residual sum of squares */
function moved(
  estimate: number,
  { withSpeed, withOutcome, scale }: { withSpeed: number; withOutcome: number; scale: number },
): Omit<Benchmark, 'covariate' | 'strength'> {
  if (!(withSpeed < 1 && withOutcome <= 1)) return { withSpeed, withOutcome, bias: null, adjusted: null };
  const bias = Math.sqrt((withOutcome * withSpeed) / (1 - withSpeed)) * scale;
  return { withSpeed, withOutcome, bias, adjusted: Math.sign(estimate) * (Math.abs(estimate) - bias) };
}
