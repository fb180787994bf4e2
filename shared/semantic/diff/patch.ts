import { applyPatch, createTwoFilesPatch, FILE_HEADERS_ONLY, parsePatch, type StructuredPatch } from 'diff';
import { labMessages } from '../../errors/lab.ts';
import type { Problem, Result } from '../../errors/problem.ts';
import type { EditedFile } from '../definitions/edited.ts';

/** Texts of definition files by path, as they are before an edit. */
export type Texts = ReadonlyMap<string, string>;

/** Where definition files lie in the repository. */
const folder = 'shared/';

/** How `diff` and Git write that there is no file. */
const nowhere = '/dev/null';

/** Longer than all definition files together. */
const mostCharacters = 5_000_000;

/**
 * An edit as a unified diff over the repository, as `git apply` and `patch -p1` take it. Empty where nothing differs.
 * @param before the texts that the edit starts from
 */
export function patchOf(before: Texts, edits: readonly EditedFile[]): string {
  return edits
    .filter(({ path, text }) => (before.get(path) ?? null) !== text)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, text }) =>
      createTwoFilesPatch(
        before.has(path) ? `a/${folder}${path}` : nowhere,
        text === null ? nowhere : `b/${folder}${path}`,
        before.get(path) ?? '',
        text ?? '',
        undefined,
        undefined,
        { context: 3, headerOptions: FILE_HEADERS_ONLY },
      ),
    )
    .join('');
}

/**
 * Reads an edit from a unified diff. It must fit the texts exactly, wherever in the file.
 * @param name the patch's own name, for problems
 */
export function readPatch(name: string, patch: string, before: Texts): Result<EditedFile[]> {
  if (patch.length > mostCharacters) return refused(labMessages.notPatch({ name }, { file: name }));
  let files: StructuredPatch[];
  try {
    files = parsePatch(patch).filter(({ hunks }) => hunks.length > 0);
  } catch {
    return refused(labMessages.notPatch({ name }, { file: name }));
  }
  if (files.length === 0) return refused(labMessages.notPatch({ name }, { file: name }));
  const read = files.map((file) => patched(file, before, name));
  const problems = read.flatMap((each) => each.problems);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: read.flatMap((each) => (each.ok ? [each.value] : [])), problems: [] };
}

function patched(file: StructuredPatch, before: Texts, name: string): Result<EditedFile> {
  const [from, to] = [pathIn(file.oldFileName), pathIn(file.newFileName)];
  const path = to ?? from;
  if (path === null) return refused(labMessages.notPatch({ name }, { file: name }));
  const text = applyPatch(before.get(from ?? path) ?? '', file);
  if (text === false)
    return refused(
      labMessages.patchDoesNotFit({ file: path, line: file.hunks[0]?.oldStart ?? 1 }, { file: path }),
    );
  return { ok: true, value: { path, text: to === null ? null : text }, problems: [] };
}

/** The path of a definition file in a patch's header; null for no file. */
function pathIn(header: string | undefined): string | null {
  if (header === undefined || header === nowhere) return null;
  return header.replace(/^[ab]\//, '').replace(/^(?:.*\/)?shared\//, '');
}

function refused(problem: Problem): Result<never> {
  return { ok: false, problems: [problem] };
}
