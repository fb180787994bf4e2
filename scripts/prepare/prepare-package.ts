import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openNodeEngine, startDuckDb, type StartedDuckDb } from '../../electron/cli/engine/open.ts';
import { folderFiles } from '../../electron/cli/folder-files.ts';
import { openPackage } from '../../shared/engine/load.ts';
import { dataDatabase, preparedDatabase } from '../../shared/engine/lock.ts';
import type { Engine } from '../../shared/engine/port.ts';
import { hashFiles, preparedNoteSchema, type PreparedNote } from '../../shared/engine/prepared.ts';
import { literal, qualified } from '../../shared/engine/quote.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import { manifestPath, readManifest } from '../../shared/package/manifest.ts';
import { loadDefinitions } from '../../shared/semantic/definitions.ts';

/**
 * Opens a package, makes all that is derived of it, and writes what stands then: `NAME.duckdb`, and beside it `NAME.json` ({@link PreparedNote}).
 * @param folder the package
 * @param outFolder where the two are written, which is there
 * @throws ProblemError when the package is refused
 */
export async function preparePackage(folder: string, outFolder: string, name: string): Promise<void> {
  const started = await startDuckDb();
  const empty = emptyDatabase(started);
  const engine = await openNodeEngine(started);
  try {
    const files = await folderFiles(folder);
    const { loaded, tables } = await openPackage(engine, files);
    await tables.make(tables.unmade);
    const { fingerprint, absentTables, subtitleFiles, problems } = loaded;
    const read = subtitleFiles.filter(({ encoding }) => encoding !== null).map((file) => file.path);
    const note: PreparedNote = preparedNoteSchema.parse({
      files: await hashFiles(files, [...(await manifestFiles(files)), ...read]),
      definitions: definitionsFingerprint(),
      loaded: { fingerprint, tables: loaded.tables, absentTables, subtitleFiles, problems },
    });
    writeFileSync(path.join(outFolder, `${name}.duckdb`), await databaseOf(engine, started, empty));
    writeFileSync(path.join(outFolder, `${name}.json`), JSON.stringify(note));
  } finally {
    await engine.close();
  }
}

/** The manifest, and the files that it names. */
async function manifestFiles(files: PackageFiles): Promise<string[]> {
  const manifest = await readManifest(files);
  if (!manifest.ok) throw new Error('The manifest was read before.');
  return [
    manifestPath,
    ...manifest.value.resources.flatMap((resource) => resource.files.map((file) => file.path)),
  ];
}

function definitionsFingerprint(): string {
  const definitions = loadDefinitions();
  if (!definitions.ok) throw new Error('The definitions were read before.');
  return definitions.value.fingerprint;
}

/**
 * An empty database. DuckDB-WASM 1.32.0 writes files of the system one after the other's end, wherever it is told to, so that no
 * database file comes out right but an empty one; in memory, it writes where it is told to.
 */
function emptyDatabase(started: StartedDuckDb): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'subtext-prepare-'));
  const file = path.join(folder, 'empty.duckdb');
  try {
    started.open({});
    const connection = started.connect();
    connection.query(`ATTACH ${literal(file)} AS empty`);
    connection.query('DETACH empty');
    connection.close();
    return new Uint8Array(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The bytes of a database file with all tables that an engine holds. */
async function databaseOf(engine: Engine, started: StartedDuckDb, empty: Uint8Array): Promise<Uint8Array> {
  const file = await engine.registerFile(new Blob([new Uint8Array(empty)]));
  started.registerFileBuffer(`${file}.wal`, new Uint8Array());
  const { values } = await engine.query(
    `SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = ${literal(dataDatabase)} ORDER BY ALL`,
  );
  const [schemas = [], names = []] = values.map((column) => column.map(String));
  await engine.query(`ATTACH ${literal(file)} AS ${preparedDatabase}`);
  for (const schema of new Set(schemas)) await engine.query(`CREATE SCHEMA ${preparedDatabase}.${schema}`);
  for (const [i, schema] of schemas.entries()) {
    const table = qualified(schema, names[i] ?? '');
    await engine.query(`CREATE TABLE ${preparedDatabase}.${table} AS FROM ${dataDatabase}.${table}`);
  }
  await engine.query(`CHECKPOINT ${preparedDatabase}`);
  await engine.query(`DETACH ${preparedDatabase}`);
  return started.copyFileToBuffer(file);
}
