import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaveOneTitleOut } from '../../datasets/golden/jackknife.ts';
import { openSmallPackage, type SmallPackage } from '../../datasets/tools/small-package.ts';
import type { Cell } from '../engine/port.ts';
import { ProblemError } from '../errors/problem.ts';
import { answer, type QueryAnswer } from './answer.ts';
import { tables, views, type View } from './answer-testing.ts';
import { semanticQuerySchema } from './query.ts';

let open: SmallPackage;
beforeAll(async () => {
  open = await openSmallPackage(tables);
});
afterAll(() => open.engine.close());

const programs = { package: 'p', as_of: '2026-10-05', default_guide: 'g', engine: 'e', app: 'a' };

async function ask(query: unknown): Promise<QueryAnswer> {
  return answer(open.engine, open.definitions, semanticQuerySchema.parse(query), programs);
}

/** The rows of an answer, without the columns of its intervals. */
async function figures(query: unknown): Promise<Cell[][]> {
  const { columns, rows } = await ask(query);
  const kept = columns.map(({ role }) => role === 'dimension' || role === 'metric');
  return rows.map((row) => row.filter((_, i) => kept[i]));
}

const where = (dimension: string, op: string, ...values: (string | number)[]) => ({ dimension, op, values });
const european = where('country', 'in', 'FR', 'DE', 'JP', 'BR');

/** Sums by hand: what each title adds to a rate over the rows kept. */
function byTitle(
  rows: readonly View[],
  numerator: (row: View) => number,
  denominator: (row: View) => number,
): { numerator: number; denominator: number }[] {
  return [...Map.groupBy(rows, ({ title }) => title).values()].map((own) => ({
    numerator: own.reduce((sum, row) => sum + numerator(row), 0),
    denominator: own.reduce((sum, row) => sum + denominator(row), 0),
  }));
}

function expectRow(found: readonly Cell[] | undefined, expected: readonly (Cell | undefined)[]): void {
  expect(found).toHaveLength(expected.length);
  expected.forEach((cell, i) => {
    if (typeof cell === 'number') expect(found?.[i]).toBeCloseTo(cell, 9);
    else expect(found?.[i]).toBe(cell);
  });
}

describe('intervals', () => {
  test('leave one title out at a time', async () => {
    const { columns, rows } = await ask({ metrics: ['completion_rate'], by: ['country'], where: [european] });
    expect(columns.map(({ name }) => name)).toEqual([
      'country',
      'completion_rate',
      'completion_rate_low',
      'completion_rate_high',
      'completion_rate_n',
    ]);
    expect(rows.map(([country]) => country)).toEqual(['BR', 'DE', 'FR', 'JP']);
    for (const row of rows) {
      const kept = views.filter(
        (each) => each.country === row[0] && each.views !== null && each.completers !== null,
      );
      const shares = byTitle(
        kept,
        ({ completers }) => completers ?? 0,
        (each) => Number(each.views),
      );
      const { value, low, high } = leaveOneTitleOut(shares);
      const n = shares.reduce((sum, { denominator }) => sum + denominator, 0);
      expectRow(row, [row[0], value, low, high, n]);
    }
  });

  test('are null below two titles, and the rate is not', async () => {
    const { rows } = await ask({ metrics: ['completion_rate'], where: [where('country', 'eq', 'BR')] });
    expect(rows).toEqual([[0.5, null, null, 1000]]);
  });

  test('of a share count every title of the whole, also one without the part', async () => {
    const { rows } = await ask({
      metrics: ['mode_share'],
      by: ['consumption_mode'],
      where: [where('country', 'eq', 'FR')],
    });
    const kept = views.filter(({ country, views: count }) => country === 'FR' && count !== null);
    for (const row of rows) {
      const shares = byTitle(
        kept,
        ({ mode, views: count }) => (mode === row[0] ? Number(count) : 0),
        ({ views: count }) => Number(count),
      );
      const { value, low, high } = leaveOneTitleOut(shares);
      expectRow(row, [row[0], value, low, high, 660]);
    }
    expect(rows.map(([mode]) => mode)).toEqual(['dub', 'original', 'subtitles', 'unknown']);
  });
});

