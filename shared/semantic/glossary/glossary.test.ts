import { describe, expect, test } from 'vitest';
import { loadDefinitions, type Metric } from '../definitions.ts';
import { dateOf, entryJson, formulaLine, formulaOf, metricEntry } from '../glossary.ts';
import { lineageGraph } from '../lineage.ts';

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const definitions = read.value;
const screens = [
  { id: 'speeds', title: 'Speeds', metrics: ['lines', 'over_limit_share'], dimensions: [] },
  { id: 'other', title: 'Other', metrics: ['lines'], dimensions: [] },
];
const views = [{ name: 'Korean.subtext', screen: 'speeds', dimensions: ['language'] }];
const graph = lineageGraph(definitions, { screens, views });
if (!graph.ok) throw new Error(graph.problems[0]?.message);
const { value } = graph;
const entries = new Map(
  [...definitions.metrics].map(([name, metric]) => [name, metricEntry(definitions, value, metric)]),
);

describe('formulas are those of the definitions, read by hand', () => {
  test.each([
    ['views', 'sum of views'],
    ['lines', 'number of subtitle lines, of rows where is_subtitle'],
    ['titles', 'number of different title_key, of rows where is_subtitle'],
    ['median_cps', 'median of cps, of rows where is_subtitle'],
    ['p95_cps', '95 % quantile of cps, of rows where is_subtitle'],
    [
      'exit_rate',
      'sum of exits ÷ sum of exposures, of rows where subtitles_on and exposures is not null and exits is not null and not in_credits',
    ],
    [
      'over_limit_share',
      '(number of subtitle lines where is_over_limit) ÷ number of subtitle lines, of rows where is_subtitle and is_over_limit is not null',
    ],
    [
      'translation_penalty_per_1000_words',
      'sum of (penalty * 1000) ÷ sum of word_count, of rows where is_spaced and word_count > 0',
    ],
    [
      'mode_share',
      'sum of views ÷ sum of views, of rows where views is not null; the denominator is the whole over consumption_mode',
    ],
  ])('%s', (name, formula) => {
    const metric = definitions.metrics.get(name);
    expect(metric === undefined ? '' : formulaLine(formulaOf(definitions, metric))).toBe(formula);
  });
});

test('formulas of metrics over time and over other metrics', () => {
  const simple = definitions.metrics.get('views');
  if (simple?.type !== 'simple') throw new Error('Views are simple.');
  const line = (metric: Metric): string => formulaLine(formulaOf(definitions, metric));
  const cumulative = { ...simple, type: 'cumulative', of: simple } as const;
  const at: Metric = { ...simple, semiAdditive: { take: 'last', over: 'week' } };
  expect(line(at)).toBe('sum of views; at the last week of each group');
  expect(line({ ...cumulative, over: { kind: 'window', count: 4, grain: 'week' } })).toBe(
    'sum of views; over 4 weeks up to each date',
  );
  expect(line({ ...cumulative, over: { kind: 'to_date', grain: 'year' } })).toBe(
    'sum of views; since the beginning of the year',
  );
  const derived: Metric = {
    ...simple,
    type: 'derived',
    expr: { kind: 'literal', type: 'null', value: null },
    expression: 'view_hours / views',
    inputs: [simple],
  };
  expect(line(derived)).toBe('view_hours / views');
  expect(dateOf(derived)).toBe('week');
  expect(dateOf({ ...derived, inputs: [simple, { ...simple, date: null }] })).toBeNull();
});

describe('the glossary', () => {
  test('says of each metric how it is computed, over what and from which columns', () => {
    for (const [name, entry] of entries) {
      expect(entry.formula.text, name).not.toBe('');
      expect(entry.facts.length, name).toBeGreaterThan(0);
      expect(entry.sources.length, name).toBeGreaterThan(0);
      expect(
        Object.values(entryJson(entry)).every((each) => each !== undefined && each !== ''),
        name,
      ).toBe(true);
    }
  });

  test('says where a metric is used, saved views included', () => {
    expect(entries.get('lines')?.usedBy).toEqual(['Speeds', 'Other', 'Korean.subtext']);
    expect(entries.get('over_limit_share')?.usedBy).toEqual(['Speeds', 'Korean.subtext']);
    expect(entries.get('views')?.usedBy).toEqual([]);
  });

  test('says what a metric reads, and by which dimensions it can be grouped', () => {
    expect(entries.get('over_limit_share')).toMatchObject({
      facts: ['line_reading'],
      reads: ['core.line_reading.is_subtitle', 'core.line_reading.is_over_limit'],
    });
    expect(entries.get('over_limit_share')?.sources).toContain('source.style_limits.max_cps');
    expect(entries.get('views')?.sources).toEqual(['source.viewing.views']);
    expect(entries.get('views')?.dimensions).toContain('country');
    expect(entries.get('lines')?.dimensions).not.toContain('country');
  });

  test('writes an entry as plain JSON', () => {
    const entry = entries.get('views');
    expect(entry === undefined ? null : entryJson(entry)).toMatchObject({
      name: 'views',
      label: 'Views',
      formula: 'sum of views',
      date: 'week',
      sources: ['source.viewing.views'],
      used_by: [],
    });
  });
});
