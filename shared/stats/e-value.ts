/** How strong, as a rate ratio with both speed and outcome, an unseen confounder must be to explain a rate ratio away. */
export interface EValue {
  readonly estimate: number;
  /** For the end of the interval that is nearer to 1; 1 where the interval has 1 in it. */
  readonly interval: number;
}

/** The E-value of a rate ratio above 0 and of its interval (VanderWeele and Ding, Annals of Internal Medicine 167, 2017). */
export function eValue(ratio: number, interval: { readonly low: number; readonly high: number }): EValue {
  const { low, high } = interval;
  const nearer = low > 1 ? low : high < 1 ? high : low <= 1 && high >= 1 ? 1 : Number.NaN;
  return { estimate: ofRatio(ratio), interval: ofRatio(nearer) };
}

function ofRatio(ratio: number): number {
  if (!(ratio > 0)) return Number.NaN;
  const above = ratio < 1 ? 1 / ratio : ratio;
  return above + Math.sqrt(above * (above - 1));
}

/** A coefficient and the R squared of the regression that it comes from. */
export interface Explained {
  readonly estimate: number;
  readonly r2: number;
}

/**
 * The coefficient if what is unseen moved it as what is seen did (Oster, JBES 37, 2019, the approximation of equation 3). For the panel
 * of experts only: with R squared of lines it is unstable.
 * @param bare without covariates
 * @param full with them
 * @param rMax the R squared with all that matters, seen or not; above that of `full`
 * @param delta how much what is unseen matters, over what is seen
 * @returns null where the covariates explain nothing, so that they say nothing of the unseen
 */
export function osterAdjusted(bare: Explained, full: Explained, rMax: number, delta = 1): number | null {
  const gained = full.r2 - bare.r2;
  if (!(gained > 0) || !(rMax >= full.r2)) return null;
  return full.estimate - (delta * (bare.estimate - full.estimate) * (rMax - full.r2)) / gained;
}
