import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ident, literal } from '../../engine/quote.ts';
import { compile } from '../compile.ts';
import { trino } from '../dialect.ts';
import { semanticQuerySchema } from '../query.ts';
import { testDefinitions } from './definitions.ts';
import { evaluate, reaches, type Capacity, type Delivery, type OracleQuery, type World } from './evaluate.ts';

const definitions = testDefinitions();
const seed = 20261126;
/** `npm run test:deep` asks for more. */
const runs = Number(process.env['SUBTEXT_RANDOM_CASES'] ?? 300);

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await connection.run('CREATE SCHEMA core');
});
afterAll(() => connection.closeSync());

const types = {
  title: { title_key: 'INTEGER', genre: 'VARCHAR' },
  delivery: {
    delivery_key: 'INTEGER',
    title_key: 'INTEGER',
    partner: 'VARCHAR',
    kind: 'VARCHAR',
    due_on: 'DATE',
    decided_on: 'DATE',
    minutes: 'BIGINT',
    cost: 'DOUBLE',
    accepted: 'BOOLEAN',
  },
  capacity: {
    capacity_key: 'INTEGER',
    title_key: 'INTEGER',
    partner: 'VARCHAR',
    week: 'DATE',
    declared: 'BIGINT',
  },
} as const;

type Cell = string | number | boolean | null;

async function put(name: keyof typeof types, rows: readonly (readonly Cell[])[]): Promise<void> {
  const columns = Object.entries(types[name]);
  const table = `core.${ident(name)}`;
  await connection.run(
    `CREATE OR REPLACE TABLE ${table} (${columns.map(([column, type]) => `${ident(column)} ${type}`).join(', ')})`,
  );
  if (rows.length === 0) return;
  const values = rows.map((row) => `(${row.map((cell) => literal(cell)).join(', ')})`);
  await connection.run(`INSERT INTO ${table} VALUES ${values.join(', ')}`);
}

async function putWorld({ genres, deliveries, capacity }: World): Promise<void> {
  await put(
    'title',
    Object.entries(genres).map(([key, genre]) => [Number(key), genre]),
  );
  await put(
    'delivery',
    deliveries.map((d, i) => [
      i,
      d.title,
      d.partner,
      d.kind,
      d.due,
      d.decided,
      d.minutes,
      d.cost,
      d.accepted,
    ]),
  );
  await put(
    'capacity',
    capacity.map((c, i) => [i, c.title, c.partner, c.week, c.declared]),
  );
}

/** The rows of a query on native DuckDB: for each group, as JSON of its dimensions, the metrics. */
async function run(query: object): Promise<Map<string, (number | null)[]>> {
  const asked = semanticQuerySchema.parse(query);
  const plan = compile(definitions, asked);
  if (!plan.ok) throw new Error(plan.problems.map(({ message }) => message).join('\n'));
  const reader = await connection.runAndReadAll(plan.value.sql);
  const names = reader.columnNames();
  return new Map(
    reader.getRowsJson().map((row) => {
      const cell = (name: string): unknown => row[names.indexOf(name)] ?? null;
      const number = (value: unknown): number | null => (value === null ? null : Number(value));
      return [JSON.stringify(asked.by.map(cell)), asked.metrics.map((name) => number(cell(name)))];
    }),
  );
}

function expectSame(found: Map<string, (number | null)[]>, wanted: Map<string, (number | null)[]>): void {
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [key, values] of wanted)
    found.get(key)?.forEach((value, i) => {
      const right = values[i] ?? null;
      if (value === null || right === null) expect([key, value]).toEqual([key, right]);
      else expect(Math.abs(value - right), key).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(right)));
    });
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 5 });
const day = fc
  .integer({ min: 0, max: 130 })
  .map((n) => new Date(Date.UTC(2025, 10, 20) + n * 86_400_000).toISOString().slice(0, 10));
