import { describe, expect, test } from 'vitest';
import type { Problem } from '../errors/problem.ts';
import { compile } from './compile.ts';
import { loadDefinitions } from './definitions.ts';
import type { Plan } from './plan.ts';
import { semanticQuerySchema } from './query.ts';

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const definitions = read.value;

function planOf(query: unknown): Plan {
  const plan = compile(definitions, semanticQuerySchema.parse(query));
  if (!plan.ok) throw new Error(plan.problems.map(({ message }) => message).join('\n'));
  return plan.value;
}

function refusal(query: unknown): readonly Problem[] {
  const plan = compile(definitions, semanticQuerySchema.parse(query));
  expect(plan.ok).toBe(false);
  return plan.problems;
}

const where = (dimension: string, op: string, ...values: (string | number | boolean)[]) => ({
  dimension,
  op,
  values,
});

describe('a query that can not be answered is refused in words', () => {
  test.each<[string, object, string, string]>([
    ['an unknown metric', { metrics: ['view'] }, 'query.unknown_metric', 'There is no metric view.'],
    [
      'an unknown dimension',
      { metrics: ['views'], by: ['region'] },
      'query.unknown_dimension',
      'There is no dimension region.',
    ],
    [
      'an unknown dimension in a filter',
      { metrics: ['views'], where: [where('region', 'eq', 'EU')] },
      'query.unknown_dimension',
      'There is no dimension region.',
    ],
    [
      'a metric named twice',
      { metrics: ['views', 'lines', 'views'] },
      'query.named_twice',
      'The query names views twice.',
    ],
    [
      'a dimension named twice',
      { metrics: ['views'], by: ['week', 'week'] },
      'query.named_twice',
      'The query names week twice.',
    ],
    [
      'a dimension that does not reach the metric',
      { metrics: ['rewind_rate'], by: ['country'] },
      'query.dimension_unreachable',
      "The metrics can't be grouped by country: Country describes viewing; it does not reach engagement with subtitle lines.",
    ],
    [
      'a dimension that reaches one of two metrics only',
      { metrics: ['lines', 'views'], by: ['week'] },
      'query.dimension_unreachable',
      "The metrics can't be grouped by week: Week describes viewing; it does not reach subtitle lines.",
    ],
    [
      'an order by what is not asked for',
      { metrics: ['views'], by: ['week'], order: [{ by: 'country' }] },
      'query.unknown_order',
      "The result can't be ordered by country.",
    ],
    [
      'an order by the end of an interval',
      { metrics: ['completion_rate'], order: [{ by: 'completion_rate_low' }] },
      'query.unknown_order',
      "The result can't be ordered by completion_rate_low.",
    ],
    [
      'a value of another type',
      { metrics: ['views'], where: [where('week', 'eq', '2026-13-01')] },
      'query.bad_filter_value',
      'The filter on week compares it with "2026-13-01", which is not a date such as 2026-10-05.',
    ],
    [
      'a truth value for a number',
      { metrics: ['lines'], where: [where('cps_bin', 'ge', true)] },
      'query.bad_filter_value',
      'The filter on cps_bin compares it with "true", which is not a number.',
    ],
    [
      'one value too few',
      { metrics: ['views'], where: [where('week', 'between', '2026-09-07')] },
      'query.bad_filter_count',
      'The filter on week gives 1 value to between, which takes two values.',
    ],
    [
      'a value too many',
      { metrics: ['views'], where: [where('genre', 'is_null', 'drama')] },
      'query.bad_filter_count',
      'The filter on genre gives 1 value to is null, which takes no value.',
    ],
    [
      'no value at all',
      { metrics: ['views'], where: [where('genre', 'in')] },
      'query.bad_filter_count',
      'The filter on genre gives 0 values to in, which takes one or more values.',
    ],
  ])('%s', (_, query, code, message) => {
    expect(refusal(query).map((problem) => [problem.code, problem.message])).toEqual([[code, message]]);
  });

  test('with all unknown names of a kind, and the names that there are', () => {
    const problems = refusal({ metrics: ['view', 'lines', 'line'] });
    expect(problems.map(({ message }) => message)).toEqual([
      'There is no metric view.',
      'There is no metric line.',
    ]);
    expect(problems[0]?.fix).toContain('views, view_hours, completion_rate');
  });

  test('saying by which dimensions it can be grouped', () => {
    const [problem] = refusal({ metrics: ['lines'], by: ['country'] });
    expect(problem?.fix).toContain('language, original_language');
    expect(problem?.fix).not.toContain('week');
  });
});

