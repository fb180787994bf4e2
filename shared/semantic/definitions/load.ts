import { Sha256 } from '../../package/sha256.ts';
import { queryMessages } from '../../errors/query.ts';
import { ProblemError, type Problem, type Result } from '../../errors/problem.ts';
import { checkDimensions, type Named } from './dimensions.ts';
import { checkMetrics } from './metrics.ts';
import { checkModels } from './models.ts';
import { dimensionsFileSchema, metricsFileSchema, modelSchema, type ModelYaml } from './schema.ts';
import { Namespace } from './scope.ts';
import type { Definitions } from './types.ts';
import { checkShape, type DefinitionFile, type Parsed } from './file.ts';

/** The definition files by kind. */
export interface DefinitionFiles {
  readonly models: readonly DefinitionFile[];
  readonly metrics: readonly DefinitionFile[];
  readonly dimensions: readonly DefinitionFile[];
}

/**
 * Reads and checks definitions as a whole.
 * @returns the definitions, or every problem, each with its file and line
 */
export function readDefinitions(files: DefinitionFiles): Result<Definitions> {
  const problems: Problem[] = [];
  const keep = <T>(result: Result<T>): T[] => {
    problems.push(...result.problems);
    return result.ok ? [result.value] : [];
  };
  const modelFiles = files.models.flatMap((file) => keep(checkShape(file, modelSchema)));
  const metricFiles = files.metrics.flatMap((file) => keep(checkShape(file, metricsFileSchema)));
  const dimensionFiles = files.dimensions.flatMap((file) => keep(checkShape(file, dimensionsFileSchema)));
  const namespaceMap = byName(modelFiles, problems);
  const namespace = new Namespace(namespaceMap);
  try {
    const models = checkModels(namespaceMap, namespace, problems);
    if (problems.length > 0) return { ok: false, problems };
    const scope: Named = { models, namespace };
    const dimensions = checkDimensions(dimensionFiles, scope, problems);
    const metrics = checkMetrics(metricFiles, scope, dimensions, problems);
    if (problems.length > 0) return { ok: false, problems };
    const fingerprint = fingerprintOf([
      modelFiles.map((file) => file.value),
      metricFiles.flatMap(({ value }) => value.metrics.map((metric) => ({ domain: value.domain, metric }))),
      dimensionFiles.flatMap((file) => file.value.dimensions),
    ]);
    return { ok: true, value: { models, metrics, dimensions, fingerprint }, problems: [] };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problems: [...problems, ...error.problems] };
    throw error;
  }
}

function byName(files: readonly Parsed<ModelYaml>[], problems: Problem[]): Map<string, Parsed<ModelYaml>> {
  const found = new Map<string, Parsed<ModelYaml>>();
  for (const file of files) {
    const { name } = file.value;
    const other = found.get(name);
    if (other === undefined) found.set(name, file);
    else {
      const first = other.place(['name']).file ?? '';
      problems.push(queryMessages.twiceDefined({ kind: 'model', name, first }, file.place(['name'], name)));
    }
  }
  return found;
}

/**
 * SHA-256 over the parsed definitions, each by itself and in order: formatting, comments and how they lie in files don't change it.
 */
function fingerprintOf(kinds: readonly (readonly object[])[]): string {
  const texts = kinds.map((definitions) =>
    definitions.map((each) => JSON.stringify(sorted(each))).toSorted(),
  );
  return `sha256:${new Sha256().update(new TextEncoder().encode(JSON.stringify(texts))).hex()}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value === 'string') return value.trim().replaceAll(/\s+/g, ' ');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
