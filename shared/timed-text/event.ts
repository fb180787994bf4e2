import type { Problem } from '../errors/problem.ts';

/**
 * What is odd about an event. None of them removes it.
 * `overlap` is against earlier events of the same region and role; `out_of_order` against the event before it in the file; `clipped` means
 * that what encloses the event in the file ends or begins within it, so that less of it is shown than it asks for; `hidden` that
 * its styles keep it from being seen; `no_end` that nothing in the file ends it, and `never_begins` that what it follows has no end.
 */
export type EventFlag =
  | 'bad_time'
  | 'negative_time'
  | 'zero_duration'
  | 'negative_duration'
  | 'out_of_order'
  | 'overlap'
  | 'empty_text'
  | 'missing_blank'
  | 'clipped'
  | 'hidden'
  | 'no_end'
  | 'never_begins';

/** What an event is, in the words of the package's `event_type`, as far as the file itself says it. */
export type EventKind = 'dialogue' | 'forced_narrative' | 'sound_label' | 'song' | 'comment' | 'image';

/** How the lines of an event run: first the direction within a line, then that from line to line. */
export type WritingMode = 'lr-tb' | 'rl-tb' | 'tb-rl' | 'tb-lr';

/** One timed-text event as a file has it: verbatim, and read. */
export interface TimedTextEvent {
  /** The event's place in the file, from 1. */
  readonly ordinal: number;
  /** Where its times stand: the line, from 1, of a text file, or the byte, from 0, of a binary one. */
  readonly at: EventPlace;
  /** The number above an SRT line, the identifier of a WebVTT cue, the `xml:id` of TTML, the number of an STL subtitle; null when there is none. */
  readonly id: string | null;
  /** Milliseconds, exact but for frames that are no whole number of them; null when the time cannot be read, is beyond what flicks can carry (3,545 hours), or never comes. */
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Flicks: integers of 1/705,600,000 s, exact for milliseconds and for frames of every usual rate. Null as above. */
  readonly startFlicks: number | null;
  readonly endFlicks: number | null;
  /** Frames since the start of the programme, where the file tells its frame rate and the time is on a frame; else null. */
  readonly startFrame: number | null;
  readonly endFrame: number | null;
  /** The times as written; of SCC the labels of the frames at which the caption comes up and goes. */
  readonly startRaw: string;
  readonly endRaw: string;
  /** What follows the times on their line, as written: WebVTT cue settings, SRT coordinates. Of an image, where it is. */
  readonly settings: string;
  /** The WebVTT or TTML region, the place that an SRT override asks for, such as `an8` (top centre), or a row such as `row 20 centre`; null for the usual place. */
  readonly region: string | null;
  /** The text as written, lines ended by `\n`. Where styles are codes, as in EBU-STL and SCC, with WebVTT's tags for them. */
  readonly textRaw: string;
  /** The text that a viewer reads: no tags, entities decoded, `\n` between lines, no ruby annotations. */
  readonly text: string;
  readonly kind: EventKind;
  /** BCP-47, where the file gives the event a language of its own; else null, and the track's holds. */
  readonly language: string | null;
  /** Who speaks, where markup or a label at the start of the text says so; else null. */
  readonly speaker: string | null;
  /** Null for the usual one of the language. */
  readonly writingMode: WritingMode | null;
  readonly hasItalic: boolean;
  /** The ruby annotations that stand above the text, in order; null where there are none. */
  readonly ruby: string | null;
  readonly flags: readonly EventFlag[];
}

/** A line of a text file, from 1, or a byte of a binary one, from 0: what a problem's place takes. */
export type EventPlace =
  { readonly line: number; readonly byte?: never } | { readonly byte: number; readonly line?: never };

/** A frame rate as a ratio of whole numbers, such as 24000 / 1001. */
export interface FrameRate {
  readonly num: number;
  readonly den: number;
}

/** How sure the encoding of a file is: a mark or a declaration in it, the user's choice, well-formed UTF-8, or a guess by its letters. */
export interface Encoding {
  /** Label of the WHATWG Encoding Standard, or the code table of a broadcast format: `iso-6937`, `cea-608`. */
  readonly name: string;
  readonly by: 'mark' | 'declared' | 'chosen' | 'well_formed' | 'guess';
  /** 0 to 1: of a guess, the share of its letters that fit; else 1. */
  readonly confidence: number;
}

/** What a file says of itself as a whole. */
export interface TimedTextTrack {
  readonly encoding: Encoding;
  /** BCP-47; null where the file doesn't say. */
  readonly language: string | null;
  readonly frameRate: FrameRate | null;
  /** Whether its timecodes leave labels out to keep pace with the clock (SMPTE drop-frame). */
  readonly dropFrame: boolean;
  /** What its times count: the media's clock, or timecode labels of frames. */
  readonly timeBase: 'media' | 'smpte';
  /** The timecode at which the programme starts, taken off all times; null where they count from zero. */
  readonly programmeStart: string | null;
  readonly title: string | null;
}

/** What a reader makes of a file. Reading never fails: what could not be read is among the problems, each with its line. */
export interface TimedTextReading {
  readonly events: readonly TimedTextEvent[];
  /** Warnings and notes, in file order within each kind; at most 20 of a kind, the first of them with the count of all. */
  readonly problems: readonly Problem[];
  readonly track: TimedTextTrack;
}