describe('a share of a whole', () => {
  test('leaves that grouping out of the denominator', async () => {
    const rows = await figures({
      metrics: ['mode_share'],
      by: ['country', 'consumption_mode'],
      where: [where('country', 'in', 'FR', 'DE')],
    });
    expect(rows).toEqual([
      ['DE', 'dub', 500 / 600],
      ['DE', 'original', 40 / 600],
      ['DE', 'subtitles', 60 / 600],
      ['FR', 'dub', 380 / 660],
      ['FR', 'original', 80 / 660],
      ['FR', 'subtitles', 170 / 660],
      ['FR', 'unknown', 30 / 660],
    ]);
  });

  test('has a filter on it hold for the part only, and every other filter for both', async () => {
    const rows = await figures({
      metrics: ['mode_share', 'views'],
      by: ['country'],
      where: [where('consumption_mode', 'eq', 'dub'), where('genre', 'eq', 'drama'), european],
    });
    expect(rows).toEqual([
      ['DE', 500 / 500, 500],
      ['FR', 380 / 550, 380],
    ]);
  });

  test('groups nulls with nulls', async () => {
    const rows = await figures({
      metrics: ['mode_share'],
      by: ['genre', 'consumption_mode'],
      where: [where('genre', 'is_null')],
    });
    expect(rows).toEqual([
      [null, 'dub', 0],
      [null, 'original', 1],
    ]);
  });
});

describe('groups', () => {
  test('of null are kept, and come last in either direction', async () => {
    const by = { metrics: ['views'], by: ['genre'], where: [european] };
    const ascending = [
      ['comedy', 100],
      ['drama', 2050],
      ['true\ncrime', 100],
      [null, 10],
    ];
    expect(await figures(by)).toEqual(ascending);
    expect(await figures({ ...by, order: [{ by: 'genre', desc: true }] })).toEqual([
      ...ascending.slice(0, 3).reverse(),
      [null, 10],
    ]);
  });

  test('are ordered by a metric with its nulls last, then by the dimensions, and cut at the limit', async () => {
    const query = {
      metrics: ['completion_rate'],
      by: ['country'],
      where: [european],
      order: [{ by: 'completion_rate', desc: true }],
    };
    expect((await figures(query)).map(([country]) => country)).toEqual(['DE', 'BR', 'FR', 'JP']);
    expect((await figures({ ...query, limit: 2 })).map(([country]) => country)).toEqual(['DE', 'BR']);
    const ties = { metrics: ['views'], by: ['title', 'country'], order: [{ by: 'views' }], limit: 2 };
    expect(await figures({ ...ties, where: [where('country', 'eq', 'JP')] })).toEqual([
      ['t2', 'JP', 0],
      ['t3', 'JP', 0],
    ]);
    const n = { ...query, order: [{ by: 'completion_rate_n' }] };
    expect((await figures(n)).map(([country]) => country)).toEqual(['JP', 'DE', 'FR', 'BR']);
  });

  test('that nothing is in are left out; without groups, a count of nothing is 0 and a sum of nothing null', async () => {
    const nowhere = [where('country', 'eq', 'ZZ')];
    expect(await figures({ metrics: ['views', 'mode_share'], by: ['country'], where: nowhere })).toEqual([]);
    const { rows } = await ask({ metrics: ['views', 'completion_rate', 'mode_share'], where: nowhere });
    expect(rows).toEqual([[null, null, null, null, 0, null, null, null, 0]]);
    expect(await figures({ metrics: ['lines'], where: [where('title', 'eq', 'none')] })).toEqual([[0]]);
  });

  test('of which every view is suppressed keep their row, with nulls', async () => {
    const { rows } = await ask({
      metrics: ['views', 'completion_rate'],
      by: ['consumption_mode'],
      where: [where('title', 'eq', 't4'), where('consumption_mode', 'eq', 'dub')],
    });
    expect(rows).toEqual([['dub', null, null, null, null, 0]]);
  });
});

