import { applyDefinitions } from '../../shared/engine/apply-definitions.ts';
import type { BuildContext } from '../../shared/engine/build-model.ts';
import {
  diffDefinitions,
  readyForEdit,
  rehearsals,
  type DiffOptions,
} from '../../shared/engine/diff-definitions.ts';
import type { Reader } from '../../shared/engine/derived-tables.ts';
import type { LoadedPackage, OpenPackage } from '../../shared/engine/load.ts';
import type { QueryOptions } from '../../shared/engine/port.ts';
import { ProblemError, type Result } from '../../shared/errors/problem.ts';
import {
  loadDefinitions,
  putInForce,
  shippedFiles,
  type Definitions,
} from '../../shared/semantic/definitions.ts';
import { readEdited, type EditedFile } from '../../shared/semantic/definitions/edited.ts';
import type { DefinitionDiff } from '../../shared/semantic/diff/types.ts';

/** Where edited definitions are tried on the package that a worker has open. Reached only once somebody edits: it brings the YAML parser. */

/** Puts edited definitions in force in this worker. @throws ProblemError what is wrong with them */
export function putEditsInForce(edits: readonly EditedFile[]): Definitions {
  const definitions = valueOf(readEdited(shippedFiles(), edits));
  putInForce(edits.length === 0 ? null : definitions);
  return definitions;
}

/** Asks of what is loaded what an edit of a model's decision table would be compared with. @throws ProblemError */
export async function readyForEditOf(loaded: Reader, model: string, query: QueryOptions): Promise<null> {
  await readyForEdit(loaded, valueOf(loadDefinitions()), model, query);
  return null;
}

/** What is done while a rule is looked at, so that the first edit takes no longer than the next: for a package whose tables were not derived here. */
export function rehearsalsOf({ loaded, tables }: OpenPackage): (() => Promise<void>)[] {
  return rehearsals(tables, valueOf(loadDefinitions()), contextOf(loaded));
}

/** Says what edited definitions would change, without touching what is loaded. @throws ProblemError */
export function diffEdits(
  { loaded, tables: reader }: OpenPackage,
  edits: readonly EditedFile[],
  options: DiffOptions,
): Promise<DefinitionDiff> {
  const after = valueOf(readEdited(shippedFiles(), edits));
  return diffDefinitions(reader, { before: valueOf(loadDefinitions()), after }, contextOf(loaded), options);
}

/** Builds what edited definitions reach in the place of what is loaded, and puts them in force. @throws ProblemError; nothing has changed then */
export async function applyEdits(
  { loaded, tables: reader }: OpenPackage,
  edits: readonly EditedFile[],
): Promise<Definitions> {
  const after = valueOf(readEdited(shippedFiles(), edits));
  const edited = { before: valueOf(loadDefinitions()), after };
  await reader.toMemory();
  await applyDefinitions(reader, edited, contextOf(loaded));
  return putEditsInForce(edits);
}

function contextOf({ manifest }: LoadedPackage): BuildContext {
  return { guide: manifest.defaultGuide, asOf: manifest.asOf };
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new ProblemError(result.problems);
  return result.value;
}
