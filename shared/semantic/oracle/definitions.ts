import type { Result } from '../../errors/problem.ts';
import type { Definitions } from '../definitions/types.ts';
import { readDefinitions } from '../definitions/load.ts';
import { parseDefinition } from '../definitions/yaml.ts';
import type { DefinitionFile } from '../definitions/file.ts';

const column = (name: string, type: string): string =>
  `  - { name: ${name}, type: ${type}, description: A column. }`;

const model = (name: string, key: string, columns: readonly string[], rest = ''): string => `name: ${name}
label: ${name}
description: Test.
grain: row
primary_key: [${key}]
columns:
${columns.join('\n')}
${rest}sql: SELECT 1 AS ${key} FROM source.titles
`;

const ofTitle = `relationships:
  - { name: title, to: title, from_columns: [title_key], to_columns: [title_key] }
cluster: title_key
`;

/** Three tables: titles; deliveries of them with two dates; capacity that is known by the week. */
const models = [
  model('title', 'title_key', [column('title_key', 'integer'), column('genre', 'string')]),
  model(
    'delivery',
    'delivery_key',
    [
      column('delivery_key', 'integer'),
      column('title_key', 'integer'),
      column('partner', 'string'),
      column('kind', 'string'),
      column('due_on', 'date'),
      column('decided_on', 'date'),
      column('minutes', 'integer'),
      column('cost', 'number'),
      column('accepted', 'boolean'),
    ],
    ofTitle,
  ),
  model(
    'capacity',
    'capacity_key',
    [
      column('capacity_key', 'integer'),
      column('title_key', 'integer'),
      column('partner', 'string'),
      column('week', 'date'),
      column('declared', 'integer'),
    ],
    ofTitle,
  ),
];

const dimensions = `dimensions:
  - { name: genre, label: Genre, description: T., type: string, describes: titles, on: { title: genre, delivery: title.genre, capacity: title.genre } }
  - { name: partner, label: Partner, description: T., type: string, describes: work, on: { delivery: partner, capacity: partner } }
  - { name: kind, label: Kind, description: T., type: string, describes: deliveries, on: { delivery: kind } }
  - { name: due, label: Due, description: T., type: date, describes: deliveries, on: { delivery: due_on } }
  - { name: decided, label: Decided, description: T., type: date, describes: deliveries, on: { delivery: decided_on } }
  - { name: week, label: Week, description: T., type: date, describes: capacity, on: { capacity: week } }
`;

/** A line that defines a metric. */
export const metric = (name: string, rest: string): string =>
  `  - { name: ${name}, label: ${name}, description: T., owner: us, unit: u, direction: neutral, status: draft, format: decimal, ${rest} }`;
const due = 'model: delivery, date: due';
const decided = 'model: delivery, date: decided';
const weekly = 'model: capacity, date: week';

const metrics = `domain: work
metrics:
${[
  metric('titles', 'model: title, date: null, type: simple, agg: count'),
  metric('deliveries', `${due}, type: simple, agg: count`),
  metric('decisions', `${decided}, type: simple, agg: count, expr: decided_on`),
  metric('minutes', `${due}, type: simple, agg: sum, expr: minutes`),
  metric('cost', `${decided}, type: simple, agg: sum, expr: cost`),
  metric('partners', `${due}, type: simple, agg: count_distinct, expr: partner`),
  metric('mean_minutes', `${due}, type: simple, agg: avg, expr: minutes`),
  metric('least_minutes', `${due}, type: simple, agg: min, expr: minutes, filter: accepted`),
  metric('most_cost', `${due}, type: simple, agg: max, expr: cost`),
  metric('spread', `${due}, type: simple, agg: stddev, expr: minutes`),
  metric('middle', `${due}, type: simple, agg: median, expr: minutes`),
  metric('p90', `${due}, type: simple, agg: quantile, quantile: 0.9, expr: cost, exactness: approx_ok`),
  metric(
    'acceptance',
    `${decided}, type: ratio, interval: wilson, numerator: { agg: count, filter: accepted }, denominator: { agg: count, filter: accepted is not null }`,
  ),
  metric(
    'rate',
    `${due}, type: ratio, interval: none, numerator: { agg: sum, expr: cost }, denominator: { agg: sum, expr: minutes }`,
  ),
  metric(
    'accepted_minutes_share',
    `${due}, type: ratio, numerator: { agg: sum, expr: minutes, filter: accepted }, denominator: { agg: sum, expr: minutes }`,
  ),
  metric(
    'kind_share',
    `${due}, type: ratio, per: kind, filter: minutes is not null, numerator: { agg: sum, expr: minutes }, denominator: { agg: sum, expr: minutes }`,
  ),
  metric('declared', `${weekly}, type: simple, agg: sum, expr: declared`),
  metric(
    'declared_last',
    `${weekly}, type: simple, agg: sum, expr: declared, semi_additive: { take: last, over: week }`,
  ),
  metric('load', `type: derived, expr: "minutes / declared"`),
  metric('double_load', `type: derived, expr: "2 * load + coalesce(deliveries, 0)"`),
  metric('minutes_4w', `type: cumulative, metric: minutes, window: { count: 4, grain: week }`),
  metric('minutes_mtd', `type: cumulative, metric: minutes, grain_to_date: month`),
].join('\n')}
`;

/** Small definitions with every type of metric, for tests of the compiler, and `more` lines of metrics. */
export function readTestDefinitions(more: readonly string[] = []): Result<Definitions> {
  const file = (path: string, text: string): DefinitionFile => {
    const parsed = parseDefinition(path, text);
    if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
    return parsed.value;
  };
  return readDefinitions({
    models: models.map((text, i) => file(`models/${i}.yaml`, text)),
    metrics: [file('metrics/work.yaml', metrics + more.join('\n'))],
    dimensions: [file('metrics/dimensions/work.yaml', dimensions)],
  });
}

/** The line on which the first of `more` stands. */
export const firstOfMore = metrics.split('\n').length;

/** The test definitions. @throws Error where they are at fault */
export function testDefinitions(): Definitions {
  const read = readTestDefinitions();
  if (!read.ok)
    throw new Error(read.problems.map(({ message, at }) => `${message} ${at.line ?? ''}`).join('\n'));
  return read.value;
}
