import { LineCounter, parseDocument, isNode, type Document } from 'yaml';
import type { z } from 'zod';
import { queryMessages } from '../../errors/query.ts';
import type { Place, Problem, Result } from '../../errors/problem.ts';

/** A definition file as text. */
export interface DefinitionFile {
  /** Path in the repository, for problems: `metrics/reading.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** What a definition file says, and where it says it. */
export interface Parsed<T> {
  readonly value: T;
  /** The file and line of a part, by its path in the value. */
  place(path: readonly PropertyKey[], value?: string): Place;
}

/** Reads one YAML file and checks its shape; every problem names the file and the line. */
export function readYaml<S extends z.ZodType>(file: DefinitionFile, schema: S): Result<Parsed<z.infer<S>>> {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      queryMessages.badDefinition(
        { detail: error.message.split('\n', 1)[0] ?? error.code },
        { file: file.path, line: lines.linePos(error.pos[0]).line },
      ),
    );
    return { ok: false, problems };
  }
  const place = (path: readonly PropertyKey[], value?: string): Place => ({
    file: file.path,
    line: lineOf(document, lines, path),
    ...(value === undefined ? {} : { value }),
  });
  const parsed = schema.safeParse(document.toJS());
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
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
