import type { CellPoint } from './cell-pass.ts';
import type { LanguageStudy } from './types.ts';

/** Where the regressors of a stratum start from, and how wide its bins are. The knot stands at the edge of a bin. */
export type Design = Omit<CellPoint, 'beta'>;

/** The bin that the knot of a design is the lower edge of: what lies over the knot is made of it and those above. */
export function knotBin({ knot, width }: Pick<Design, 'knot' | 'width'>): number {
  return Math.round(knot / width);
}

/** Without two titles nothing has an interval, and without events nothing has a rate. */
export function canBeFitted({ overview }: Pick<LanguageStudy, 'overview'>): boolean {
  return overview.titles > 1 && overview.events > 0;
}

/**
 * Speeds are counted from their mean, and the slope may bend at the limit where there is one. Bins are cut so that one begins at the limit,
 * whatever it is: what lies over it is then made of whole bins.
 */
export function designOf({
  stratum: { key, limit },
  overview: { meanSpeed },
}: Pick<LanguageStudy, 'stratum' | 'overview'>): Design {
  const usual = usualWidth(meanSpeed);
  const knot = limit ?? Math.round(meanSpeed / usual) * usual;
  const width = knot > 0 ? knot / Math.max(1, Math.round(knot / usual)) : usual;
  return { stratum: key, centre: meanSpeed, knot, width };
}

/** Width of a bin in cps: half a character for alphabets, less where a character says more (facts, statistics section 2c). */
function usualWidth(meanSpeed: number): number {
  if (meanSpeed >= 12) return 0.5;
  return meanSpeed >= 6 ? 0.25 : 0.125;
}