const title = fc.integer({ min: 1, max: 4 });
const partner = maybe(fc.constantFrom('north', "o'south"));
const delivery: fc.Arbitrary<Delivery> = fc.record({
  title,
  partner,
  kind: maybe(fc.constantFrom('dub', 'subtitle')),
  due: maybe(day),
  decided: maybe(day),
  minutes: maybe(fc.integer({ min: 0, max: 90 })),
  cost: maybe(fc.integer({ min: -40, max: 400 }).map((n) => n / 8)),
  accepted: maybe(fc.boolean()),
});
const capacity: fc.Arbitrary<Capacity> = fc.record({
  title,
  partner,
  week: maybe(day),
  declared: maybe(fc.integer({ min: 0, max: 500 })),
});
// A title that rows name may be missing, as in a package whose keys were only warned of.
const world: fc.Arbitrary<World> = fc.record({
  genres: fc.record({
    1: maybe(fc.constantFrom('drama', 'comedy')),
    2: maybe(fc.constantFrom('drama', 'comedy')),
    3: fc.constant('drama'),
  }),
  deliveries: fc.array(delivery, { maxLength: 14 }),
  capacity: fc.array(capacity, { maxLength: 8 }),
});

const plain = [
  'deliveries',
  'decisions',
  'minutes',
  'cost',
  'partners',
  'mean_minutes',
  'least_minutes',
  'most_cost',
  'spread',
  'middle',
  'p90',
  'acceptance',
  'rate',
  'accepted_minutes_share',
  'declared',
  'declared_last',
  'load',
  'double_load',
];
const ofCapacity = ['declared', 'declared_last', 'load', 'double_load'];
const ofDeliveries = plain.filter((name) => !['declared', 'declared_last'].includes(name));
const grains = ['day', 'week', 'month', 'quarter', 'year'];

const factsOf = (metrics: readonly string[]): ('delivery' | 'capacity')[] => [
  ...(metrics.some((name) => ofDeliveries.includes(name) || name.startsWith('minutes_'))
    ? (['delivery'] as const)
    : []),
  ...(metrics.some((name) => ofCapacity.includes(name)) ? (['capacity'] as const) : []),
];

const filters = fc.array(
  fc.oneof(
    fc.record({
      dimension: fc.constantFrom('genre', 'partner', 'kind'),
      op: fc.constantFrom('eq', 'ne', 'in'),
      values: fc.constantFrom(['drama'], ['north'], ['dub']),
    }),
    fc.record({
      dimension: fc.constantFrom('genre', 'partner', 'due'),
      op: fc.constant('is_null'),
      values: fc.constant([]),
    }),
    fc.record({
      dimension: fc.constantFrom('due', 'week', 'due__week'),
      op: fc.constant('ge'),
      values: fc.tuple(day),
    }),
  ),
  { maxLength: 2 },
);

const query: fc.Arbitrary<OracleQuery> = fc
  .uniqueArray(fc.constantFrom(...plain), { minLength: 1, maxLength: 4 })
  .chain((metrics) => {
    const dated = ['due', 'decided', 'week', 'metric_time'].flatMap((name) => [
      name,
      ...grains.map((grain) => `${name}__${grain}`),
    ]);
    const shared = ['genre', 'partner', 'kind', ...dated].filter((dimension) =>
      factsOf(metrics).every((fact) => reaches(fact, dimension)),
    );
    return fc.record({
      metrics: fc.constant(metrics),
      by: fc.uniqueArray(fc.constantFrom(...shared), { maxLength: 3 }),
      where: filters,
    });
  });

/** A metric that goes on over time, perhaps beside others, by its week. */
const runningQuery: fc.Arbitrary<OracleQuery> = fc.record({
  metrics: fc
    .tuple(
      fc.constantFrom('minutes_4w', 'minutes_mtd'),
      fc.uniqueArray(fc.constantFrom('deliveries', 'minutes', 'rate'), { maxLength: 2 }),
    )
    .map(([first, others]) => [first, ...others]),
  by: fc
    .tuple(fc.constantFrom('due__week', 'metric_time__week'), fc.subarray(['genre', 'partner']))
    .map(([period, others]) => [...others, period]),
  where: filters,
});

describe('the SQL gives what the rows mean', () => {
  test(`${runs} queries at random`, { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(fc.oneof({ arbitrary: query, weight: 3 }, runningQuery), { minLength: 3, maxLength: 3 }),
        async (rows, queries) => {
          await putWorld(rows);
          for (const asked of queries) expectSame(await run(asked), evaluate(rows, asked));
        },
      ),
      { seed, numRuns: Math.ceil(runs / 3) },
    );
  });
});

