import { gzipSync } from 'node:zlib';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { literal } from '../../shared/engine/quote.ts';

/** Makes a package in a folder: what is too large, too binary or too odd a name to be kept in the repository. */
export type Recipe = (folder: string) => Promise<void>;

const titlesCsv = [
  'title_id,name,content_type,genre,audience,runtime_ms,released_on',
  't1,The Harbour,film,drama,adult,5400000,2024-03-01',
  't2,Small Hours,episode,comedy,adult,1500000,2025-01-10',
  't3,Paper Boats,film,family,children,4800000,2023-11-20',
  '',
].join('\n');

const titlesSql = `SELECT 't' || (i + 1) AS title_id, 'Title ' || i AS name, 'film' AS content_type FROM range(1000) r(i)`;
const viewingSql = `SELECT i::BIGINT AS view_row_id, 't1' AS title_id, 'FR' AS country, DATE '2026-09-07' AS week_start,
  'original' AS audio_type, 'off' AS text_type, 'unknown' AS selection`;

/** The recipes by name; `expected.json` in the folder of the same name says what is to come of each. */
export const recipes: Readonly<Record<string, Recipe>> = {
  'truncated-parquet': async (folder) => {
    await titlesParquet(folder);
    const whole = await readFile(path.join(folder, 'titles.parquet'));
    await write(folder, { 'titles.parquet': whole.subarray(0, Math.floor(whole.length / 2)) });
  },
  'lying-parquet': async (folder) => {
    await titlesParquet(folder);
    const bytes = await readFile(path.join(folder, 'titles.parquet'));
    await write(folder, { 'titles.parquet': claimRows(bytes, 1000, 1001) });
  },
  'timestamp-with-zone': async (folder) => {
    const partners = `SELECT 'p1' AS partner_id, 'Studio' AS name, 'dubbing_studio' AS kind`;
    const deliveries = `SELECT 'd1' AS delivery_id, 'p1' AS partner_id, TIMESTAMPTZ '2026-01-02 03:04:05+00' AS delivered_at, false AS is_redelivery, 'pending' AS decision`;
    await titlesParquet(folder);
    await parquet(folder, 'partners', partners);
    await parquet(folder, 'deliveries', deliveries);
    await manifest(folder, ['titles.parquet', 'partners.parquet', 'deliveries.parquet']);
  },
  'infinity-in-parquet': async (folder) => {
    await titlesParquet(folder);
    const hours = `CASE i WHEN 1 THEN 1.5 ELSE 'inf'::DOUBLE END AS view_hours FROM range(1, 3) r(i)`;
    await parquet(folder, 'viewing', `${viewingSql}, ${hours}`);
    await manifest(folder, ['titles.parquet', 'viewing.parquet']);
  },
  'number-for-text-in-parquet': async (folder) => {
    await parquet(folder, 'titles', `SELECT 't1' AS title_id, 1.5::DOUBLE AS name, 'film' AS content_type`);
    await manifest(folder, ['titles.parquet']);
  },
  'nul-bytes': (folder) => titles(folder, titlesCsv.replace('Small Hours', 'Small\0Hours')),
  'not-utf8': (folder) => titles(folder, Buffer.from(titlesCsv.replace('Small', 'Petit déjeuner'), 'latin1')),
  'ten-megabyte-cell': (folder) => titles(folder, titlesCsv.replace('Small Hours', 'x'.repeat(10_000_000))),
  'deep-manifest': (folder) => write(folder, { 'datapackage.json': '['.repeat(50_000_000) }),
  'deep-small-manifest': (folder) => write(folder, { 'datapackage.json': '{"a":'.repeat(700_000) }),
  symlink: async (folder) => {
    await titles(folder, titlesCsv);
    await manifest(folder, ['titles.csv', 'viewing.csv']);
    const outside = path.join(folder, '..', 'outside.csv');
    await writeFile(outside, 'secret');
    await symlink(outside, path.join(folder, 'viewing.csv'));
  },
  'truncated-gzip': async (folder) => {
    const whole = gzipSync(titlesCsv.repeat(100));
    await write(folder, { 'titles.csv.gz': whole.subarray(0, whole.length - 20) });
    await manifest(folder, ['titles.csv.gz']);
  },
  'garbage-arrow': async (folder) => {
    await write(folder, { 'titles.arrow': Buffer.from('ARROW1\0\0 this is no Arrow file at all') });
    await manifest(folder, ['titles.arrow']);
  },
  'many-rows-one-fault': async (folder) => {
    await titlesParquet(folder);
    await parquet(folder, 'viewing', `${viewingSql}, -1::BIGINT AS views FROM range(5000) r(i)`);
    await manifest(folder, ['titles.parquet', 'viewing.parquet']);
  },
  'double-quote-in-file-name': async (folder) => {
    await write(folder, { 'the "titles".csv': titlesCsv });
    await manifest(folder, [{ name: 'titles', path: 'the "titles".csv' }]);
  },
};

async function titles(folder: string, csv: string | Buffer): Promise<void> {
  await write(folder, { 'titles.csv': csv });
  await manifest(folder, ['titles.csv']);
}

async function titlesParquet(folder: string): Promise<void> {
  await parquet(folder, 'titles', titlesSql);
  await manifest(folder, ['titles.parquet']);
}

/** Writes a manifest of resources: file names whose stem is the table's name, or resources in full. */
async function manifest(
  folder: string,
  resources: readonly (string | { name: string; path: string })[],
): Promise<void> {
  const subtext = {
    schema_version: 1,
    exported_on: '2026-10-05',
    as_of: '2026-10-05',
    viewing: { view_threshold_s: 120, completion: 0.9 },
  };
  const full = resources.map((r) => (typeof r === 'string' ? { name: r.split('.')[0], path: r } : r));
  await write(folder, { 'datapackage.json': JSON.stringify({ name: 'broken', resources: full, subtext }) });
}

async function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
}

/** Writes a query's rows as Parquet with native DuckDB, which is not the reader under test. */
async function parquet(folder: string, table: string, sql: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const file = literal(path.join(folder, `${table}.parquet`));
  await connection.run(`COPY (${sql}) TO ${file} (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}

/**
 * Changes the row count in a Parquet footer: the file's own (field 3 of FileMetaData), which follows the schema in
 * Thrift's compact form as a zigzag varint behind the byte 0x16.
 */
function claimRows(bytes: Buffer, from: number, to: number): Buffer {
  const footer = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8);
  const at = bytes.indexOf(Buffer.from([0x16, ...zigzag(from)]), footer);
  if (at < 0) throw new Error(`No row count of ${from} in the footer.`);
  const changed = Buffer.from(bytes);
  changed.set(zigzag(to), at + 1);
  return changed;
}

function zigzag(value: number): number[] {
  const doubled = value * 2;
  return doubled < 0x80 ? [doubled] : [(doubled & 0x7f) | 0x80, doubled >> 7];
}
