import { kindOf, type EditedFile } from '../../../shared/semantic/definitions/edited.ts';
import type { Definitions } from '../../../shared/semantic/definitions.ts';
import type { Model } from '../../../shared/semantic/definitions/types.ts';
import type { Texts } from '../../../shared/semantic/diff/patch.ts';
import type { Option } from '../../ui/select.tsx';
import type { Kind } from './settings.ts';

/** The text of a file as the draft has it; the shipped one where it has none. */
export function textOf(path: string, draft: readonly EditedFile[], base: Texts): string {
  const edited = draft.find((file) => file.path === path);
  return (edited === undefined ? base.get(path) : edited.text) ?? '';
}

/** The draft with another text of a file; one that is as shipped is no part of it. */
export function withText(
  path: string,
  text: string,
  draft: readonly EditedFile[],
  base: Texts,
): readonly EditedFile[] {
  const others = draft.filter((file) => file.path !== path);
  return base.get(path) === text ? others : [...others, { path, text }];
}

/** Whether two edits are the same. */
export function sameEdits(a: readonly EditedFile[], b: readonly EditedFile[]): boolean {
  const sorted = (edits: readonly EditedFile[]): string =>
    JSON.stringify(edits.toSorted((one, two) => (one.path < two.path ? -1 : 1)));
  return a === b || sorted(a) === sorted(b);
}

/** The model that a file holds; null for every other file. */
export function modelIn(path: string, { models }: Definitions): Model | null {
  return models.get(/^models\/(.*)\.yaml$/.exec(path)?.[1] ?? '') ?? null;
}

/** The files of a kind, to choose from, by what they hold. */
export function filesOf(kind: Kind, base: Texts, definitions: Definitions): Option[] {
  const isDecided = (path: string): boolean => (modelIn(path, definitions)?.rules ?? null) !== null;
  const options = [...base.keys()].flatMap((path): Option[] => {
    const place = kindOf(path);
    const name = path.replace(/^.*\//, '').replace(/\.yaml$/, '');
    const is = place === 'metrics' ? 'metrics' : isDecided(path) ? 'rules' : 'other';
    if (is !== kind) return [];
    const label = place === 'models' ? (modelIn(path, definitions)?.label ?? name) : capitalized(name);
    return [{ value: path, label, note: place === 'dimensions' ? 'dimensions' : name }];
  });
  return options.toSorted((a, b) => (a.label < b.label ? -1 : 1));
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).replaceAll('_', ' ');
}
