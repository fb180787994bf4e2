import { inDependencyOrder } from '../semantic/definitions/models.ts';
import type { Definitions, Metric } from '../semantic/definitions/types.ts';
import { comparisonsOf, type Comparison, type EditedDefinitions } from '../semantic/diff/comparisons.ts';
import { expectedChanges } from '../semantic/diff/expected.ts';
import { askParts, readParts, type GroupFigures, type PartsQuestion } from '../semantic/diff/figures.ts';
import { movesOf, paired, populationWarnings, type Pair } from '../semantic/diff/moves.ts';
import { changedNodes } from '../semantic/diff/nodes.ts';
import type { DefinitionDiff, MetricMove } from '../semantic/diff/types.ts';
import { allOf } from './all-of.ts';
import { buildModel, type BuildContext } from './build-model.ts';
import { ModelsDiff, reachedFrom, type LabContext } from './diff-models.ts';
import { labDatabase } from './lock.ts';
import type { Engine, QueryOptions } from './port.ts';

/** How far a diff is. */
export interface DiffProgress {
  /** What it is busy with: building a model, counting how its rows differ, or comparing metrics. */
  readonly stage: 'build' | 'rows' | 'metrics';
  /** The model at hand, or the dimensions that metrics are compared by, empty for all together. */
  readonly what: string;
  /** The place of the step at hand, from 1, and how many there are as far as is known. */
  readonly step: number;
  readonly steps: number;
}

/** How a diff is run. */
export interface DiffOptions extends QueryOptions {
  readonly onProgress?: (progress: DiffProgress) => void;
  /** Whom the figures of what is loaded are asked, who may know them from the edit before; the engine when not given. */
  readonly loaded?: Pick<Engine, 'query'>;
}

let runs = 0;

/**
 * What an edit of the definitions changes on the loaded data. Only models that the edit reaches are built, into a schema of their
 * own beside `core`, which is dropped afterwards; what turns out the same takes its readers no further.
 * @param engine with `before` built into schema `core`
 * @param context what the models in `core` were built with
 * @throws ProblemError `lab.cannot_build` where an edited model does not run, `lab.key_repeated` where its key no longer tells rows
 * apart, `engine.cancelled` when the signal aborts
 */
export async function diffDefinitions(
  engine: Pick<Engine, 'query'>,
  edited: EditedDefinitions,
  context: BuildContext,
  { onProgress = () => undefined, loaded = engine, ...query }: DiffOptions = {},
): Promise<DefinitionDiff> {
  return inLab(engine, (schema) =>
    diffIn({ engine, loaded, schema, build: context, query }, edited, onProgress),
  );
}

/** Does something with a schema of its own beside `core`, which is dropped afterwards, also after a fault or a cancel. */
export async function inLab<T>(
  engine: Pick<Engine, 'query'>,
  work: (schema: string) => Promise<T>,
): Promise<T> {
  runs += 1;
  const schema = `${labDatabase}.run_${runs}`;
  await engine.query(`CREATE SCHEMA ${schema}`);
  try {
    return await work(schema);
  } finally {
    await engine.query(`DROP SCHEMA ${schema} CASCADE`);
  }
}

/** The lab, and whom the figures of what is loaded are asked. */
type Compared = LabContext & { readonly loaded: Pick<Engine, 'query'> };

async function diffIn(
  lab: Compared,
  edited: EditedDefinitions,
  onProgress: (progress: DiffProgress) => void,
): Promise<DefinitionDiff> {
  const { before, after } = edited;
  let step = 0;
  const tell = (stage: DiffProgress['stage'], what: string, most: number): void => {
    step += 1;
    onProgress({ stage, what, step, steps: Math.max(step, most) });
  };
  const nodes = changedNodes(before, after);
  const diff = new ModelsDiff(edited, lab, tell);
  const models = await diff.run(nodes);
  const built = { before, after: diff.definitions() };
  const comparisons = comparisonsOf(edited, diff.changes);
  const most = step + comparisons.length;
  // All at once: the engine takes them in turn, and is never waited for while one is written or read.
  const pairs = await allOf(
    comparisons.map(async (comparison) => {
      const found = await compared(lab, built, comparison);
      tell('metrics', comparison.by.join(', '), most);
      return found;
    }),
  );
  const moves = movesOf(pairs.flat());
  return {
    nodes,
    fingerprints: { before: before.fingerprint, after: after.fingerprint },
    models,
    metrics: moves,
    ...restOf(edited, comparisons, moves),
  };
}

