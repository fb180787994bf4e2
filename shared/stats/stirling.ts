/**
 * Pieces of the gamma function that keep their digits where its logarithm would not: probabilities of large samples are quotients of
 * huge numbers, so they are built from small remainders (Loader, "Fast and accurate computation of binomial probabilities", 2000).
 */

/** Coefficients of Stirling's series in 1/a, 1/a^3 and so on (DLMF 5.11.1). */
const series = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];

/**
 * What Stirling's formula leaves out: log Gamma(a) - ((a - 1/2) log a - a + log(2 pi) / 2), for a > 0. Below 12 it climbs by
 * the recurrence of the gamma function to where the series has all digits.
 */
export function stirlingRemainder(a: number): number {
  let climbed = 0;
  let at = a;
  for (; at < 12; at += 1) climbed += (at + 0.5) * Math.log1p(1 / at) - 1;
  const square = at * at;
  return climbed + series.reduceRight((sum, coefficient) => sum / square + coefficient, 0) / at;
}

/** x log(x / mean) + mean - x for x and mean > 0, which is 0 at x = mean and keeps its digits near it. */
export function deviance(x: number, mean: number): number {
  const share = (x - mean) / (x + mean);
  if (!(Math.abs(share) < 0.1)) return x * Math.log(x / mean) + mean - x;
  let sum = (x - mean) * share;
  let power = 2 * x * share;
  for (let odd = 3; odd < 40; odd += 2) {
    power *= share * share;
    sum += power / odd;
  }
  return sum;
}
