import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { HostFile } from '../../shared/bridge/contract.ts';
import { hostMessages } from '../../shared/errors/host.ts';
import { ProblemError } from '../../shared/errors/problem.ts';

/** How deep a package's folders may nest; deeper ones are not listed. */
const deepest = 8;
/** More files than any export has; a folder with more is one above the package. */
export const mostFiles = 20_000;

/**
 * All files of a package's folder, in the order of their paths.
 * A link is followed only to a file inside the folder; one that leads out is listed with `escapes` and 0 bytes, never opened.
 * @param root real path of the folder
 * @throws ProblemError when it can't be read, or when it holds more than {@link mostFiles}
 */
export async function listFolder(root: string): Promise<HostFile[]> {
  const found: HostFile[] = [];
  const walk = async (inside: readonly string[]): Promise<void> => {
    const entries = await readdir(path.join(root, ...inside), { withFileTypes: true }).catch(
      (): null => null,
    );
    if (entries === null)
      throw new ProblemError([hostMessages.folderGone({ folder: path.join(root, ...inside) })]);
    for (const entry of entries) {
      const name = [...inside, entry.name];
      if (entry.isDirectory()) {
        if (name.length < deepest) await walk(name);
        continue;
      }
      const file = await describe(root, name);
      if (file !== null) found.push(file);
      if (found.length > mostFiles)
        throw new ProblemError([hostMessages.tooManyFiles({ folder: root, most: mostFiles })]);
    }
  };
  await walk([]);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function describe(root: string, name: readonly string[]): Promise<HostFile | null> {
  const shown = name.join('/');
  const real = await realpath(path.join(root, ...name)).catch(() => null);
  if (real === null || !isInside(root, real)) return { path: shown, bytes: 0, escapes: true };
  const about = await stat(real);
  return about.isFile() ? { path: shown, bytes: about.size, escapes: false } : null;
}

/**
 * The real path of a file inside a package's folder; null when it is not there, is no file, or lies outside.
 * @param root real path of the folder
 * @param inside `/`-separated path, as {@link listFolder} gives it
 */
export async function fileInside(root: string, inside: string): Promise<string | null> {
  const parts = inside.split('/');
  if (!parts.every(isPlainName)) return null;
  const real = await realpath(path.join(root, ...parts)).catch(() => null);
  if (real === null || !isInside(root, real)) return null;
  const about = await stat(real).catch(() => null);
  return about?.isFile() ? real : null;
}

/** A name of one file or folder: not empty, not a step, nothing that a system reads as a separator, a drive or an end. */
function isPlainName(name: string): boolean {
  if (name === '' || name === '.' || name === '..' || name.includes('\0') || name.includes('/')) return false;
  return path.sep === '/' ? true : !/[\\:]/.test(name);
}

function isInside(root: string, real: string): boolean {
  return real.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
}
