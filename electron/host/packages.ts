import { randomBytes } from 'node:crypto';
import { access, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { HostFile, HostPackage } from '../../shared/bridge/contract.ts';
import { hostMessages } from '../../shared/errors/host.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { areSubtitles } from '../../shared/package/subtitle-package.ts';
import { fileInside, listFolder } from './package-folder.ts';

/**
 * The packages that the host may serve, by opaque id: the window never learns a path and can reach no folder but these.
 * A folder keeps its id for as long as the host runs.
 */
export class PackageRegistry {
  readonly #folders = new Map<string, string>();

  /**
   * Lets the window read a folder.
   * @param label what people call it; without one, the folder's own name
   * @throws ProblemError when the folder can't be read
   */
  async register(folder: string, label?: string): Promise<HostPackage> {
    const real = await realFolder(folder);
    const known = [...this.#folders].find(([, registered]) => registered === real)?.[0];
    const id = known ?? randomBytes(16).toString('hex');
    this.#folders.set(id, real);
    return { id, label: label ?? path.basename(real) };
  }

  /** Real path of a registered package's folder; null for an unknown id. */
  folderOf(id: string): string | null {
    return this.#folders.get(id) ?? null;
  }

  /**
   * The files of a registered package.
   * @throws ProblemError when the id is unknown or the folder can't be read
   */
  async list(id: string): Promise<HostFile[]> {
    const folder = this.folderOf(id);
    if (folder === null) throw new ProblemError([hostMessages.unknownPackage()]);
    return listFolder(folder);
  }

  /** Real path of a file of a registered package; null when it may not be read or is not there. */
  async file(id: string, inside: string): Promise<string | null> {
    const folder = this.folderOf(id);
    return folder === null ? null : fileInside(folder, inside);
  }
}

/**
 * Checks that a folder is there and holds a manifest, or subtitle files as they are, before the app starts with it.
 * @returns its real path
 * @throws ProblemError that says what is wrong with it
 */
export async function packageFolder(folder: string): Promise<string> {
  const real = await realFolder(folder);
  const hasManifest = await access(path.join(real, 'datapackage.json')).then(
    () => true,
    () => false,
  );
  if (!hasManifest && !areSubtitles(await listFolder(real)))
    throw new ProblemError([hostMessages.notAPackage({ folder })]);
  return real;
}

async function realFolder(folder: string): Promise<string> {
  const real = await realpath(folder).catch(() => null);
  const about = real === null ? null : await stat(real).catch(() => null);
  if (real === null || !about?.isDirectory()) throw new ProblemError([hostMessages.folderGone({ folder })]);
  return real;
}