describe('named cases', () => {
  const drama = { 1: 'drama', 2: 'drama', 3: 'comedy' };
  const made = (title: number, partner: string | null, more: Partial<Delivery> = {}): Delivery => ({
    title,
    partner,
    kind: 'dub',
    due: '2026-01-05',
    decided: '2026-02-02',
    minutes: 10,
    cost: 1,
    accepted: true,
    ...more,
  });
  const rows = async (world: World, query: object): Promise<[string, (number | null)[]][]> => {
    await putWorld(world);
    return [...(await run(query))].sort(([a], [b]) => (a < b ? -1 : 1));
  };

  test('chasm: two facts of one title are added up apart, never row by row', async () => {
    const world: World = {
      genres: drama,
      deliveries: [made(1, 'a'), made(1, 'b'), made(2, 'a', { minutes: 5 })],
      capacity: [
        { title: 1, partner: 'a', week: '2026-01-05', declared: 100 },
        { title: 1, partner: 'a', week: '2026-01-12', declared: 200 },
      ],
    };
    // 10 + 10 + 5 minutes and 100 + 200 declared, of drama.
    expect(await rows(world, { metrics: ['minutes', 'declared', 'load'], by: ['genre'] })).toEqual([
      ['["drama"]', [25, 300, 25 / 300]],
    ]);
  });

  test('fan-out: a title counts once in each kind of delivery that it has, and once in all', async () => {
    const world: World = {
      genres: drama,
      deliveries: [made(1, 'a'), made(1, 'b'), made(1, 'a', { kind: 'subtitle' }), made(2, null)],
      capacity: [],
    };
    expect(await rows(world, { metrics: ['titles'], by: ['kind'] })).toEqual([
      ['["dub"]', [2]],
      ['["subtitle"]', [1]],
    ]);
    expect(await rows(world, { metrics: ['titles'] })).toEqual([['[]', [3]]]);
    const filtered = {
      metrics: ['titles'],
      by: ['kind'],
      where: [{ dimension: 'partner', op: 'eq', values: ['b'] }],
    };
    expect(await rows(world, filtered)).toEqual([['["dub"]', [1]]]);
    const plan = compile(definitions, semanticQuerySchema.parse({ metrics: ['titles'], by: ['kind'] }));
    expect(plan.ok && plan.value.warnings.map(({ code }) => code)).toEqual(['query.counted_twice']);
  });

  test('rows without a group are a group of their own, one over all facts', async () => {
    const world: World = {
      genres: drama,
      deliveries: [made(1, null), made(9, null)],
      capacity: [{ title: 1, partner: null, week: null, declared: 7 }],
    };
    expect(await rows(world, { metrics: ['deliveries', 'declared'], by: ['partner'] })).toEqual([
      ['[null]', [2, 7]],
    ]);
    // Title 9 is not in the catalogue.
    expect(await rows(world, { metrics: ['deliveries'], by: ['genre'] })).toEqual([
      ['["drama"]', [1]],
      ['[null]', [1]],
    ]);
  });

  test('a group that one fact does not have: counts are 0 there, sums and shares unknown', async () => {
    const world: World = {
      genres: drama,
      deliveries: [],
      capacity: [{ title: 1, partner: 'a', week: '2026-01-05', declared: 5 }],
    };
    const metrics = ['deliveries', 'minutes', 'rate', 'declared'];
    expect(await rows(world, { metrics, by: ['partner'] })).toEqual([['["a"]', [0, null, null, 5]]]);
    expect(await rows({ ...world, capacity: [] }, { metrics })).toEqual([['[]', [0, null, null, null]]]);
  });

  test('division by zero is unknown, not infinite', async () => {
    const world: World = {
      genres: drama,
      deliveries: [made(1, 'a', { minutes: 0 }), made(2, 'a', { minutes: 0, accepted: null })],
      capacity: [{ title: 1, partner: 'a', week: '2026-01-05', declared: 0 }],
    };
    expect(await rows(world, { metrics: ['rate', 'load', 'accepted_minutes_share', 'acceptance'] })).toEqual([
      ['[]', [null, null, null, 1]],
    ]);
  });

  test('a key that is there twice counts twice: the package was warned of, nothing is dropped', async () => {
    await putWorld({ genres: drama, deliveries: [made(1, 'a')], capacity: [] });
    await connection.run('INSERT INTO core.delivery SELECT * FROM core.delivery');
    expect([...(await run({ metrics: ['deliveries', 'minutes', 'partners'] }))]).toEqual([
      ['[]', [2, 20, 1]],
    ]);
  });

  test('having keeps rows by metrics that are shown or not, and leaves out what is unknown', async () => {
    const world: World = {
      genres: drama,
      deliveries: [made(1, 'a'), made(1, 'a'), made(1, 'b'), made(2, 'c', { minutes: null })],
      capacity: [],
    };
    const having = [{ metric: 'minutes', op: 'ge', values: [10] }];
    expect(await rows(world, { metrics: ['deliveries'], by: ['partner'], having })).toEqual([
      ['["a"]', [2]],
      ['["b"]', [1]],
    ]);
    const unknown = [{ metric: 'minutes', op: 'is_null', values: [] }];
    expect(await rows(world, { metrics: ['deliveries'], by: ['partner'], having: unknown })).toEqual([
      ['["c"]', [1]],
    ]);
  });

  test('metric_time places each metric by its own date', async () => {
    const world: World = { genres: drama, deliveries: [made(1, 'a')], capacity: [] };
    expect(await rows(world, { metrics: ['minutes', 'cost'], by: ['metric_time__month'] })).toEqual([
      ['["2026-01-01"]', [10, null]],
      ['["2026-02-01"]', [null, 1]],
    ]);
  });
});