describe('a filter that does not reach a fact', () => {
  test.each<[string, string, string]>([
    ['views', 'cps_bin', 'Speed describes subtitle lines; it does not reach viewing.'],
    ['views', 'segment', 'Segment describes engagement with subtitle lines; it does not reach viewing.'],
    ['lines', 'country', 'Country describes viewing; it does not reach subtitle lines.'],
    [
      'lines',
      'segment',
      'Segment describes engagement with subtitle lines; it does not reach subtitle lines.',
    ],
    ['rewind_rate', 'week', 'Week describes viewing; it does not reach engagement with subtitle lines.'],
  ])('is left out of %s by %s, with the reason', (metric, dimension, reason) => {
    const filter = where(dimension, 'is_not_null');
    const { notApplied, sql } = planOf({ metrics: [metric], where: [filter, filter] });
    expect(notApplied).toEqual([{ dimension, reason }]);
    expect(sql).toBe(planOf({ metrics: [metric] }).sql);
  });

  test.each([
    [
      'views',
      ['genre', 'audience', 'title', 'original_language', 'language', 'country', 'week', 'selection'],
    ],
    ['lines', ['genre', 'audience', 'title', 'original_language', 'language', 'workflow', 'cps_bin']],
    ['rewind_rate', ['genre', 'audience', 'title', 'original_language', 'language', 'segment', 'cpl_bin']],
  ])('what reaches %s is applied', (metric, names) => {
    const { notApplied } = planOf({
      metrics: [metric],
      where: names.map((name) => where(name, 'is_not_null')),
    });
    expect(notApplied).toEqual([]);
  });
});

