import { z } from 'zod';

const estimate = z.strictObject({
  estimate: z.number(),
  se: z.number(),
  low: z.number(),
  high: z.number(),
  p: z.number(),
  q: z.number().nullable(),
});
const speed = z.number().nullable();
/** What `subtext study --format json` tells of one language, as the tests read it: nothing more and nothing less. */
export const languageSchema = z.strictObject({
  language: z.string(),
  stratum: z.strictObject({ asset_type: z.string(), audience: z.string(), audio_context: z.string() }),
  limit: z.number().nullable(),
  citation: z.string().nullable(),
  typical_speed: speed,
  lines: z.number(),
  titles: z.number(),
  exposures: z.number(),
  events: z.number(),
  pooled: estimate.nullable(),
  within: estimate.nullable(),
  slope_below: estimate.nullable(),
  slope_above: estimate.nullable(),
  benchmark_speed: z
    .strictObject({
      ...{ estimate: speed, se: z.null(), low: speed, high: speed, p: z.null(), q: z.null() },
      not_reached_up_to: speed,
    })
    .nullable(),
  safe_speed: z
    .strictObject({
      ...{ estimate: z.number(), se: z.null(), low: z.null(), high: z.null(), p: z.null(), q: z.null() },
      is_end_of_range: z.boolean(),
    })
    .nullable(),
  threshold: z
    .strictObject({
      estimate: z.number(),
      se: z.null(),
      low: z.number(),
      high: z.number(),
      p: z.number(),
      q: z.number().nullable(),
      kink: estimate.nullable(),
      is_hidden: z.boolean(),
    })
    .nullable(),
  within_linear_probability: estimate.nullable(),
  same_moment: estimate.nullable(),
  over_limit: z.strictObject({ ratio: z.number(), low: z.number(), high: z.number() }).nullable(),
  verdict: z.enum(['raise', 'keep', 'lower', 'cannot_tell']),
  reason: z.string(),
  is_priority: z.boolean(),
  grade: z.enum(['strong', 'moderate', 'exploratory', 'insufficient']),
  reversal: z.strictObject({ kind: z.enum(['sign', 'size', 'none']), is_explained: z.boolean() }),
  checks: z.strictObject({
    q_any_dependence: z.number().nullable(),
    selected: z.strictObject({ level: z.number(), low: z.number(), high: z.number() }).nullable(),
    gates: z.record(z.string(), z.enum(['passed', 'failed', 'unknown'])),
    matters: z.strictObject({
      smallest: z.number().nullable(),
      forecast: z
        .strictObject({
          ...{ limit: z.number(), lines: z.number(), low: z.number(), high: z.number() },
          extrapolated: z.boolean(),
        })
        .nullable(),
      reason: z.string(),
    }),
    controls: z.array(
      z.looseObject({
        name: z.string(),
        placebo: z.looseObject({ low: z.number(), high: z.number() }).nullable(),
        outcome: z.string(),
      }),
    ),
    designs: estimate.nullable(),
    sensitivity: z
      .strictObject({
        estimate: z.number(),
        partial_r2: z.number(),
        robustness: z.number(),
        benchmarks: z.array(
          z
            .looseObject({ bias: z.number().nullable(), is_possible: z.boolean() })
            .refine(({ bias, is_possible }) => is_possible === (bias !== null)),
        ),
      })
      .nullable(),
    e_value: z.strictObject({ estimate: z.number(), interval: z.number() }).nullable(),
    group: z.looseObject({ group: z.string(), stands_apart: z.boolean() }).nullable(),
    source: z.null(),
    not_controlled: z.array(z.string()),
  }),
});
/** What {@link languageSchema} reads. */
export type StudyAnswer = z.infer<typeof languageSchema>;
