import { checkLines, type Checked } from '../../../shared/guidelines/check-lines.ts';
import type { Finding } from '../../../shared/guidelines/finding.ts';
import { guideKinds } from '../../../shared/guidelines/figure.ts';
import type { Guide } from '../../../shared/guidelines/guide.ts';
import { limitOf, limitsFrom, type Limits, type LimitsRequest } from '../../../shared/guidelines/limits.ts';
import type { CheckedLine, LineKind } from '../../../shared/guidelines/line.ts';
import { packageGuide, type StyleLimitRow } from '../../../shared/guidelines/package-guide.ts';
import type { FrameRate } from '../../../shared/timed-text/event.ts';
import { measurePlain, type TextMeasure } from '../../../shared/timed-text/measure.ts';
import type { Line } from './line.ts';

/** What the guides say of the lines of a version, and what they could not be asked. */
export interface VersionFindings {
  readonly limits: Limits;
  readonly byLine: ReadonlyMap<number, readonly Finding[]>;
  readonly notChecked: Checked['notChecked'];
}

/** The guides by which lines are checked. */
export interface Guides {
  /** The package's own limits; none where it has none. */
  readonly own: { readonly name: string; readonly rows: readonly StyleLimitRow[] } | null;
  /** The guide that the user chose. */
  readonly chosen: Guide;
  /** Which of the two answers first where both say something. */
  readonly first: 'package' | 'guide';
  /** The frames at which the picture cuts; null where the package doesn't say. */
  readonly shotChanges: readonly number[] | null;
  /** The day for which limits are taken where a version has no day of delivery. */
  readonly asOf: string;
}

const noLimits: VersionFindings = { limits: {}, byLine: new Map(), notChecked: [] };

/** Checks the lines of one version: in linear time, once for each choice of a version or a guide. */
export function findingsOf(lines: readonly Line[], guides: Guides): VersionFindings {
  const [first] = lines;
  const request = requestOf(lines);
  if (first === undefined || request === null) return noLimits;
  const { language } = request;
  const own =
    guides.own === null
      ? []
      : [packageGuide(guides.own.rows, guides.own.name, first.deliveredOn ?? guides.asOf)];
  const order = guides.first === 'package' ? [...own, guides.chosen] : [guides.chosen, ...own];
  const limits = limitsFrom(order, request);
  const checked = checkLines({
    lines: lines.map((line) => checkedLine(line, language)),
    limits,
    language,
    frameRate: rateOf(first.frameRate),
    shotChanges: guides.shotChanges,
    hasStyling: false,
  });
  return {
    limits,
    byLine: Map.groupBy(checked.findings, ({ ordinal }) => ordinal),
    notChecked: checked.notChecked,
  };
}

/** What limits the lines of a version ask for; null where their language or kind is none that guides speak of. */
export function requestOf([first]: readonly Line[]): LimitsRequest | null {
  const kind = guideKinds.find((each) => each === first?.assetType);
  const language = first?.language ?? 'und';
  if (language === 'und' || kind === undefined) return null;
  const audience = first?.audience === 'children' ? 'children' : first?.audience === 'adult' ? 'adult' : null;
  return { language, audience, kind };
}

/** The most characters a second that the guides allow the lines of a version; null where they set nothing. */
export function speedLimit({ limits }: VersionFindings): number | null {
  return limitOf(limits, 'max_cps')?.figure.value ?? null;
}

const lineKinds: readonly LineKind[] = [
  ...(['dialogue', 'forced_narrative', 'sound_label', 'song', 'comment', 'image'] as const),
  ...(['on_screen_text', 'credit', 'dub_line', 'source_dialogue'] as const),
];

const flicksPerMs = 705_600;

function checkedLine(line: Line, language: string): CheckedLine {
  const { ordinal, startMs, durationMs, region } = line;
  const text = line.text ?? '';
  const startFlicks = startMs === null ? null : Math.round(startMs * flicksPerMs);
  return {
    ordinal,
    startFlicks,
    endFlicks:
      startFlicks === null || durationMs === null ? null : startFlicks + Math.round(durationMs * flicksPerMs),
    text,
    lines: text.split('\n'),
    region,
    kind: lineKinds.find((kind) => kind === line.eventType) ?? 'dialogue',
    writingMode: null,
    hasItalic: false,
    isHidden: false,
    measure: measureOf(line, language),
  };
}

/**
 * The counts of the model, which are those that the table shows: a line with a language of its own is counted in it, and text that is withheld was
 * counted before. The rest is measured here.
 */
function measureOf({ text, chars, longest, lineCount }: Line, language: string): TextMeasure | null {
  if (chars === null && text === null) return null;
  const measured = measurePlain(text ?? '', language);
  return {
    ...measured,
    charCount: chars ?? measured.charCount,
    longestLine: longest ?? measured.longestLine,
    lineCount: lineCount ?? measured.lineCount,
    wordCount: text === null ? null : measured.wordCount,
  };
}

/** A rate as the ratio that it is: of whole frames, or of whole frames in 1001/1000 of a second. */
function rateOf(rate: number | null): FrameRate | null {
  if (rate === null) return null;
  const whole = Math.round(rate);
  if (Math.abs(rate - whole) < 1e-6) return { num: whole, den: 1 };
  const num = Math.round(rate * 1.001) * 1000;
  return Math.abs(rate - num / 1001) < 1e-6 ? { num, den: 1001 } : null;
}