describe('what a plan says', () => {
  test('columns: dimensions, then each metric, a rate with its interval and n', () => {
    const { columns, intervals } = planOf({
      metrics: ['views', 'view_hours', 'completion_rate'],
      by: ['week', 'country'],
    });
    expect(columns.map(({ name, type, unit, role }) => [name, type, unit, role])).toEqual([
      ['week', 'date', null, 'dimension'],
      ['country', 'string', null, 'dimension'],
      ['views', 'integer', 'views', 'metric'],
      ['view_hours', 'number', 'hours', 'metric'],
      ['completion_rate', 'number', 'share of views', 'metric'],
      ['completion_rate_low', 'number', 'share of views', 'low'],
      ['completion_rate_high', 'number', 'share of views', 'high'],
      ['completion_rate_n', 'integer', null, 'n'],
    ]);
    expect([...intervals.keys()]).toEqual(['completion_rate']);
  });

  test('the n of hours is a number, that of exposures whole', () => {
    const typeOf = (metric: string) => planOf({ metrics: [metric] }).columns.at(-1)?.type;
    expect(typeOf('localized_hours_share')).toBe('number');
    expect(typeOf('rewind_ratio')).toBe('integer');
    expect(typeOf('over_limit_share')).toBe('integer');
  });

  test('uses: the columns of the models that each metric reads, through fields and relationships', () => {
    const { uses } = planOf({ metrics: ['views', 'preference_share'] });
    expect(uses.get('views')).toEqual(['core.consumption.views']);
    expect(uses.get('preference_share')).toEqual(['core.consumption.views', 'core.choice.choice_set']);
    const ofLines = planOf({ metrics: ['over_limit_share', 'exit_ratio'] }).uses;
    expect(ofLines.get('over_limit_share')?.toSorted()).toEqual([
      'core.line_reading.char_count',
      'core.line_reading.duration_ms',
      'core.line_reading.event_type',
      'core.line_reading.max_cps',
    ]);
    expect(ofLines.get('exit_ratio')?.toSorted()).toEqual([
      'core.engagement_class.exit_rate',
      'core.line_engagement_fact.exits',
      'core.line_engagement_fact.exposures',
      'core.line_engagement_fact.in_credits',
      'core.line_engagement_fact.subtitles_on',
    ]);
  });

  test('a warning where a share is not grouped by what it is a share within, and none where it is', () => {
    const { warnings } = planOf({ metrics: ['mode_share', 'views', 'preference_share'], by: ['week'] });
    expect(warnings.map(({ severity, message }) => [severity, message])).toEqual([
      [
        'warning',
        'mode_share is a share within the whole over consumption_mode; without that grouping it is the share of all that the filters keep.',
      ],
      [
        'warning',
        'preference_share is a share within the whole over consumption_mode; without that grouping it is the share of all that the filters keep.',
      ],
    ]);
    expect(planOf({ metrics: ['mode_share'], by: ['consumption_mode'] }).warnings).toEqual([]);
  });

  test.each<[by: readonly string[], where: readonly string[], codes: readonly string[]]>([
    [[], [], ['several_clocks']],
    [['genre'], [], ['several_clocks']],
    [['language'], [], ['several_clocks', 'several_meanings']],
    [['metric_time__month'], [], []],
    [['genre'], ['metric_time'], []],
  ])('a warning where two clocks, or two meanings, meet: by %j under filters on %j', (by, where, codes) => {
    const { warnings } = planOf({
      metrics: ['cost_per_localized_hour'],
      by: [...by],
      where: where.map((dimension) => ({ dimension, op: 'ge', values: ['2026-09-14'] })),
    });
    expect(warnings.map(({ code }) => code)).toEqual(codes.map((code) => `query.${code}`));
  });

  test('no warning where what is asked of one fact has a finer value beside', () => {
    expect(planOf({ metrics: ['views'], by: ['language'] }).warnings).toEqual([]);
    expect(planOf({ metrics: ['lines', 'exposures'], by: ['language'] }).warnings).toEqual([]);
  });

  test('nothing is approximate: quantiles are exact here', () => {
    expect(planOf({ metrics: ['median_cps', 'p95_cps'] }).approximate).toEqual([]);
  });

  test('the order: as asked, then by the dimensions that are left, nulls last whatever the engine does', () => {
    const { sql } = planOf({
      metrics: ['views'],
      by: ['week', 'genre', 'country'],
      order: [{ by: 'genre', desc: true }, { by: 'views' }],
      limit: 7,
    });
    expect(sql.split('\n').slice(-2)).toEqual([
      'ORDER BY "genre" DESC NULLS LAST, "views" NULLS LAST, "week" NULLS LAST, "country" NULLS LAST',
      'LIMIT 7',
    ]);
  });

  test('the same query has the same SQL', () => {
    const query = {
      metrics: ['rewind_ratio', 'lines'],
      by: ['language'],
      where: [where('genre', 'eq', 'drama')],
    };
    expect(planOf(query).sql).toBe(planOf(query).sql);
  });
});

test('SQL is set in without touching the texts in it', () => {
  const value = "line one\nline two 'quoted\nthree'";
  const written = `'${value.replaceAll("'", "''")}'`;
  for (const metrics of [['views'], ['completion_rate'], ['mode_share'], ['views', 'lines', 'mode_share']]) {
    const { sql } = planOf({ metrics, where: [where('genre', 'eq', value)] });
    expect(sql).toContain(`= ${written}`);
    expect(sql.split(written).join('').includes('line two')).toBe(false);
  }
});
