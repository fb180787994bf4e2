import path from 'node:path';
import { shippedFiles } from '../../shared/semantic/definitions.ts';
import { kindOf } from '../../shared/semantic/definitions/edited.ts';
import type { DefinitionFiles } from '../../shared/semantic/definitions/load.ts';

type Kind = keyof DefinitionFiles;

const folders = {
  models: 'models',
  metrics: 'metrics',
  dimensions: 'metrics/dimensions',
} as const satisfies Readonly<Record<Kind, string>>;

/**
 * The definition file whose place a file on disk takes: by the folder in which it lies, else by its own name, else by what it defines. A
 * domain says nothing, since several files share one.
 * @param file absolute
 * @param value what the file says, not yet checked
 * @returns a path below `shared`; where no shipped file is meant, that of a new one
 */
export function placeOf(file: string, value: unknown): string {
  const kind = kindSaid(value);
  const name = path.basename(file).replace(/\.ya?ml$/i, '.yaml');
  const lies = placeByFolder(path.dirname(file), name);
  // A folder of anybody's may have such a name by chance: metrics in it are still metrics.
  if (lies !== null && (kind === null || kindOf(lies) === kind)) return lies;
  const own = `${folders[kind ?? 'models']}/${name}`;
  if (kind === null || shippedFiles()[kind].some((one) => one.path === own)) return own;
  return placeByNames(kind, value) ?? own;
}

function placeByFolder(folder: string, name: string): string | null {
  const parts = [...folder.split(path.sep), name];
  const ends = [2, 3].map((length) => parts.slice(-length).join('/'));
  return ends.find((end) => kindOf(end) !== null) ?? null;
}

/** The shipped file that defines the most of the same names; null where none defines any. */
function placeByNames(kind: Kind, value: unknown): string | null {
  const own = new Set(namesIn(kind, value));
  const [best] = shippedFiles()
    [kind].map((one) => ({
      place: one.path,
      alike: namesIn(kind, one.value).filter((name) => own.has(name)).length,
    }))
    .toSorted((a, b) => b.alike - a.alike);
  return best !== undefined && best.alike > 0 ? best.place : null;
}

/** What a file defines, by its keys; null where they don't tell. */
function kindSaid(value: unknown): Kind | null {
  if (partOf(value, 'metrics') !== undefined) return 'metrics';
  if (partOf(value, 'dimensions') !== undefined) return 'dimensions';
  return partOf(value, 'name') === undefined ? null : 'models';
}

function namesIn(kind: Kind, value: unknown): string[] {
  const parts = kind === 'models' ? [value] : partOf(value, kind);
  if (!Array.isArray(parts)) return [];
  return parts.map((part) => partOf(part, 'name')).filter((name) => typeof name === 'string');
}

function partOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
