import type { FrameRate } from '../timed-text/event.ts';
import { measurePlain } from '../timed-text/measure.ts';
import { checkLines } from './check-lines.ts';
import type { CheckContext, CheckRule, Finding } from './finding.ts';
import { limitsFor, type LimitsRequest } from './limits.ts';
import type { CheckedLine } from './line.ts';
import type { Guide } from './guide.ts';

/** Usual frame rates with the flicks of one frame, divided by hand: 705,600,000 x den / num. */
export const rates = {
  '23.976': { rate: { num: 24_000, den: 1001 }, flicks: 29_429_400 },
  '24': { rate: { num: 24, den: 1 }, flicks: 29_400_000 },
  '25': { rate: { num: 25, den: 1 }, flicks: 28_224_000 },
  '29.97': { rate: { num: 30_000, den: 1001 }, flicks: 23_543_520 },
  '30': { rate: { num: 30, den: 1 }, flicks: 23_520_000 },
  '50': { rate: { num: 50, den: 1 }, flicks: 14_112_000 },
  '59.94': { rate: { num: 60_000, den: 1001 }, flicks: 11_771_760 },
  '60': { rate: { num: 60, den: 1 }, flicks: 11_760_000 },
} as const satisfies Record<string, { rate: FrameRate; flicks: number }>;
/** The name of a frame rate that tests use. */
export type RateName = keyof typeof rates;

/** A line for a test, of ten seconds unless told. */
export function line(text: string, language: string, rest: Partial<CheckedLine> = {}): CheckedLine {
  return {
    ordinal: 1,
    startFlicks: 0,
    endFlicks: 7_056_000_000,
    text,
    lines: text.split('\n'),
    region: null,
    kind: 'dialogue',
    writingMode: null,
    hasItalic: false,
    isHidden: false,
    measure: measurePlain(text, language),
    ...rest,
  };
}

/** Lines of a guide and a language, as {@link findings} takes them. */
export interface Asked {
  readonly guide: Guide;
  readonly language: string;
  readonly audience?: LimitsRequest['audience'];
  readonly kind?: LimitsRequest['kind'];
  readonly medium?: LimitsRequest['medium'];
  readonly rate?: RateName;
  readonly cuts?: readonly number[];
}

/** What {@link checkLines} is given for lines under a guide. */
export function contextOf(lines: readonly CheckedLine[], asked: Asked): CheckContext {
  const { guide, language, audience = 'adult', kind = 'subtitle', medium = 'streaming', rate, cuts } = asked;
  return {
    lines,
    limits: limitsFor(guide, { language, audience, kind, medium }),
    language,
    frameRate: rate === undefined ? null : rates[rate].rate,
    shotChanges: cuts ?? null,
  };
}

/** The findings of one check on lines. */
export function findings(rule: CheckRule, lines: readonly CheckedLine[], asked: Asked): readonly Finding[] {
  return checkLines(contextOf(lines, asked)).findings.filter((each) => each.rule === rule);
}
