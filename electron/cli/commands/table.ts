import { cliMessages } from '../../../shared/errors/cli.ts';
import type { Cell, ResultTable } from '../../../shared/engine/port.ts';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import { storedTables, tablePages } from '../../../shared/engine/table-pages.ts';
import { CallError, oneOf } from '../arguments.ts';
import type { ExitCode } from '../command.ts';
import { defineCommand } from '../command.ts';
import type { Output } from '../output.ts';
import { csvLine, jsonCell } from '../output.ts';
import { withPackage } from '../session.ts';
import { valueOf } from '../value-of.ts';

/** Writes out a source table or a model. */
export const table = defineCommand({
  name: 'table',
  usage: 'table DIR NAME [--format csv|json]',
  help: [
    'Writes all rows of a source table or a model of the package in DIR.',
    'Cells are raw: a value that begins with = is a formula to a spreadsheet.',
  ],
  wordCount: 2,
  options: { format: 'text' },
  run: async ({ words: [folder = '', name = ''], options }, output): Promise<ExitCode> => {
    const format = oneOf('table', 'format', options.format, ['csv', 'json'], 'csv');
    const definitions = valueOf(loadDefinitions());
    const stored = storedTables(definitions);
    const found = stored.find(({ table: known }) => known === name);
    if (found === undefined)
      throw new CallError([
        cliMessages.noTable({ table: name, known: stored.map(({ table: known }) => known) }),
      ]);
    return withPackage<ExitCode>(folder, async ({ engine }) => {
      const pages = tablePages(engine, definitions, found);
      await (format === 'csv' ? writeCsv(pages, output) : writeJson(pages, output));
      return 0;
    });
  },
});

async function writeCsv(pages: AsyncIterable<ResultTable>, output: Output): Promise<void> {
  let first = true;
  for await (const page of pages) {
    if (first) await output.write(csvLine(page.columns.map((column) => column.name)));
    first = false;
    await output.write(rowsOf(page).map(csvLine).join(''));
  }
}

async function writeJson(pages: AsyncIterable<ResultTable>, output: Output): Promise<void> {
  let started = false;
  for await (const page of pages) {
    const rows = rowsOf(page).map((row) => JSON.stringify(row.map(jsonCell)));
    if (!started)
      await output.write(
        `{"columns":${JSON.stringify(page.columns.map(({ name, type }) => ({ name, type, unit: null })))},"rows":[`,
      );
    if (rows.length > 0) await output.write(`${started ? ',' : ''}\n${rows.join(',\n')}`);
    started = true;
  }
  await output.write(']}\n');
}

function rowsOf(page: ResultTable): Cell[][] {
  return Array.from({ length: page.rowCount }, (_, row) => page.values.map((column) => column[row] ?? null));
}