test('a quotient by nothing is null', async () => {
  const { rows } = await ask({ metrics: ['completion_rate'], where: [where('country', 'eq', 'JP')] });
  expect(rows).toEqual([[null, null, null, 0]]);
});

test('two facts answer one query, each group once; what has no lines has 0 lines', async () => {
  const { rows, notApplied, receipt } = await ask({
    metrics: ['lines', 'views', 'completion_rate'],
    by: ['title'],
    where: [where('country', 'eq', 'FR'), where('event_type', 'eq', 'dialogue')],
  });
  expect(rows.map(([title, lines, seen, rate]) => [title, lines, seen, rate])).toEqual([
    ['t1', 2, 450, 175 / 450],
    ['t2', 0, 100, 32 / 100],
    ['t3', 0, 100, 10 / 100],
    ['t4', 1, 10, 9 / 10],
  ]);
  expect(notApplied).toEqual([
    { dimension: 'country', reason: 'Country describes viewing; it does not reach subtitle lines.' },
    { dimension: 'event_type', reason: 'Event type describes subtitle lines; it does not reach viewing.' },
  ]);
  expect(receipt.not_applied).toEqual(notApplied);
});

test('two facts keep one group of null', async () => {
  const rows = await figures({
    metrics: ['views', 'lines'],
    by: ['genre'],
    where: [where('genre', 'is_null')],
  });
  expect(rows).toEqual([[null, 10, 1]]);
});

test('integers beyond 2^53 are exact, alone and beside a rate', async () => {
  const query = { by: ['country'], where: [where('country', 'eq', 'US')] };
  expect(await figures({ ...query, metrics: ['views'] })).toEqual([['US', 9_007_199_254_740_993n]]);
  const { rows } = await ask({ ...query, metrics: ['views', 'completion_rate'] });
  expect(rows[0]).toEqual(['US', 9_007_199_254_740_993n, 0, null, null, 9_007_199_254_740_993n]);
});

test.each([['views'], ['completion_rate'], ['mode_share'], ['lines']])(
  'a filter means what it says, line breaks and all, for %s',
  async (metric) => {
    const ask = (...filter: Parameters<typeof where>) =>
      figures({ metrics: [metric], by: ['title'], where: [where(...filter)] });
    const titles = metric === 'lines' ? [] : ['t5'];
    expect((await ask('genre', 'eq', 'true\ncrime')).map(([title]) => title)).toEqual(titles);
    expect((await ask('genre', 'in', 'x', 'true\ncrime')).map(([title]) => title)).toEqual(titles);
    expect(await ask('genre', 'eq', "' OR '1' = '1")).toEqual([]);
  },
);

/** Genres: drama (t1, t2), comedy (t3), true crime (t5), epic (t6) and none (t4). */
test.each<[string, string, (string | number)[], string]>([
  ['genre', 'eq', ['drama'], 't1 t2'],
  ['genre', 'ne', ['drama'], 't3 t5 t6'],
  ['genre', 'lt', ['drama'], 't3'],
  ['genre', 'le', ['drama'], 't1 t2 t3'],
  ['genre', 'gt', ['drama'], 't5 t6'],
  ['genre', 'ge', ['epic'], 't5 t6'],
  ['genre', 'in', ['epic', 'comedy', 'none'], 't3 t6'],
  ['genre', 'between', ['comedy', 'drama'], 't1 t2 t3'],
  ['genre', 'between', ['drama', 'comedy'], ''],
  ['genre', 'is_null', [], 't4'],
  ['genre', 'is_not_null', [], 't1 t2 t3 t5 t6'],
])('a filter keeps what it says: %s %s %j', async (dimension, op, values, titles) => {
  const rows = await figures({ metrics: ['views'], by: ['title'], where: [where(dimension, op, ...values)] });
  expect(rows.map(([title]) => title).join(' ')).toBe(titles);
});

