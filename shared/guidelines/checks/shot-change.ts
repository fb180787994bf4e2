import { guidelineMessages } from '../../errors/guideline.ts';
import type { FrameRate } from '../../timed-text/event.ts';
import type { FigureOf } from '../figure.ts';
import { type Check, type CheckContext, type Finding, findingOf, sourceOf } from '../finding.ts';
import { flicksOf, frameAt, framesFrom24, framesIn } from '../frames.ts';
import { type Limit, limitOf } from '../limits.ts';
import { isShown } from '../line.ts';
import type { TimedLine } from '../neighbours.ts';
import { frames } from '../words.ts';
import { nearestCut, orderedCuts } from './cuts.ts';

/**
 * In-times and out-times near a shot change. Within the guide's half second an in-time belongs on the cut, and an out-time so
 * many frames before it. An in-time further before the cut than the guide snaps belongs half a second before it. Where that
 * distance differs between sources, the finding says what the other one has.
 */
export const shotChange: Check = {
  rule: 'shot_change',
  name: 'Timing to shot changes',
  figures: ['snap_to_cut_within'],
  obstacle: ({ shotChanges, frameRate }, check) => {
    if (shotChanges === null) return guidelineMessages.noShotChanges({ check });
    return frameRate === null ? guidelineMessages.noFrameRate({ check }) : null;
  },
  find: (context) => {
    const rules = rulesOf(context);
    if (rules === null) return [];
    return context.lines
      .filter(
        (line): line is TimedLine => line.startFlicks !== null && line.endFlicks !== null && isShown(line),
      )
      .flatMap((line) => [...inTimeFindings(line, rules), ...outTimeFindings(line, rules)]);
  },
};

interface Rules {
  readonly rate: FrameRate;
  readonly cuts: readonly number[];
  /** Frames within which a time belongs to a cut. */
  readonly within: number;
  readonly snap: Limit<'snap_to_cut_within'>;
  readonly before: Limit<'snap_in_time_before_cut'> | null;
  readonly out: Limit<'out_time_before_cut'> | null;
}

function rulesOf({ limits, shotChanges, frameRate: rate }: CheckContext): Rules | null {
  const snap = limitOf(limits, 'snap_to_cut_within');
  if (snap === null || shotChanges === null || rate === null) return null;
  return {
    rate,
    cuts: orderedCuts(shotChanges),
    within: framesIn(flicksOf(snap.figure.value, snap.figure.unit), rate),
    snap,
    before: limitOf(limits, 'snap_in_time_before_cut'),
    out: limitOf(limits, 'out_time_before_cut'),
  };
}

function inTimeFindings(line: TimedLine, { rate, cuts, within, snap, before }: Rules): Finding[] {
  const frame = frameAt(line.startFlicks, rate);
  const cut = nearestCut(cuts, frame);
  if (cut === null || frame === cut || Math.abs(frame - cut) >= within) return [];
  const value = frame - cut;
  const stays = before !== null && value < -framesFrom24(before.figure.value, rate);
  const limit = stays ? -within : 0;
  const off = Math.abs(value - limit);
  const problem = guidelineMessages.inTimeOffCut({
    value: distance(value),
    limit: distance(limit),
    off: frames(off),
    place: place(limit),
    source: sourceOf(value < 0 ? (before ?? snap) : snap),
    otherwise: value < 0 && before !== null ? otherwise(before.figure, rate) : '',
  });
  const measured = { value, limit, unit: 'frames', off } as const;
  return [findingOf('shot_change', line, value < 0 ? (before ?? snap) : snap, measured, problem)];
}

function outTimeFindings(line: TimedLine, { rate, cuts, within, snap, out }: Rules): Finding[] {
  if (out === null) return [];
  const frame = frameAt(line.endFlicks, rate);
  const limit = -out.figure.value;
  const cut = nearestCut(cuts, frame);
  // Where cuts follow each other closely, the one that it keeps its distance to need not be the nearest.
  const isPlaced = nearestCut(cuts, frame - limit) === frame - limit;
  if (cut === null || isPlaced || Math.abs(frame - cut) >= within) return [];
  const value = frame - cut;
  const off = Math.abs(value - limit);
  const problem = guidelineMessages.outTimeOffCut({
    value: distance(value),
    limit: distance(limit),
    off: frames(off),
    place: place(limit),
    source: sourceOf(snap),
  });
  return [findingOf('shot_change', line, out, { value, limit, unit: 'frames', off }, problem)];
}

/** What other sources say of how far before a cut an in-time is moved onto it, in frames at the rate. */
function otherwise({ otherwise: others = [] }: FigureOf<'snap_in_time_before_cut'>, rate: FrameRate): string {
  return others
    .flatMap(({ value, citation }) =>
      value === null
        ? []
        : [`; up to ${frames(framesFrom24(value, rate))} before a cut move onto it by ${citation.title}`],
    )
    .join('');
}

/** Where a time stands to a cut, continuing "is": `on`, `5 frames after`. */
function distance(value: number): string {
  if (value === 0) return 'on';
  return `${frames(Math.abs(value))} ${value < 0 ? 'before' : 'after'}`;
}

/** Where a time should stand. */
function place(limit: number): string {
  return limit === 0 ? 'on the cut' : `${frames(-limit)} before it`;
}
