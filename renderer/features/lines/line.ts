import { numberOf, rowsOf, textOf, type Columnar } from '../../charts/cells.ts';
import { lineFindings, type LineFinding } from '../../../shared/semantic/lines-list.ts';

/** A subtitle line as the screen shows it. Measures are null where they are not known; speeds where there is no duration. */
export interface Line {
  readonly versionId: string;
  readonly ordinal: number;
  readonly title: string;
  readonly language: string | null;
  readonly assetType: string;
  readonly audience: string | null;
  readonly eventType: string;
  /** Frames a second; null where the package doesn't say. */
  readonly frameRate: number | null;
  /** ISO date. */
  readonly deliveredOn: string | null;
  readonly startMs: number | null;
  readonly durationMs: number | null;
  readonly gapMs: number | null;
  /** Null where the text is withheld. */
  readonly text: string | null;
  readonly speaker: string | null;
  readonly region: string | null;
  readonly chars: number | null;
  readonly longest: number | null;
  readonly lineCount: number | null;
  readonly maxCps: number | null;
  readonly maxCpl: number | null;
  readonly citation: string | null;
  readonly cps: number | null;
  readonly cpsNoSpace: number | null;
  readonly cpsDialogue: number | null;
  readonly wpm: number | null;
  readonly ratio: number | null;
  /** What the model finds against the limit at delivery. */
  readonly marks: readonly LineFinding[];
}

/** Reads the answer of a list of lines (`shared/semantic/lines-list.ts`). */
export function readLines(answer: Columnar): Line[] {
  return rowsOf(answer).map((row) => ({
    versionId: textOf(row('version_id')) ?? '',
    ordinal: numberOf(row('ordinal')) ?? 0,
    title: textOf(row('title')) ?? 'no title',
    language: textOf(row('language')),
    assetType: textOf(row('asset_type')) ?? '',
    audience: textOf(row('audience')),
    eventType: textOf(row('event_type')) ?? '',
    frameRate: numberOf(row('frame_rate')),
    deliveredOn: textOf(row('delivered_on')),
    startMs: numberOf(row('start_ms')),
    durationMs: numberOf(row('duration_ms')),
    gapMs: numberOf(row('gap_ms')),
    text: textOf(row('text')),
    speaker: textOf(row('speaker')),
    region: textOf(row('region')),
    chars: numberOf(row('char_count')),
    longest: numberOf(row('longest_line')),
    lineCount: numberOf(row('line_count')),
    maxCps: numberOf(row('max_cps')),
    maxCpl: numberOf(row('max_chars_per_line')),
    citation: textOf(row('citation')),
    cps: numberOf(row('cps')),
    cpsNoSpace: numberOf(row('cps_nospace')),
    cpsDialogue: numberOf(row('cps_dialogue')),
    wpm: numberOf(row('wpm')),
    ratio: numberOf(row('speed_ratio')),
    marks: lineFindings.filter((finding) => row(finding) === true),
  }));
}

/** Names a line among all. */
export function keyOf({ versionId, ordinal }: Line): string {
  return `${versionId} ${ordinal}`;
}
