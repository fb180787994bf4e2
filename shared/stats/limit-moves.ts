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
  /** Where condensed lines come to stand: so far below the limit, in characters a second. */
  readonly condensedBy: number;
}

/** {@link LimitChange.condensedBy} for limits near 17 (facts, section 2e). */
export const condensedBy = 0.4;

/** How far below a limit the lines are that were condensed to it, where no bunch says it. */
const condensedWithin = 0.8;

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
  { from, compliance }: LimitChange,
  { lines, width }: SpeedBins,
  bunching: Bunching | null,
): Map<number, number> {
  const excess = new Map<number, number>();
  for (const [bin, count] of lines) {
    const above = (bin + 0.5) * width - from;
    const own =
      bunching === null
        ? above < 0 && above > -condensedWithin
          ? count
          : 0
        : count - (bunching.smooth.get(bin) ?? count);
    if (own > 0) excess.set(bin, own);
  }
  const standing = [...excess.values()].reduce((sum, value) => sum + value, 0);
  const over = bunching?.over ?? linesOver(from, { lines, width });
  // No more lines can have been condensed than stand out; with full compliance the formula would have no end.
  const most = Math.max(standing, bunching?.condensed ?? 0);
  const all = compliance >= 1 ? most : Math.min((over * compliance) / (1 - compliance), most);
  return new Map(
    [...excess].map(([bin, own]) => [bin, Math.min(1, ((own / standing) * all) / (lines.get(bin) ?? 1))]),
  );
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
