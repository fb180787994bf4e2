import { z } from 'zod';
import { countModes } from '../timed-text/count-modes.ts';

/**
 * How sure a figure is. `official`: the guide's own text, or a dated word-for-word copy of it. `secondary`: one other source,
 * such as another program's table. `assumed`: inferred, because no source was found that says it of this language. `own`: set by the user,
 * whoever else says so.
 */
export const confidences = ['official', 'secondary', 'assumed', 'own'] as const;
/** One of {@link confidences}. */
export type Confidence = (typeof confidences)[number];

/** What a guide's figures are for, in the words of the package's `asset_type`. */
export const guideKinds = ['subtitle', 'sdh', 'forced_narrative', 'template'] as const;
/** One of {@link guideKinds}. */
export type GuideKind = (typeof guideKinds)[number];

/** Where the subtitles are seen, where a guide makes a difference: `portrait` is video of 9:16. */
export const guideMedia = ['streaming', 'broadcast', 'live', 'portrait'] as const;
/** One of {@link guideMedia}. */
export type GuideMedium = (typeof guideMedia)[number];

/** How two speakers in one event are told apart: which lines have a hyphen, and whether a space follows it. */
export const hyphenStyles = ['both_spaced', 'both_unspaced', 'second_spaced', 'second_unspaced'] as const;
/** One of {@link hyphenStyles}. */
export type HyphenStyle = (typeof hyphenStyles)[number];

/** Most lengths of texts in a guide, so that a file from outside stays small. */
const short = z.string().trim().min(1).max(200);

/** BCP-47 as far as its letters go; any case. */
const languageTag = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i, 'a BCP-47 tag, such as pt-BR');

/** Where a figure is written. The address is text to copy, never a link. */
export const citationSchema = z.strictObject({
  title: short,
  url: z.string().trim().max(500).optional(),
  quote: z.string().trim().max(1000).optional(),
});
/** Where a figure of a guide stands. */
export type Citation = z.infer<typeof citationSchema>;

/** What a figure holds for. A part that is absent holds for all: without `languages`, for every language. */
export const scopeSchema = z.strictObject({
  languages: z.array(languageTag).min(1).max(500).optional(),
  /** ISO 15924, for figures that hold for the languages of one script. */
  script: z
    .string()
    .regex(/^[A-Z][a-z]{3}$/, 'a script of ISO 15924, such as Latn')
    .optional(),
  audience: z.enum(['adult', 'children']).optional(),
  kinds: z.array(z.enum(guideKinds)).min(1).max(guideKinds.length).optional(),
  medium: z.enum(guideMedia).optional(),
});
/** Of which lines a figure of a guide is. */
export type Scope = z.infer<typeof scopeSchema>;

/** The day on which the source said so; a month or a year where no more is known. */
const retrieved = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'a date, such as 2026-09-26, or a year');

const source = {
  citation: citationSchema,
  retrieved,
  confidence: z.enum(confidences),
};

/** Where a figure comes from: what it carries beside its value. */
export interface Source {
  readonly citation: Citation;
  readonly retrieved: string;
  readonly confidence: Confidence;
}

function figure<const R extends string, V extends z.ZodType, const U extends readonly [string, ...string[]]>(
  rule: R,
  value: V,
  units: U,
) {
  // Null: the guide sets nothing here, though a wider figure of it does.
  const said = value.nullable();
  return z.strictObject({
    rule: z.literal(rule),
    value: said,
    unit: z.enum(units),
    /** The lower end, where the guide gives a range; `value` is the upper one. */
    from: z.number().positive().max(1e6).optional(),
    scope: scopeSchema,
    ...source,
    /** What other sources say instead. */
    otherwise: z
      .array(z.strictObject({ value: said, ...source }))
      .max(10)
      .optional(),
    note: z.string().trim().max(500).optional(),
  });
}

const amount = z.number().positive().max(1e6);
const count = z.int().nonnegative().max(10_000);
const spans = ['s', 'ms', 'frames'] as const;
const style = ['style'] as const;

/**
 * One figure of a guide, in the guide's own unit.
 * Seconds and milliseconds are read to the nearest 1/705,600,000 s, so that 0.8333333333333334 is exactly 5/6 s. `frames` are
 * frames at the rate of the version, `frames_at_24` become as much time at other rates, in whole frames.
 */
export const figureSchema = z.discriminatedUnion('rule', [
  figure('max_cps', amount, ['characters_per_second']),
  figure('max_wpm', amount, ['words_per_minute']),
  figure('min_time_per_word', amount, ['s', 'ms']),
  figure('max_chars_per_line', amount, ['characters']),
  figure('max_chars_per_line_vertical', amount, ['characters']),
  figure('min_line_balance', z.number().positive().max(1), ['share']),
  figure('max_lines', z.int().positive().max(100), ['lines']),
  figure('one_line_if_fits', z.literal('asked'), style),
  figure('min_duration', amount, spans),
  figure('max_duration', amount, spans),
  figure('min_gap', count, ['frames']),
  figure('close_gaps_below', amount, ['s', 'ms']),
  figure('snap_to_cut_within', amount, ['s', 'ms']),
  figure('snap_in_time_before_cut', count, ['frames_at_24']),
  figure('out_time_before_cut', count, ['frames']),
  figure('count_mode', z.enum(countModes), style),
  figure('speaker_hyphens', z.enum(hyphenStyles), style),
  figure('italics', z.enum(['barred', 'allowed']), style),
  figure('ellipsis', z.enum(['…', '...']), style),
  figure('sdh_brackets', z.enum(['[]', '()']), style),
  figure('white_space', z.literal('single'), style),
]);
/** One figure of a guide, with its scope and its citation. */
export type Figure = z.infer<typeof figureSchema>;

/** What a figure is about; limits are looked up by it. */
export type FigureRule = Figure['rule'];

/** The figure of one rule. */
export type FigureOf<R extends FigureRule> = Extract<Figure, { rule: R }>;
