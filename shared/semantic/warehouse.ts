import { ident, literal, qualified } from '../engine/quote.ts';
import type { Problem } from '../errors/problem.ts';
import { queryMessages } from '../errors/query.ts';
import { compile } from './compile.ts';
import { dateGrains, metricTime, type DateGrain } from './date-grain.ts';
import { dimensionNamed, isMetricTime } from './dates.ts';
import { inDependencyOrder } from './definitions/models.ts';
import type { Parameter } from './definitions/portable.ts';
import type { Definitions, Metric, Model } from './definitions/types.ts';
import type { Dialect } from './dialect.ts';
import { modelSelect } from './model-sql.ts';
import { inputsOf, isCumulative, isRatio } from './question.ts';

/** What the views are written for. */
export interface WarehouseOptions {
  readonly dialect: Dialect;
  /** The style guide whose limits apply; null for none. */
  readonly guide: string | null;
  /** The date that stands for today, ISO; null for the day on which a view is read. */
  readonly asOf: string | null;
  /** The dimensions by which metrics are grouped, each metric by those that reach it; null for the month of its own date. */
  readonly by: readonly string[] | null;
}

/** The statements that make the views, in order, and the metrics that had to be left out. */
export interface WarehouseViews {
  readonly statements: readonly string[];
  readonly problems: readonly Problem[];
  /** The metrics whose views the engine can only approximate; each view says so in a comment. */
  readonly approximate: readonly string[];
}

/**
 * Every model as a view in schema `core` and every metric as a view in schema `metrics`, over a schema `source` that holds the tables of
 * the data package as they are loaded. A view comes after those that it reads.
 */
export function warehouseViews(definitions: Definitions, options: WarehouseOptions): WarehouseViews {
  const models = inDependencyOrder(definitions.models).map((model) => modelView(model, options));
  const metrics = [...definitions.metrics.values()].map((metric) => metricView(definitions, metric, options));
  const schemas = ['core', 'metrics'].map((name) => `CREATE SCHEMA IF NOT EXISTS ${ident(name)}`);
  return {
    statements: [...schemas, ...models, ...metrics.flatMap(({ statements }) => statements)],
    problems: metrics.flatMap(({ problems }) => problems),
    approximate: metrics.flatMap(({ approximate }) => approximate),
  };
}

function modelView(model: Model, { dialect, guide, asOf }: WarehouseOptions): string {
  const values: Partial<Record<Parameter, string>> = {
    guide: literal(guide),
    as_of: asOf === null ? 'CURRENT_DATE' : `DATE ${literal(asOf)}`,
    ...(model.batch !== null && { batch_from: edge(model.batch, 'min'), batch_to: edge(model.batch, 'max') }),
  };
  const about = `-- ${inOneLine(`${model.label}: ${model.description}`)}`;
  return `${about}\nCREATE OR REPLACE VIEW ${qualified('core', model.name)} AS\n${modelSelect(model, values, dialect)}`;
}

/** An end of all the ranges that a model is built by: a view has all of them. */
function edge(
  { table, column }: { readonly table: string; readonly column: string },
  end: 'min' | 'max',
): string {
  const [schema = '', name = ''] = table.split('.');
  return `(SELECT ${end}(${ident(column)}) FROM ${qualified(schema, name)})`;
}

function metricView(
  definitions: Definitions,
  metric: Metric,
  { dialect, by }: WarehouseOptions,
): WarehouseViews {
  const groups =
    by === null
      ? [...ownPeriod(metric), ...ownWhole(metric)]
      : by.filter((name) => reaches(definitions, metric, name));
  const plan = compile(
    definitions,
    { metrics: [metric.name], by: [...groups], where: [], order: [], limit: null },
    dialect,
  );
  if (!plan.ok) return { statements: [], problems: plan.problems, approximate: [] };
  const { sql, warnings, approximate } = plan.value;
  const view = [
    `-- ${inOneLine(aboutMetric(metric))}`,
    ...approximateComment(approximate, dialect),
    `CREATE OR REPLACE VIEW ${qualified('metrics', metric.name)} AS`,
    sql,
  ].join('\n');
  return { statements: [view], problems: warnings, approximate };
}

function aboutMetric({ label, status, owner, unit, description }: Metric): string {
  return `${label} (${unit}; ${status}, ${owner}): ${description}`;
}

/** Whoever reads the view in the warehouse sees no message of this command, so the script has to say it. A metric's column has its name. */
function approximateComment(metrics: readonly string[], { label }: Dialect): string[] {
  if (metrics.length === 0) return [];
  return [`-- ${inOneLine(queryMessages.approximate({ metrics, dialect: label }).message)}`];
}

/** The period by which a metric is shown in time: the month, or what a metric that goes on over time asks for; none without a date. */
function ownPeriod(metric: Metric): string[] {
  const inputs = inputsOf(metric);
  if (inputs.some(({ date }) => date === null)) return [];
  const running = inputs.filter(isCumulative).map(({ over }) => over);
  const [grain = 'month'] = running.map(({ kind, grain: own }) => (kind === 'window' ? own : below(own)));
  return [`${metricTime}__${grain}`];
}

/** What a share is a share within, without which it would be all of itself. */
function ownWhole(metric: Metric): string[] {
  return inputsOf(metric).flatMap((input) => (isRatio(input) ? (input.per ?? []) : []));
}

/** The longest period that is shorter than another and never runs over its ends. */
function below(grain: DateGrain): DateGrain {
  if (grain === 'month' || grain === 'week') return 'day';
  return dateGrains[dateGrains.indexOf(grain) - 1] ?? 'day';
}

function reaches(definitions: Definitions, metric: Metric, name: string): boolean {
  return inputsOf(metric).every(({ model, date }) => {
    if (isMetricTime(name) && date === null) return false;
    return dimensionNamed(definitions, name, date)?.on.has(model) ?? false;
  });
}

function inOneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
