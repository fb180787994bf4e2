import { parseFilter, parseHaving } from '../../../shared/semantic/filter-text.ts';
import { answer } from '../../../shared/semantic/answer.ts';
import type { QueryAnswer } from '../../../shared/semantic/answer.ts';
import { loadDefinitions, type Definitions } from '../../../shared/semantic/definitions.ts';
import { compile } from '../../../shared/semantic/compile.ts';
import type { NotApplied, Plan, PlanColumn } from '../../../shared/semantic/plan.ts';
import { semanticQuerySchema, type SemanticQuery } from '../../../shared/semantic/query.ts';
import { cliMessages } from '../../../shared/errors/cli.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { CallError, commaList, oneOf, type ParsedCall } from '../arguments.ts';
import type { ExitCode } from '../command.ts';
import { defineCommand } from '../command.ts';
import type { Output } from '../output.ts';
import { csvLine, jsonCell, problemLine } from '../output.ts';
import { existingFolder, withPackage } from '../session.ts';
import { textTable } from '../text-table.ts';
import { valueOf } from '../value-of.ts';
import { absentTables } from './absent-tables.ts';

const queryOptions = {
  metrics: 'text',
  by: 'text',
  where: 'list',
  having: 'list',
  order: 'text',
  limit: 'text',
  format: 'text',
  explain: 'flag',
  totals: 'flag',
} as const;

type Format = 'json' | 'csv' | 'table';

/** Asks the semantic layer, as a screen would. */
export const query = defineCommand({
  name: 'query',
  usage:
    'query DIR --metrics a,b [--by d1,d2] [--where EXPR]... [--having EXPR]... [--order x,-y] [--limit N] [--totals] [--format json|csv|table] [--explain]',
  help: [
    'Computes metrics by dimensions over the package in DIR.',
    '--where EXPR, repeated and ANDed: dim = v, !=, <, <=, >, >=, in (a,b), between a and b, is [not] null.',
    "Values may stand in single quotes, doubled inside: genre = 'children''s'.",
    '--having EXPR, repeated and ANDed, keeps rows by a metric: lines >= 100.',
    '--by takes dates by period: week__month, or metric_time__quarter for the date that each metric has.',
    '--totals adds the metrics over all groups: as the last row, which in CSV the column is_total tells from a group of nulls; as totals in JSON.',
    '--order: columns, - before the largest first. Otherwise by dimensions, nulls last.',
    '--format: table (the default) for people, json with the SQL and the receipt, csv with raw cells.',
    '--explain shows the SQL and the columns that it reads instead of running it, with --format json as JSON.',
    'Exits with 2 when a filter does not reach the metrics.',
  ],
  wordCount: 1,
  options: queryOptions,
  run: async ({ words: [folder = ''], options }, output): Promise<ExitCode> => {
    const format = oneOf('query', 'format', options.format, ['json', 'csv', 'table'], 'table');
    const definitions = valueOf(loadDefinitions());
    const asked = readQuery(definitions, options);
    // A call that can't be right is refused before the package is read.
    const plan = valueOf(compile(definitions, asked));
    if (options.explain) {
      await existingFolder(folder);
      await explain(plan, format, output);
      return complain(plan.warnings, plan.notApplied, output);
    }
    const { result, absent } = await withPackage(folder, async (session) => ({
      result: await answer(session.engine, definitions, asked, session.receipt),
      absent: await absentTables(definitions, asked.metrics, session),
    }));
    await write(result, format, output);
    return complain([...absent, ...result.warnings], result.notApplied, output);
  },
});

/** The call as a query, within the bounds of every query. */
function readQuery(
  definitions: Definitions,
  options: ParsedCall<typeof queryOptions>['options'],
): SemanticQuery {
  const metrics = commaList(options.metrics);
  if (metrics.length === 0)
    throw new CallError([cliMessages.wrongArguments({ command: 'query', usage: query.usage })]);
  const read = semanticQuerySchema.safeParse({
    metrics,
    by: commaList(options.by),
    where: options.where.map((text) => valueOf(parseFilter(definitions, text))),
    ...(options.having.length > 0 && {
      having: options.having.map((text) => valueOf(parseHaving(definitions, text))),
    }),
    ...(options.totals && { totals: true }),
    order: commaList(options.order).map((name) => ({
      by: name.replace(/^-/, ''),
      desc: name.startsWith('-'),
    })),
    limit: readLimit(options.limit),
  });
  if (read.success) return read.data;
  throw badOption(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

const mostRows = 1_000_000;

function readLimit(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,6}$/.test(text) && Number(text) <= mostRows) return Number(text);
  throw badOption(`--limit takes a whole number from 1 to ${mostRows}, not ${text}.`);
}

function badOption(detail: string): CallError {
  return new CallError([cliMessages.badOption({ command: 'query', detail })]);
}

/** Tells what is to be known of a result. @returns 2 when a filter was not applied */
function complain(warnings: readonly Problem[], notApplied: readonly NotApplied[], output: Output): ExitCode {
  const missed = notApplied.map(({ dimension, reason }) =>
    cliMessages.notApplied({ filter: dimension, reason }),
  );
  for (const problem of [...warnings, ...missed]) output.complain(problemLine(problem));
  return missed.length === 0 ? 0 : 2;
}

async function explain(plan: Plan, format: Format, output: Output): Promise<void> {
  const { sql, uses, notApplied } = plan;
  const columns = plan.columns.map(jsonColumn);
  if (format === 'json')
    return output.write(jsonText({ columns, sql, uses: Object.fromEntries(uses), not_applied: notApplied }));
  const reads = [...uses].map(([metric, from]) => `-- ${metric} reads ${from.join(', ')}\n`);
  return output.write(`${sql}\n${reads.join('')}`);
}

async function write(result: QueryAnswer, format: Format, output: Output): Promise<void> {
  const { columns, rows, totals, sql, receipt } = result;
  const names = columns.map((column) => column.name);
  if (format === 'csv') {
    const marked = totals === null ? rows : [...rows.map((row) => [...row, false]), [...totals, true]];
    const header = totals === null ? names : [...names, 'is_total'];
    return output.write([header, ...marked].map(csvLine).join(''));
  }
  if (format === 'table') {
    const [first] = columns;
    const named = totals?.map((cell, c) => (c === 0 && first?.role === 'dimension' ? 'total' : cell));
    return output.write(textTable(names, named === undefined ? rows : [...rows, named]));
  }
  const cells = rows.map((row) => row.map(jsonCell));
  return output.write(
    jsonText({
      columns: columns.map(jsonColumn),
      rows: cells,
      ...(totals !== null && { totals: totals.map(jsonCell) }),
      sql,
      receipt,
    }),
  );
}

/** A column as the JSON shows it: what it is for in a chart is of no use there. */
function jsonColumn({ name, type, unit }: PlanColumn): Pick<PlanColumn, 'name' | 'type' | 'unit'> {
  return { name, type, unit };
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
