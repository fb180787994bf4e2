import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readPreparedNote, type PreparedPackage } from '../../shared/engine/prepared.ts';

/** Where the build leaves the demo as it is opened: seen from here and from the bundle in `out/cli` alike. */
const folder = new URL('../../out/prepared/', import.meta.url);

/** The demo as it was opened when Subtext was built; null where that was not done, or its note can't be read. */
export async function preparedDemo(): Promise<PreparedPackage | null> {
  const text = await readFile(new URL('demo.json', folder), 'utf8').catch(() => null);
  if (text === null) return null;
  const note = readPreparedNote(text);
  const database = fileURLToPath(new URL('demo.duckdb', folder));
  return note && { note, database: () => openAsBlob(database).catch(() => null) };
}
