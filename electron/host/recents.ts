import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { RecentPackage } from '../../shared/bridge/contract.ts';
import { saveAtomically } from './atomic-save.ts';

/** How many packages are remembered. */
const most = 10;

const entrySchema = z.strictObject({ folder: z.string(), label: z.string(), openedOn: z.string() });
type Entry = z.infer<typeof entrySchema>;

/** The packages opened last, newest first, kept in a file of the user's settings. */
export class Recents {
  readonly #file: string;
  #entries: Promise<readonly Entry[]> | null = null;
  #saved: Promise<void> = Promise.resolve();

  /** @param file absolute path of the JSON file; made at the first change */
  constructor(file: string) {
    this.#file = file;
  }

  /** The list, newest first; ids are opaque to the window. */
  async list(): Promise<RecentPackage[]> {
    return (await this.#read()).map(({ folder, label, openedOn }) => ({ id: idOf(folder), label, openedOn }));
  }

  /** Folder and label of a remembered package; null for an unknown id. */
  async find(id: string): Promise<{ readonly folder: string; readonly label: string } | null> {
    return (await this.#read()).find((entry) => idOf(entry.folder) === id) ?? null;
  }

  /** Puts a package first. */
  async add(folder: string, label: string, openedOn: Date): Promise<void> {
    await this.#change((entries) => [
      { folder, label, openedOn: openedOn.toISOString() },
      ...entries.filter((entry) => entry.folder !== folder),
    ]);
  }

  /** Drops a package from the list; its folder is untouched. */
  async forget(id: string): Promise<void> {
    await this.#change((entries) => entries.filter((entry) => idOf(entry.folder) !== id));
  }

  #read(): Promise<readonly Entry[]> {
    this.#entries ??= readFile(this.#file, 'utf8').then(parse, () => []);
    return this.#entries;
  }

  async #change(change: (entries: readonly Entry[]) => readonly Entry[]): Promise<void> {
    const changed = this.#read().then((entries) => change(entries).slice(0, most));
    this.#entries = changed;
    // One write after the other, so that the last change is the one that stays; a failed one does not stop the next.
    const before = this.#saved.catch(() => undefined);
    this.#saved = before.then(async () => saveAtomically(this.#file, JSON.stringify(await changed, null, 2)));
    await this.#saved;
  }
}

/** A list that was damaged or written by hand is dropped where it can't be read: it is a convenience, not data. */
function parse(text: string): readonly Entry[] {
  try {
    return z.array(entrySchema).parse(JSON.parse(text)).slice(0, most);
  } catch {
    return [];
  }
}

function idOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 32);
}
