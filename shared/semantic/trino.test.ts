import { TrinoSQL } from 'dt-sql-parser/dist/parser/trino';
import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import { loadDefinitions } from './definitions.ts';
import type { Definitions, Metric } from './definitions/types.ts';
import { trino } from './dialect.ts';
import { factsOf } from './lineage/reads.ts';
import { modelSelect } from './model-sql.ts';
import { periodsOf } from './periods.ts';
import { testDefinitions } from './oracle/definitions.ts';
import { inputsOf, isCumulative } from './question.ts';
import { semanticQuerySchema } from './query.ts';
import { warehouseViews } from './warehouse.ts';

/** Only the grammar is checked here: nothing has run on Trino. */
const grammar = new TrinoSQL();

/** What the grammar does not take, with the line. */
function faults(sql: string): string[] {
  return grammar
    .validate(sql)
    .map(({ message, startLine }) => `${message}: ${sql.split('\n')[startLine - 1]}`);
}

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const definitions = read.value;

function trinoSql(of: Definitions, query: object): string {
  const plan = compile(of, semanticQuerySchema.parse(query), trino);
  if (!plan.ok) throw new Error(plan.problems.map(({ message }) => message).join('\n'));
  return plan.value.sql;
}

/** By each dimension that reaches a metric; what goes on over time, by each together with its period. */
function reaching(metric: Metric): string[][] {
  const [period] = inputsOf(metric).filter(isCumulative).flatMap(periodsOf);
  const facts = factsOf(metric);
  return [...definitions.dimensions.values()]
    .filter(({ on }) => facts.every((fact) => on.has(fact)))
    .map(({ name }) => (period === undefined ? [name] : [period, name]));
}

test.each([
  ['SELECT a, count(*) FROM b GROUP BY ALL, c'],
  ['SELECT a::BIGINT FROM b'],
  ['SELECT * EXCLUDE (a) FROM b'],
  ['SELECT a FROM b QUALIFY row_number() OVER () = 1'],
  ['SELECT [a] FROM b'],
])('the grammar tells what is not of Trino: %s', (sql) => {
  expect(faults(sql)).not.toEqual([]);
});

describe('the grammar takes', () => {
  const options = { dialect: trino, guide: "house's", asOf: null, by: null };
  const { statements, problems } = warehouseViews(definitions, options);

  test('every model and every metric as a view', () => {
    expect(problems).toEqual([]);
    expect(statements).toHaveLength(2 + definitions.models.size + definitions.metrics.size);
    for (const statement of statements) expect(faults(statement)).toEqual([]);
  });

  test.each([...definitions.metrics.values()].map((metric) => [metric.name, metric] as const))(
    '%s by every dimension that reaches it',
    (name, metric) => {
      for (const by of reaching(metric))
        expect(faults(trinoSql(definitions, { metrics: [name], by }))).toEqual([]);
    },
  );

  test.each<[string, object]>([
    ['two facts and what is derived of them', { metrics: ['load', 'deliveries', 'rate'], by: ['genre'] }],
    ['periods', { metrics: ['minutes', 'declared'], by: ['metric_time__quarter', 'partner'] }],
    ['what goes on over time', { metrics: ['minutes_4w', 'minutes_mtd'], by: ['due__week', 'partner'] }],
    ['a stock', { metrics: ['declared_last'], by: ['week__month'] }],
    ['a bridge', { metrics: ['titles'], by: ['kind'] }],
    ['intervals', { metrics: ['acceptance', 'accepted_minutes_share'], by: ['kind'] }],
    [
      'filters',
      {
        metrics: ['minutes', 'p90'],
        by: ['genre'],
        where: [
          { dimension: 'due', op: 'between', values: ['2026-01-01', '2026-02-01'] },
          { dimension: 'partner', op: 'in', values: ["o'south", 'a\u0000b', 'line\nbreak'] },
          { dimension: 'kind', op: 'is_not_null', values: [] },
        ],
        having: [{ metric: 'load', op: 'ge', values: [0.5] }],
        order: [{ by: 'minutes', desc: true }],
        limit: 5,
      },
    ],
  ])('%s', (_, query) => {
    expect(faults(trinoSql(testDefinitions(), query))).toEqual([]);
  });
});

test('a view says above itself which of its columns Trino can only approximate, and no other says so', () => {
  const { statements, approximate } = warehouseViews(definitions, {
    dialect: trino,
    guide: null,
    asOf: null,
    by: ['language'],
  });
  // The columns as the SQL itself has them, whatever the plan says of it.
  const columns = statements.map((sql) =>
    [...sql.matchAll(/approx_percentile\(.* AS "(\w+)",?$/gm)].map(([, column]) => column),
  );
  expect(columns.flat()).toContain('median_cps');
  expect(approximate).toEqual(columns.flat());
  statements.forEach((sql, i) => {
    const [above = ''] = sql.split('CREATE ');
    const words = (columns[i] ?? []).map(
      (column) => `-- ${column} is approximate: Trino has no exact quantile.`,
    );
    expect(above.split('\n').filter((line) => line.includes('approximate:'))).toEqual(words);
    expect(sql.includes('approx_percentile(')).toBe(words.length > 0);
    if (words.length > 0) expect(faults(sql)).toEqual([]);
  });
});

test('what may not be approximate has no view in Trino; what may is marked', () => {
  const { statements, problems, approximate } = warehouseViews(testDefinitions(), {
    dialect: trino,
    guide: null,
    asOf: null,
    by: null,
  });
  expect(problems.map(({ code }) => code)).toContain('query.not_exact');
  expect(statements.join('\n')).not.toContain('"metrics"."middle"');
  expect(approximate).toEqual(['p90']);
});

describe('what Trino means by the same words', () => {
  const own = definitions.models.get('line_reading');
  const rewritten = (sql: string): string =>
    own === undefined ? '' : modelSelect({ ...own, sql, rules: null, columns: new Map() }, {}, trino);

  test.each([
    ['whole numbers divide to whole numbers', 'SELECT a / 30000 AS b FROM c', 'a / 30000e0 AS b'],
    ['a figure that is a DOUBLE already stays', 'SELECT a / 2e0, b / 1.5 FROM c', 'a / 2e0, b / 1.5'],
    ['a moment has microseconds', 'SELECT CAST(a AS TIMESTAMP) AS b FROM c', 'CAST(a AS TIMESTAMP(6)) AS b'],
    ['null adds nothing to a text', "SELECT concat(a, '/', b) AS d FROM c", "concat_ws('', a, '/', b) AS d"],
    ['texts stay', "SELECT 'a / 30000, concat(b)' AS d FROM c", "'a / 30000, concat(b)' AS d"],
  ])('%s', (_, sql, found) => {
    expect(rewritten(sql)).toContain(found);
  });

  test('rows are joined null with null without IS NOT DISTINCT FROM, which has given wrong rows there', () => {
    const sql = trinoSql(definitions, { metrics: ['mode_share'], by: ['consumption_mode', 'genre'] });
    expect(sql).not.toContain('DISTINCT FROM');
    expect(sql).toContain('coalesce(p."genre" = g."genre", p."genre" IS NULL AND g."genre" IS NULL)');
  });
});
