import { labMessages } from '../../errors/lab.ts';
import { ProblemError, type Problem, type Result } from '../../errors/problem.ts';
import { modelLineage } from '../lineage/model.ts';
import type { DefinitionFile } from './file.ts';
import { readDefinitions, type DefinitionFiles } from './load.ts';
import type { Definitions } from './types.ts';
import { parseDefinition } from './yaml.ts';

/** A definition file with another text. */
export interface EditedFile {
  /** Its path in the repository, below `shared`: `models/consumption.yaml`. A path that is new adds a file. */
  readonly path: string;
  /** The YAML; null takes the file away. */
  readonly text: string | null;
  /** What whoever gave it knows it by, for problems, where that is not its path. */
  readonly from?: string;
}

const kinds = {
  models: /^models\/[a-z0-9_-]+\.yaml$/,
  dimensions: /^metrics\/dimensions\/[a-z0-9_-]+\.yaml$/,
  metrics: /^metrics\/[a-z0-9_-]+\.yaml$/,
} as const satisfies Readonly<Record<keyof DefinitionFiles, RegExp>>;

/** Longer than any definition file, short enough to be read while somebody types. */
const mostCharacters = 500_000;

/** Which kind of definitions a path holds; null where it is the place of none. */
export function kindOf(path: string): keyof DefinitionFiles | null {
  if (kinds.models.test(path)) return 'models';
  if (kinds.dimensions.test(path)) return 'dimensions';
  return kinds.metrics.test(path) ? 'metrics' : null;
}

/**
 * Reads definitions of which some files are edited, checked as the shipped ones are. The SQL of an edited model must be such that its
 * lineage can be followed, so that nothing that depends on it is missed.
 * @returns the definitions, or every problem, each with its file and line
 */
export function readEdited(shipped: DefinitionFiles, edits: readonly EditedFile[]): Result<Definitions> {
  try {
    return read(shipped, edits);
  } catch (error) {
    // What somebody wrote may nest deeper than the stack reaches.
    if (!(error instanceof RangeError)) throw error;
    const [file] = edits.map(({ path }) => path);
    return { ok: false, problems: [labMessages.tooDeep(undefined, file === undefined ? {} : { file })] };
  }
}

function read(shipped: DefinitionFiles, edits: readonly EditedFile[]): Result<Definitions> {
  const files = edits.map(({ path, text }) => readFile(path, text));
  const problems = [...files.flatMap((file) => file.problems), ...twice(edits)];
  if (problems.length > 0) return { ok: false, problems };
  const edited = files.flatMap((file) => (file.ok && file.value !== null ? [file.value] : []));
  const gone = new Set(edits.map(({ path }) => path));
  const withEdits = (kind: keyof DefinitionFiles): DefinitionFile[] => [
    ...shipped[kind].filter(({ path }) => !gone.has(path)),
    ...edited.filter(({ path }) => kindOf(path) === kind),
  ];
  const whole = readDefinitions({
    models: withEdits('models'),
    metrics: withEdits('metrics'),
    dimensions: withEdits('dimensions'),
  });
  return whole.ok ? followed(whole.value, edited) : whole;
}

/** The places that several edits take: none of them may win, or the others would be lost without a word. */
function twice(edits: readonly EditedFile[]): Problem[] {
  return [...Map.groupBy(edits, ({ path }) => path)]
    .filter(([, same]) => same.length > 1)
    .map(([place, same]) => {
      const names = same.flatMap(({ from }) => from ?? []);
      return labMessages.samePlace({ place, times: same.length, names }, { file: place });
    });
}

function readFile(path: string, text: string | null): Result<DefinitionFile | null> {
  if (kindOf(path) === null)
    return { ok: false, problems: [labMessages.noSuchFile({ file: path }, { file: path })] };
  if (text === null) return { ok: true, value: null, problems: [] };
  if (text.length > mostCharacters)
    return {
      ok: false,
      problems: [labMessages.tooLarge({ most: mostCharacters.toLocaleString('en') }, { file: path })],
    };
  return parseDefinition(path, text);
}

/** The definitions, if the SQL of each edited model can be followed. */
function followed(definitions: Definitions, files: readonly DefinitionFile[]): Result<Definitions> {
  const problems = files.flatMap((file): readonly Problem[] => {
    const model = [...definitions.models.values()].find(({ name }) => name === nameIn(file.value));
    if (kindOf(file.path) !== 'models' || model === undefined) return [];
    try {
      modelLineage(definitions, model);
      return [];
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const at = { file: file.path, line: file.lines['sql'] ?? 1 };
      return error.problems.map((problem) => ({ ...problem, at: { ...at, ...problem.at } }));
    }
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: definitions, problems: [] };
}

function nameIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
}
