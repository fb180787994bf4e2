import { inputFiles, handleFiles, localFiles } from './local-files.ts';
import type { PackageFiles } from '../../shared/package/files.ts';

/** A chosen package and the handle to remember its folder by, where there is one. */
export interface Picked {
  readonly files: PackageFiles;
  readonly folder: FileSystemDirectoryHandle | null;
}

/** True for the error that a picker throws when the user closes it. */
export function isCancelled(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'AbortError';
}

/** Asks for a folder with the browser's picker, else with a file input; null when the user cancels. */
export async function pickFolder(): Promise<Picked | null> {
  const pick: unknown = Reflect.get(window, 'showDirectoryPicker');
  if (typeof pick !== 'function') return pickInput(true);
  try {
    const folder: unknown = await Promise.resolve(
      Reflect.apply(pick, window, [{ id: 'package', mode: 'read' }]),
    );
    if (!(folder instanceof FileSystemDirectoryHandle)) return null;
    return { files: await localFiles(await handleFiles(folder), folder.name), folder };
  } catch (cause) {
    if (isCancelled(cause)) return null;
    throw cause;
  }
}

/** Asks for files (all those of a package at once); null when the user cancels. */
export function pickFiles(): Promise<Picked | null> {
  return pickInput(false);
}

async function pickInput(folder: boolean): Promise<Picked | null> {
  const files = await askFiles({ folder, multiple: true, accept: '' });
  if (files === null || files.length === 0) return null;
  return { files: await localFiles(inputFiles(files), files[0]?.name ?? ''), folder: null };
}

/** What a file input is to ask for. */
export interface FileQuestion {
  readonly folder: boolean;
  readonly multiple: boolean;
  readonly accept: string;
}

/** Asks with a file input; null when the user cancels. */
export function askFiles({ folder, multiple, accept }: FileQuestion): Promise<FileList | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = multiple;
  input.accept = accept;
  input.webkitdirectory = folder;
  input.hidden = true;
  // In the document while the question is open: an element that nothing holds may be collected, and the answer with it.
  document.body.append(input);
  return new Promise<FileList | null>((resolve) => {
    input.addEventListener('change', () => resolve(input.files));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  }).finally(() => input.remove());
}
