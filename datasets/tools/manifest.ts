import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  schemaVersion,
  type ColumnSpec,
  type ForeignKey,
  type TableSpec,
} from '../../shared/package/tables.ts';
import { asOf, exportedOn } from './calendar.ts';
import { suppressedBelow } from './engagement.ts';
import { guide } from './limits.ts';
import type { Size } from './sizes.ts';

/** A table as it was written: where, and which of its columns. */
export interface WrittenTable {
  readonly spec: TableSpec;
  readonly columns: readonly ColumnSpec[];
  /** Inside the package. */
  readonly path: string;
}

/** Writes `datapackage.json` for tables that are on disk in `folder`; schemas come from the package's own definitions. */
export async function writeManifest(
  folder: string,
  size: Size,
  seed: number,
  tables: readonly WrittenTable[],
): Promise<void> {
  const names = new Set(tables.map((table) => table.spec.name));
  const resources = [];
  for (const table of tables) resources.push(await resourceOf(folder, table, names));
  const manifest = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `subtext-${size.name}`,
    title: `Subtext ${size.name} package, seed ${seed}`,
    description: 'Made by the generator of this project. Titles, dialogue, members and figures are invented.',
    created: `${exportedOn}T00:00:00Z`,
    licenses: [{ name: 'Apache-2.0' }],
    subtext: {
      schema_version: schemaVersion,
      exported_on: exportedOn,
      as_of: asOf,
      default_guide: guide,
      viewing: { view_threshold_s: 120, completion: 'at least 90% of the runtime viewed' },
      engagement: {
        exposure: 'a view in which the line was on screen for at least half of its duration',
        attribution_s: { rewinds: 10, pauses: 3, exits: 5, text_offs: 3, audio_switches: 5 },
        suppressed_below: suppressedBelow,
      },
    },
    resources,
  };
  await writeFile(join(folder, 'datapackage.json'), `${JSON.stringify(manifest, null, 1)}\n`);
}

async function resourceOf(
  folder: string,
  table: WrittenTable,
  present: ReadonlySet<string>,
): Promise<object> {
  const file = join(folder, table.path);
  const { size } = await stat(file);
  return {
    name: table.spec.name,
    path: table.path,
    format: 'parquet',
    mediatype: 'application/vnd.apache.parquet',
    bytes: size,
    hash: `sha256:${await sha256(file)}`,
    description: table.spec.description,
    schema: {
      fields: table.columns.map(fieldOf),
      primaryKey: table.spec.primaryKey,
      foreignKeys: table.spec.foreignKeys.filter((key) => present.has(key.table)).map(foreignKeyOf),
    },
  };
}

function fieldOf(column: ColumnSpec): object {
  const constraints = {
    ...(column.nullable ? {} : { required: true }),
    ...(column.allowed === undefined ? {} : { enum: column.allowed }),
    ...(column.minimum === undefined ? {} : { minimum: column.minimum }),
    ...(column.maximum === undefined ? {} : { maximum: column.maximum }),
    ...(column.pattern === undefined ? {} : { pattern: column.pattern }),
  };
  return {
    name: column.name,
    type: column.type,
    description: column.description,
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

function foreignKeyOf(key: ForeignKey): object {
  return { fields: key.columns, reference: { resource: key.table, fields: key.references } };
}

/** SHA-256 of a file, in hexadecimal. */
export async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) {
    if (Buffer.isBuffer(part)) hash.update(part);
  }
  return hash.digest('hex');
}
