import type { EventKind, WritingMode } from '../event.ts';
import type { Interval } from './timing.ts';

/** A stretch of a line's text, as the file has it, and when it is shown. */
export interface Piece extends Interval {
  readonly text: string;
  readonly preserve: boolean;
  /** As written, entities and all. */
  readonly source: string;
  /** Whether it has anything to read: neither white space, nor a line break, nor an annotation. */
  readonly isReadable: boolean;
  /** The number of the ruby annotation that it belongs to; null for text of the line. */
  readonly annotation: number | null;
  readonly startRaw: string;
  readonly endRaw: string;
  readonly clipped: boolean;
  readonly isHidden: boolean;
  readonly isItalic: boolean;
  readonly isForced: boolean;
  readonly speaker: string | null;
  readonly language: string;
}

/** A line (`p`) with all that it holds. */
export interface Paragraph {
  readonly line: number;
  readonly id: string | null;
  readonly region: string | null;
  readonly kind: EventKind;
  readonly writingMode: WritingMode | null;
  /** An empty piece with the line's own times and looks, for when it has no text. */
  readonly own: Piece;
  readonly badStart: boolean;
  readonly badEnd: boolean;
  readonly pieces: Piece[];
}

/** A part of a line that is shown as one: from its start to its end, flicks, all of its pieces. */
export interface Part extends Interval {
  readonly pieces: readonly Piece[];
  /** What a viewer reads of it. */
  readonly text: string;
  readonly startRaw: string;
  readonly endRaw: string;
  readonly clipped: boolean;
  readonly isHidden: boolean;
}

/** How much work the parts of a file's lines may be, so that a hostile file costs no more than a few times its length. */
export interface Budget {
  left: number;
}
