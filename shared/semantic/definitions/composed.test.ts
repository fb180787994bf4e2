import { describe, expect, test } from 'vitest';
import { firstOfMore, metric, readTestDefinitions } from '../oracle/definitions.ts';

/** The problems of metrics beside the test definitions: code, and line among those metrics. */
function problemsOf(...lines: [name: string, rest: string][]): [string, string, number][] {
  const { problems } = readTestDefinitions(lines.map(([name, rest]) => metric(name, rest)));
  return problems.map(({ code, message, at }) => [code, message, (at.line ?? 0) - firstOfMore + 1]);
}

const work = 'model: delivery, date: due';
const count = '{ agg: count }';

describe('what a metric can not be is said once, with its line', () => {
  test.each<[string, string, string, string]>([
    [
      'of a metric that is not there',
      'type: derived, expr: minutes / hours',
      'query.unknown_column',
      'hours',
    ],
    ['of columns', 'type: derived, expr: delivery.minutes', 'query.unknown_column', 'delivery.minutes'],
    ['of no metric', 'type: derived, expr: "1 + 1"', 'query.bad_definition', 'reads other metrics'],
    ['a condition', 'type: derived, expr: minutes > 1', 'query.wrong_type', 'needs a number, not boolean'],
    ['cut off', 'type: derived, expr: minutes /', 'query.syntax', 'breaks off at character 10'],
    ['of itself', 'type: derived, expr: x + 1', 'query.cycle', 'x -> x'],
    [
      'a running share',
      'type: cumulative, metric: rate, grain_to_date: month',
      'query.bad_definition',
      'no sum or count',
    ],
    [
      'a running stock',
      'type: cumulative, metric: declared_last, grain_to_date: year',
      'query.bad_definition',
      'no sum or count',
    ],
    [
      'a running undated count',
      'type: cumulative, metric: titles, grain_to_date: year',
      'query.bad_definition',
      'has no date',
    ],
    [
      'a running nothing',
      'type: cumulative, metric: hours, grain_to_date: year',
      'query.undefined_name',
      'the metric hours',
    ],
    [
      'running without end',
      'type: cumulative, metric: minutes',
      'query.bad_definition',
      'either a window or a grain_to_date',
    ],
    [
      'a variant of nothing',
      `${work}, type: simple, agg: count, variant_of: hours`,
      'query.undefined_name',
      'the metric hours',
    ],
    [
      'titles left out where there are none',
      `model: title, date: null, type: ratio, numerator: ${count}, denominator: ${count}`,
      'query.bad_definition',
      'needs a model with a cluster, and title has none',
    ],
    [
      'a count out of sums',
      `${work}, type: ratio, interval: wilson, numerator: ${count}, denominator: { agg: sum, expr: minutes }`,
      'query.bad_definition',
      'a count out of a count',
    ],
    [
      'a share within a whole without titles',
      `${work}, type: ratio, interval: none, per: partner, numerator: ${count}, denominator: ${count}`,
      'query.bad_definition',
      'has its interval by jackknife',
    ],
    [
      'the last of what is no date',
      `${work}, type: simple, agg: count, semi_additive: { take: last, over: partner }`,
      'query.bad_definition',
      'partner is no date',
    ],
    [
      'a mean of texts',
      `${work}, type: simple, agg: avg, expr: partner`,
      'query.wrong_type',
      'avg needs a number',
    ],
  ])('%s', (_, rest, code, words) => {
    expect(problemsOf(['x', rest])).toEqual([[code, expect.stringContaining(words), 1]]);
  });

  test('a circle of derived metrics, once', () => {
    const found = problemsOf(
      ['a', 'type: derived, expr: b + 1'],
      ['b', 'type: derived, expr: c + 1'],
      ['c', 'type: derived, expr: a + 1'],
      ['d', 'type: derived, expr: a + minutes'],
    );
    expect(found).toEqual([
      ['query.cycle', 'Definitions depend on one another in a circle: a -> b -> c -> a.', 3],
    ]);
  });

  test('what stands on a faulty metric is not blamed for it', () => {
    const found = problemsOf(
      ['a', `${work}, type: simple, agg: sum, expr: partner`],
      ['b', 'type: derived, expr: a + 1'],
      ['c', 'type: cumulative, metric: a, grain_to_date: month'],
    );
    expect(found.map(([code, , line]) => [code, line])).toEqual([['query.wrong_type', 1]]);
  });
});
