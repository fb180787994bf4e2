import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { labMessages } from '../../shared/errors/lab.ts';
import { shippedFiles } from '../../shared/semantic/definitions.ts';
import { kindOf, readEdited, type EditedFile } from '../../shared/semantic/definitions/edited.ts';
import { shippedTexts } from '../../shared/semantic/definitions/shipped-texts.ts';
import type { Definitions } from '../../shared/semantic/definitions/types.ts';
import { parseDefinition } from '../../shared/semantic/definitions/yaml.ts';
import { readPatch } from '../../shared/semantic/diff/patch.ts';
import { CallError } from './arguments.ts';
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
  const [only] = files;
  if (!found.isDirectory() && only !== undefined && !isYaml(only))
    return valueOf(readPatch(path.basename(only), await textOf(only), shippedTexts));
  return Promise.all(files.map(async (file) => placed(file, await textOf(file))));
}

const isYaml = (file: string): boolean => /\.ya?ml$/i.test(file);

async function yamlIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter(isYaml)
    .slice(0, mostFiles)
    .map((name) => path.join(folder, name));
}

/** A text without the mark that some editors put at its start. */
async function textOf(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).replace(/^\ufeff/, '');
}

/** A file as the definition file whose place it takes: by what it defines, else by where it lies, else by its name. */
function placed(file: string, text: string): EditedFile {
  const { value } = valueOf(parseDefinition(path.basename(file), text));
  const parts = file.split(path.sep);
  const [lies] = [2, 3]
    .map((length) => parts.slice(-length).join('/'))
    .filter((each) => kindOf(each) !== null);
  return { path: shippedPlace(value) ?? lies ?? placeByName(path.basename(file), value), text };
}

/** The path of the shipped file that defines the same model, or metrics of the same domain. */
function shippedPlace(value: unknown): string | null {
  const { models, metrics } = shippedFiles();
  const [files, key] = has(value, 'metrics') ? ([metrics, 'domain'] as const) : ([models, 'name'] as const);
  const name = nameIn(value, key);
  return name === null ? null : (files.find((one) => nameIn(one.value, key) === name)?.path ?? null);
}

function placeByName(name: string, value: unknown): string {
  if (has(value, 'metrics')) return `metrics/${name}`;
  return has(value, 'dimensions') ? `metrics/dimensions/${name}` : `models/${name}`;
}

function has(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value;
}

function nameIn(value: unknown, key: string): string | null {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : null;
  return typeof found === 'string' ? found : null;
}
