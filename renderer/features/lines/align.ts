import type { Line } from './line.ts';

/** A moment of two versions: the lines of each that are seen together. */
export interface Aligned {
  readonly left: readonly Line[];
  readonly right: readonly Line[];
}

/**
 * Sets the lines of two versions of a title beside each other by time. A line on the right stands beside the line on the left with
 * which it is on screen the longest, of two alike the one that begins nearer; one that meets none stands in a row of its own, where its time puts it. Lines without times
 * come last. In n log n of their number.
 * @param left and right in any order
 */
export function aligned(left: readonly Line[], right: readonly Line[]): Aligned[] {
  const ours = left.toSorted(byTime);
  const beside = new Map<Line, Line[]>();
  const alone: Line[] = [];
  let from = 0;
  for (const line of right.toSorted(byTime)) {
    while (from < ours.length && endOf(ours[from]) <= startOf(line)) from += 1;
    const best = longestWith(line, ours, from);
    if (best === null) alone.push(line);
    else beside.set(best, [...(beside.get(best) ?? []), line]);
  }
  const rows = [
    ...ours.map((line) => ({ at: startOf(line), row: { left: [line], right: beside.get(line) ?? [] } })),
    ...alone.map((line) => ({ at: startOf(line), row: { left: [], right: [line] } })),
  ];
  return rows.toSorted((a, b) => a.at - b.at).map(({ row }) => row);
}

/** How far ahead a line that ends late may hide others that meet it. */
const mostOverlapping = 20;

function longestWith(line: Line, ours: readonly Line[], from: number): Line | null {
  let best: { line: Line; shared: number; apart: number } | null = null;
  for (const one of ours.slice(from, from + mostOverlapping)) {
    if (startOf(one) >= endOf(line)) break;
    const shared = Math.min(endOf(one), endOf(line)) - Math.max(startOf(one), startOf(line));
    const apart = Math.abs(startOf(one) - startOf(line));
    if (shared <= 0) continue;
    if (best === null || shared > best.shared || (shared === best.shared && apart < best.apart))
      best = { line: one, shared, apart };
  }
  return best?.line ?? null;
}

function byTime(a: Line, b: Line): number {
  return startOf(a) - startOf(b) || a.ordinal - b.ordinal;
}

function startOf(line: Line | undefined): number {
  return line?.startMs ?? Number.MAX_VALUE;
}

function endOf(line: Line | undefined): number {
  const start = startOf(line);
  return start === Number.MAX_VALUE ? start : start + Math.max(0, line?.durationMs ?? 0);
}
