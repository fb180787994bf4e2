import type { FrameRate } from '../timed-text/event.ts';
import { flicksPerSecond, frameAt } from './frames.ts';
import { type CheckedLine, isForAudience } from './line.ts';
import { placeOf } from './neighbours.ts';

/** What a line's times make of its counts: the figures of the model `line_reading`, by the same formulas. */
export interface LineFigures {
  /** Out-time less in-time; below 0 where the file has it so. Null where a time is missing. */
  readonly durationMs: number | null;
  /** From the out-time to the in-time of the next line of the same region and role; below 0 where they overlap. */
  readonly gapMs: number | null;
  /** Frames of that gap, each time at its nearest frame; null also where the frame rate is not known. */
  readonly gapFrames: number | null;
  /** Whether the next line follows after exactly the least gap; null where either is not known. */
  readonly isChained: boolean | null;
  /** Characters per second: all, without white space, and of what is spoken alone. Null without a duration above 0 or a count. */
  readonly cps: number | null;
  readonly cpsNoSpace: number | null;
  readonly cpsDialogue: number | null;
  /** Words per minute; null too where words are not set apart by spaces. */
  readonly wpm: number | null;
}

const flicksPerMs = flicksPerSecond / 1000;

/**
 * The figures of the lines of one file, in the order given. Comments and what is hidden, which nobody sees, have a duration alone.
 * @param minGapFrames the least gap of the guide, in frames
 */
export function lineFigures(
  lines: readonly CheckedLine[],
  frameRate: FrameRate | null,
  minGapFrames: number | null,
): readonly LineFigures[] {
  const next = nextInTimes(lines);
  return lines.map((line, index) => {
    const { startFlicks, endFlicks } = line;
    const durationMs =
      startFlicks === null || endFlicks === null ? null : (endFlicks - startFlicks) / flicksPerMs;
    const following = next[index] ?? null;
    const gap = following === null || endFlicks === null ? null : { from: endFlicks, to: following };
    const gapFrames =
      gap === null || frameRate === null ? null : frameAt(gap.to, frameRate) - frameAt(gap.from, frameRate);
    const measure = isForAudience(line) ? line.measure : null;
    const rate = (count: number | null | undefined, perMs: number): number | null =>
      durationMs === null || durationMs <= 0 || count === null || count === undefined
        ? null
        : (count * perMs) / durationMs;
    return {
      durationMs,
      gapMs: gap === null ? null : (gap.to - gap.from) / flicksPerMs,
      gapFrames,
      isChained: gapFrames === null || minGapFrames === null ? null : gapFrames === minGapFrames,
      cps: rate(measure?.charCount, 1000),
      cpsNoSpace: rate(measure?.charCountNoSpace, 1000),
      cpsDialogue: rate(measure?.charCountDialogue, 1000),
      wpm: rate(measure?.wordCount, 60_000),
    };
  });
}

/** For each line the in-time of the next one in display order where it is seen; null where there is none, or it has none. */
function nextInTimes(lines: readonly CheckedLine[]): readonly (number | null)[] {
  const next = lines.map((): number | null => null);
  const latest = new Map<string, number>();
  const shown = lines.map((line, index) => ({ line, index })).filter(({ line }) => isForAudience(line));
  // Lines without an in-time come last, as nulls do in the engine.
  shown.sort(
    (a, b) =>
      compared(a.line.startFlicks ?? Infinity, b.line.startFlicks ?? Infinity) ||
      a.line.ordinal - b.line.ordinal,
  );
  for (const { line, index } of shown) {
    const place = placeOf(line);
    const before = latest.get(place);
    if (before !== undefined) next[before] = line.startFlicks;
    latest.set(place, index);
  }
  return next;
}

/** A difference would be no number of two lines without an in-time. */
function compared(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
