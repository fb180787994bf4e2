import { z } from 'zod';
import { dateGrains } from '../date-grain.ts';

/** How the YAML of the definitions looks, before its names and expressions are checked. */

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a name in lower case with underscores');
const words = z.string().min(1);
const columnTypes = ['string', 'integer', 'number', 'boolean', 'date', 'datetime'] as const;
const dottedColumn = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){1,2}$/, 'table.column');

const columnSchema = z.strictObject({
  name,
  type: z.enum(columnTypes),
  /** Kept in 32 bits: keys and small counts of the tables with a row per line. */
  small: z.boolean().default(false),
  description: words,
});

const fieldSchema = z.strictObject({
  name,
  type: z.enum(columnTypes),
  unit: words.optional(),
  description: words,
  expr: words,
});

const relationshipSchema = z.strictObject({
  /** The role, by which expressions reach the other model's columns. */
  name: name.refine((role) => role !== 'fact', 'a name other than fact, which is the model itself'),
  to: name,
  from_columns: z.array(name).min(1),
  to_columns: z.array(name).min(1),
});

/** An ordered decision table: the first case that holds gives its outputs, and its id goes to `rule_column`. */
const decisionSchema = z.strictObject({
  rule_column: name,
  outputs: z.array(name).min(1),
  cases: z
    .array(z.strictObject({ id: name, label: words, when: words, then: z.record(name, z.string()) }))
    .min(1),
});

export const modelSchema = z.strictObject({
  name,
  label: words,
  /** What a row is, in the plural, for messages: "lines", "views". */
  counts: words.optional(),
  description: words,
  grain: words,
  primary_key: z.array(name).min(1),
  /** The column by which intervals leave one out at a time. */
  cluster: name.optional(),
  /** Built range by range over this column of this source table; the SQL names `:batch_from` and `:batch_to`. */
  batch: z.strictObject({ by: dottedColumn }).optional(),
  columns: z.array(columnSchema).min(1),
  relationships: z.array(relationshipSchema).default([]),
  /** Fields of another model that hold here too, over columns of the same names. */
  fields_of: z.strictObject({ model: name, names: z.array(name).min(1) }).optional(),
  fields: z.array(fieldSchema).default([]),
  sql: words,
  rules: decisionSchema.optional(),
});
export type ModelYaml = z.infer<typeof modelSchema>;
export type FieldYaml = z.infer<typeof fieldSchema>;
export type DecisionYaml = z.infer<typeof decisionSchema>;

const governance = {
  name,
  label: words,
  description: words,
  owner: words,
  unit: words,
  direction: z.enum(['higher_is_better', 'lower_is_better', 'neutral']),
  status: z.enum(['certified', 'draft']),
  format: z.enum(['count', 'decimal', 'percent', 'rate', 'ratio', 'hours', 'days', 'money']),
  /** Other words by which people look it up. */
  synonyms: z.array(words).default([]),
  /** The metric of which this is another definition, kept to explain figures that were computed so. */
  variant_of: name.optional(),
};

/** What a metric over one fact names beside its governance. */
const overFact = {
  model: name,
  /** The dimension that places the metric in time; null where it has no date. */
  date: name.nullable(),
  filter: words.optional(),
};

const additiveSchema = z.strictObject({
  agg: z.enum(['sum', 'count']),
  expr: words.optional(),
  filter: words.optional(),
});
export type AdditiveYaml = z.infer<typeof additiveSchema>;

const simpleSchema = z.strictObject({
  ...governance,
  ...overFact,
  type: z.literal('simple'),
  agg: z.enum(['sum', 'count', 'count_distinct', 'avg', 'min', 'max', 'median', 'quantile', 'stddev']),
  expr: words.optional(),
  /** For `quantile`: which one, between 0 and 1. */
  quantile: z.number().gt(0).lt(1).optional(),
  /** Whether a dialect without an exact quantile may give an approximate one. */
  exactness: z.enum(['exact', 'approx_ok']).default('exact'),
  /** For what does not add up over time: only the rows of the last (or first) date of each group count. */
  semi_additive: z.strictObject({ take: z.enum(['last', 'first']), over: name }).optional(),
});

/** An expression over other metrics, whatever they are computed over. */
const derivedSchema = z.strictObject({ ...governance, type: z.literal('derived'), expr: words });

const grain = z.enum(dateGrains);

/** A sum or count that goes on over time: over the last periods, or since a longer period began. */
const cumulativeSchema = z.strictObject({
  ...governance,
  type: z.literal('cumulative'),
  /** What is added up: a simple metric that is a sum or a count. */
  metric: name,
  window: z.strictObject({ count: z.number().int().min(2).max(1000), grain }).optional(),
  grain_to_date: z.enum(['week', 'month', 'quarter', 'year']).optional(),
});

const ratioSchema = z.strictObject({
  ...governance,
  ...overFact,
  type: z.literal('ratio'),
  numerator: additiveSchema,
  denominator: additiveSchema,
  /** What stands as n beside the ratio; the denominator where it is left out. */
  n: additiveSchema.optional(),
  /** The dimension that the share is a share within: left out of the denominator. */
  per: name.optional(),
  /**
   * How its interval is made: `jackknife` leaves one cluster out at a time; `wilson` is for a count out of a count, such as deliveries;
   * `none` where nothing was sampled.
   */
  interval: z.enum(['jackknife', 'wilson', 'none']).default('jackknife'),
});

export const metricSchema = z.discriminatedUnion('type', [
  simpleSchema,
  ratioSchema,
  derivedSchema,
  cumulativeSchema,
]);
export type MetricYaml = z.infer<typeof metricSchema>;

export const metricsFileSchema = z.strictObject({ domain: name, metrics: z.array(metricSchema).min(1) });

const dimensionSchema = z.strictObject({
  name,
  label: words,
  description: words,
  type: z.enum(columnTypes),
  unit: words.optional(),
  /** For each fact that it reaches, the expression that gives it there. */
  on: z.record(name, words),
  /** What it describes, to say why it doesn't reach a fact: "viewing", "subtitle lines". */
  describes: words,
});
export type DimensionYaml = z.infer<typeof dimensionSchema>;

export const dimensionsFileSchema = z.strictObject({ dimensions: z.array(dimensionSchema).min(1) });
