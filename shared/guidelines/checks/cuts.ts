/** Shot changes in ascending order, each once; what is no frame is left out. */
export function orderedCuts(frames: readonly number[]): readonly number[] {
  return [...new Set(frames.filter(Number.isFinite))].sort((a, b) => a - b);
}

/** The cut nearest to a frame, the later one of two as near; null where there are none. In logarithmic time. */
export function nearestCut(cuts: readonly number[], frame: number): number | null {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cuts[middle] ?? Infinity) < frame) low = middle + 1;
    else high = middle;
  }
  const after = cuts[low];
  const before = low === 0 ? undefined : cuts[low - 1];
  if (after === undefined) return before ?? null;
  return before === undefined || after - frame <= frame - before ? after : before;
}
