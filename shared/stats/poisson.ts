import type { Fit } from './fit.ts';
import { diagonal, dot, type Square } from './matrix.ts';
import {
  addVectorTo,
  aroundMean,
  assemble,
  entry,
  factorOf,
  scoreAt,
  type NormalEquations,
  type Share,
} from './normal-equations.ts';
import { Course } from './poisson-course.ts';

/**
 * Sums over the rows of one group (title and language) that shares a fixed effect, at some coefficients beta.
 * r: the regressors, centred; y: events; e = exposures * exp(r'beta).
 */
export interface PoissonGroupSums {
  /** The cluster (title) that the group lies in. */
  readonly cluster: number;
  /** The group's number. */
  readonly group: number;
  /** Rows. */
  readonly n: number;
  /** Sums of y, e, r e, r y and r r' e. */
  readonly y: number;
  readonly e: number;
  readonly re: Float64Array;
  readonly ry: Float64Array;
  readonly ree: Square;
}

/** One pass over the data: the sums of every group at these coefficients. */
export type PoissonPass = (beta: Float64Array) => Promise<readonly PoissonGroupSums[]>;

/** What a pass has shown. */
export interface PassProgress {
  /** 1 for the first pass. */
  readonly pass: number;
  /** The largest |change| / standard error of the step from here; it ends below the tolerance. */
  readonly change: number;
}

/** How far and for how long to go. */
export interface PoissonOptions {
  /** Stop when max |change| / standard error is below it; 1e-4 (facts, statistics section 2b) leaves an error of about its square. */
  readonly tolerance?: number;
  /** Give up after so many passes; 40 unless told. */
  readonly passes?: number;
  /** Cancels between two passes: the promise is rejected with its reason. */
  readonly signal?: AbortSignal;
  readonly onPass?: (progress: PassProgress) => void;
}

/**
 * Why a coefficient is not estimable: a regressor is a combination of those before it and the fixed effects, or its estimate runs to
 * infinity, as when no event falls on any row where it is high (separation).
 */
export type NotEstimable = 'combination' | 'separation';

/** A Poisson model with fixed effects. */
export interface PoissonFit extends Fit {
  readonly rss: null;
  /** One a regressor; null where the coefficient is estimated. */
  readonly notEstimable: readonly (NotEstimable | null)[];
  /** Groups that have events: the others say nothing of the coefficients, and are left out of all counts. */
  readonly fixedEffects: number;
  readonly passes: number;
  /** False where it gave up before the tolerance: the coefficients are then those of the last pass. */
  readonly isConverged: boolean;
}

/** What one pass says at its coefficients. */
interface Point {
  readonly beta: Float64Array;
  readonly equations: NormalEquations;
  readonly logLikelihood: number;
  readonly groups: readonly PoissonGroupSums[];
}

/**
 * Poisson regression with one fixed effect a group and exposures as offset, the fixed effects concentrated out, by Newton's steps (facts,
 * statistics section 2b): f_g = y / e; U = sum of ry - f_g re; H = sum of f_g (ree - re re' / e); beta += H^-1 U. A step after which
 * the likelihood falls is halved.
 *
 * Where a coefficient runs to infinity its steps do not shrink while the likelihood no longer rises; after three such steps each
 * goes twice as far as the one before, so that it is told from a strong effect in a few passes. The other coefficients are those of the limit.
 * @param start where to start, one number a regressor; the estimate from a sample of titles saves passes
 */
export async function fitPoisson(
  names: readonly string[],
  start: Float64Array,
  pass: PoissonPass,
  options: PoissonOptions = {},
): Promise<PoissonFit> {
  const { tolerance = 1e-4, passes: mostPasses = 40, signal, onPass } = options;
  let passes = 0;
  const visit = async (beta: Float64Array): Promise<Point> => {
    signal?.throwIfAborted();
    passes += 1;
    return pointOf(beta, await pass(beta));
  };

  let point = await visit(start);
  const isEstimable = factorOf(point.equations).isEstimable;
  const isOff = start.some((value, place) => value !== 0 && isEstimable[place] !== true);
  if (isOff) point = await visit(start.map((value, place) => (isEstimable[place] === true ? value : 0)));

  const course = new Course(point.equations, eventsOf(point));
  for (;;) {
    const { step: newton, change } = newtonStep(point, isEstimable);
    onPass?.({ pass: passes, change });
    const step = course.take(newton);
    if (change < tolerance)
      return fitOf(names, point, step, { isEstimable, course, passes, isConverged: true });
    const next = await climb(point, [course.stretched(step), step], visit, () => passes < mostPasses);
    if (next === null) {
      const still = new Float64Array(names.length);
      return fitOf(names, point, still, { isEstimable, course, passes, isConverged: false });
    }
    if (next.isCut) course.relax();
    point = next.point;
  }
}

