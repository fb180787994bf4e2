import { timedTextMessages } from '../../errors/timed-text.ts';
import type { ProblemList } from '../problems.ts';
import { assumedStart, frameOfLabel, labelOfFrame, type Counting, type LabelParts } from '../smpte.ts';

/**
 * The frame at which the programme starts, from which all times are counted. It is the one that the header states, but for
 * two customs: many writers leave it at zero on programmes that start at 01:00:00:00 or 10:00:00:00, and some state it and
 * write times that count from zero. Both show in the lines, and are reported.
 * @param inTimes the frames of the lines' in-times, in file order, comments left out.
 */
export function programmeStart(
  stated: LabelParts | null,
  inTimes: readonly number[],
  counting: Counting,
  problems: ProblemList,
): number {
  const at = { byte: statedAt };
  const read = stated === null ? 0 : frameOfLabel(stated, counting).frame;
  if (read === null)
    problems.add(
      timedTextMessages.headerField(
        { field: 'start of programme (TCP)', value: Object.values(stated ?? {}).join(':'), read: 'unknown' },
        at,
      ),
    );
  const frame = read ?? 0;
  const [first] = inTimes;
  if (first === undefined) return frame;
  const hour = frameOfLabel({ hours: 1, minutes: 0, seconds: 0, frames: 0 }, counting).frame ?? 0;
  if (frame === 0) {
    const assumed = assumedStart(first, counting);
    // A zero that is stated means midnight only where the lines go past it.
    if (assumed >= 24 * hour && !inTimes.some((inTime) => inTime < 12 * hour)) return 0;
    if (assumed > 0)
      problems.add(timedTextMessages.startAssumed({ start: labelOfFrame(assumed, counting) }, at));
    return assumed;
  }
  const isBefore = inTimes.every((inTime) => inTime < frame);
  const isAfterMidnight = first + 24 * hour - frame < hour;
  if (!isBefore || isAfterMidnight || frame - first < hour / 2) return frame;
  problems.add(timedTextMessages.startUnused({ start: labelOfFrame(frame, counting) }, at));
  return 0;
}

/** The byte of the header at which the start of the programme stands. */
const statedAt = 256;
