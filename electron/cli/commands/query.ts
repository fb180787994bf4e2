import { parseFilter } from '../../../shared/semantic/filter-text.ts';
import { answer } from '../../../shared/semantic/answer.ts';
import type { QueryAnswer } from '../../../shared/semantic/answer.ts';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import { compile } from '../../../shared/semantic/compile.ts';
import type { SemanticQuery } from '../../../shared/semantic/query.ts';
import { cliMessages } from '../../../shared/errors/cli.ts';
import { CallError, commaList, oneOf } from '../arguments.ts';
import type { ExitCode } from '../command.ts';
import { defineCommand } from '../command.ts';
import type { Output } from '../output.ts';
import { csvLine, jsonCell, problemLine, textTable } from '../output.ts';
import { withPackage } from '../session.ts';
import { valueOf } from '../value-of.ts';

/** Asks the semantic layer, as a screen would. */
export const query = defineCommand({
  name: 'query',
  usage:
    'query DIR --metrics a,b [--by d1,d2] [--where EXPR]... [--order x,-y] [--limit N] [--format json|csv|table] [--explain]',
  help: [
    'Computes metrics by dimensions over the package in DIR.',
    '--where EXPR, repeated and ANDed: dim = v, !=, <, <=, >, >=, in (a,b), between a and b, is [not] null.',
    "Values may stand in single quotes, doubled inside: genre = 'children''s'.",
    '--order: columns, - before the largest first. Otherwise by dimensions, nulls last.',
    '--explain shows the SQL and what it reads instead of running it.',
    'Exits with 2 when a filter does not reach the metrics.',
  ],
  wordCount: 1,
  options: {
    metrics: 'text',
    by: 'text',
    where: 'list',
    order: 'text',
    limit: 'text',
    format: 'text',
    explain: 'flag',
  },
  run: async ({ words: [folder = ''], options }, output): Promise<ExitCode> => {
    const format = oneOf('query', 'format', options.format, ['json', 'csv', 'table'], 'table');
    const definitions = valueOf(loadDefinitions());
    const asked: SemanticQuery = {
      metrics: commaList(options.metrics),
      by: commaList(options.by),
      where: options.where.map((text) => valueOf(parseFilter(definitions, text))),
      order: commaList(options.order).map((name) => ({
        by: name.replace(/^-/, ''),
        desc: name.startsWith('-'),
      })),
      limit: readLimit(options.limit),
    };
    if (asked.metrics.length === 0) {
      throw new CallError([cliMessages.wrongArguments({ command: 'query', usage: query.usage })]);
    }
    // A call that can't be right is refused before the package is read.
    const plan = valueOf(compile(definitions, asked));
    if (options.explain) {
      output.write(`${plan.sql}\n`);
      return complainOfNotApplied(plan.notApplied, output);
    }
    const result = await withPackage(folder, (session) =>
      answer(session.engine, definitions, asked, session.receipt),
    );
    write(result, format, output);
    for (const problem of result.warnings) output.complain(problemLine(problem));
    return complainOfNotApplied(result.notApplied, output);
  },
});

function complainOfNotApplied(notApplied: QueryAnswer['notApplied'], output: Output): ExitCode {
  for (const { dimension, reason } of notApplied)
    output.complain(problemLine(cliMessages.notApplied({ filter: dimension, reason })));
  return notApplied.length === 0 ? 0 : 2;
}

function readLimit(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,6}$/.test(text)) {
    throw new CallError([
      cliMessages.badOption({
        command: 'query',
        detail: `--limit takes a whole number from 1 to 9999999, not ${text}.`,
      }),
    ]);
  }
  return Number(text);
}

function write(result: QueryAnswer, format: 'json' | 'csv' | 'table', output: Output): void {
  const names = result.columns.map((column) => column.name);
  if (format === 'csv') {
    output.write(csvLine(names));
    for (const row of result.rows) output.write(csvLine(row));
  } else if (format === 'table') {
    output.write(textTable(names, result.rows));
  } else {
    const { columns, rows, sql, receipt } = result;
    output.write(
      `${JSON.stringify({ columns, rows: rows.map((row) => row.map(jsonCell)), sql, receipt }, null, 1)}\n`,
    );
  }
}
