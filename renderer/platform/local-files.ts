import { ProblemError } from '../../shared/errors/problem.ts';
import { workspaceMessages } from '../../shared/errors/workspace.ts';
import type { PackageFiles } from '../../shared/package/files.ts';

/** A file that the user gave, by its path below what was given. */
export interface LocalFile {
  readonly path: string;
  readonly open: () => Promise<File>;
}

/** Files that the user gave, as a package. A single folder around everything is left out of the paths and names the package. */
export async function localFiles(given: readonly LocalFile[], label: string): Promise<PackageFiles> {
  if (given.length === 0) throw new ProblemError([workspaceMessages.nothingDropped()]);
  const around = commonFolder(given.map(({ path }) => path));
  const files = new Map<string, File>();
  for (const file of given) files.set(file.path.slice(around.length), await opened(file));
  return {
    label: around === '' ? label : around.slice(0, -1),
    list: () => Promise.resolve([...files].map(([path, file]) => ({ path, bytes: file.size }))),
    open: (path) => Promise.resolve(files.get(path) ?? null),
  };
}

async function opened(file: LocalFile): Promise<File> {
  try {
    return await file.open();
  } catch {
    throw new ProblemError([workspaceMessages.unreadable({ name: file.path })]);
  }
}

/** The folder that holds `datapackage.json` when it is the first one of every path (`export/`), else nothing. */
export function commonFolder(paths: readonly string[]): string {
  const [first = ''] = paths;
  const folder = first.slice(0, first.indexOf('/') + 1);
  return folder !== '' && paths.every((path) => path.startsWith(folder)) ? folder : '';
}

/** All files below a File System Access folder. */
export async function handleFiles(folder: FileSystemDirectoryHandle, below = ''): Promise<LocalFile[]> {
  const files: LocalFile[] = [];
  for await (const entry of folder.values()) {
    if (entry instanceof FileSystemFileHandle)
      files.push({ path: below + entry.name, open: () => entry.getFile() });
    else if (entry instanceof FileSystemDirectoryHandle)
      files.push(...(await handleFiles(entry, `${below}${entry.name}/`)));
  }
  return files;
}

/** Files from a file input; those of a folder carry their path. */
export function inputFiles(files: FileList): LocalFile[] {
  return [...files].map((file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    open: () => Promise.resolve(file),
  }));
}

/** What was dropped: the files, and the folder's handle where the browser gives one, to remember it by. */
export interface Dropped {
  readonly files: readonly LocalFile[];
  readonly folder: FileSystemDirectoryHandle | null;
}

/**
 * Reads a drop. Must be called in the event itself: the browser empties the transfer right after it.
 * @throws ProblemError `workspace.unreadable`
 */
export function readDrop(transfer: DataTransfer): Promise<Dropped> {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  const entries = items.flatMap((item) => item.webkitGetAsEntry() ?? []);
  const handle = items.length === 1 ? handleOf(items[0]) : null;
  const loose = [...transfer.files];
  return collect(entries, handle, loose);
}

async function collect(
  entries: readonly FileSystemEntry[],
  handle: Promise<unknown> | null,
  loose: readonly File[],
): Promise<Dropped> {
  const given = handle === null ? null : await handle.catch(() => null);
  const folder =
    typeof FileSystemDirectoryHandle !== 'undefined' && given instanceof FileSystemDirectoryHandle
      ? given
      : null;
  const walked = (await Promise.all(entries.map((entry) => walk(entry)))).flat();
  const files =
    walked.length > 0
      ? walked
      : loose.map((file) => ({ path: file.name, open: () => Promise.resolve(file) }));
  return { files, folder };
}

/** The handle of a dropped item, in browsers that have them. */
function handleOf(item: DataTransferItem | undefined): Promise<unknown> | null {
  if (item === undefined) return null;
  const get: unknown = Reflect.get(item, 'getAsFileSystemHandle');
  return typeof get === 'function' ? Promise.resolve(Reflect.apply(get, item, [])) : null;
}

async function walk(entry: FileSystemEntry): Promise<LocalFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (isFileEntry(entry))
    return [{ path, open: () => new Promise((resolve, reject) => entry.file(resolve, reject)) }];
  if (!isDirectoryEntry(entry)) return [];
  const found = await entriesOf(entry).catch(() => {
    throw new ProblemError([workspaceMessages.unreadable({ name: path })]);
  });
  return (await Promise.all(found.map((one) => walk(one)))).flat();
}

// Chromium has no constructors of entries to compare with: an entry says itself what it is.
function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectoryEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** A directory reader answers in batches; the last is empty. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return all;
    all.push(...batch);
  }
}
