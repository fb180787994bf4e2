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

/** The shared definitions that come with Subtext, checked once. */
export function loadDefinitions(): Result<Definitions> {
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
