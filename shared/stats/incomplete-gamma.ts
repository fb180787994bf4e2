import { deviance, stirlingRemainder } from './stirling.ts';

/** x^a e^-x / Gamma(a + 1), for a and x > 0. */
export function gammaFront(a: number, x: number): number {
  return Math.exp(-deviance(a, x) - stirlingRemainder(a)) / Math.sqrt(2 * Math.PI * a);
}

/** The two tails of the regularised incomplete gamma function; they add up to 1, and each keeps its digits where it is small. */
export interface GammaTails {
  /** P(a, x). */
  readonly lower: number;
  /** Q(a, x). */
  readonly upper: number;
}

/**
 * The regularised incomplete gamma functions for a > 0: by the power series below x = a + 1 (DLMF 8.11.4), above it by the continued
 * fraction (DLMF 8.9.2).
 */
export function incompleteGamma(a: number, x: number): GammaTails {
  if (Number.isNaN(x) || !(a > 0)) return { lower: Number.NaN, upper: Number.NaN };
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const front = gammaFront(a, x);
  if (x < a + 1) {
    const lower = front * powerSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = front * a * fraction(a, x);
  return { lower: 1 - upper, upper };
}

const mostTerms = 1_000_000;

function powerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= mostTerms; n += 1) {
    term *= x / (a + n);
    sum += term;
    if (term < 1e-17 * sum) break;
  }
  return sum;
}

/** 1/(x+1-a- 1(1-a)/(x+3-a- 2(2-a)/(x+5-a- ...))), by Lentz's method. */
function fraction(a: number, x: number): number {
  let denominator = x + 1 - a;
  let c = Infinity;
  let d = 1 / denominator;
  let value = d;
  for (let n = 1; n <= mostTerms; n += 1) {
    const numerator = n * (a - n);
    denominator += 2;
    d = 1 / awayFromZero(denominator + numerator * d);
    c = awayFromZero(denominator + numerator / c);
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
