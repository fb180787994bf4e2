import { readPreparedNote, type PreparedPackage } from '../../shared/engine/prepared.ts';

/** Where the host serves the demo as it was opened when Subtext was built. */
const folder = '/prepared';

/** The demo as it was opened when Subtext was built; null where the host has none, or its note can't be read. */
export async function preparedDemo(): Promise<PreparedPackage | null> {
  const text = await (await served('demo.json'))?.text().catch(() => null);
  const note = readPreparedNote(text ?? '');
  return note && { note, database: async () => (await served('demo.duckdb'))?.blob() ?? null };
}

async function served(file: string): Promise<Response | null> {
  const answer = await fetch(`${folder}/${file}`).catch(() => null);
  return answer?.ok === true ? answer : null;
}
