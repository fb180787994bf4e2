/** The probability beyond (or up to) a point x > 0 of a distribution, and its density there. */
export interface Mass {
  /** Falls from its largest value towards 0 as x grows, or rises from 0. */
  probability(x: number): number;
  density(x: number): number;
}

const smallest = Number.MIN_VALUE;
const largest = Number.MAX_VALUE;

/**
 * The x > 0 where a probability that rises or falls with x is `target`. Newton steps on the logarithm of the probability against the
 * logarithm of x, both of which are close to straight in a tail, so that 1e-300 takes few; a bracket takes over where a step leaves it.
 * @returns 0 or Infinity where x is beyond the range of doubles
 */
export function pointOf(mass: Mass, target: number, direction: 'rises' | 'falls'): number {
  const isBelow = (probability: number) =>
    direction === 'rises' ? probability < target : probability > target;
  if (!isBelow(mass.probability(smallest))) return 0;
  if (isBelow(mass.probability(largest))) return Infinity;
  let low = smallest;
  let high = largest;
  let x = 1;
  for (let step = 0; step < 200; step += 1) {
    const probability = mass.probability(x);
    if (isBelow(probability)) low = x;
    else high = x;
    const slope = ((direction === 'rises' ? 1 : -1) * x * mass.density(x)) / probability;
    const change = -Math.log(probability / target) / slope;
    const next = x * Math.exp(change);
    if (Math.abs(change) < 2e-16) return next;
    const isInside = next > low && next < high;
    if (!isInside && (Math.abs(change) < 1e-14 || high / low < 1 + 1e-15)) return x;
    x = isInside ? next : Math.sqrt(low) * Math.sqrt(high);
  }
  return x;
}
