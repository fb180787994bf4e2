import { combined, cv3, variance, type Estimate, type Fit } from './fit.ts';
import { factor, part, zeros, type Square } from './matrix.ts';
import { studentTQuantile } from './student-t.ts';
import { pool, type Pooled, type Shrunken } from './pooling.ts';

/** The figure of one language on a scale that languages share: log rate ratio of 1.15 x limit against the limit (facts, section 2d). */
export interface LanguageFigure {
  readonly language: string;
  /** Languages are pooled within their group only: a script, whose characters a second are one unit. */
  readonly group: string;
  /** With the variance by leaving out titles (CV3). */
  readonly estimate: number;
  readonly variance: number;
  /** What each title adds to the estimate, by title: c' A^-1 s. */
  readonly influence: ReadonlyMap<number, number>;
}

/**
 * The figure c'beta of one language from its fit, with its variance by leaving out titles and with what each title adds to it.
 * @param covariance by default `cv3(fit)`, the costly part
 */
export function figureOf(
  language: string,
  group: string,
  fit: Fit,
  c: Float64Array,
  covariance: Square = cv3(fit),
): LanguageFigure {
  const places = fit.names.flatMap((_, place) => (fit.isEstimable[place] === true ? [place] : []));
  const pick = (vector: Float64Array) => Float64Array.from(places, (place) => vector[place] ?? Number.NaN);
  const direction = factor(part(fit.information, places)).solve(pick(c));
  return {
    language,
    group,
    estimate: combined(c, fit.beta),
    variance: variance(c, covariance),
    influence: new Map(fit.parts.map(({ cluster, score }) => [cluster, combined(pick(score), direction)])),
  };
}

/**
 * The sampling covariance of figures whose languages share titles: the correlations of their influences over common titles, with the
 * variances given on the diagonal (facts, section 2d). Positive semi-definite. A language without influence is taken for independent.
 */
export function samplingCovariance(figures: readonly LanguageFigure[]): Square {
  const covariance = zeros(figures.length);
  const lengths = figures.map(({ influence }) => Math.sqrt(common(influence, influence)));
  figures.forEach((left, row) => {
    figures.forEach((right, column) => {
      const scale = (lengths[row] ?? 0) * (lengths[column] ?? 0);
      const correlation = scale > 0 ? common(left.influence, right.influence) / scale : 0;
      covariance.values[row * figures.length + column] =
        row === column ? left.variance : correlation * Math.sqrt(left.variance * right.variance);
    });
  });
  return covariance;
}

/** The sum of products over the titles that both have. */
function common(left: ReadonlyMap<number, number>, right: ReadonlyMap<number, number>): number {
  let total = 0;
  for (const [title, value] of left) total += value * (right.get(title) ?? 0);
  return total;
}

/** The fewest degrees of freedom that {@link withItsDoubt} reckons with: with fewer, Student's t has next to no variance to speak of. */
const leastDegrees = 3;

/**
 * A figure with the variance that is to be pooled. Pooling takes variances for known, while that of a figure that few titles carry is
 * itself told by few squares: the figure over its standard error is as wide as Student's t, whose variance is df / (df - 2). The degrees
 * of freedom are those of a sum of squares (Satterthwaite, Biometrics Bulletin 2, 1946), with the influences' own. In 200 worlds of six
 * languages each, with 20, 40 and 100 titles, pooled intervals of 95 % so held the truth in 94.4, 94.5 and 94.2 of 100 (91.5, 92.8 and
 * 93.9 without).
 */
function withItsDoubt(figure: LanguageFigure): LanguageFigure {
  const squares = [...figure.influence.values()].map((influence) => influence ** 2);
  const total = squares.reduce((sum, square) => sum + square, 0);
  if (!(total > 0)) return figure;
  const df = Math.max(leastDegrees, total ** 2 / squares.reduce((sum, square) => sum + square ** 2, 0));
  return { ...figure, variance: (figure.variance * df) / (df - 2) };
}

/** One language, raw beside pooled. */
export interface RawAndPooled {
  readonly language: string;
  readonly group: string;
  readonly estimate: number;
  readonly se: number;
  /** Null where its group has fewer than {@link leastLanguages}, or its own figure can't be had. */
  readonly pooled: Shrunken | null;
  /**
   * The raw figure lies more than two of its standard errors from the pooled one: the language is unlike its group, and the pooled
   * figure says nothing of it. (Pooling covers on average, not for the odd one out: facts, section 2d.)
   */
  readonly standsApart: boolean;
}

/** The languages, in the order given, and what each group as a whole shows. */
export interface PooledGroups {
  readonly languages: readonly RawAndPooled[];
  readonly groups: readonly { readonly group: string; readonly pooled: Pooled | null }[];
}

/**
 * Languages of a group from which it speaks for its members. How far two lie apart has one degree of freedom, whose t of 12.7 makes every
 * pooled interval hold 0: it would withhold each change, and tell nothing.
 */
export const leastLanguages = 3;

/** Pools the languages of each group, and marks those that their group does not speak for. */
export function poolWithinGroups(figures: readonly LanguageFigure[]): PooledGroups {
  const names = [...new Set(figures.map(({ group }) => group))];
  const shrunkenOf = new Map<LanguageFigure, Shrunken | null>();
  const groups = names.map((group) => {
    const members = figures.filter((figure) => figure.group === group);
    const pooled =
      members.length < leastLanguages
        ? null
        : pool(
            members.map(({ estimate }) => estimate),
            samplingCovariance(members.map(withItsDoubt)),
          );
    members.forEach((member, place) => shrunkenOf.set(member, pooled?.shrunken[place] ?? null));
    return { group, pooled };
  });
  return { groups, languages: figures.map((figure) => besides(figure, shrunkenOf.get(figure) ?? null)) };
}

function besides(figure: LanguageFigure, pooled: Shrunken | null): RawAndPooled {
  const { language, group, estimate } = figure;
  const se = Math.sqrt(figure.variance);
  const standsApart = pooled !== null && Math.abs(estimate - pooled.estimate) > 2 * se;
  return { language, group, estimate, se, pooled, standsApart };
}

/** The 95 % interval of a language's own figure, whose error comes from leaving out titles: by t with one degree of freedom less than titles. */
export function ownInterval(
  { estimate, se }: { readonly estimate: number; readonly se: number },
  titles: number,
): Pick<Estimate, 'estimate' | 'low' | 'high'> {
  const reach = studentTQuantile(0.975, titles - 1) * se;
  return { estimate, low: estimate - reach, high: estimate + reach };
}
