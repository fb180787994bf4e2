import { openAsBlob } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PackageFile, PackageFiles } from '../../shared/package/files.ts';

/** How deep a package's folders may nest; deeper ones are not listed. */
const deepest = 8;

/**
 * A data package in a folder on disk. Files whose real place lies outside the folder are listed as `escapes` and never opened.
 * @param folder absolute path
 * @throws what the file system throws when the folder can't be read
 */
export async function folderFiles(folder: string): Promise<PackageFiles> {
  const root = await realpath(folder);
  return {
    label: path.basename(root),
    list: () => listFolder(root, ''),
    open: async (inside) => {
      const file = path.join(root, ...inside.split('/'));
      const real = await realpath(file).catch(() => null);
      if (real === null || !isInside(root, real) || !(await stat(real)).isFile()) return null;
      return openAsBlob(real);
    },
  };
}

async function listFolder(root: string, inside: string): Promise<PackageFile[]> {
  if (inside.split('/').length > deepest) return [];
  const entries = await readdir(path.join(root, inside), { withFileTypes: true });
  const listed = await Promise.all(
    entries.map(async (entry): Promise<PackageFile[]> => {
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) return listFolder(root, name);
      const real = await realpath(path.join(root, name)).catch(() => null);
      if (real === null || !isInside(root, real)) return [{ path: name, bytes: 0, escapes: true }];
      const about = await stat(real);
      return about.isFile() ? [{ path: name, bytes: about.size }] : [];
    }),
  );
  return listed.flat();
}

function isInside(root: string, real: string): boolean {
  return real === root || real.startsWith(root + path.sep);
}
