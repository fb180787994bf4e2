import { z } from 'zod';
import { dateGrains, metricTime } from '../date-grain.ts';

/**
 * How the YAML of the definitions looks, before its names and expressions are checked. What is said of each part here is what editors show:
 * `npm run schemas` publishes it as JSON Schema beside the files.
 */

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a name in lower case with underscores');
const words = z.string().min(1);
const columnTypes = ['string', 'integer', 'number', 'boolean', 'date', 'datetime'] as const;
const dottedColumn = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){1,2}$/, 'table.column');
const type = z.enum(columnTypes).describe('Its type. A datetime is naive UTC.');
const unit = words.describe('What it is counted in: "characters per second".');
const condition = words.describe(
  'A condition over the columns and fields of the model; rows where it is not true are left out.',
);
const value = words.describe(
  'An expression over the columns and fields of the model and, after a role and a dot, of models it leads to.',
);

const columnSchema = z
  .strictObject({
    name,
    type,
    small: z
      .boolean()
      .default(false)
      .describe('Kept in 32 bits: keys and small counts of the tables with a row per line.'),
    description: words,
  })
  .describe('A column that the SQL, or the decision table, gives.');

const fieldSchema = z
  .strictObject({ name, type, unit: unit.optional(), description: words, expr: value })
  .describe('A value that is computed wherever it is asked for, and never stored.');

const relationshipSchema = z
  .strictObject({
    name: name
      .refine((role) => role !== 'fact', 'a name other than fact, which is the model itself')
      .describe("The role, by which expressions reach the other model's columns."),
    to: name.describe('The model that it leads to, many rows to one.'),
    from_columns: z.array(name).min(1),
    to_columns: z.array(name).min(1).describe('The whole primary key of the other model.'),
  })
  .describe('A many-to-one way to another model.');

const decisionSchema = z
  .strictObject({
    rule_column: name.describe('The column that gets the id of the case that decided.'),
    outputs: z.array(name).min(1).describe('The columns that the cases give.'),
    cases: z
      .array(
        z.strictObject({
          id: name,
          label: words.describe('The case in words.'),
          when: words.describe("The condition; that of the last case is 'true'."),
          then: z.record(name, z.string()).describe('An expression for each output.'),
        }),
      )
      .min(1),
  })
  .describe('An ordered decision table: the first case that holds decides.');

/** A model as its file writes it. */
export const modelSchema = z.strictObject({
  name: name.describe('The name of the table in schema core.'),
  label: words,
  counts: words.optional().describe('What a row is, in the plural, for messages: "lines", "views".'),
  description: words,
  grain: words.describe('What one row is: "viewing row".'),
  primary_key: z.array(name).min(1),
  cluster: name.optional().describe('The column by which intervals leave one out at a time.'),
  batch: z
    .strictObject({ by: dottedColumn })
    .optional()
    .describe(
      'Built range by range over this column of a source table; the SQL names :batch_from and :batch_to.',
    ),
  columns: z.array(columnSchema).min(1),
  relationships: z.array(relationshipSchema).default([]),
  fields_of: z
    .strictObject({ model: name, names: z.array(name).min(1) })
    .optional()
    .describe('Fields of another model that hold here too, over columns of the same names.'),
  fields: z.array(fieldSchema).default([]),
  sql: words.describe(
    'SELECT in the portable subset, over schemas source and core; :guide and :as_of are the settings of the package.',
  ),
  rules: decisionSchema.optional(),
});
/** A model as its file writes it. */
export type ModelYaml = z.infer<typeof modelSchema>;
/** A field of a model as its file writes it. */
export type FieldYaml = z.infer<typeof fieldSchema>;
/** A decision table of a model as its file writes it. */
export type DecisionYaml = z.infer<typeof decisionSchema>;

const governance = {
  name: name.describe('The name by which queries ask for it.'),
  label: words,
  description: words.describe('What it means, in plain words.'),
  owner: words.describe('Who answers for it.'),
  unit,
  direction: z.enum(['higher_is_better', 'lower_is_better', 'neutral']),
  status: z.enum(['certified', 'draft']),
  format: z.enum(['count', 'decimal', 'percent', 'rate', 'ratio', 'hours', 'days', 'money']),
  synonyms: z.array(words).default([]).describe('Other words by which people look it up.'),
  variant_of: name
    .optional()
    .describe(
      'The metric of which this is another definition, kept to explain figures that were computed so.',
    ),
};

