import { z } from 'zod';
import type { RecentPackage } from '../../shared/bridge/contract.ts';

/** Folders opened before in a browser tab, remembered by their handles. */
const database = 'subtext';
const store = 'recent-folders';
const mostRecents = 8;

const entrySchema = z.object({
  id: z.string(),
  label: z.string(),
  openedOn: z.string(),
  handle: z.custom<FileSystemDirectoryHandle>(
    (value) => typeof FileSystemDirectoryHandle !== 'undefined' && value instanceof FileSystemDirectoryHandle,
  ),
});
type Entry = z.infer<typeof entrySchema>;

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'id' });
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
  });
}

async function withStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await openDatabase();
  try {
    return await settled(work(db.transaction(store, mode).objectStore(store)));
  } finally {
    db.close();
  }
}

/** Newest first; what is in storage and is not an entry is left out. */
async function entries(): Promise<Entry[]> {
  const all: unknown[] = await withStore('readonly', (one) => one.getAll());
  return all
    .flatMap((one) => {
      const parsed = entrySchema.safeParse(one);
      return parsed.success ? [parsed.data] : [];
    })
    .sort((a, b) => (a.openedOn < b.openedOn ? 1 : -1));
}

/** The folders opened before, newest first. Empty where the browser keeps no handles. */
export async function recentFolders(): Promise<RecentPackage[]> {
  return (await entries()).map(({ id, label, openedOn }) => ({ id, label, openedOn }));
}

/** Remembers a folder; one that is remembered already moves to the front, and the oldest beyond eight are forgotten. */
export async function rememberFolder(handle: FileSystemDirectoryHandle, openedOn: Date): Promise<void> {
  const known = await entries();
  let id: string = crypto.randomUUID();
  for (const entry of known) if (await handle.isSameEntry(entry.handle)) id = entry.id;
  await withStore('readwrite', (one) =>
    one.put({ id, label: handle.name, openedOn: openedOn.toISOString(), handle }),
  );
  const beyond = known.filter((entry) => entry.id !== id).slice(mostRecents - 1);
  for (const entry of beyond) await forgetFolder(entry.id);
}

/** Forgets a folder. */
export async function forgetFolder(id: string): Promise<void> {
  await withStore('readwrite', (one) => one.delete(id));
}

/** The folder's handle, once the user lets it be read again; null when they don't or it is not remembered. Needs a user's gesture. */
export async function reopenFolder(id: string): Promise<FileSystemDirectoryHandle | null> {
  const entry = (await entries()).find((one) => one.id === id);
  if (entry === undefined) return null;
  const ask: unknown = Reflect.get(entry.handle, 'requestPermission');
  if (typeof ask !== 'function') return entry.handle;
  const answer: unknown = await Promise.resolve(Reflect.apply(ask, entry.handle, [{ mode: 'read' }]));
  return answer === 'granted' ? entry.handle : null;
}
