import type { Problem } from '../errors/problem.ts';

/**
 * What is odd about an event. None of them removes it.
 * `overlap` is against earlier events of the same region; `out_of_order` against the event before it in the file.
 */
export type EventFlag =
  | 'bad_time'
  | 'negative_time'
  | 'zero_duration'
  | 'negative_duration'
  | 'out_of_order'
  | 'overlap'
  | 'empty_text'
  | 'missing_blank';

/** One timed-text event as a file has it: verbatim, and read. */
export interface TimedTextEvent {
  /** The event's place in the file, from 1. */
  readonly ordinal: number;
  /** The line of the file that holds its times, from 1. */
  readonly line: number;
  /** The number above an SRT line, the identifier of a WebVTT cue; null when there is none. */
  readonly id: string | null;
  /** Milliseconds, exact; null when the time cannot be read, or is beyond what flicks can carry (3,545 hours). */
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Flicks: integers of 1/705,600,000 s, exact for milliseconds and for frames of every usual rate. Null as above. */
  readonly startFlicks: number | null;
  readonly endFlicks: number | null;
  /** The times as written. */
  readonly startRaw: string;
  readonly endRaw: string;
  /** What follows the times on their line, as written: WebVTT cue settings, SRT coordinates. */
  readonly settings: string;
  /** The WebVTT region, or the place that an SRT override asks for, such as `an8` (top centre); null for the usual place. */
  readonly region: string | null;
  /** The text as written, lines ended by `\n`. */
  readonly textRaw: string;
  /** The text that a viewer reads: no tags, entities decoded, `\n` between lines. */
  readonly text: string;
  readonly flags: readonly EventFlag[];
}

/** What a reader makes of a file. Reading never fails: what could not be read is among the problems, each with its line. */
export interface TimedTextReading {
  readonly events: readonly TimedTextEvent[];
  /** Warnings and notes, in file order within each kind; at most 20 of a kind, the first of them with the count of all. */
  readonly problems: readonly Problem[];
  /** The encoding that the bytes were read in, such as `utf-8`. */
  readonly encoding: string;
}
