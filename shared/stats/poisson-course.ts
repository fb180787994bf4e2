import { diagonal, factor, isDetermined, part } from './matrix.ts';
import { entry, factorOf, type NormalEquations } from './normal-equations.ts';

/** How far a step may move the logarithm of the rate, over the spread of a regressor within groups. */
const farthestStep = 10;

/** How far a coefficient may be from 0 over the spread of its regressor: e^50 is no ratio of rates. */
const farthest = 50;

/** The Newton steps of a Poisson regression so far, from which it shows which coefficients run to infinity. */
export class Course {
  /** How many times as far to send a coefficient that seems to run to infinity. */
  #stretch = 1;
  /** For each coefficient: its last step, and how many steps in a row did not shrink. */
  readonly #last: Float64Array;
  readonly #unshrunk: Float64Array;
  /** The spread of each regressor within groups, weighted by the events expected at the first pass. */
  readonly #spread: Float64Array;
  /** The variance of each coefficient beyond which nothing is known of it. */
  readonly #most: Float64Array;

  /** @param events all events of the groups that have any */
  constructor(equations: NormalEquations, events: number) {
    this.#most = diagonal(factorOf(equations).inverse()).map((variance) => 1e3 * events * variance);
    this.#spread = diagonal(equations.information).map((square) => Math.sqrt(square / events));
    this.#last = new Float64Array(equations.right.length);
    this.#unshrunk = new Float64Array(equations.right.length);
  }

  /** How far a change of coefficients moves the logarithm of the rate, over the spread of the regressor that moves it most. */
  #reach(change: Float64Array): number {
    return change.reduce((most, value, place) => Math.max(most, this.#reachOf(value, place)), 0);
  }

  #reachOf(value: number, place: number): number {
    return Math.abs(value) * entry(this.#spread, place);
  }

  /**
   * Notes Newton's step: where a coefficient has not shrunk its steps three times, it seems to run to infinity.
   * @returns the step, shortened where it would take rates out of all bounds, as it may where little is known of a combination
   */
  take(newton: Float64Array): Float64Array {
    const reach = this.#reach(newton);
    const step = reach > farthestStep ? newton.map((value) => (value * farthestStep) / reach) : newton;
    step.forEach((value, place) => {
      const last = entry(this.#last, place);
      const isUnshrunk = value * last > 0 && Math.abs(value) >= Math.abs(last) / 2;
      this.#unshrunk[place] = isUnshrunk ? entry(this.#unshrunk, place) + 1 : 0;
      this.#last[place] = value;
    });
    this.#stretch = this.#unshrunk.some((steps) => steps >= 3) ? 2 * this.#stretch : 1;
    return step;
  }

  /** The step, longer for the coefficients that seem to run to infinity; null where none does. */
  stretched(step: Float64Array): Float64Array | null {
    if (this.#stretch === 1) return null;
    return step.map((value, place) => value * (entry(this.#unshrunk, place) >= 2 ? this.#stretch : 1));
  }

  /** Goes carefully again: the likelihood fell. */
  relax(): void {
    this.#stretch = 1;
  }

  /**
   * Which coefficients ran to infinity. What is known of one that does not is worth an event at least; with all events it was worth the
   * variance at the first pass, so a variance that has grown by a thousand times the events is worth none, and so is a combination.
   * So is a coefficient that rounding has stopped on its way.
   */
  ranOff(beta: Float64Array, equations: NormalEquations, places: readonly number[]): boolean[] {
    const information = part(equations.information, places);
    const factored = factor(information, pick(equations.scale, places));
    const variances = diagonal(factored.inverse());
    return isDetermined(information, factored).map((isKnown, i) => {
      const place = places[i] ?? 0;
      const isNear = this.#reachOf(entry(beta, place), place) < farthest;
      return !(isKnown && isNear && entry(variances, i) < entry(this.#most, place));
    });
  }
}

function pick(vector: Float64Array, places: readonly number[]): Float64Array {
  return Float64Array.from(places, (place) => entry(vector, place));
}
