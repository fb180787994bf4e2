import { openAsBlob } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { PackageFiles } from '../../shared/package/files.ts';
import { fileInside, listFolder } from '../host/package-folder.ts';

/**
 * A data package in a folder on disk. Files whose real place lies outside the folder are listed as `escapes` and never opened.
 * @param folder absolute path of a folder that is there
 * @throws ProblemError when it can't be read, or holds more files than a package has
 */
export async function folderFiles(folder: string): Promise<PackageFiles> {
  const root = await realpath(folder);
  const listing = await listFolder(root);
  return {
    label: path.basename(root),
    list: () => Promise.resolve(listing),
    open: async (inside) => {
      const real = await fileInside(root, inside);
      return real === null ? null : openAsBlob(real);
    },
  };
}
