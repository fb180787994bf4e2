import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { preparedNoteSchema, type PreparedPackage } from '../../shared/engine/prepared.ts';

/** Where the build leaves the demo as it is opened: seen from here and from the bundle in `out/cli` alike. */
const folder = new URL('../../out/prepared/', import.meta.url);

/** The demo as it was opened when Subtext was built; null where that was not done. */
export async function preparedDemo(): Promise<PreparedPackage | null> {
  const text = await readFile(new URL('demo.json', folder), 'utf8').catch(() => null);
  if (text === null) return null;
  const note = preparedNoteSchema.parse(JSON.parse(text));
  const database = fileURLToPath(new URL('demo.duckdb', folder));
  return { note, database: () => openAsBlob(database).catch(() => null) };
}
