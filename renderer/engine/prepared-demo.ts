import { preparedNoteSchema, type PreparedPackage } from '../../shared/engine/prepared.ts';

/** Where the host serves the demo as it was opened when Subtext was built. */
const folder = '/prepared';

/** The demo as it was opened when Subtext was built; null where the host has none. */
export async function preparedDemo(): Promise<PreparedPackage | null> {
  const answer = await served('demo.json');
  if (answer === null) return null;
  const note = preparedNoteSchema.safeParse(await answer.json());
  if (!note.success) return null;
  return { note: note.data, database: async () => (await served('demo.duckdb'))?.blob() ?? null };
}

async function served(file: string): Promise<Response | null> {
  const answer = await fetch(`${folder}/${file}`).catch(() => null);
  return answer?.ok === true ? answer : null;
}
