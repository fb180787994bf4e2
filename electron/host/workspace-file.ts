import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Input, WorkspaceText } from '../../shared/bridge/contract.ts';
import { hostMessages } from '../../shared/errors/host.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { saveAtomically } from './atomic-save.ts';
import { causeOf } from './methods.ts';

/** A workspace is a few kilobytes of JSON; more than this is some other file. */
const largestWorkspaceBytes = 5_000_000;

/** What is saved: what the window gives, and what the host prints. */
export type SavedKind = Input<'save'>['kind'] | 'pdf';

/** The ending of each kind of file that the window saves, and its name in the dialog. */
export const savedKinds: Readonly<Record<SavedKind, { readonly ending: string; readonly name: string }>> = {
  workspace: { ending: 'subtext', name: 'Subtext workspace' },
  csv: { ending: 'csv', name: 'CSV' },
  svg: { ending: 'svg', name: 'SVG image' },
  png: { ending: 'png', name: 'PNG image' },
  json: { ending: 'json', name: 'JSON' },
  markdown: { ending: 'md', name: 'Markdown' },
  patch: { ending: 'patch', name: 'Patch' },
  html: { ending: 'html', name: 'HTML' },
  pdf: { ending: 'pdf', name: 'PDF' },
};

/**
 * Reads a workspace file as text.
 * @throws ProblemError when it can't be read or is too large
 */
export async function readWorkspaceFile(file: string): Promise<WorkspaceText> {
  const name = path.basename(file);
  try {
    if ((await stat(file)).size > largestWorkspaceBytes) {
      throw new ProblemError([hostMessages.workspaceTooLarge({ name, most: largestWorkspaceBytes })]);
    }
    return { name, text: await readFile(file, 'utf8') };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError([hostMessages.cannotRead({ name, cause: causeOf(error) })]);
  }
}

/**
 * Saves what the window asked to save, whole or not at all.
 * @param file absolute path that the user chose
 * @throws ProblemError when it can't be written
 */
export async function writeSaved(file: string, content: Input<'save'>['content']): Promise<void> {
  try {
    await saveAtomically(file, 'text' in content ? content.text : Buffer.from(content.base64, 'base64'));
  } catch (error) {
    throw new ProblemError([hostMessages.cannotSave({ name: path.basename(file), cause: causeOf(error) })]);
  }
}

/** A file name for the save dialog: one name without separators or control characters, with the ending of its kind. */
export function savedName(suggested: string, kind: SavedKind): string {
  const plain =
    suggested.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ').replace(/^[. ]+|[. ]+$/g, '') || 'subtext';
  const { ending } = savedKinds[kind];
  return plain.toLowerCase().endsWith(`.${ending}`) ? plain : `${plain}.${ending}`;
}
