import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../compile.ts';
import { trino } from '../dialect.ts';
import { semanticQuerySchema } from '../query.ts';
import { testDefinitions } from './definitions.ts';
import type { Delivery, World } from './evaluate.ts';
import { NativeWorld } from '../../../datasets/tools/native-world.ts';

const definitions = testDefinitions();

let native: NativeWorld;
beforeAll(async () => {
  native = await NativeWorld.open(definitions);
});
afterAll(() => native.connection.closeSync());

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
    await native.put(world);
    return [...(await native.run(query))].sort(([a], [b]) => (a < b ? -1 : 1));
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

  test('a filter of the many side keeps the titles that it holds for, each once; two sides do not filter together', async () => {
    const world: World = {
      genres: drama,
      deliveries: [made(1, 'a'), made(1, 'b'), made(2, 'a', { kind: 'subtitle' })],
      capacity: [{ title: 3, partner: 'a', week: '2026-01-05', declared: 1 }],
    };
    const dubs = { dimension: 'kind', op: 'eq', values: ['dub'] };
    const weeks = { dimension: 'week', op: 'is_not_null', values: [] };
    expect(await rows(world, { metrics: ['titles'], by: ['genre'], where: [dubs] })).toEqual([
      ['["drama"]', [1]],
    ]);
    const both = { metrics: ['titles'], where: [dubs, weeks] };
    expect(await rows(world, both)).toEqual([['[]', [3]]]);
    const plan = compile(definitions, semanticQuerySchema.parse(both));
    const reason = 'Kind and Week come to title from different sides, and not together.';
    expect(plan.ok && plan.value.notApplied).toEqual([
      { dimension: 'kind', reason },
      { dimension: 'week', reason },
    ]);
    const partners = { dimension: 'partner', op: 'eq', values: ['a'] };
    const either = compile(
      definitions,
      semanticQuerySchema.parse({ metrics: ['titles'], where: [partners] }),
    );
    expect(either.ok && either.value.notApplied).toEqual([
      {
        dimension: 'partner',
        reason: 'There is more than one way from Partner to title: delivery.title, capacity.title.',
      },
    ]);
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
    await native.put({ genres: drama, deliveries: [made(1, 'a')], capacity: [] });
    await native.connection.run('INSERT INTO core.delivery SELECT * FROM core.delivery');
    expect([...(await native.run({ metrics: ['deliveries', 'minutes', 'partners'] }))]).toEqual([
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