function pointOf(beta: Float64Array, sums: readonly PoissonGroupSums[]): Point {
  const groups = sums.filter(({ y }) => y > 0);
  const logLikelihood = groups.reduce((sum, { y, e, ry }) => sum + dot(ry, beta) - y * Math.log(e), 0);
  return { beta, groups, logLikelihood, equations: assemble(beta.length, shares(groups)) };
}

function eventsOf({ groups }: Point): number {
  return groups.reduce((sum, { y }) => sum + y, 0);
}

function* shares(groups: readonly PoissonGroupSums[]): Generator<Share> {
  for (const { cluster, y, e, re, ry, ree } of groups) {
    const rate = y / e;
    const around = aroundMean(ree, re, e);
    yield {
      cluster,
      information: { size: around.size, values: around.values.map((value) => rate * value) },
      right: ry.map((product, place) => product - rate * (re[place] ?? 0)),
      scale: diagonal(ree).map((value) => rate * value),
    };
  }
}

/** Newton's step; 0 where a coefficient is not estimable. */
function newtonStep(point: Point, isEstimable: readonly boolean[]): { step: Float64Array; change: number } {
  const factored = factorOf(point.equations);
  const variances = diagonal(factored.inverse());
  let change = 0;
  const step = factored.solve(point.equations.right).map((value, place) => {
    if (isEstimable[place] !== true || Number.isNaN(value)) return 0;
    change = Math.max(change, Math.abs(value) / Math.sqrt(entry(variances, place)));
    return value;
  });
  return { step, change };
}

/** How much the logarithm of the likelihood may seem to fall by rounding, as a share of itself. */
const rounding = 1e-10;

/**
 * Goes along a stretched step; else along Newton's step, half of it, a quarter and so on, until the likelihood does not fall. Null where
 * it always does.
 */
async function climb(
  from: Point,
  [stretched, step]: readonly [Float64Array | null, Float64Array],
  visit: (beta: Float64Array) => Promise<Point>,
  mayVisit: () => boolean,
): Promise<{ point: Point; isCut: boolean } | null> {
  const least = from.logLikelihood - rounding * (1 + Math.abs(from.logLikelihood));
  const tryAt = async (by: Float64Array, share: number) => {
    const beta = from.beta.slice();
    addVectorTo(beta, by, share);
    const point = await visit(beta);
    return point.logLikelihood >= least ? point : null;
  };
  if (stretched !== null && mayVisit()) {
    const point = await tryAt(stretched, 1);
    if (point !== null) return { point, isCut: false };
  }
  for (let share = 1; mayVisit(); share /= 2) {
    const point = await tryAt(step, share);
    if (point !== null) return { point, isCut: stretched !== null || share < 1 };
  }
  return null;
}

/** The fit where the last step leads: the scores are taken along it, the information is that of the last pass. */
function fitOf(
  names: readonly string[],
  point: Point,
  step: Float64Array,
  end: {
    readonly isEstimable: readonly boolean[];
    readonly course: Course;
    readonly passes: number;
    readonly isConverged: boolean;
  },
): PoissonFit {
  const { beta, equations, groups } = point;
  const places = names.flatMap((_, place) => (end.isEstimable[place] === true ? [place] : []));
  const ranOff = end.course.ranOff(point.beta, point.equations, places);
  const notEstimable = names.map((_, place) => {
    if (end.isEstimable[place] !== true) return 'combination';
    return ranOff[places.indexOf(place)] === true ? 'separation' : null;
  });
  return {
    names,
    beta: beta.map((value, place) =>
      notEstimable[place] === null ? value + entry(step, place) : Number.NaN,
    ),
    isEstimable: notEstimable.map((reason) => reason === null),
    notEstimable,
    information: equations.information,
    parts: equations.parts.map((part) => ({
      cluster: part.cluster,
      information: part.information,
      score: scoreAt(part, step),
    })),
    observations: groups.reduce((sum, { n }) => sum + n, 0),
    rss: null,
    fixedEffects: groups.length,
    passes: end.passes,
    isConverged: end.isConverged,
  };
}
