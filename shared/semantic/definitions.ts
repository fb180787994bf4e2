import { readDefinitions, type DefinitionFiles } from './definitions/load.ts';
import type { Definitions } from './definitions/types.ts';
import type { DefinitionFile } from './definitions/file.ts';
import type { Result } from '../errors/problem.ts';

export type * from './definitions/types.ts';

const modelFiles = import.meta.glob<DefinitionFile>('../models/*.yaml', {
  query: '?definition',
  import: 'default',
  eager: true,
});
const metricFiles = import.meta.glob<DefinitionFile>('../metrics/*.yaml', {
  query: '?definition',
  import: 'default',
  eager: true,
});
const dimensionFiles = import.meta.glob<DefinitionFile>('../metrics/dimensions/*.yaml', {
  query: '?definition',
  import: 'default',
  eager: true,
});

let loaded: Result<Definitions> | null = null;
let inForce: Result<Definitions> | null = null;

/** The shared definitions in force: those that come with Subtext, unless edited ones were put in their place. */
export function loadDefinitions(): Result<Definitions> {
  return inForce ?? shippedDefinitions();
}

/** Puts edited definitions in the place of the shipped ones, for all of this thread; null goes back to those. */
export function putInForce(definitions: Definitions | null): void {
  inForce = definitions === null ? null : { ok: true, value: definitions, problems: [] };
}

/** The shared definitions that come with Subtext, checked once. */
function shippedDefinitions(): Result<Definitions> {
  loaded ??= readDefinitions(shippedFiles());
  return loaded;
}

/** The definition files that come with Subtext. */
export function shippedFiles(): DefinitionFiles {
  return {
    models: filesOf(modelFiles),
    metrics: filesOf(metricFiles),
    dimensions: filesOf(dimensionFiles),
  };
}

function filesOf(files: Readonly<Record<string, DefinitionFile>>): DefinitionFile[] {
  return Object.values(files).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
