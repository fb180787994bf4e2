import type { BunchReading } from './bunch-reading.ts';
import type { Bunching, SpeedBins } from './bunching.ts';

/** Lines that another limit would give another speed, by what is known of the lines of one bin. */
export interface Move {
  /** How many, for each line of the bin: a line over the limit stands for those that were condensed, which may be more than one. */
  readonly perLine: number;
  /** The variance of that number by chance, who is condensed being drawn line by line. */
  readonly variance: number;
  /** The speeds that they have and would have, in characters a second; null for the bin's own. */
  readonly from: number | null;
  readonly to: number | null;
}

/** A change of the limit, and how lines would follow it. */
export interface LimitChange {
  readonly from: number;
  readonly to: number;
  /** The share of lines over the limit that are condensed to it, from 0 to 1. */
  readonly compliance: number;
  /** Where condensed lines come to stand: so far below the limit, in characters a second. */
  readonly condensedBy: number;
}

/** {@link LimitChange.condensedBy} for limits near 17 (facts, section 2e). */
export const condensedBy = 0.4;

/** How many lines were condensed to a limit. */
export interface Condensed {
  /** For each line that was not, and so stands over it. */
  readonly perLineOver: number;
  /** The share of a bin's lines over the limit that were not: whole characters leave some condensed lines just over it, where a bunch can tell. */
  readonly stayed: (bin: number) => number;
  /** The compliance that these would make: less than what was asked where that takes more lines than there can be. */
  readonly takenAs: number;
}

/**
 * How many lines were condensed: of lines over the limit the share c was and the others stand over it, so that c / (1 - c) were for each of
 * those, as long as there can be so many. With full compliance the formula would have no end.
 * @param bins the lines that were delivered under the limit
 * @param bunching null where compliance could not be read well from them
 */
export function condensedIn(
  { from, compliance, condensedBy: mean }: LimitChange,
  bins: SpeedBins,
  bunching: BunchReading | null,
): Condensed {
  const stayed = (bin: number): number => stayedOf(bin, bins, bunching);
  let over = 0;
  for (const [bin, count] of bins.lines) over += count * shareOver(from, bin, bins.width) * stayed(bin);
  // Where no line stands over the limit, nothing tells of those that would.
  if (over === 0) return { perLineOver: 0, stayed, takenAs: compliance };
  const most = mostCondensed(over, linesWhereCondensed(from, mean, bins, bunching), bunching) / over;
  const wanted = odds(compliance);
  return wanted <= most + 1e-9
    ? { perLineOver: wanted, stayed, takenAs: compliance }
    : { perLineOver: most, stayed, takenAs: most / (1 + most) };
}

/**
 * How many lines can have been condensed at most. Where a bunch is read, no more than it holds by the upper end of what is read: those that
 * were stand in it, and the compliance may be stated as it likes. Else all that stand where condensed lines do.
 * @param over lines over the limit that were not condensed
 * @param below lines that stand where condensed lines do
 */
function mostCondensed(over: number, below: number, bunching: BunchReading | null): number {
  if (bunching === null) return below;
  return Math.max(bunching.condensed, Math.min(below, over * odds(bunching.high)));
}

/** Of how many condensed lines a share tells, for each one that was not. */
function odds(share: number): number {
  return share >= 1 ? Number.POSITIVE_INFINITY : share / (1 - share);
}

/** The share of a bin's lines that were not condensed: where the bunch is, as many as there would be without it. */
function stayedOf(bin: number, { lines }: SpeedBins, bunching: Bunching | null): number {
  const smooth = bunching?.smooth.get(bin);
  const count = lines.get(bin) ?? 0;
  return smooth === undefined || count === 0 ? 1 : smooth / count;
}

/** Lines as near below the limit as condensed lines stand, which is evenly down to twice their mean distance, and all where the bunch stands. */
function linesWhereCondensed(
  limit: number,
  mean: number,
  { lines, width }: SpeedBins,
  bunching: Bunching | null,
): number {
  let count = 0;
  for (const [bin, own] of lines) {
    const above = (bin + 0.5) * width - limit;
    const standsOut = own > (bunching?.smooth.get(bin) ?? own);
    if (above < 0 && (above > -2 * mean || standsOut)) count += own;
  }
  return count;
}

/**
 * Which lines change speed when a limit changes, with durations kept (the policy "condense"), by what stands in one bin. Whoever condenses
 * doesn't look at what members will do, so that the lines that were condensed are like those that stand over the limit all the same, and
 * are told of by these: their titles, durations and the speeds that they would have.
 * Tightened: lines between the limits are condensed to just below the new one, those that were condensed before surely, others with the
 * probability `compliance`; those over the old limit stay. Relaxed: lines that were condensed get the speeds of those that were not,
 * and where these are over the new limit, stand just below it.
 */
export function movesOf(
  { from, to, compliance, condensedBy: below }: LimitChange,
  { perLineOver, stayed }: Condensed,
  bin: number,
  width: number,
): Move[] {
  if (to === from) return [];
  const [overOld, overNew] = [shareOver(from, bin, width), shareOver(to, bin, width)];
  const like = stayed(bin);
  // Of n lines over the limit n c are condensed, give or take n c (1 - c): for each of the n (1 - c) others k = c / (1 - c), give or take k (1 + k).
  const condensed = (share: number, speed: number | null): Move => ({
    perLine: share * like * perLineOver,
    variance: (share * like) ** 2 * perLineOver * (1 + perLineOver),
    from: from - below,
    to: speed,
  });
  // Of all lines that keep to today's limit the compliance moves a share, whether they were condensed before or not; the others of the former move too.
  const keeping = overNew - overOld + overOld * Math.max(0, 1 - like);
  const own: Move = {
    perLine: keeping * compliance,
    variance: keeping * compliance * (1 - compliance),
    from: null,
    to: to - below,
  };
  const moves =
    to > from
      ? [condensed(overOld - overNew, null), condensed(overNew, to - below)]
      : [own, condensed(overOld * (1 - compliance), to - below)];
  return moves.filter(({ perLine }) => perLine > 0);
}

/** The share of a bin's speeds that are over a limit. */
export function shareOver(limit: number, bin: number, width: number): number {
  // A limit on the edge of a bin must not cut a sliver off it by rounding.
  const within = bin + 1 - limit / width;
  return within < 1e-9 ? 0 : within > 1 - 1e-9 ? 1 : within;
}

/** Lines over a limit. */
export function linesOver(limit: number, { lines, width }: SpeedBins): number {
  let over = 0;
  for (const [bin, count] of lines) over += count * shareOver(limit, bin, width);
  return over;
}
