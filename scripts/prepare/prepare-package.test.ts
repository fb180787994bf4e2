import { execFileSync } from 'node:child_process';
import { mkdtempSync, openAsBlob, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { folderFiles } from '../../electron/cli/folder-files.ts';
import { preparedDemo } from '../../electron/cli/prepared-demo.ts';
import { applyDefinitions } from '../../shared/engine/apply-definitions.ts';
import { openPackage, type OpenPackage } from '../../shared/engine/load.ts';
import type { Engine } from '../../shared/engine/port.ts';
import { preparedNoteSchema, readPreparedNote, type PreparedPackage } from '../../shared/engine/prepared.ts';
import type { LoadProgress } from '../../shared/engine/progress.ts';
import { qualified } from '../../shared/engine/quote.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import { loadDefinitions, shippedFiles, type Definitions } from '../../shared/semantic/definitions.ts';
import { readEdited } from '../../shared/semantic/definitions/edited.ts';
import { shippedTexts } from '../../shared/semantic/definitions/shipped-texts.ts';
import { preparePackage } from './prepare-package.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'subtext-prepared-'));
const engines: Engine[] = [];
const closeEngines = async (): Promise<void> => {
  for (const engine of engines.splice(0)) await engine.close();
};
afterAll(() => rmSync(folder, { recursive: true }));

/** Prepares a package, and reads what was written. */
async function preparedOf(from: string, name: string): Promise<PreparedPackage> {
  await preparePackage(from, folder, name);
  return {
    note: preparedNoteSchema.parse(JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'))),
    database: () => openAsBlob(path.join(folder, `${name}.duckdb`)),
  };
}

async function opened(
  from: PackageFiles,
  prepared: PreparedPackage | null,
  onProgress: (progress: LoadProgress) => void = () => undefined,
): Promise<OpenPackage> {
  const engine = await openNodeEngine();
  engines.push(engine);
  return openPackage(engine, from, { prepared, onProgress });
}

/** Of every table its columns, and a sum over its rows that tells their values and their order; by name. */
async function tablesOf({ tables }: OpenPackage): Promise<Map<string, string>> {
  const { values } = await tables.query(
    `SELECT t.schema_name, t.table_name, string_agg(c.column_name || ' ' || c.data_type, ', ' ORDER BY c.column_index)
     FROM duckdb_tables() AS t JOIN duckdb_columns() AS c USING (database_name, schema_name, table_name)
     WHERE t.database_name = current_database() AND t.schema_name <> 'raw' GROUP BY ALL ORDER BY ALL`,
  );
  const [schemas = [], names = [], columns = []] = values.map((column) => column.map(String));
  const found = new Map<string, string>();
  for (const [i, schema] of schemas.entries()) {
    const table = qualified(schema, names[i] ?? '');
    const sums = await tables.query(
      `SELECT count(*), CAST(sum(hash(rows, place)) AS VARCHAR)
       FROM (SELECT rows, row_number() OVER () AS place FROM ${table} AS rows) AS placed`,
    );
    found.set(table, `${columns[i] ?? ''}: ${sums.values.join(' rows, ')}`);
  }
  return found;
}

describe('the demo as it is kept', () => {
  let loaded: OpenPackage;
  let kept: OpenPackage;
  beforeAll(async () => {
    const files = await folderFiles('datasets/demo');
    loaded = await opened(files, null);
    await loaded.tables.make(loaded.tables.unmade);
    execFileSync(process.execPath, ['scripts/build.mjs', 'prepared']);
    kept = await opened(files, await preparedDemo());
  });
  afterAll(closeEngines);

  it('holds every table as loading, checking and deriving make it, row for row, and says the same of it', async () => {
    expect(loaded.loaded.isPrepared).toBe(false);
    expect(kept.loaded).toEqual({ ...loaded.loaded, isPrepared: true });
    expect(kept.tables.unmade).toEqual([]);
    const tables = await tablesOf(loaded);
    expect(tables.size).toBeGreaterThan(60);
    expect(await tablesOf(kept)).toEqual(tables);
  });

  it('takes an edit of the definitions, as the demo does that was loaded', async () => {
    const edited = { before: shipped(), after: withoutOriginalText() };
    const modes = async ({ tables }: OpenPackage): Promise<unknown> =>
      (await tables.query('SELECT consumption_mode, count(*) FROM core.consumption GROUP BY 1 ORDER BY 1'))
        .values;
    const apply = async ({ tables, loaded: { manifest } }: OpenPackage): Promise<void> =>
      applyDefinitions(tables, edited, { asOf: manifest.asOf, guide: manifest.defaultGuide });
    const before = await modes(loaded);
    expect(await modes(kept)).toEqual(before);
    await expect(apply(kept)).rejects.toThrow(/read-only/);
    await kept.tables.toMemory();
    for (const one of [loaded, kept]) await apply(one);
    const after = await modes(loaded);
    expect(after).not.toEqual(before);
    expect(await modes(kept)).toEqual(after);
  });
});

describe('a package that was kept', () => {
  const from = 'datasets/broken/crlf';
  let files: PackageFiles;
  let prepared: PreparedPackage;
  beforeAll(async () => {
    files = await folderFiles(from);
    prepared = await preparedOf(from, 'small');
  });
  afterEach(closeEngines);

  /** The same files, one of them with a line more, which is empty. */
  const withMore = (longer: string): PackageFiles => ({
    ...files,
    open: async (file) => {
      const blob = await files.open(file);
      return file === longer && blob !== null ? new Blob([blob, '\r\n']) : blob;
    },
  });

  it('is opened, and it is told how far its files were looked at', async () => {
    const told: LoadProgress[] = [];
    const { loaded } = await opened(files, prepared, (progress) => told.push(progress));
    expect(loaded.isPrepared).toBe(true);
    const bytes = prepared.note.files.reduce((sum, file) => sum + file.bytes, 0);
    expect(told.length).toBe(prepared.note.files.length);
    expect(told.at(-1)).toMatchObject({ stage: 'files', bytes, totalBytes: bytes, step: told.length });
  });

  it('is loaded where its database breaks off while it comes', async () => {
    const database = (): Promise<Blob> => Promise.reject(new TypeError('network error'));
    expect((await opened(files, { ...prepared, database })).loaded.isPrepared).toBe(false);
  });

  it.each(['', '{"files":[', '{}'])('has no note where that reads %j', (text) => {
    expect(readPreparedNote(text)).toBeNull();
  });

  it('is looked at anew where any of its files is another', async () => {
    const paths = prepared.note.files.map((file) => file.path);
    expect(paths.length).toBeGreaterThan(2);
    for (const file of paths) {
      const isPrepared = await opened(withMore(file), prepared).then(
        ({ loaded }) => loaded.isPrepared,
        // Loaded anew, and refused.
        () => false,
      );
      expect(isPrepared, file).toBe(false);
      await closeEngines();
    }
  });

  it('is loaded anew under other definitions, and where its database is gone', async () => {
    const others: PreparedPackage[] = [
      { ...prepared, note: { ...prepared.note, definitions: '0'.repeat(64) } },
      { ...prepared, database: () => Promise.resolve(null) },
    ];
    for (const other of others) {
      const { loaded } = await opened(files, other);
      expect(loaded.isPrepared).toBe(false);
      expect(loaded.fingerprint).toBe(prepared.note.loaded.fingerprint);
    }
  });

  it('is no other package', async () => {
    const { loaded } = await opened(await folderFiles('datasets/broken/bom'), prepared);
    expect(loaded.isPrepared).toBe(false);
  });
});

function shipped(): Definitions {
  const read = loadDefinitions();
  if (!read.ok) throw new Error('The definitions are not well formed.');
  return read.value;
}

/** The definitions where text in an original language beside a dub no longer decides. */
function withoutOriginalText(): Definitions {
  const file = 'models/consumption.yaml';
  const text = (shippedTexts.get(file) ?? '').replace('when: text_in_original\n', "when: 'false'\n");
  const read = readEdited(shippedFiles(), [{ path: file, text }]);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}
