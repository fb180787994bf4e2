import { timedTextMessages } from '../../errors/timed-text.ts';
import type { ProblemList } from '../problems.ts';
import { readTime, type TimeParameters } from './time.ts';
import type { XmlElement } from './xml.ts';

/** When an element is active, and how the times of its children count. Flicks; Infinity for what never comes. */
export interface Timing {
  /** When it begins, were it not for what encloses it. */
  readonly begin: number;
  /** When it asks to end; Infinity where it doesn't say. */
  readonly end: number;
  /** When what encloses it ends. */
  readonly limit: number;
  /** The attributes that set its begin and end, or within a line those of the part around it; else empty. */
  readonly startRaw: string;
  readonly endRaw: string;
  /** The end that its line or a part of the line asks for; Infinity where none does. */
  readonly askedEnd: number;
  /** Whether its own begin, or its own end or duration, cannot be read. */
  readonly badStart: boolean;
  readonly badEnd: boolean;
  /** Those of its times that cannot be read, as written. */
  readonly unread: readonly string[];
  /** Whether its children follow one another, instead of being active side by side. */
  readonly isSequence: boolean;
  /** When its children end, as far as they have been read: the last of a sequence, else the latest. */
  childrenEnd: number;
}

/** When a stretch of text is shown. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** The time around the outermost element: it has no end. */
export function rootTiming(): Timing {
  return {
    begin: 0,
    end: Infinity,
    limit: Infinity,
    startRaw: '',
    endRaw: '',
    askedEnd: Infinity,
    badStart: false,
    badEnd: false,
    unread: [],
    isSequence: false,
    childrenEnd: 0,
  };
}

/** Reads the times of a file: with its parameters, and reporting what is odd about them. */
export class Clock {
  parameters: TimeParameters;
  readonly #problems: ProblemList;

  constructor(parameters: TimeParameters, problems: ProblemList) {
    this.parameters = parameters;
    this.#problems = problems;
  }

  /** Flicks; null for what is no time, which is not reported here. */
  read(raw: string, line: number): number | null {
    const time = readTime(raw, this.parameters);
    if (time?.oddity === 'overflow') this.#problems.add(timedTextMessages.timeOverflow({ raw }, { line }));
    if (time?.oddity === 'dropped_label')
      this.#problems.add(
        timedTextMessages.droppedLabel({ raw, read: 'that many frames all the same' }, { line }),
      );
    return time?.flicks ?? null;
  }

  reportBad(raw: string, line: number): void {
    this.#problems.add(timedTextMessages.badTimeIgnored({ raw }, { line }));
  }
}

/**
 * When an element is active (TTML 2, "Time Intervals", which is SMIL's): its begin and end count from the begin of its parent, or in
 * a sequence from the end of the sibling before it; of an end and a duration the earlier holds.
 * @param isPart whether it is a part of a line, so that it takes over the times of what is around it.
 */
export function timingOf(element: XmlElement, parent: Timing, isPart: boolean, clock: Clock): Timing {
  const { attributes, line } = element;
  const read = (name: string): { raw: string; flicks: number | null } | null => {
    const raw = attributes.get(name);
    return raw === undefined ? null : { raw, flicks: clock.read(raw, line) };
  };
  const begin = read('begin');
  const end = read('end');
  const duration = read('dur');
  const base = parent.isSequence ? parent.childrenEnd : parent.begin;
  const start = base + (begin?.flicks ?? 0);
  const byEnd = base + (end?.flicks ?? Infinity);
  const byDuration = start + (duration?.flicks ?? Infinity);
  const asksEnd = Math.min(byEnd, byDuration);
  const endRaw = (byDuration < byEnd ? duration?.raw : end?.raw) ?? duration?.raw;
  const inherits = isPart && !parent.isSequence;
  return {
    begin: start,
    end: asksEnd,
    limit: Math.min(parent.limit, parent.end),
    startRaw: begin?.raw ?? (inherits ? parent.startRaw : ''),
    endRaw: endRaw ?? (isPart ? parent.endRaw : ''),
    askedEnd: asksEnd < Infinity || !isPart ? asksEnd : parent.askedEnd,
    badStart: isUnread(begin) || !isCarried(start),
    badEnd: isUnread(end) || isUnread(duration) || !isCarried(asksEnd),
    unread: [begin, end, duration].flatMap((time) => (time?.flicks === null ? [time.raw] : [])),
    isSequence: attributes.get('timeContainer')?.trim() === 'seq',
    childrenEnd: start,
  };
}

function isUnread(time: { flicks: number | null } | null): boolean {
  return time?.flicks === null;
}

/** Whether a sum of times is still exact. */
function isCarried(flicks: number): boolean {
  return flicks === Infinity || Number.isSafeInteger(flicks);
}

/** Tells a parent that a child has been read to its end, since in a sequence the next begins there. */
export function closeTiming(child: Timing, parent: Timing): void {
  const end = Math.max(child.begin, child.end === Infinity ? child.childrenEnd : child.end);
  parent.childrenEnd = Math.max(parent.childrenEnd, end);
}

/** Text, or a picture, lasts as long as what holds it; in a sequence it lasts no time (TTML 2, "anonymous span"). */
export function holdContent(timing: Timing): void {
  if (!timing.isSequence) timing.childrenEnd = Infinity;
}

/**
 * When the text right inside an element is shown, within its parents and its region, and whether they cut what it asks for.
 * Of what they leave nothing of, an interval without length where they end or begin.
 */
export function shownInterval(timing: Timing, region: Interval): Interval & { readonly clipped: boolean } {
  const begin = timing.isSequence ? timing.childrenEnd : timing.begin;
  const latest = Math.max(region.start, Math.min(timing.limit, region.end));
  const within = (time: number): number => Math.min(Math.max(time, region.start), latest);
  const start = within(begin);
  const end = timing.isSequence ? within(Math.min(begin, timing.end)) : within(timing.end);
  const cutsStart = timing.startRaw !== '' && start !== begin;
  const cutsEnd = timing.askedEnd < Infinity && !timing.isSequence && end < timing.askedEnd;
  return { start, end, clipped: cutsStart || cutsEnd };
}
