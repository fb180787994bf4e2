import { deviance, stirlingRemainder } from './stirling.ts';

/**
 * x^a (1 - x)^b / B(a, b) for 0 < x < 1, a and b > 0.
 * @param complement 1 - x, given apart so that x near 1 keeps its digits
 */
export function betaFront(x: number, a: number, b: number, complement = 1 - x): number {
  const sum = a + b;
  const exponent =
    stirlingRemainder(sum) -
    stirlingRemainder(a) -
    stirlingRemainder(b) -
    deviance(a, sum * x) -
    deviance(b, sum * complement);
  return Math.sqrt((a / sum) * (b / (2 * Math.PI))) * Math.exp(exponent);
}

/**
 * The regularised incomplete beta function I_x(a, b), 0 <= x <= 1, a and b > 0, by its continued fraction
 * (evaluated by Lentz's method) on the side where it converges fast. The other tail is I_(1-x)(b, a).
 * @param complement 1 - x, given apart so that x near 1 keeps its digits
 */
export function incompleteBeta(x: number, a: number, b: number, complement = 1 - x): number {
  if (x <= 0) return 0;
  if (complement <= 0) return 1;
  const front = betaFront(x, a, b, complement);
  return x < (a + 1) / (a + b + 2)
    ? front / betaFraction(x, a, b, complement)
    : 1 - front / betaFraction(complement, b, a, x);
}

/**
 * The denominator that x^a (1 - x)^b / B(a, b) is divided by: the even part of the fraction, which takes half of the terms and, since
 * a - (a + b) x is computed from the smaller of x and 1 - x, keeps its digits where a or b is a million (DiDonato and Morris,
 * "Algorithm 708", 1992, equation 9).
 */
function betaFraction(x: number, a: number, b: number, complement: number): number {
  const distance = x < complement ? a - (a + b) * x : (a + b) * complement - b;
  let value = awayFromZero((a * (distance + 1)) / (a + 1));
  let c = value;
  let d = 0;
  for (let m = 1; m <= 100_000; m += 1) {
    const odd = a + 2 * m - 1;
    const numerator = ((a + m - 1) / odd) * ((a + b + m - 1) / odd) * m * (b - m) * x * x;
    const denominator =
      m + (m * (b - m) * x) / odd + ((a + m) * (distance + 1 + m * (1 + complement))) / (odd + 2);
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
