/** Tells whether a target's output still fits its sources: `out/.stamps/<target>.json`. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** The targets, by the name of their folder in `out/`, with the folders that their sources are in. */
export const targetSources: Readonly<Record<string, readonly string[]>> = {
  'browser-host': ['electron', 'shared'],
  main: ['electron', 'shared'],
  preload: ['electron', 'shared'],
  renderer: ['renderer', 'shared'],
  cli: ['electron', 'shared'],
  prepared: ['scripts/prepare', 'electron/cli', 'shared', 'datasets/demo'],
};

/**
 * Hash of all that a target is made of: its sources (tests aside), the lock file, and the build itself.
 * @param root absolute path of the repository
 * @param target name of the target
 */
export function sourceHash(root: string, target: string): string {
  const hash = createHash('sha256');
  const files = [...(targetSources[target] ?? []), 'scripts/build'].flatMap((folder) =>
    sourceFiles(root, folder),
  );
  for (const file of [...files, 'package-lock.json', 'package.json', 'scripts/build.mjs']) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Whether a target's output is there and was built from sources with this hash. */
export function isFresh(root: string, target: string, hash: string): boolean {
  return existsSync(path.join(root, 'out', target)) && readStamp(root, target)?.hash === hash;
}

/**
 * Takes away the demo that was prepared by other sources. It takes seconds to make, so that nobody waits for it who can do without, but
 * what is there would be opened.
 */
export function dropStaleDemo(root: string): void {
  if (!isFresh(root, 'prepared', sourceHash(root, 'prepared')))
    rmSync(path.join(root, 'out', 'prepared'), { recursive: true, force: true });
}

const stampSchema = z.strictObject({ hash: z.string(), bundled: z.array(z.string()) });
/** What is noted of a build: the hash of its sources, and the names of the npm packages that are in it. */
export type Stamp = z.infer<typeof stampSchema>;

/** Marks a target's output as built. */
export function writeStamp(root: string, target: string, stamp: Stamp): void {
  mkdirSync(path.join(root, 'out', '.stamps'), { recursive: true });
  writeFileSync(stampFile(root, target), JSON.stringify(stamp));
}

/** The stamp of a target's last build, or null. */
export function readStamp(root: string, target: string): Stamp | null {
  const file = stampFile(root, target);
  return existsSync(file) ? stampSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

function stampFile(root: string, target: string): string {
  return path.join(root, 'out', '.stamps', `${target}.json`);
}

function sourceFiles(root: string, folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
