import { type CheckedLine, isShown } from './line.ts';

/** A line with both times. */
export type TimedLine = CheckedLine & { readonly startFlicks: number; readonly endFlicks: number };

/** A line, and the one of those before it in the same place that is seen longest. */
export interface Neighbours {
  readonly before: TimedLine;
  readonly after: TimedLine;
}

/**
 * Each line with the one before it in display order, in the same region and role. Lines of other regions may be seen at once,
 * and so may a forced narrative over dialogue. Of lines that overlap, the one that ends last counts as before.
 * Lines without times, with an out-time before the in-time, or that viewers don't see, are left out.
 */
export function neighboursOf(lines: readonly CheckedLine[]): readonly Neighbours[] {
  const ordered = lines
    .filter((line): line is TimedLine => isTimed(line) && isShown(line))
    .sort((a, b) => a.startFlicks - b.startFlicks || a.ordinal - b.ordinal);
  const latest = new Map<string, TimedLine>();
  const pairs: Neighbours[] = [];
  for (const after of ordered) {
    const place = placeOf(after);
    const before = latest.get(place);
    if (before !== undefined) pairs.push({ before, after });
    if (before === undefined || after.endFlicks >= before.endFlicks) latest.set(place, after);
  }
  return pairs;
}

function isTimed({ startFlicks, endFlicks }: CheckedLine): boolean {
  return startFlicks !== null && endFlicks !== null && endFlicks >= startFlicks;
}

/** Where a line is seen, as a key: one of its own for each region, and in each for what is written in the picture. */
export function placeOf(line: CheckedLine): string {
  return `${roleOf(line)}${line.region === null ? '' : ` ${line.region}`}`;
}

/** What is written in the picture is translated beside the dialogue, not instead of it. */
function roleOf({ kind }: CheckedLine): 'dialogue' | 'narrative' {
  return kind === 'forced_narrative' || kind === 'on_screen_text' ? 'narrative' : 'dialogue';
}
