import type { PathFault } from '../errors/package.ts';
import type { PackageFile } from './files.ts';

/** The files of a package by path; names match whether composed or decomposed, as file systems differ in that. */
export type FileIndex = ReadonlyMap<string, PackageFile>;

/** What became of a path: the file, a reason not to follow it, or nothing there. */
export type Located =
  | { readonly kind: 'file'; readonly file: PackageFile }
  | { readonly kind: 'refused'; readonly fault: PathFault }
  | { readonly kind: 'missing' };

/** Indexes a listing for {@link locate}. */
export function indexFiles(files: readonly PackageFile[]): FileIndex {
  return new Map(files.map((file) => [file.path.normalize('NFC'), file]));
}

/**
 * Finds the file that a path from a manifest or a cell names. Nothing is ever opened by a path from data: only by
 * the path of a listed file.
 */
export function locate(files: FileIndex, path: string): Located {
  const fault = pathFault(path);
  if (fault !== null) return { kind: 'refused', fault };
  const plain = path.replace(/^(\.\/)+/, '').normalize('NFC');
  const file = files.get(plain);
  if (file === undefined)
    return isInLink(files, plain) ? { kind: 'refused', fault: 'link' } : { kind: 'missing' };
  return file.escapes === true ? { kind: 'refused', fault: 'link' } : { kind: 'file', file };
}

/** Whether a folder on the way to a path is a link that leads out, which is listed itself and never looked into. */
function isInLink(files: FileIndex, path: string): boolean {
  const steps = path.split('/');
  return steps.some((_, i) => files.get(steps.slice(0, i).join('/'))?.escapes === true);
}

/** Why a path is not one inside the folder; null when it is. */
export function pathFault(path: string): PathFault | null {
  if (/\p{Cc}/u.test(path)) return 'control';
  if (/^[a-z]:/i.test(path)) return 'drive';
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('//')) return 'url';
  if (path.startsWith('/')) return 'absolute';
  if (path.includes('\\')) return 'backslash';
  return path.split('/').includes('..') ? 'parent' : null;
}
