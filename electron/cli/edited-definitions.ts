import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { labMessages } from '../../shared/errors/lab.ts';
import { shippedFiles } from '../../shared/semantic/definitions.ts';
import { readEdited, type EditedFile } from '../../shared/semantic/definitions/edited.ts';
import { shippedTexts } from '../../shared/semantic/definitions/shipped-texts.ts';
import type { Definitions } from '../../shared/semantic/definitions/types.ts';
import { parseDefinition } from '../../shared/semantic/definitions/yaml.ts';
import { readPatch } from '../../shared/semantic/diff/patch.ts';
import { CallError } from './arguments.ts';
import { placeOf } from './definition-place.ts';
import { valueOf } from './value-of.ts';

/** More files than definitions will ever have. */
const mostFiles = 1000;

/**
 * The shipped definitions under an edit from disk: a YAML file, a folder of them, or a unified diff.
 * @param given as the user wrote it, relative to where they stand
 * @throws CallError where there is nothing of the kind, or the definitions are wrong with it
 */
export async function editedDefinitions(given: string): Promise<Definitions> {
  return valueOf(readEdited(shippedFiles(), await editedFiles(given)));
}

async function editedFiles(given: string): Promise<EditedFile[]> {
  const absolute = path.resolve(given);
  const found = await stat(absolute).catch(() => null);
  if (found === null) throw new CallError([labMessages.noDefinitions({ path: given })]);
  const files = found.isDirectory() ? await yamlIn(absolute) : [absolute];
  if (files.length === 0) throw new CallError([labMessages.noDefinitions({ path: given })]);
  if (files.length > mostFiles)
    throw new CallError([labMessages.tooManyFiles({ path: given, files: files.length, most: mostFiles })]);
  const [only] = files;
  if (!found.isDirectory() && only !== undefined && !isYaml(only))
    return valueOf(readPatch(path.basename(only), await textOf(only), shippedTexts));
  const base = found.isDirectory() ? absolute : path.dirname(absolute);
  return Promise.all(files.map(async (file) => placed(base, file, await textOf(file))));
}

const isYaml = (file: string): boolean => /\.ya?ml$/i.test(file);

async function yamlIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter(isYaml).map((name) => path.join(folder, name));
}

/** A text without the mark that some editors put at its start. */
async function textOf(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).replace(/^\ufeff/, '');
}

function placed(base: string, file: string, text: string): EditedFile {
  const { value } = valueOf(parseDefinition(path.basename(file), text));
  return { path: placeOf(file, value), text, from: path.relative(base, file) };
}
