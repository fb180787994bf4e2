import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSmallPackage, type SmallPackage, type Tables } from '../../datasets/tools/small-package.ts';
import { inDependencyOrder } from './definitions/models.ts';
import { filterOperators, type Filter } from '../workspace/filter.ts';
import { answer } from './answer.ts';
import { compile } from './compile.ts';
import { inputsOf, isCumulative } from './question.ts';
import { loadDefinitions, type Dimension, type Metric, type Model } from './definitions.ts';
import { modelSql } from './model-sql.ts';
import type { SemanticQuery } from './query.ts';

const receipt = { package: '', as_of: '', default_guide: null, engine: '', app: '' };

/** One row of nearly everything, and what is often missing: a title without languages, a line without counts. */
const tables: Tables = {
  titles: [
    { title_id: 't1', name: 'The Harbour', content_type: 'film', genre: 'drama', audience: 'adult' },
    { title_id: 't2', name: "O'Neill's", content_type: 'film', genre: 'comedy', audience: 'children' },
    { title_id: 't3', name: 'Unknown', content_type: 'special' },
  ],
  title_original_languages: [
    { title_id: 't1', language: 'en', is_primary: true },
    { title_id: 't2', language: 'ko', is_primary: true },
  ],
  assets: [
    { asset_id: 'a1', title_id: 't1', language: 'fr', asset_type: 'subtitle', workflow: 'partner' },
    { asset_id: 'a2', title_id: 't2', language: 'de', asset_type: 'sdh', workflow: 'legacy' },
  ],
  asset_versions: [
    { version_id: 'v1', asset_id: 'a1', version: 1, delivered_on: '2025-01-01' },
    { version_id: 'v2', asset_id: 'a2', version: 1 },
  ],
  timed_text_events: [
    { version_id: 'v1', ordinal: 1, event_type: 'dialogue', start_ms: 0, end_ms: 2000, text: 'Bonjour.' },
    { version_id: 'v1', ordinal: 2, event_type: 'credit', start_ms: 3000, end_ms: 4000, text: 'Fin' },
    { version_id: 'v2', ordinal: 1, event_type: 'image', start_ms: 0, end_ms: 500 },
  ],
  style_limits: [
    {
      guide: 'house',
      scope: 'translation',
      language: 'fr',
      audience: 'adult',
      asset_type: 'subtitle',
      valid_from: '2020-01-01',
      max_cps: 17,
      count_mode: 'grapheme',
      citation: 'page 3',
    },
  ],
  engagement_segments: [
    {
      segment_id: 's1',
      window_start: '2026-01-01',
      window_end: '2026-02-01',
      profile_match: 'other',
      audio_context: 'dub',
      subtitles_on: true,
    },
  ],
  line_engagement: [
    { version_id: 'v1', ordinal: 1, segment_id: 's1', exposures: 100, rewinds: 5, pauses: 1, exits: 1 },
    { version_id: 'v2', ordinal: 1, segment_id: 's1', exposures: 90, rewinds: null },
  ],
  viewing: [
    {
      view_row_id: 1,
      title_id: 't1',
      country: 'FR',
      week_start: '2026-09-07',
      audio_language: 'en',
      audio_type: 'original',
      text_language: 'fr',
      text_type: 'subtitle',
      selection: 'explicit',
      views: 10,
      completers: 4,
      view_hours: 12.5,
    },
    {
      view_row_id: 2,
      title_id: 't3',
      country: 'DE',
      week_start: '2026-09-14',
      audio_type: 'unknown',
      text_type: 'off',
      selection: 'unknown',
      views: null,
    },
  ],
};

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const definitions = read.value;
const metrics = [...definitions.metrics.values()];
const dimensions = [...definitions.dimensions.values()];

let open: SmallPackage;
beforeAll(async () => {
  open = await openSmallPackage(tables, { guide: 'house' });
});
afterAll(() => open.engine.close());

/** Plans a statement; JSON is cheaper to write than the tree for people. */
const explain = (sql: string): Promise<unknown> => open.engine.query(`EXPLAIN (FORMAT json) ${sql}`);

/** SQL without its texts and comments: all that is left is understood as SQL. */
const bare = (sql: string): string => sql.replaceAll(/'(?:[^']|'')*'|--.*$/gm, "''");

