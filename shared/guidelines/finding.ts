import type { Problem, Severity } from '../errors/problem.ts';
import type { Citation, Confidence, Figure, FigureRule } from './figure.ts';
import type { Found, Limits } from './limits.ts';
import type { CheckedLine } from './line.ts';
import type { FrameRate } from '../timed-text/event.ts';

/** The checks, in the order in which their findings on one line are listed. */
export const checkRules = [
  'reading_speed',
  'words_per_minute',
  'time_per_word',
  'min_duration',
  'max_duration',
  'line_length',
  'line_count',
  'one_line',
  'line_balance',
  'overlap',
  'min_gap',
  'gap_closing',
  'shot_change',
  'speaker_hyphens',
  'ellipsis',
  'italics',
  'sdh_brackets',
  'white_space',
] as const;
/** One of {@link checkRules}. */
export type CheckRule = (typeof checkRules)[number];

/** The unit of a finding's figures; `style` where it has none, and its limit is a way to write. */
export type FindingUnit =
  | 'characters_per_second'
  | 'words_per_minute'
  | 'characters'
  | 'lines'
  | 'share'
  | 's'
  | 'frames'
  | 'times'
  | 'style';

/** One place where a line breaks a guide. */
export interface Finding {
  readonly rule: CheckRule;
  /** An error only where the guide's own text or the user says so; of a secondary source or an assumption, a warning at most. */
  readonly level: Severity;
  readonly ordinal: number;
  readonly value: number;
  readonly limit: number | string;
  readonly unit: FindingUnit;
  /** How far the value is off the limit, in the unit; never negative. */
  readonly off: number;
  /** The id of the guide, and where it says so. */
  readonly guide: string;
  readonly citation: Citation;
  readonly retrieved: string;
  readonly confidence: Confidence;
  /** Stable id of the message. */
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** What the checks are given beside the lines. */
export interface CheckContext {
  /** In any order. */
  readonly lines: readonly CheckedLine[];
  readonly limits: Limits;
  /** BCP-47. */
  readonly language: string;
  readonly frameRate: FrameRate | null;
  /** Frames at the frame rate, in ascending order; null where they are not known. */
  readonly shotChanges: readonly number[] | null;
  /** False where italics were not kept, as in a data package; true when not given. */
  readonly hasStyling?: boolean;
}

/** One check: what it needs, and what it finds. */
export interface Check {
  readonly rule: CheckRule;
  /** Its name at the start of a sentence. */
  readonly name: string;
  /** The figures of which it needs at least one. */
  readonly figures: readonly FigureRule[];
  /** Why it can't be done though there is a limit; null where it can. */
  readonly obstacle?: (context: CheckContext, check: string) => Problem | null;
  readonly find: (context: CheckContext) => readonly Finding[];
}

/** The figures of a finding. */
export interface Measured {
  readonly value: number;
  readonly limit: number | string;
  readonly unit: FindingUnit;
  readonly off: number;
}

/** Makes the finding of a check on a line, with the limit's source. */
export function findingOf(
  rule: CheckRule,
  { ordinal }: CheckedLine,
  { guide, figure }: Found,
  measured: Measured,
  { code, severity, message, fix }: Problem,
): Finding {
  const { citation, retrieved, confidence } = figure;
  const isSure = confidence === 'official' || confidence === 'own';
  const level = severity === 'error' && !isSure ? 'warning' : severity;
  return {
    rule,
    level,
    ordinal,
    ...measured,
    guide: guide.id,
    citation,
    retrieved,
    confidence,
    code,
    message,
    fix,
  };
}

/** Who says so, in words, such as: `Netflix English Timed Text Style Guide`, and how sure that is where it is not the guide's own text. */
export function sourceOf({ guide, figure }: Found): string {
  const { title } = figure.citation;
  const who = title.toLowerCase().includes(guide.name.toLowerCase()) ? title : `${guide.name} (${title})`;
  return `${who}${doubtOf(figure)}`;
}

function doubtOf({ confidence }: Figure): string {
  switch (confidence) {
    case 'official':
      return '';
    case 'secondary':
      return ', from a secondary source';
    case 'assumed':
      return ', assumed';
    case 'own':
      return ', set by the user';
  }
}
