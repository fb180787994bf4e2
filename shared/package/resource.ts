import { packageMessages } from '../errors/package.ts';
import type { Place, Problem } from '../errors/problem.ts';
import type { PackageFile } from './files.ts';
import { fileFormat, knownFormats } from './format.ts';
import type { CsvDialect, TableFormat } from './format.ts';
import type { ResourceInput } from './manifest-schema.ts';
import { locate } from './path.ts';
import type { FileIndex } from './path.ts';
import type { TableSpec } from './table.ts';

/** One table of the package with its files. */
export interface Resource {
  readonly spec: TableSpec;
  /** The files in order, by the paths of the listing. The rows of the second follow those of the first. */
  readonly files: readonly PackageFile[];
  readonly format: TableFormat;
  readonly gzip: boolean;
  /** How the files are written where the format is `csv`. */
  readonly csv: CsvDialect;
  /** 64 lower-case hexadecimal digits over the bytes of all files in order; null where none is declared. */
  readonly sha256: string | null;
  /** Bytes of all files together. */
  readonly bytes: number;
}

/**
 * Checks one resource of the manifest. A resource that is no known table still has its paths checked, since a path
 * that leaves the folder is never acceptable.
 * @returns null where it cannot be read, with the reasons added to `problems`.
 */
export function readResource(
  input: ResourceInput,
  spec: TableSpec | null,
  index: FileIndex,
  problems: Problem[],
): Resource | null {
  const at = { table: input.name };
  if (input.path === undefined) {
    if (spec !== null) problems.push(noPath(input, at));
    return null;
  }
  const paths = typeof input.path === 'string' ? [input.path] : input.path;
  const files = findFiles(paths, spec, index, at, problems);
  if (spec === null) return null;
  // Of a path that is refused, nothing more is said.
  const allowed = paths.filter((path) => locate(index, path).kind !== 'refused');
  const form = allowed.length === 0 ? null : readFormat(allowed, input, at, problems);
  const csv = readDialect(input, form?.delimiter ?? ',', at, problems);
  const sha256 = readHash(input.hash, at, problems);
  checkEncoding(input, at, problems);
  checkSchema(input, spec, problems);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (files.length < paths.length || form === null || csv === null) return null;
  checkBytes(input.bytes, bytes, files, at, problems);
  return { spec, files, format: form.format, gzip: form.gzip, csv, sha256, bytes };
}

function noPath(input: ResourceInput, at: Place): Problem {
  if (input.data !== undefined) return packageMessages.inlineData(undefined, at);
  const property = `resources.${input.name}.path`;
  return packageMessages.manifestField({ property, expected: 'the path of a file in the package' }, at);
}

function findFiles(
  paths: readonly string[],
  spec: TableSpec | null,
  index: FileIndex,
  at: Place,
  problems: Problem[],
): PackageFile[] {
  return paths.flatMap((path) => {
    const found = locate(index, path);
    const place = { file: path, ...at };
    if (found.kind === 'refused')
      problems.push(packageMessages.pathOutside({ path, fault: found.fault }, place));
    if (spec === null) return [];
    if (found.kind === 'missing') problems.push(packageMessages.fileMissing({ path }, place));
    if (found.kind !== 'file') return [];
    if (found.file.bytes === 0) problems.push(packageMessages.fileEmpty(undefined, place));
    return [found.file];
  });
}

function readFormat(paths: readonly string[], input: ResourceInput, at: Place, problems: Problem[]) {
  const forms = paths.map((path) => fileFormat(path, input.format, input.mediatype));
  const first = forms[0] ?? null;
  const unknown = paths.find((_, i) => forms[i] === null);
  if (unknown !== undefined) {
    const format = input.format ?? /\.[^./]+(\.gz)?$/.exec(unknown)?.[0] ?? unknown;
    problems.push(packageMessages.unknownFormat({ format, known: knownFormats }, { file: unknown, ...at }));
    return null;
  }
  if (forms.some((form) => form?.gzip !== first?.gzip)) {
    problems.push(packageMessages.mixedCompression(undefined, at));
  }
  return first;
}

function readDialect(
  input: ResourceInput,
  implied: string,
  at: Place,
  problems: Problem[],
): CsvDialect | null {
  const { dialect = {}, schema } = input;
  const wrong = (property: string, expected: string): null => {
    problems.push(packageMessages.unknownDialect({ property, expected }, at));
    return null;
  };
  if (typeof dialect === 'string') return wrong('address', 'it has to stand in datapackage.json itself');
  const { delimiter = implied, quoteChar = '"', doubleQuote = true, escapeChar, nullSequence } = dialect;
  if (dialect.header === false) return wrong('header', 'the first line has to name the columns');
  if (dialect.skipInitialSpace === true) return wrong('skipInitialSpace', 'values are read as they stand');
  if (dialect.commentChar !== undefined) return wrong('commentChar', 'a line is never a comment');
  if (!isOneByte(delimiter) || delimiter === quoteChar)
    return wrong('delimiter', 'it has to be one ASCII character');
  if (quoteChar !== '' && !isOneByte(quoteChar))
    return wrong('quoteChar', 'it has to be one ASCII character');
  const escape = escapeChar ?? quoteChar;
  if (escape !== '' && !isOneByte(escape)) return wrong('escapeChar', 'it has to be one ASCII character');
  if (!doubleQuote && escapeChar === undefined)
    return wrong('doubleQuote', 'without it, an escapeChar is needed');
  const missing = typeof schema === 'object' ? (schema.missingValues ?? []) : [];
  const nullValues = missing.map((value) => (typeof value === 'string' ? value : value.value));
  if (nullSequence !== undefined) nullValues.push(nullSequence);
  return { delimiter, quote: quoteChar, escape, nullValues: nullValues.filter((value) => value !== '') };
}

function isOneByte(character: string): boolean {
  return (
    character.length === 1 &&
    character >= '\t' &&
    character <= '~' &&
    character !== '\n' &&
    character !== '\r'
  );
}

function readHash(hash: string | undefined, at: Place, problems: Problem[]): string | null {
  if (hash === undefined) return null;
  const digits = /^sha256:([0-9a-f]{64})$/i.exec(hash)?.[1];
  if (digits === undefined) problems.push(packageMessages.hashUnknown({ hash }, at));
  return digits?.toLowerCase() ?? null;
}

function checkEncoding(input: ResourceInput, at: Place, problems: Problem[]): void {
  const { encoding } = input;
  if (encoding === undefined || /^(utf-?8|us-ascii|ascii)$/i.test(encoding)) return;
  problems.push(packageMessages.unknownEncoding({ encoding }, at));
}

function checkSchema(input: ResourceInput, spec: TableSpec, problems: Problem[]): void {
  const fields = typeof input.schema === 'object' ? (input.schema.fields ?? []) : [];
  for (const { name, type } of fields) {
    const column = spec.columns.find((candidate) => candidate.name === name);
    if (column === undefined || type === undefined || type === 'any' || type === column.type) continue;
    if (column.id && type === 'integer') continue;
    const place = { table: spec.name, column: name };
    problems.push(packageMessages.schemaDiffers({ declared: type, expected: column.type }, place));
  }
}

function checkBytes(
  declared: number | undefined,
  found: number,
  files: readonly PackageFile[],
  at: Place,
  problems: Problem[],
): void {
  if (declared === undefined || declared === found || files.some((file) => file.bytes === 0)) return;
  const [only] = files;
  const place = files.length === 1 && only !== undefined ? { file: only.path, ...at } : at;
  problems.push(packageMessages.bytesDiffer({ declared, found }, place));
}
