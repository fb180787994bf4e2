import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { literal } from '../../shared/engine/quote.ts';
import { run } from './run.ts';

/** What a call of the command line left behind. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  /** The lines of standard error. */
  readonly stderr: readonly string[];
}

let demo: Promise<unknown> | null = null;

/** Has the demo prepared, as the build does it: a call opens it in a tenth of the time then. */
function prepareDemo(): Promise<unknown> {
  demo ??= promisify(execFile)(process.execPath, ['scripts/build.mjs', 'prepared']);
  return demo;
}

/** Runs a call in this process, as the words after `subtext`. */
export async function subtext(...words: readonly string[]): Promise<Ran> {
  if (words.includes('datasets/demo')) await prepareDemo();
  const written: string[] = [];
  const stderr: string[] = [];
  const code = await run(words, {
    write: (text) => Promise.resolve(void written.push(text)),
    complain: (line) => void stderr.push(line),
  });
  return { code, stdout: written.join(''), stderr };
}

/** Makes a package in a new folder: a manifest, and the given CSV text for each table. */
export async function writePackage(folder: string, tables: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  const manifest = {
    name: 'small',
    resources: Object.keys(tables).map((name) => ({ name, path: `${name}.csv` })),
    subtext: {
      schema_version: 1,
      exported_on: '2026-10-05',
      as_of: '2026-10-05',
      viewing: { view_threshold_s: 120, completion: 0.9 },
    },
  };
  const files = Object.entries(tables).map(([name, csv]) => [`${name}.csv`, csv] as const);
  for (const [name, text] of [...files, ['datapackage.json', JSON.stringify(manifest)] as const])
    await writeFile(path.join(folder, name), text);
}

/** The rows of a statement on native DuckDB, in which each name stands for a file; every value as text, null as null. */
export async function nativeRows(
  files: Readonly<Record<string, string>>,
  sql: string,
): Promise<(string | null)[][]> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  for (const [name, file] of Object.entries(files))
    await connection.run(`CREATE VIEW ${name} AS SELECT * FROM ${literal(file)}`);
  const reader = await connection.runAndReadAll(sql);
  const rows = reader.getRows().map((row) => row.map((value) => (value === null ? null : String(value))));
  connection.closeSync();
  return rows;
}