/** What a metric over one fact names beside its governance. */
const overFact = {
  model: name.describe('The model whose rows it counts.'),
  date: name.nullable().describe('The dimension that places the metric in time; null where it has no date.'),
  filter: condition.optional(),
};

const additiveSchema = z.strictObject({
  agg: z.enum(['sum', 'count']),
  expr: value.optional(),
  filter: condition.optional(),
});
/** An aggregate of a metric as its file writes it. */
export type AdditiveYaml = z.infer<typeof additiveSchema>;

const simpleSchema = z
  .strictObject({
    ...governance,
    ...overFact,
    type: z.literal('simple'),
    agg: z.enum(['sum', 'count', 'count_distinct', 'avg', 'min', 'max', 'median', 'quantile', 'stddev']),
    expr: value.optional(),
    quantile: z.number().gt(0).lt(1).optional().describe('For quantile: which one, between 0 and 1.'),
    exactness: z
      .enum(['exact', 'approx_ok'])
      .default('exact')
      .describe('Whether a dialect without an exact quantile may give an approximate one.'),
    semi_additive: z
      .strictObject({ take: z.enum(['last', 'first']), over: name })
      .optional()
      .describe(
        'For what does not add up over time: only the rows of the last (or first) date of each group count.',
      ),
  })
  .describe('One aggregate over a model.');

const derivedSchema = z
  .strictObject({
    ...governance,
    type: z.literal('derived'),
    expr: words.describe('An expression over other metrics, computed when their facts are combined.'),
  })
  .describe('An expression over other metrics, whatever they are computed over.');

const grain = z.enum(dateGrains);

const cumulativeSchema = z
  .strictObject({
    ...governance,
    type: z.literal('cumulative'),
    metric: name.describe('What is added up: a simple metric that is a sum or a count.'),
    window: z
      .strictObject({ count: z.number().int().min(2).max(1000), grain })
      .optional()
      .describe('The latest so many periods.'),
    grain_to_date: z
      .enum(['week', 'month', 'quarter', 'year'])
      .optional()
      .describe('Since a period of this length began.'),
  })
  .describe('A sum or count that goes on over time: over the last periods, or since a longer period began.');

const ratioSchema = z
  .strictObject({
    ...governance,
    ...overFact,
    type: z.literal('ratio'),
    numerator: additiveSchema,
    denominator: additiveSchema,
    n: additiveSchema
      .optional()
      .describe('What stands as n beside the ratio; the denominator where it is left out.'),
    per: name
      .optional()
      .describe('The dimension that the share is a share within: left out of the denominator.'),
    interval: z
      .enum(['jackknife', 'wilson', 'none'])
      .default('jackknife')
      .describe(
        'How its interval is made: jackknife leaves one cluster out at a time; wilson is for a count out of a count, such as deliveries; none where nothing was sampled.',
      ),
  })
  .describe('A quotient of two sums over one model.');

const metricSchema = z.discriminatedUnion('type', [
  simpleSchema,
  ratioSchema,
  derivedSchema,
  cumulativeSchema,
]);
/** A metric as its file writes it. */
export type MetricYaml = z.infer<typeof metricSchema>;

/** A file of metrics. */
export const metricsFileSchema = z.strictObject({ domain: name, metrics: z.array(metricSchema).min(1) });

const dimensionSchema = z.strictObject({
  name: name
    .refine(
      (own) => own !== metricTime && !own.includes('__'),
      `a name other than ${metricTime}, and without __, which stands before a period`,
    )
    .describe('The name by which queries ask for it; a date also by its periods, as week__month.'),
  label: words,
  description: words,
  type,
  unit: unit.optional(),
  on: z.record(name, words).describe('For each model that it reaches, the expression that gives it there.'),
  also: z
    .record(name, words)
    .optional()
    .describe(
      'For models that it reaches: the expression of a finer value that a filter may name as well, such as the full tag of a language. Groups are of the value in on.',
    ),
  describes: words.describe(
    'What it describes, to say why it does not reach a model: "viewing", "subtitle lines".',
  ),
});
/** A dimension as its file writes it. */
export type DimensionYaml = z.infer<typeof dimensionSchema>;

/** A file of dimensions. */
export const dimensionsFileSchema = z.strictObject({ dimensions: z.array(dimensionSchema).min(1) });
