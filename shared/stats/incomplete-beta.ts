import { continuedFraction } from './continued-fraction.ts';
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
 * on the side where it converges fast. The other tail is I_(1-x)(b, a).
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
  return continuedFraction((a * (distance + 1)) / (a + 1), (m) => {
    const odd = a + 2 * m - 1;
    return [
      ((a + m - 1) / odd) * ((a + b + m - 1) / odd) * m * (b - m) * x * x,
      m + (m * (b - m) * x) / odd + ((a + m) * (distance + 1 + m * (1 + complement))) / (odd + 2),
    ];
  });
}
