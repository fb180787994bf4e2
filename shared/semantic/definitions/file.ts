import type { z } from 'zod';
import { queryMessages } from '../../errors/query.ts';
import type { Place, Problem, Result } from '../../errors/problem.ts';

/** A definition file as data. The build makes these of the files that come with Subtext, so that no start waits for a YAML parser. */
export interface DefinitionFile {
  /** Path in the repository, for problems: `metrics/reading.yaml`. */
  readonly path: string;
  /** What it says, not yet checked. */
  readonly value: unknown;
  /** The line, from 1, of each part that it has, by {@link pathKey}. */
  readonly lines: Readonly<Record<string, number>>;
}

/** A path in a value as a key: `metrics/3/expr`. */
export function pathKey(path: readonly PropertyKey[]): string {
  return path.map(String).join('/');
}

/** What a definition file says, and where it says it. */
export interface Parsed<T> {
  readonly value: T;
  /** The file and line of a part, by its path in the value. */
  place(path: readonly PropertyKey[], value?: string): Place;
}

/** Checks the shape of a definition file; every problem names the file and the line. */
export function checkShape<S extends z.ZodType>(file: DefinitionFile, schema: S): Result<Parsed<z.infer<S>>> {
  const place = (path: readonly PropertyKey[], value?: string): Place => ({
    file: file.path,
    line: lineOf(file, path),
    ...(value === undefined ? {} : { value }),
  });
  const parsed = schema.safeParse(file.value);
  if (parsed.success) return { ok: true, value: { value: parsed.data, place }, problems: [] };
  const problems = parsed.error.issues.map((issue): Problem => {
    const where = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
    // A key that does not belong is found where it stands, not where what it stands in begins.
    const strange = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    return queryMessages.badDefinition({ detail: where + issue.message }, place([...issue.path, ...strange]));
  });
  return { ok: false, problems };
}

/** The line of the deepest part of `path` that the file has. */
function lineOf({ lines }: DefinitionFile, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lines[pathKey(path.slice(0, length))];
    if (line !== undefined) return line;
  }
  return 1;
}
