import type { Problem } from '../errors/problem.ts';
import { timedTextMessages } from '../errors/timed-text.ts';
import type { Stamp } from './clock.ts';
import type { EventFlag, EventKind, EventPlace, TimedTextEvent, WritingMode } from './event.ts';
import { readLabels } from './labels.ts';
import type { ProblemList } from './problems.ts';

/** What a reader knows of an event before it is compared with those above it. */
export interface ReadEvent {
  readonly at: EventPlace;
  readonly id?: string | null;
  readonly start: Stamp;
  readonly end: Stamp;
  readonly settings?: string;
  readonly region?: string | null;
  readonly textRaw: string;
  readonly text: string;
  /** Where the file says nothing, the labels in the text do. */
  readonly kind?: EventKind | undefined;
  readonly language?: string | null;
  /** Where markup names nobody, the labels in the text may. */
  readonly speaker?: string | null;
  readonly writingMode?: WritingMode | null;
  readonly hasItalic?: boolean;
  readonly ruby?: string | null;
  readonly missingBlank?: boolean;
  readonly clipped?: boolean;
  /** Whether the file keeps it from being seen. */
  readonly hidden?: boolean;
  /** Whether it lasts until the end of the programme, for all that the file says; its `end` is then without a time. */
  readonly noEnd?: boolean;
  /** Whether its turn never comes, since what it follows has no end; its times are then without figures. */
  readonly neverBegins?: boolean;
}

const messageOfFlag = {
  negative_time: timedTextMessages.negativeTime,
  zero_duration: timedTextMessages.zeroDuration,
  negative_duration: timedTextMessages.negativeDuration,
  out_of_order: timedTextMessages.outOfOrder,
  overlap: timedTextMessages.overlap,
  empty_text: timedTextMessages.emptyText,
  missing_blank: timedTextMessages.missingBlank,
  clipped: timedTextMessages.clipped,
  hidden: timedTextMessages.hidden,
  no_end: timedTextMessages.noEnd,
  never_begins: timedTextMessages.neverBegins,
} as const;

/** Gathers the events of a file in file order: numbers them, flags what is odd, and reports each flag with its line. */
export class EventSequence {
  readonly events: TimedTextEvent[] = [];
  readonly #problems: ProblemList;
  #previousStart = -Infinity;
  readonly #latestEnd = new Map<string, number>();

  constructor(problems: ProblemList) {
    this.#problems = problems;
  }

  add(event: ReadEvent): void {
    const flags = this.#flagsOf(event);
    for (const flag of flags) this.#report(flag, event);
    const { at, textRaw, text } = event;
    const labels = readLabels(text);
    this.events.push({
      ordinal: this.events.length + 1,
      at,
      id: event.id ?? null,
      startMs: event.start.ms,
      endMs: event.end.ms,
      startFlicks: event.start.flicks,
      endFlicks: event.end.flicks,
      startFrame: event.start.frame ?? null,
      endFrame: event.end.frame ?? null,
      startRaw: event.start.raw,
      endRaw: event.end.raw,
      settings: event.settings ?? '',
      region: event.region ?? null,
      textRaw,
      text,
      kind: event.kind ?? labels.kind,
      language: event.language ?? null,
      speaker: event.speaker ?? labels.speaker,
      writingMode: event.writingMode ?? null,
      hasItalic: event.hasItalic ?? false,
      ruby: event.ruby ?? null,
      flags,
    });
  }

  #flagsOf(event: ReadEvent): EventFlag[] {
    const { start, end, text, kind } = event;
    const flags: EventFlag[] = [];
    if (isBad(start, event.neverBegins) || isBad(end, event.noEnd ?? event.neverBegins))
      flags.push('bad_time');
    if ((start.flicks ?? 0) < 0 || (end.flicks ?? 0) < 0) flags.push('negative_time');
    if (start.flicks !== null && end.flicks !== null) {
      if (end.flicks === start.flicks) flags.push('zero_duration');
      if (end.flicks < start.flicks) flags.push('negative_duration');
    }
    if (start.flicks !== null) {
      if (start.flicks < this.#previousStart) flags.push('out_of_order');
      this.#previousStart = start.flicks;
    }
    if (this.#overlaps(event)) flags.push('overlap');
    if (kind !== 'image' && text.trim() === '') flags.push('empty_text');
    if (event.missingBlank === true) flags.push('missing_blank');
    if (event.clipped === true) flags.push('clipped');
    if (event.hidden === true) flags.push('hidden');
    if (event.neverBegins === true) flags.push('never_begins');
    else if (event.noEnd === true) flags.push('no_end');
    return flags;
  }

  /**
   * Whether it begins before an earlier event of its region and role ends: a forced narrative may stand beside dialogue. What is hidden, and a
   * comment, stands in nothing's way.
   */
  #overlaps({ start, end, region, kind, hidden, noEnd }: ReadEvent): boolean {
    if (hidden === true || kind === 'comment') return false;
    const place = `${kind === 'forced_narrative' ? 'forced' : 'spoken'} ${region ?? ''}`;
    const latest = this.#latestEnd.get(place) ?? -Infinity;
    const until = end.flicks ?? (noEnd === true ? Infinity : -Infinity);
    this.#latestEnd.set(place, Math.max(until, latest));
    return start.flicks !== null && start.flicks < latest;
  }

  #report(flag: EventFlag, event: ReadEvent): void {
    const { at, start, end } = event;
    if (flag === 'bad_time') {
      for (const stamp of [start, ...(event.noEnd === true ? [] : [end])])
        if (stamp.flicks === null) this.#problems.add(badTime(stamp, at));
    } else this.#problems.add(messageOfFlag[flag](undefined, at));
  }
}

function badTime({ raw, fault }: Stamp, at: EventPlace): Problem {
  if (fault === 'missing') return timedTextMessages.noOutTime(undefined, at);
  return (fault === 'no_label' ? timedTextMessages.badTimecode : timedTextMessages.badTime)({ raw }, at);
}

/** Whether a time was to be read and could not. */
function isBad(stamp: Stamp, hasNone = false): boolean {
  return stamp.flicks === null && !hasNone;
}
