import { isDay } from '../../../shared/engine/iso.ts';
import { cliMessages } from '../../../shared/errors/cli.ts';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import { dialects, type Dialect, type DialectName } from '../../../shared/semantic/dialect.ts';
import { dimensionNamed, knownDimensions, isMetricTime } from '../../../shared/semantic/dates.ts';
import { warehouseViews, type WarehouseViews } from '../../../shared/semantic/warehouse.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { queryMessages } from '../../../shared/errors/query.ts';
import { CallError, commaList, oneOf } from '../arguments.ts';
import { defineCommand } from '../command.ts';
import { problemLine } from '../output.ts';
import { valueOf } from '../value-of.ts';

const names: readonly DialectName[] = ['duckdb', 'trino'];

/** Writes the models and metrics as views for a warehouse. */
export const sql = defineCommand({
  name: 'sql',
  usage: 'sql [--dialect duckdb|trino] [--by d1,d2] [--guide NAME] [--as-of DATE]',
  help: [
    'Writes every model and every metric as a view, in the order in which they can be made.',
    'The views read the tables of the data package in schema source, as Subtext loads them.',
    '--dialect: duckdb (the default) or trino, whose text is checked against the grammar of Trino and has not run there.',
    '--by: the dimensions by which metrics are grouped, each by those that reach it; otherwise by the month of its date.',
    '--guide: the style guide whose limits apply, by its name in the data; without it no limit does.',
    '--as-of: the day that stands for today, otherwise the day of reading.',
    'A metric that the dialect can not compute is left out, and told of; one that it can only approximate is marked, and told of.',
  ],
  wordCount: 0,
  options: { dialect: 'text', by: 'text', guide: 'text', 'as-of': 'text' },
  run: async ({ options }, output) => {
    const dialect = dialects[oneOf('sql', 'dialect', options.dialect, names, 'duckdb')];
    const definitions = valueOf(loadDefinitions());
    const by = options.by === undefined ? null : commaList(options.by);
    const unknown = (by ?? []).filter(
      (name) => !isMetricTime(name) && dimensionNamed(definitions, name) === null,
    );
    if (unknown.length > 0)
      throw new CallError(
        unknown.map((name) => queryMessages.unknownDimension({ name, known: knownDimensions(definitions) })),
      );
    const asOf = readDay(options['as-of']);
    const { guide = null } = options;
    const views = warehouseViews(definitions, { dialect, by, guide, asOf });
    for (const statement of views.statements) await output.write(`${statement};\n\n`);
    for (const problem of [...views.problems, ...approximateIn(views, dialect), ...unchecked(guide)])
      output.complain(problemLine(problem));
    return 0;
  },
});

function approximateIn({ approximate: metrics }: WarehouseViews, { label }: Dialect): Problem[] {
  return metrics.length === 0 ? [] : [queryMessages.approximate({ metrics, dialect: label })];
}

/** The views are made without a package, so that a guide which no data has is seen by nobody until its limits are missed. */
function unchecked(guide: string | null): Problem[] {
  return guide === null ? [] : [cliMessages.guideUnchecked({ guide })];
}

function readDay(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (isDay(text)) return text;
  const detail = `--as-of takes a day such as 2026-10-05, not ${text}.`;
  throw new CallError([cliMessages.badOption({ command: 'sql', detail })]);
}
