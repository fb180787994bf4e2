import { readDefinitions } from './definitions/load.ts';
import type { Definitions } from './definitions/types.ts';
import type { DefinitionFile } from './definitions/yaml.ts';
import type { Result } from '../errors/problem.ts';

export type * from './definitions/types.ts';

const modelTexts = import.meta.glob<string>('../models/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const metricTexts = import.meta.glob<string>(['../metrics/*.yaml', '!../metrics/dimensions.yaml'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const dimensionTexts = import.meta.glob<string>('../metrics/dimensions.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

let loaded: Result<Definitions> | null = null;

/** The shared definitions that come with Subtext, checked once. */
export function loadDefinitions(): Result<Definitions> {
  loaded ??= readDefinitions({
    models: filesOf(modelTexts),
    metrics: filesOf(metricTexts),
    dimensions: filesOf(dimensionTexts)[0] ?? { path: 'metrics/dimensions.yaml', text: '' },
  });
  return loaded;
}

function filesOf(texts: Readonly<Record<string, string>>): DefinitionFile[] {
  return Object.entries(texts)
    .map(([path, text]) => ({ path: path.replace('../', ''), text }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
