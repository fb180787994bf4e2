import { cliMessages } from '../../../shared/errors/cli.ts';
import type { Cell, ResultTable } from '../../../shared/engine/port.ts';
import { storedTables, tablePages } from '../../../shared/engine/table-pages.ts';
import { CallError, oneOf } from '../arguments.ts';
import type { ExitCode } from '../command.ts';
import { defineCommand } from '../command.ts';
import type { Output } from '../output.ts';
import { csvLine, jsonCell } from '../output.ts';
import { withPackage } from '../session.ts';

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
  run: ({ words: [folder = '', name = ''], options }, output): Promise<ExitCode> => {
    const format = oneOf('table', 'format', options.format, ['csv', 'json'], 'csv');
    return withPackage<ExitCode>(folder, async ({ engine }) => {
      const stored = await storedTables(engine);
      const found = stored.find((one) => one.table === name);
      if (!found)
        throw new CallError([cliMessages.noTable({ table: name, known: stored.map((one) => one.table) })]);
      const pages = tablePages(engine, found);
      await (format === 'csv' ? writeCsv(pages, output) : writeJson(pages, output));
      return 0;
    });
  },
});

async function writeCsv(pages: AsyncIterable<ResultTable>, output: Output): Promise<void> {
  let first = true;
  for await (const page of pages) {
    if (first) output.write(csvLine(page.columns.map((column) => column.name)));
    first = false;
    output.write(rowsOf(page).map(csvLine).join(''));
  }
}

async function writeJson(pages: AsyncIterable<ResultTable>, output: Output): Promise<void> {
  let started = false;
  for await (const page of pages) {
    const rows = rowsOf(page).map((row) => JSON.stringify(row.map(jsonCell)));
    if (!started)
      output.write(
        `{"columns":${JSON.stringify(page.columns.map((column) => ({ ...column, unit: null })))},"rows":[`,
      );
    if (rows.length > 0) output.write(`${started ? ',' : ''}\n${rows.join(',\n')}`);
    started = true;
  }
  output.write(']}\n');
}

function rowsOf(page: ResultTable): Cell[][] {
  return Array.from({ length: page.rowCount }, (_, row) => page.values.map((column) => column[row] ?? null));
}
