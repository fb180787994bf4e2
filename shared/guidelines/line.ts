import type { EventKind, TimedTextEvent, WritingMode } from '../timed-text/event.ts';
import { measurePlain, type TextMeasure } from '../timed-text/measure.ts';

/** What a line is, in the words of a file or of the package's `event_type`. */
export type LineKind = EventKind | 'on_screen_text' | 'credit' | 'dub_line' | 'source_dialogue';

/** A line as the checks read it. */
export interface CheckedLine {
  /** Its place in the file, from 1. */
  readonly ordinal: number;
  /** Flicks; null where the time is not known. */
  readonly startFlicks: number | null;
  readonly endFlicks: number | null;
  /** What a viewer reads, without markup. */
  readonly text: string;
  /** The text by its lines. */
  readonly lines: readonly string[];
  readonly region: string | null;
  readonly kind: LineKind;
  readonly writingMode: WritingMode | null;
  readonly hasItalic: boolean;
  /** Whether its styles keep it from being seen, so that nobody reads it. */
  readonly isHidden: boolean;
  /** Null where there is no text to measure: an image, text that is withheld, or text that is hidden. */
  readonly measure: TextMeasure | null;
}

/**
 * An event of a subtitle file as the checks and the package read it.
 * @param language BCP-47, of the track; the event's own goes before it.
 * @param assetType the package's `asset_type` of the file; all that some files go by, whatever their events say.
 */
export function lineOf(event: TimedTextEvent, language: string, assetType = 'subtitle'): CheckedLine {
  const { ordinal, startFlicks, endFlicks, text, region, kind, writingMode, hasItalic } = event;
  const isHidden = event.flags.includes('hidden');
  return {
    ordinal,
    startFlicks,
    endFlicks,
    text,
    lines: text.split('\n'),
    region,
    kind: kindIn(assetType, kind),
    writingMode,
    hasItalic,
    isHidden,
    measure: kind === 'image' || isHidden ? null : measurePlain(text, event.language ?? language),
  };
}

function kindIn(assetType: string, kind: EventKind): LineKind {
  if (kind === 'comment') return kind;
  if (assetType === 'forced_narrative') return 'forced_narrative';
  if (assetType === 'dub_script') return 'dub_line';
  if (assetType === 'dialogue_list') return 'source_dialogue';
  return kind;
}

/** How long a line is on screen, in flicks; null where a time is missing or the out-time is before the in-time. */
export function durationOf({ startFlicks, endFlicks }: CheckedLine): number | null {
  if (startFlicks === null || endFlicks === null || endFlicks < startFlicks) return null;
  return endFlicks - startFlicks;
}

/**
 * Whether the line is part of what the file is for: a comment is written for those who make subtitles, and what styles hide is
 * never seen (TTML 2, 10.2 `tts:display`, `tts:opacity`, `tts:visibility`; the same in IMSC). A package has no such lines.
 */
export function isForAudience({ kind, isHidden }: Pick<CheckedLine, 'kind' | 'isHidden'>): boolean {
  return kind !== 'comment' && !isHidden;
}

/** Whether viewers see the line: comments, what is hidden and what is spoken are not for them. */
export function isShown(line: CheckedLine): boolean {
  return isForAudience(line) && line.kind !== 'dub_line' && line.kind !== 'source_dialogue';
}

/** Whether the lines run from top to bottom. */
export function isVertical({ writingMode }: CheckedLine): boolean {
  return writingMode === 'tb-rl' || writingMode === 'tb-lr';
}

const leadingHyphen = /^[\s\p{Cf}]*[-‐–](?!\d)/u;

/** Whether a line of text begins with the hyphen of a speaker; that of a negative number is none. */
export function hasSpeakerHyphen(line: string): boolean {
  return leadingHyphen.test(line);
}
