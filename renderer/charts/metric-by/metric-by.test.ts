import { describe, expect, test } from 'vitest';
import { compile } from '../../../shared/semantic/compile.ts';
import { loadDefinitions, type Metric } from '../../../shared/semantic/definitions.ts';
import type { Columnar } from '../cells.ts';
import { compileSpec } from '../vega/runtime.ts';
import { groupingsOf, metricBy, metricByQuery, type MetricBy } from './query.ts';
import { drawnRows, metricRows, metricTable, valueWithInterval } from './rows.ts';
import { describeMetric, metricFrame, metricSpec } from './spec.ts';

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const definitions = read.value;

function by(metricName: string, dimensionName: string): MetricBy {
  const metric = definitions.metrics.get(metricName);
  const grouping = metric && groupingsOf(definitions, metric).find(({ name }) => name === dimensionName);
  if (metric === undefined || grouping === undefined) throw new Error(`${metricName} by ${dimensionName}`);
  return metricBy(definitions, metric, grouping);
}

/** An answer by hand: a column of values a name. */
function answerOf(columns: Readonly<Record<string, (string | number | null)[]>>): Columnar {
  const names = Object.keys(columns);
  return {
    columns: names.map((name) => ({ name })),
    values: Object.values(columns),
    rowCount: Object.values(columns)[0]?.length ?? 0,
  };
}

describe('what is asked', () => {
  const metrics: readonly (readonly [string, Metric])[] = [...definitions.metrics];
  test.each(metrics)('%s can be asked for by all that it is offered by', (_, metric) => {
    for (const grouping of groupingsOf(definitions, metric)) {
      const query = metricByQuery(metricBy(definitions, metric, grouping));
      expect(compile(definitions, query), grouping.name).toMatchObject({ ok: true });
    }
  });

  test('by the dimensions that reach its fact and the periods of its dates, what goes on over time by periods alone', () => {
    const names = (metric: string): string[] => {
      const found = definitions.metrics.get(metric);
      return found === undefined ? [] : groupingsOf(definitions, found).map(({ name }) => name);
    };
    expect(names('views')).toEqual(expect.arrayContaining(['country', 'week', 'week__month', 'week__year']));
    expect(names('views')).not.toContain('cps_bin');
    const running = metrics.find(([, { type }]) => type === 'cumulative')?.[0] ?? '';
    expect(names(running).length).toBeGreaterThan(0);
    expect(names(running).every((name) => name.includes('__'))).toBe(true);
  });

  test('a share goes by its own n, a median by the lines behind it, a count by itself, a week by time', () => {
    expect(metricByQuery(by('over_limit_share', 'language')).order).toEqual([
      { by: 'over_limit_share_n', desc: true },
    ]);
    expect(metricByQuery(by('median_cps', 'language'))).toMatchObject({
      metrics: ['median_cps', 'lines'],
      order: [{ by: 'lines', desc: true }],
    });
    expect(by('turnaround_p50', 'workflow').size?.name).toBe('orders_timed');
    expect(by('view_hours', 'country').size?.name).toBe('views');
    // Nothing counts just the views that are localized.
    expect(by('localized_hours', 'country').size).toBeNull();
    expect(metricByQuery(by('views', 'country'))).toMatchObject({
      metrics: ['views'],
      order: [{ by: 'views', desc: true }],
    });
    expect(metricByQuery(by('views', 'week')).order).toEqual([]);
  });
});

describe('what is shown', () => {
  const shares = by('over_limit_share', 'language');
  const rows = metricRows(
    answerOf({
      language: ['fr', null, 'ko'],
      over_limit_share: [0.125, 0.5, null],
      over_limit_share_low: [-0.01, null, null],
      over_limit_share_high: [0.26, null, null],
      over_limit_share_n: [800, 4, 0],
    }),
    shares,
  );

  test('values that are ids by their names, namesakes with both; other values in words', () => {
    const partners = by('turnaround_p50', 'partner');
    expect(metricByQuery(partners).by).toEqual(['partner', 'partner_name']);
    const named = metricRows(
      answerOf({
        partner: ['p07', 'p16', 'p1', null],
        partner_name: ['Casa da Voz', 'Casa da Voz', null, null],
        turnaround_p50: [1, 2, 3, 4],
        orders_timed: [4, 3, 2, 1],
      }),
      partners,
    );
    expect(named.map(({ name }) => name)).toEqual([
      'Casa da Voz (p07)',
      'Casa da Voz (p16)',
      'p1',
      'unknown',
    ]);
    const workflows = metricRows(
      answerOf({ workflow: ['in_house'], turnaround_p50: [1], orders_timed: [4] }),
      by('turnaround_p50', 'workflow'),
    );
    expect(workflows.map(({ name }) => name)).toEqual(['in house']);
  });

  test('each value with its interval and n; what is not known stays so, and no share leaves 0 to 1', () => {
    expect(rows).toEqual([
      { name: 'French', estimate: { value: 0.125, low: 0, high: 0.26 }, n: 800 },
      { name: 'no language', estimate: { value: 0.5, low: null, high: null }, n: 4 },
      { name: 'Korean', estimate: null, n: 0 },
    ]);
    expect(valueWithInterval(shares, rows[0]?.estimate ?? null)).toBe('12.5\u202f% [0.0, 26.0]');
    expect(valueWithInterval(shares, rows[1]?.estimate ?? null)).toContain('no interval');
    expect(valueWithInterval(shares, null)).toBe('–');
  });

  test('the table has every figure', () => {
    const { columns, rows: cells } = metricTable(rows, shares);
    expect(columns.map(({ label }) => label)).toEqual(['language', 'over the limit', 'low', 'high', 'n']);
    expect(cells).toEqual([
      ['French', 0.125, 0, 0.26, 800],
      ['no language', 0.5, null, null, 4],
      ['Korean', null, null, null, 0],
    ]);
  });

  test('a metric without an interval stands beside what it was taken from', () => {
    const medians = by('median_cps', 'language');
    const own = metricRows(answerOf({ language: ['fr'], median_cps: [13.25], lines: [40] }), medians);
    expect(own).toEqual([{ name: 'French', estimate: { value: 13.25, low: null, high: null }, n: 40 }]);
    expect(metricTable(own, medians).columns.map(({ label }) => label)).toEqual([
      'language',
      'median speed',
      'lines',
    ]);
    expect(valueWithInterval(medians, own[0]?.estimate ?? null)).toBe('13.3');
  });

  test('draws the latest weeks and the largest groups, and says how many there are', () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ name: String(i), estimate: null, n: i }));
    expect(drawnRows(many, by('views', 'week')).at(-1)?.name).toBe('39');
    expect(drawnRows(many, by('views', 'country'))[0]?.name).toBe('0');
    expect(describeMetric(rows, shares)).toBe(
      'Over the limit by language, 3 values. French: 12.5\u202f%. The table has every figure.',
    );
  });

  test.each([shares, by('views', 'country')])('compiles to a chart without a warning', (each) => {
    const warnings: string[] = [];
    const frame = metricFrame(600, rows.length);
    compileSpec(metricSpec(rows, each, 'light', frame), frame, (message) => warnings.push(message));
    expect(warnings).toEqual([]);
  });
});
