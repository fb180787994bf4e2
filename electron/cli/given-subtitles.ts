import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { cliMessages } from '../../shared/errors/cli.ts';
import { ProblemError, type Problem, type Result } from '../../shared/errors/problem.ts';
import { formatByExtension, subtitleExtensions } from '../../shared/package/subtitle-package.ts';
import { timedTextFormats, type TimedTextFormat } from '../../shared/timed-text/read.ts';
import { CallError } from './arguments.ts';
import { fileInside, listFolder } from '../host/package-folder.ts';

/** A subtitle file that a call names, or that stands in a folder that it names. */
export interface GivenSubtitle {
  /** Its path as the user would write it. */
  readonly shown: string;
  /** The path that its name is read from, with `/`: inside the folder that was named, as in a package of that folder. */
  readonly named: string;
  readonly format: TimedTextFormat;
  /** Absolute, and real: links are followed. */
  readonly path: string;
}

/** What the words of a call name. */
export interface Given {
  readonly files: readonly GivenSubtitle[];
  /** Words that name nothing that can be read: faults of the call. */
  readonly wrong: readonly Problem[];
  /** Files of a folder that are no use: faults of the data. */
  readonly unread: readonly Problem[];
}

/** More bytes than any subtitle file has; what is made of several times that no longer fits in memory. */
const largestSubtitle = 64_000_000;

const extensions = [...subtitleExtensions]
  .filter(([, format]) => timedTextFormats.some((known) => known === format))
  .map(([extension]) => `.${extension}`);

/**
 * Finds the subtitle files that words name: files, and all that is below folders. A file that is named twice is given once.
 * @throws CallError when the words name none at all
 */
export async function givenSubtitles(words: readonly string[]): Promise<Given> {
  const files = new Map<string, GivenSubtitle>();
  const wrong: Problem[] = [];
  const unread: Problem[] = [];
  for (const word of words) {
    const found = await givenBy(word);
    wrong.push(...found.wrong);
    unread.push(...found.unread);
    for (const file of found.files) if (!files.has(file.path)) files.set(file.path, file);
  }
  if (files.size === 0 && unread.length === 0) throw new CallError(wrong);
  return { files: [...files.values()], wrong, unread };
}

async function givenBy(word: string): Promise<Given> {
  const absolute = path.resolve(word);
  const about = await stat(absolute).catch(() => null);
  if (about?.isDirectory() === true) return filesBelow(word, absolute);
  if (about?.isFile() !== true) return nothingBut(cliMessages.noFile({ file: word }));
  const found = subtitleAt(word, word.replaceAll(path.sep, '/'), await realpath(absolute));
  return found.ok ? { files: [found.value], wrong: [], unread: [] } : nothingBut(...found.problems);
}

async function filesBelow(folder: string, absolute: string): Promise<Given> {
  const root = await realpath(absolute);
  const files: GivenSubtitle[] = [];
  const unread: Problem[] = [];
  try {
    for (const { path: inside } of await listFolder(root)) {
      if (formatByExtension(inside) === undefined) continue;
      const shown = path.join(folder, inside);
      const real = await fileInside(root, inside);
      if (real === null) unread.push(cliMessages.fileOutside({ file: shown }));
      else {
        const found = subtitleAt(shown, inside, real);
        if (found.ok) files.push(found.value);
        else unread.push(...found.problems);
      }
    }
  } catch (error) {
    if (error instanceof ProblemError) return nothingBut(...error.problems);
    throw error;
  }
  const isEmpty = files.length === 0 && unread.length === 0;
  return isEmpty
    ? nothingBut(cliMessages.noSubtitles({ folder, known: extensions }))
    : { files, wrong: [], unread };
}

function nothingBut(...wrong: readonly Problem[]): Given {
  return { files: [], wrong, unread: [] };
}

function subtitleAt(shown: string, named: string, real: string): Result<GivenSubtitle> {
  const format = formatByExtension(named);
  const read = timedTextFormats.find((known) => known === format);
  if (format === undefined) return refused(cliMessages.notSubtitles({ file: shown, known: extensions }));
  if (read === undefined)
    return refused(cliMessages.formatNotRead({ file: shown, format, known: timedTextFormats }));
  return { ok: true, value: { shown, named, format: read, path: real }, problems: [] };
}

/** The bytes of a file, or why they can't be had. */
export async function bytesOf({ path: file, shown }: GivenSubtitle): Promise<Result<Uint8Array>> {
  try {
    const { size } = await stat(file);
    if (size <= largestSubtitle) return { ok: true, value: await readFile(file), problems: [] };
    return refused(
      cliMessages.fileTooLarge({ file: shown, megabytes: inMb(size), most: inMb(largestSubtitle) }),
    );
  } catch (error) {
    return refused(cliMessages.fileNotRead({ file: shown, detail: reasonOf(error) }));
  }
}

function refused(problem: Problem): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems: [problem] };
}

function inMb(bytes: number): string {
  return String(Math.ceil(bytes / 1e6));
}

const reasons = new Map([
  ['EACCES', 'reading it is not allowed'],
  ['EPERM', 'reading it is not allowed'],
  ['ENOENT', 'it is no longer there'],
]);

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'nothing of why';
  return reasons.get(code) ?? `the system says ${code}`;
}