/** What reaches for the ICU extension, even where it can't be had, or differs from day to day. */
const banned =
  /timestamptz|with\s+time\s+zone|at\s+time\s+zone|\bnow\s*\(|current_(date|time)|localtime|today\s*\(|\bcollate\b/i;

const context = { guide: "house's", asOf: '2026-10-05', batch: { from: 'v1', to: "v'9" } };
const models = inDependencyOrder(definitions.models);

describe('the SQL of every model', () => {
  test.each(models.map((model) => [model.name, model] as const))(
    '%s is understood by the engine',
    async (_, model: Model) => {
      const sql = modelSql(model, context);
      expect(bare(sql)).not.toMatch(banned);
      await expect(explain(sql)).resolves.toBeDefined();
    },
  );

  test('all models are there', () => {
    expect(models.map((model) => model.name).sort()).toEqual([...definitions.models.keys()].sort());
  });
});

/** The dimensions that reach all that a metric is computed over. */
const reaching = (metric: Metric): Dimension[] =>
  dimensions.filter((dimension) => inputsOf(metric).every(({ model }) => dimension.on.has(model)));

/** The period without which a metric that goes on over time is not asked for. */
const periodOf = (metric: Metric): string[] =>
  inputsOf(metric)
    .filter(isCumulative)
    .slice(0, 1)
    .map(({ date, over }) => `${date ?? ''}__${over.kind === 'window' ? over.grain : 'day'}`);

/** How many dimensions reach the metrics that are known to have fewer than six, counted by hand. */
const reached: Readonly<Record<string, number>> = { catalogue_titles: 4, cost_per_localized_hour: 5 };

describe('the SQL of each metric by each dimension that reaches it', () => {
  test.each(metrics.map((metric) => [metric.name, metric] as const))('%s', async (name, metric) => {
    expect(reaching(metric).length).toBeGreaterThanOrEqual(reached[name] ?? 6);
    for (const by of [[], ...reaching(metric).map((dimension) => [dimension.name])]) {
      const plan = compile(definitions, {
        metrics: [name],
        by: [...periodOf(metric), ...by],
        where: [],
        order: [],
        limit: null,
      });
      if (!plan.ok) throw new Error(`${name} by ${by.join()} is refused.`);
      expect(bare(plan.value.sql)).not.toMatch(banned);
      await explain(plan.value.sql);
    }
  });
});

const hostile = [
  "'; DROP TABLE core.consumption; --",
  "' OR 1=1 --",
  "''",
  '"',
  '\\',
  '$$',
  '/* */',
  ';',
  '\0',
  'a\0b',
  '\n',
  'fr\n  de',
  '\r\n',
  '\u2028',
  '%_',
  '=HYPERLINK("x")',
  '日本語',
  'عربي',
  '👩‍👩‍👧',
  '\u202e',
  '\ud800',
  'fr',
  '',
];
const text = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 12 }));
const number = fc.oneof(
  fc.constantFrom(0, -0, 17, 0.15, -1, 1e308, 5e-324, Number.MAX_SAFE_INTEGER, 2 ** 60),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const date = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

function valueOf({ type }: Dimension): fc.Arbitrary<string | number | boolean> {
  switch (type) {
    case 'number':
      return number;
    case 'integer':
      return fc.integer();
    case 'date':
      return date;
    case 'boolean':
      return fc.boolean();
    default:
      return text;
  }
}

const types = [...new Set(dimensions.map(({ type }) => type))];
const filter: fc.Arbitrary<Filter> = fc
  .tuple(
    fc
      .constantFrom(...types)
      .chain((type) => fc.constantFrom(...dimensions.filter((each) => each.type === type))),
    fc.constantFrom(...filterOperators),
  )
  .chain(([dimension, op]) => {
    const [minLength, maxLength] =
      op === 'is_null' || op === 'is_not_null'
        ? [0, 0]
        : op === 'in'
          ? [1, 6]
          : op === 'between'
            ? [2, 2]
            : [1, 1];
    const values = fc.array(valueOf(dimension), { minLength, maxLength });
    return fc.record({ dimension: fc.constant(dimension.name), op: fc.constant(op), values });
  });

/**
 * Queries that the semantic layer must answer: dimensions that reach every fact asked for, and all else at random. What goes on over time
 * needs its period, and is asked at random in `oracle`.
 */
const query: fc.Arbitrary<SemanticQuery> = fc
  .uniqueArray(fc.constantFrom(...metrics.filter((metric) => !isCumulative(metric))), {
    minLength: 1,
    maxLength: 2,
  })
  .chain((asked) => {
    const shared = dimensions.filter((dimension) =>
      asked.every((metric) => reaching(metric).includes(dimension)),
    );
    const names = [...asked, ...shared].map(({ name }) => name);
    return fc.record({
      asked: fc.constant(asked.map(({ name }) => name)),
      // Facts that share no dimension can be asked together only as wholes.
      by: fc.shuffledSubarray(
        shared.map(({ name }) => name),
        { maxLength: Math.min(3, shared.length) },
      ),
      where: fc.array(filter, { maxLength: 4 }),
      order: fc.uniqueArray(fc.record({ by: fc.constantFrom(...names), desc: fc.boolean() }), {
        maxLength: 3,
        selector: ({ by }) => by,
      }),
      limit: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
    });
  })
  .map(({ asked, by, where, order, limit }) => {
    const ordered = order.filter((each) => asked.includes(each.by) || by.includes(each.by));
    return { metrics: asked, by, where, order: ordered, limit };
  });

test('500 queries at random are understood, and every tenth is answered', { timeout: 120_000 }, async () => {
  let count = 0;
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(query, async (asked) => {
      const plan = compile(definitions, asked);
      expect(plan.problems).toEqual([]);
      if (!plan.ok) return;
      await explain(plan.value.sql);
      expect(bare(plan.value.sql)).not.toMatch(banned);
      asked.where.forEach(({ dimension, op }) =>
        kinds.add(`${definitions.dimensions.get(dimension)?.type ?? ''} ${op}`),
      );
      count += 1;
      if (count % 10 !== 0) return;
      const { columns, rows } = await answer(open.engine, definitions, asked, receipt);
      for (const row of rows) expect(row).toHaveLength(columns.length);
      expect(rows.length).toBeLessThanOrEqual(asked.limit ?? Infinity);
    }),
    { seed: 20261005, numRuns: 500 },
  );
  expect(count).toBeGreaterThanOrEqual(500);
  expect(kinds.size, [...kinds].join()).toBe(types.length * filterOperators.length);
  const { values } = await open.engine.query('SELECT count(*) FROM core.consumption');
  expect(values).toEqual([[2]]);
});
