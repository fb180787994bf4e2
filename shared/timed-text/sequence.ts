import { timedTextMessages } from '../errors/timed-text.ts';
import type { Stamp } from './clock.ts';
import type { EventFlag, TimedTextEvent } from './event.ts';
import type { ProblemList } from './problems.ts';

/** What a reader knows of an event before it is compared with those above it. */
export interface ReadEvent {
  readonly line: number;
  readonly id: string | null;
  readonly start: Stamp;
  readonly end: Stamp;
  readonly settings: string;
  readonly region: string | null;
  readonly textRaw: string;
  readonly text: string;
  readonly missingBlank: boolean;
}

const messageOfFlag = {
  negative_time: timedTextMessages.negativeTime,
  zero_duration: timedTextMessages.zeroDuration,
  negative_duration: timedTextMessages.negativeDuration,
  out_of_order: timedTextMessages.outOfOrder,
  overlap: timedTextMessages.overlap,
  empty_text: timedTextMessages.emptyText,
  missing_blank: timedTextMessages.missingBlank,
} as const;

/** Gathers the events of a file in file order: numbers them, flags what is odd, and reports each flag with its line. */
export class EventSequence {
  readonly events: TimedTextEvent[] = [];
  readonly #problems: ProblemList;
  #previousStart = -Infinity;
  readonly #latestEnd = new Map<string | null, number>();

  constructor(problems: ProblemList) {
    this.#problems = problems;
  }

  add(event: ReadEvent): void {
    const flags = this.#flagsOf(event);
    for (const flag of flags) this.#report(flag, event);
    const { line, id, settings, region, textRaw, text } = event;
    this.events.push({
      ordinal: this.events.length + 1,
      line,
      id,
      startMs: event.start.ms,
      endMs: event.end.ms,
      startFlicks: event.start.flicks,
      endFlicks: event.end.flicks,
      startRaw: event.start.raw,
      endRaw: event.end.raw,
      settings,
      region,
      textRaw,
      text,
      flags,
    });
  }

  #flagsOf({ start, end, region, text, missingBlank }: ReadEvent): EventFlag[] {
    const flags: EventFlag[] = [];
    if (start.flicks === null || end.flicks === null) flags.push('bad_time');
    if ((start.flicks ?? 0) < 0 || (end.flicks ?? 0) < 0) flags.push('negative_time');
    if (start.flicks !== null && end.flicks !== null) {
      if (end.flicks === start.flicks) flags.push('zero_duration');
      if (end.flicks < start.flicks) flags.push('negative_duration');
    }
    if (start.flicks !== null) {
      if (start.flicks < this.#previousStart) flags.push('out_of_order');
      if (start.flicks < (this.#latestEnd.get(region) ?? -Infinity)) flags.push('overlap');
      this.#previousStart = start.flicks;
    }
    if (end.flicks !== null)
      this.#latestEnd.set(region, Math.max(end.flicks, this.#latestEnd.get(region) ?? -Infinity));
    if (text.trim() === '') flags.push('empty_text');
    if (missingBlank) flags.push('missing_blank');
    return flags;
  }

  #report(flag: EventFlag, { line, start, end }: ReadEvent): void {
    const at = { line };
    if (flag === 'bad_time') {
      for (const stamp of [start, end])
        if (stamp.flicks === null) this.#problems.add(timedTextMessages.badTime({ raw: stamp.raw }, at));
    } else this.#problems.add(messageOfFlag[flag](undefined, at));
  }
}
