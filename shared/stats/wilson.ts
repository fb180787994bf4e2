/** The quantile of the normal distribution that leaves 2.5% above it. */
const z = 1.959963984540054;

/**
 * The 95% Wilson score interval of a share (E. B. Wilson, JASA 22, 1927; method 3 of R. G. Newcombe, Statistics in Medicine 17, 1998).
 * @param share what was counted over `n`, from 0 to 1
 * @param n how many it was counted among, above 0
 * @returns both ends, from 0 to 1
 */
export function wilsonInterval(share: number, n: number): { readonly low: number; readonly high: number } {
  const middle = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const whole = 1 + (z * z) / n;
  return {
    // The ends that are exact would come out a rounding error away.
    low: share === 0 ? 0 : (middle - half) / whole,
    high: share === 1 ? 1 : (middle + half) / whole,
  };
}
