import { ipcTexts } from './arrow.ts';
import type { ColumnarFile } from './port.ts';

/** The language of each version's asset, by version. */
export type VersionLanguages = ReadonlyMap<string, string>;

/** Opens the files of a table, which are closed once they are read; null where they are not columnar. */
export type OpenFiles = (table: string) => Promise<readonly ColumnarFile[] | null>;

/**
 * Reads the languages of all versions from the files of `assets` and `asset_versions` themselves, before these are tables, so that
 * texts can be counted while the engine starts.
 * @returns null where they can't be told so: a table comes as CSV or not at all, or a file is damaged, which its own load tells
 */
export async function versionLanguages(open: OpenFiles): Promise<VersionLanguages | null> {
  try {
    const languages = await pairs(open, 'assets', ['asset_id', 'language']);
    const assets = await pairs(open, 'asset_versions', ['version_id', 'asset_id']);
    if (languages === null || assets === null) return null;
    const found = new Map<string, string>();
    for (const [version, asset] of assets) {
      const language = languages.get(asset);
      if (language !== undefined) found.set(version, language);
    }
    return found;
  } catch {
    return null;
  }
}

/** The second of two columns by the first. */
async function pairs(
  open: OpenFiles,
  table: string,
  [key, value]: readonly [string, string],
): Promise<Map<string, string> | null> {
  const files = await open(table);
  if (files === null) return null;
  const found = new Map<string, string>();
  try {
    for (const file of files)
      for await (const { ipc } of file.batches([key, value])) {
        const values = ipcTexts(ipc, value);
        for (const [row, name] of ipcTexts(ipc, key).entries()) {
          const text = values[row] ?? null;
          if (name !== null && text !== null) found.set(name, text);
        }
      }
    return found;
  } finally {
    for (const file of files) file.close();
  }
}
