import type { Bunching, SpeedBins } from './bunching.ts';

/** Part of the lines of one bin that another limit would give another speed. */
export interface Move {
  readonly bin: number;
  /** The share of the bin's lines, from 0 to 1. */
  readonly share: number;
  /** The speed that they would have, in characters a second. */
  readonly to: number;
}

/** A change of the limit, and how lines would follow it. */
export interface LimitChange {
  readonly from: number;
  readonly to: number;
  /** The share of lines over the limit that are condensed to it, from 0 to 1. */
  readonly compliance: number;
  /**
   * Whether it is stated, and so said of the lines under the old limit too: as many of them were condensed as it takes. One that was read says
   * how many stand out of the bunch, and no more can have been condensed.
   */
  readonly isStated: boolean;
  /** Where condensed lines come to stand: so far below the limit, in characters a second. */
  readonly condensedBy: number;
}

/** {@link LimitChange.condensedBy} for limits near 17 (facts, section 2e). */
export const condensedBy = 0.4;

/**
 * Which lines change speed when a limit changes (facts, section 2e), with durations kept (the policy "condense").
 * Tightened: lines between the limits are condensed to just below the new one, those that were condensed before surely, others with the
 * probability `compliance`; those over the old limit stay. Relaxed: lines that were condensed get the speeds of those that were not,
 * and where these are over the new limit, stand just below it.
 * @param bunching null where compliance could not be read from the lines
 */
export function movesOf(change: LimitChange, bins: SpeedBins, bunching: Bunching | null): Move[] {
  if (change.to === change.from) return [];
  const condensed = condensedShares(change, bins, bunching);
  return change.to < change.from
    ? tightened(change, bins, condensed)
    : relaxed(change, bins, bunching, condensed);
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

/** The share of each bin that was condensed to the old limit. */
function condensedShares(
  change: LimitChange,
  bins: SpeedBins,
  bunching: Bunching | null,
): Map<number, number> {
  const { from, compliance, isStated } = change;
  const { lines } = bins;
  const excess = bunching === null ? linesJustBelow(change, bins) : standingOut(bins, bunching);
  const standing = sumOf(excess);
  const over = bunching?.over ?? linesOver(from, bins);
  const wanted = compliance >= 1 ? Number.POSITIVE_INFINITY : (over * compliance) / (1 - compliance);
  // No more lines can have been condensed than stand out; with full compliance the formula would have no end.
  if (!isStated)
    return sharesOf(excess, Math.min(wanted, Math.max(standing, bunching?.condensed ?? 0)), lines);
  // The bunch says where they stand; what it does not hold stood among the other lines just below the limit.
  const first = sharesOf(excess, wanted, lines);
  const below = linesJustBelow(change, bins);
  const room = new Map([...below].map(([bin, count]) => [bin, count * (1 - (first.get(bin) ?? 0))]));
  const left =
    wanted - sumOf(new Map([...first].map(([bin, share]) => [bin, share * (lines.get(bin) ?? 0)])));
  const filled = sumOf(room) > 0 ? Math.min(1, Math.max(0, left) / sumOf(room)) : 0;
  const more = [...room].map(([bin, count]): [number, number] => [
    bin,
    (first.get(bin) ?? 0) + (filled * count) / (lines.get(bin) ?? 1),
  ]);
  return new Map([...first, ...more]);
}

/** Lines as near below the limit as condensed lines stand, which is evenly down to twice their mean distance. */
function linesJustBelow(
  { from, condensedBy: mean }: LimitChange,
  { lines, width }: SpeedBins,
): Map<number, number> {
  return new Map(
    [...lines].filter(([bin]) => {
      const above = (bin + 0.5) * width - from;
      return above < 0 && above > -2 * mean;
    }),
  );
}

/** Lines by which a bin stands out of what would be there without the bunch. */
function standingOut({ lines }: SpeedBins, { smooth }: Bunching): Map<number, number> {
  return new Map(
    [...lines].flatMap(([bin, count]): [number, number][] => {
      const own = count - (smooth.get(bin) ?? count);
      return own > 0 ? [[bin, own]] : [];
    }),
  );
}

/** So many lines, spread over bins as the excess is, as shares of each bin's lines. */
function sharesOf(
  excess: ReadonlyMap<number, number>,
  total: number,
  lines: ReadonlyMap<number, number>,
): Map<number, number> {
  const standing = sumOf(excess);
  return new Map(
    [...excess].map(([bin, own]) => [bin, Math.min(1, ((own / standing) * total) / (lines.get(bin) ?? 1))]),
  );
}

function sumOf(counts: ReadonlyMap<number, number>): number {
  return [...counts.values()].reduce((sum, value) => sum + value, 0);
}

function tightened(
  { from, to, compliance, condensedBy: below }: LimitChange,
  { lines, width }: SpeedBins,
  condensed: ReadonlyMap<number, number>,
): Move[] {
  return [...lines.keys()].flatMap((bin) => {
    const before = condensed.get(bin) ?? 0;
    const overOld = shareOver(from, bin, width);
    const overNew = shareOver(to, bin, width);
    const share = overNew * before + (overNew - overOld) * (1 - before) * compliance;
    return share > 0 ? [{ bin, share, to: to - below }] : [];
  });
}

function relaxed(
  { from, to, condensedBy: below }: LimitChange,
  bins: SpeedBins,
  bunching: Bunching | null,
  condensed: ReadonlyMap<number, number>,
): Move[] {
  const { lines, width } = bins;
  const above = [...lines].flatMap(([bin, count]) => {
    const stayed = (bunching?.smooth.get(bin) ?? count) * shareOver(from, bin, width);
    return stayed > 0 ? [{ bin, stayed }] : [];
  });
  const total = above.reduce((sum, { stayed }) => sum + stayed, 0);
  if (total === 0) return [];
  return [...condensed].flatMap(([bin, before]) =>
    above.flatMap((target) => {
      const share = (before * target.stayed) / total;
      const overNew = shareOver(to, target.bin, width);
      const speed = (target.bin + 0.5) * width;
      return [
        { bin, share: share * (1 - overNew), to: speed },
        { bin, share: share * overNew, to: to - below },
      ].filter((move) => move.share > 0);
    }),
  );
}