/** The lines read at 8, 6 and 4 characters a second. */
test.each<[string, (string | number)[], number]>([
  ['eq', [6], 1],
  ['ne', [6], 2],
  ['lt', [6], 1],
  ['le', ['6'], 2],
  ['gt', [5.5], 2],
  ['ge', ['8.0'], 1],
  ['in', [4, '8'], 2],
  ['between', [4, 6], 2],
  ['is_null', [], 0],
])('of numbers too: cps_bin %s %j', async (op, values, lines) => {
  expect(await figures({ metrics: ['lines'], where: [where('cps_bin', op, ...values)] })).toEqual([[lines]]);
});

test('and of dates, and all filters hold together', async () => {
  const weeks = (...filters: ReturnType<typeof where>[]) =>
    figures({ metrics: ['views'], by: ['week'], where: [european, ...filters] });
  const [first, second] = [0, 1].map((odd) =>
    views.reduce((sum, row, i) => sum + (i % 2 === odd && row.title !== 't6' ? Number(row.views) : 0), 0),
  );
  expect(await weeks()).toEqual([
    ['2026-09-07', first],
    ['2026-09-14', second],
  ]);
  expect(await weeks(where('week', 'gt', '2026-09-07'))).toEqual([['2026-09-14', second]]);
  expect(await weeks(where('week', 'between', '2026-09-01', '2026-09-13'))).toEqual([['2026-09-07', first]]);
  expect(await weeks(where('week', 'lt', '2026-09-10'), where('week', 'ne', '2026-09-07'))).toEqual([]);
});

test('a receipt holds what makes a figure reproducible, and its SQL gives the figure again', async () => {
  const query = { metrics: ['views'], by: ['country'], where: [european] };
  const { receipt, sql, rows } = await ask(query);
  expect(receipt).toEqual({
    ...programs,
    definitions: open.definitions.fingerprint,
    view: { ...query, order: [], limit: null },
    not_applied: [],
    sql,
  });
  const { values } = await open.engine.query(receipt.sql);
  expect(rows).toEqual((values[0] ?? []).map((country, i) => [country, values[1]?.[i]]));
});

test('totals are computed anew over all that the filters keep, with SQL of their own', async () => {
  const query = { metrics: ['views', 'completion_rate'], by: ['country'], where: [european] };
  const { rows, totals, receipt } = await ask({
    ...query,
    having: [{ metric: 'views', op: 'ge', values: [600] }],
    limit: 1,
    totals: true,
  });
  expect(rows.map(([country]) => country)).toEqual(['BR']);
  const [whole] = (await ask({ ...query, by: [] })).rows;
  expect(totals).toEqual([null, ...(whole ?? [])]);
  expect(totals?.[1]).toBe(2260);
  const { values } = await open.engine.query(receipt.totals_sql ?? '');
  expect(values[0]).toEqual([2260]);
  expect((await ask(query)).totals).toBeNull();
});

test('what goes on over time has no total, which is told beside the totals of the others', async () => {
  const query = { metrics: ['minutes_ordered', 'minutes_ordered_to_date'], by: ['metric_time__month'] };
  const { totals, warnings } = await ask({ ...query, totals: true });
  const [whole] = (await ask({ metrics: ['minutes_ordered'] })).rows;
  expect(totals).toEqual([null, whole?.[0], null]);
  expect(warnings).toMatchObject([
    { code: 'query.no_total', message: 'minutes_ordered_to_date goes on over time and has no total.' },
  ]);
  expect((await ask(query)).warnings).toEqual([]);
  const alone = await ask({ ...query, metrics: ['minutes_ordered_to_date'], totals: true });
  expect(alone.totals).toEqual([null, null]);
});

test('a query that can not be answered is refused before it runs', async () => {
  const refused = ask({ metrics: ['views'], by: ['cps_bin'] });
  await expect(refused).rejects.toThrow(ProblemError);
});
