import type { Fit } from './fit.ts';
import { diagonal, dot, factor, type Square } from './matrix.ts';
import {
  addVectorTo,
  aroundMean,
  assemble,
  scoreAt,
  type NormalEquations,
  type Share,
} from './normal-equations.ts';

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
 * Where a coefficient runs to infinity its steps do not shrink while the likelihood no longer rises; after three such steps it is sent
 * on by twice as much each time, so that it is told from a strong effect in a few passes. The other coefficients are those of the limit.
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
  const isEstimable = factorAt(point).isEstimable;
  const isOff = start.some((value, place) => value !== 0 && isEstimable[place] !== true);
  if (isOff) point = await visit(start.map((value, place) => (isEstimable[place] === true ? value : 0)));

  const course = new Course(point);
  for (;;) {
    const { step, change } = newtonStep(point, isEstimable);
    onPass?.({ pass: passes, change });
    course.take(step);
    if (change < tolerance)
      return fitOf(names, point, step, { isEstimable, course, passes, isConverged: true });
    const next = await climb(point, course.stretched(step), visit, () => passes < mostPasses);
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

function factorAt({ equations }: Point) {
  return factor(equations.information, equations.scale);
}

/** Newton's step; 0 where a coefficient is not estimable. */
function newtonStep(point: Point, isEstimable: readonly boolean[]): { step: Float64Array; change: number } {
  const factored = factorAt(point);
  const variances = diagonal(factored.inverse());
  let change = 0;
  const step = factored.solve(point.equations.right).map((value, place) => {
    if (isEstimable[place] !== true || Number.isNaN(value)) return 0;
    change = Math.max(change, Math.abs(value) / Math.sqrt(entry(variances, place)));
    return value;
  });
  return { step, change };
}

function entry(vector: Float64Array, place: number): number {
  return vector[place] ?? Number.NaN;
}

/** How much the logarithm of the likelihood may seem to fall by rounding, as a share of itself. */
const rounding = 1e-10;

/** Goes along a step, half of it, a quarter and so on, until the likelihood does not fall; null where it always does. */
async function climb(
  from: Point,
  step: Float64Array,
  visit: (beta: Float64Array) => Promise<Point>,
  mayVisit: () => boolean,
): Promise<{ point: Point; isCut: boolean } | null> {
  const least = from.logLikelihood - rounding * (1 + Math.abs(from.logLikelihood));
  for (let share = 1; mayVisit(); share /= 2) {
    const beta = from.beta.slice();
    addVectorTo(beta, step, share);
    const point = await visit(beta);
    if (point.logLikelihood >= least) return { point, isCut: share < 1 };
  }
  return null;
}

/** The steps so far, from which it shows which coefficients run to infinity. */
class Course {
  /** For each coefficient: its last step, how many steps in a row did not shrink, and by how much to stretch the next. */
  readonly #last: Float64Array;
  readonly #unshrunk: Float64Array;
  readonly #stretch: Float64Array;
  /** The spread of each regressor within groups at the first pass, weighted by expected events. */
  readonly #spread: Float64Array;

  constructor({ equations, groups }: Point) {
    const events = groups.reduce((sum, { y }) => sum + y, 0);
    this.#spread = diagonal(equations.information).map((square) => Math.sqrt(square / events));
    this.#last = new Float64Array(equations.right.length);
    this.#unshrunk = new Float64Array(equations.right.length);
    this.#stretch = new Float64Array(equations.right.length).fill(1);
  }

  /** Notes Newton's step. */
  take(step: Float64Array): void {
    step.forEach((value, place) => {
      const last = entry(this.#last, place);
      const isUnshrunk = value * last > 0 && Math.abs(value) >= Math.abs(last) / 2;
      const unshrunk = isUnshrunk ? entry(this.#unshrunk, place) + 1 : 0;
      this.#unshrunk[place] = unshrunk;
      this.#stretch[place] = unshrunk < 3 ? 1 : 2 * entry(this.#stretch, place);
      this.#last[place] = value;
    });
  }

  /** The step, longer where a coefficient seems to run to infinity. */
  stretched(step: Float64Array): Float64Array {
    return step.map((value, place) => value * entry(this.#stretch, place));
  }

  /** Stretches no more: the likelihood fell. */
  relax(): void {
    this.#unshrunk.fill(0);
  }

  /** Whether a coefficient still moves, by as much as before and by more than rounding, although the likelihood is at its top. */
  isRunning(place: number): boolean {
    const move = Math.abs(entry(this.#last, place)) * entry(this.#spread, place);
    return entry(this.#unshrunk, place) >= 2 && move > 1e-3;
  }
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
  const stillHolds = factorAt(point).isEstimable;
  const notEstimable = names.map((_, place) => {
    if (end.isEstimable[place] !== true) return 'combination';
    return stillHolds[place] !== true || end.course.isRunning(place) ? 'separation' : null;
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
