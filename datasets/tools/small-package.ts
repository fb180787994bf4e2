import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import type { Reader } from '../../shared/engine/derived-tables.ts';
import { openPackage } from '../../shared/engine/load.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import type { Cell, Engine } from '../../shared/engine/port.ts';
import { ident } from '../../shared/engine/quote.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import { emitDuckdb } from '../../shared/semantic/expression/duckdb.ts';
import { fromSql } from '../../shared/semantic/from.ts';
import { loadDefinitions, type Definitions } from '../../shared/semantic/definitions.ts';

/** Rows of a table as objects; a column that a row leaves out is null in it. */
export type Rows = readonly Readonly<Record<string, string | number | bigint | boolean | null>>[];

/** The tables of a package by name. */
export type Tables = Readonly<Record<string, Rows>>;

/** Settings of the manifest that a test depends on. */
interface SmallSettings {
  /** The day that stands for today, ISO. */
  readonly asOf?: string;
  readonly guide?: string;
}

/** A small package that is open in an engine of its own. */
export interface SmallPackage {
  /** Builds a model when it is first read, as in the product. */
  readonly engine: Reader & Pick<Engine, 'close'>;
  readonly definitions: Definitions;
}

/**
 * Opens a package written here and now, as an analyst's export would be: a manifest and a CSV file for each table, held in memory.
 * @throws Error with every fault and its place when the package is refused
 */
export async function openSmallPackage(tables: Tables, settings: SmallSettings = {}): Promise<SmallPackage> {
  const read = loadDefinitions();
  if (!read.ok) throw new Error('The definitions are not well formed.');
  const engine = await openNodeEngine();
  const opened = await openPackage(engine, smallPackage(tables, settings)).catch(inFull);
  const reader: SmallPackage['engine'] = {
    query: (sql, options) => opened.tables.query(sql, options),
    close: () => engine.close(),
  };
  return { engine: reader, definitions: read.value };
}

/** Says of a refused package where each fault is, which the message of the exception leaves out. */
function inFull(error: unknown): never {
  if (!(error instanceof ProblemError)) throw error;
  const faults = error.problems.filter(({ severity }) => severity === 'error');
  throw new Error(faults.map(({ message, at }) => `${message} ${JSON.stringify(at)}`).join('\n'), {
    cause: error,
  });
}

/** The files of a small package. */
function smallPackage(tables: Tables, { asOf = '2026-10-05', guide }: SmallSettings = {}): PackageFiles {
  const manifest = {
    name: 'small',
    resources: Object.keys(tables).map((name) => ({ name, path: `${name}.csv` })),
    subtext: {
      schema_version: 1,
      exported_on: asOf,
      as_of: asOf,
      ...(guide === undefined ? {} : { default_guide: guide }),
      viewing: { view_threshold_s: 120, completion: 0.9 },
      engagement: { exposure: 'on screen for half of its time', attribution_s: { rewinds: 10 } },
    },
  };
  const files = new Map([
    ['datapackage.json', new Blob([JSON.stringify(manifest)])],
    ...Object.entries(tables).map(([name, rows]): [string, Blob] => [`${name}.csv`, new Blob([csv(rows)])]),
  ]);
  return {
    label: 'small',
    list: () => Promise.resolve([...files].map(([path, { size }]) => ({ path, bytes: size }))),
    open: (path) => Promise.resolve(files.get(path) ?? null),
  };
}

/** The rows of a result as objects. */
export async function rowsOf(engine: Reader, sql: string): Promise<Readonly<Record<string, Cell>>[]> {
  const { columns, values, rowCount } = await engine.query(sql);
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(columns.map(({ name }, column) => [name, values[column]?.[row] ?? null])),
  );
}

/** All rows of a model with its columns and its fields, which are computed wherever they are asked for. */
export async function modelRows(
  { engine, definitions }: SmallPackage,
  name: string,
): Promise<Readonly<Record<string, Cell>>[]> {
  const model = definitions.models.get(name);
  if (model === undefined) throw new Error(`There is no model ${name}.`);
  const fields = [...model.fields.values()];
  const computed = fields.map((field) => `, ${emitDuckdb(field.expr)} AS ${ident(field.name)}`);
  const from = fromSql(
    definitions,
    model,
    fields.map(({ expr }) => expr),
  );
  const key = model.primaryKey.map((column) => `fact.${ident(column)}`);
  return rowsOf(engine, `SELECT fact.*${computed.join('')} ${from} ORDER BY ${key.join(', ')}`);
}

function csv(rows: Rows): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => columns.map((column) => quoted(row[column])).join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}

function quoted(value: Rows[number][string] | undefined): string {
  const text = String(value ?? '');
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
