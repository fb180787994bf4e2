import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file so that it is either whole or as it was before: to a temporary neighbour, flushed to the disk, then renamed.
 * @param file absolute path; its folder must be there
 * @param content text (written as UTF-8) or bytes
 * @throws what the file system throws; the temporary file is then gone and the old file untouched
 */
export async function saveAtomically(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = path.join(
    path.dirname(file),
    `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`,
  );
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(file));
}

/** Flushes the rename itself; Windows opens no folders, and needs none of this. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  try {
    await handle.sync();
  } catch {
    // Some file systems refuse to flush a folder; the file itself is already on the disk.
  } finally {
    await handle.close();
  }
}