/** Asks for the metrics of a comparison in both states. */
async function compared(
  { engine, loaded, query }: Compared,
  { before, after }: EditedDefinitions,
  { by, ...names }: Comparison,
): Promise<Pair[]> {
  const figures = async (
    reader: Pick<Engine, 'query'>,
    definitions: Definitions,
    metrics: readonly string[],
  ): Promise<Map<string, GroupFigures>> =>
    metrics.length === 0 ? new Map() : figuresOf(reader, askParts(definitions, metrics, by), query);
  const metricsOf = (definitions: Definitions, metrics: readonly string[]): Metric[] =>
    metrics.flatMap((name) => definitions.metrics.get(name) ?? []);
  const [old, now] = await Promise.all([
    figures(loaded, before, names.before.length === 0 ? [] : names.loaded),
    figures(engine, after, names.after),
  ]);
  return paired({ before: metricsOf(before, names.before), after: metricsOf(after, names.after) }, old, now);
}

async function figuresOf(
  reader: Pick<Engine, 'query'>,
  question: PartsQuestion,
  query: QueryOptions,
): Promise<Map<string, GroupFigures>> {
  return readParts(question, await reader.query(question.plan.sql, query));
}

/**
 * Asks of what is loaded all that an edit of a model's decision table would be compared with, so that a reader who remembers knows it
 * when the edit comes.
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function readyForEdit(
  loaded: Pick<Engine, 'query'>,
  definitions: Definitions,
  model: string,
  query: QueryOptions = {},
): Promise<void> {
  const same = { before: definitions, after: definitions };
  const comparisons = comparisonsOf(same, expectedChanges(definitions, model));
  await allOf(
    comparisons.map(({ by, loaded: metrics }) =>
      figuresOf(loaded, askParts(definitions, metrics, by), query),
    ),
  );
}

/**
 * What an edit of a decision table may build, once, a model at a time; what is built is dropped. An engine that has derived nothing
 * itself takes twice as long for its first edit.
 * @returns the models, one after the other to be built
 */
export function rehearsals(
  engine: Pick<Engine, 'query'>,
  { models }: Definitions,
  context: BuildContext,
): (() => Promise<void>)[] {
  const ordered = inDependencyOrder(models);
  const decided = ordered.filter(({ rules }) => rules !== null).map(({ name }) => name);
  const reached = reachedFrom(new Set(decided), ordered);
  return ordered
    .filter(({ name }) => reached.has(name))
    .map((model) => () => inLab(engine, (schema) => buildModel(engine, { ...model, schema }, context)));
}

/** What is told beside the moves: by what each metric that moves was compared, which don't, and where a population moved. */
function restOf(
  { before, after }: EditedDefinitions,
  comparisons: readonly Comparison[],
  moves: readonly MetricMove[],
): Pick<DefinitionDiff, 'comparedBy' | 'untouched' | 'warnings'> {
  const moving = new Set(moves.map(({ name }) => name));
  const byOf = (name: string): (readonly string[])[] =>
    comparisons.filter((one) => one.before.includes(name) || one.after.includes(name)).map(({ by }) => by);
  const label = (name: string): string =>
    (after.metrics.get(name) ?? before.metrics.get(name))?.label ?? name;
  return {
    comparedBy: Object.fromEntries([...moving].map((name) => [name, byOf(name)])),
    untouched: [...after.metrics.keys()].filter((name) => !moving.has(name)).toSorted(),
    warnings: populationWarnings(moves, label),
  };
}