describe('what has no one meaning is refused', () => {
  test.each<[string, object, string]>([
    [
      'two ways to what a title was delivered or planned by',
      { metrics: ['titles'], by: ['partner'] },
      'query.ambiguous_way',
    ],
    ['a date of what has none', { metrics: ['titles'], by: ['metric_time'] }, 'query.no_date'],
    [
      'what goes on over time without a period',
      { metrics: ['minutes_4w'], by: ['genre'] },
      'query.needs_period',
    ],
    ['four weeks by month', { metrics: ['minutes_4w'], by: ['due__month'] }, 'query.needs_period'],
    ['a month to date by quarter', { metrics: ['minutes_mtd'], by: ['due__quarter'] }, 'query.needs_period'],
    ['an unknown period', { metrics: ['minutes'], by: ['due__decade'] }, 'query.unknown_dimension'],
    [
      'a period of what is no date',
      { metrics: ['minutes'], by: ['genre__month'] },
      'query.unknown_dimension',
    ],
    [
      'a condition on no metric',
      { metrics: ['minutes'], having: [{ metric: 'x', op: 'ge', values: [1] }] },
      'query.unknown_metric',
    ],
    [
      'a text for a number',
      { metrics: ['minutes'], having: [{ metric: 'minutes', op: 'ge', values: ['x'] }] },
      'query.bad_filter_value',
    ],
  ])('%s', (_, query, code) => {
    const plan = compile(definitions, semanticQuerySchema.parse(query));
    expect(plan.problems.map((problem) => problem.code)).toEqual([code]);
    for (const { message, fix } of plan.problems) expect(message.length * fix.length).toBeGreaterThan(0);
  });
});

describe('Trino', () => {
  const planOf = (metrics: string[]) =>
    compile(definitions, semanticQuerySchema.parse({ metrics, by: ['partner'] }), trino);
  test('an exact quantile is refused, one that may be approximate is marked', () => {
    expect(planOf(['middle']).problems.map(({ code }) => code)).toEqual(['query.not_exact']);
    const plan = planOf(['p90', 'minutes']);
    expect(plan.ok && plan.value.approximate).toEqual(['p90']);
    expect(plan.ok && plan.value.sql).toContain('approx_percentile(CAST("fact"."cost" AS DOUBLE), 0.9e0)');
  });
});
