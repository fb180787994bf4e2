import { engineMessages } from '../errors/engine.ts';
import { labMessages } from '../errors/lab.ts';
import { ProblemError } from '../errors/problem.ts';
import { beside } from '../semantic/definitions/beside.ts';
import { inDependencyOrder } from '../semantic/definitions/models.ts';
import type { Definitions, Model } from '../semantic/definitions/types.ts';
import type { EditedDefinitions } from '../semantic/diff/comparisons.ts';
import { undecidedFormula, type ChangedNode } from '../semantic/diff/nodes.ts';
import { readCounts, readSamples } from '../semantic/diff/read-rows.ts';
import type { TableChange, TableChanges } from '../semantic/diff/reads.ts';
import { readsAny } from '../semantic/diff/readers.ts';
import {
  comparedColumns,
  countsSql,
  differingSql,
  namingColumns,
  repeatedKeysSql,
  samplesSql,
  strangeColumns,
  type TwoStates,
} from '../semantic/diff/rows.ts';
import type { ModelDiff } from '../semantic/diff/types.ts';
import { tableOf } from '../semantic/from.ts';
import { decidedAnewSql } from '../semantic/model-sql.ts';
import { allOf } from './all-of.ts';
import { buildModel, type BuildContext } from './build-model.ts';
import type { Engine, QueryOptions, ResultTable } from './port.ts';

/** What a diff of models tells of its steps: the stage and the model, and how many steps there are at most. */
export type TellStep = (stage: 'build' | 'rows', model: string, most: number) => void;

/** Where the edited models are built and what with. */
export interface LabContext {
  readonly engine: Pick<Engine, 'query'>;
  /** The `database.schema` beside `core`; it is there and empty. */
  readonly schema: string;
  /** What the models in `core` were built with. */
  readonly build: BuildContext;
  readonly query: QueryOptions;
}

/** How the rows of a model differ, and how to ask for some of them. */
interface RowsDiffer {
  readonly counts: Omit<ModelDiff, 'samples'>;
  readonly samples: () => Promise<ModelDiff['samples']>;
}

/** Builds what an edit reaches beside what is loaded, and counts how the rows of each model differ. */
export class ModelsDiff {
  readonly #edited: EditedDefinitions;
  readonly #lab: LabContext;
  readonly #tell: TellStep;
  readonly #changes = new Map<string, TableChange>();

  constructor(edited: EditedDefinitions, lab: LabContext, tell: TellStep) {
    this.#edited = edited;
    this.#lab = lab;
    this.#tell = tell;
  }

  /** How the models differ that were built so far. */
  get changes(): TableChanges {
    return this.#changes;
  }

  /** The edited definitions, reading what was built so far where it differs from what is loaded. */
  definitions(more: readonly string[] = []): Definitions {
    return beside(this.#edited.after, new Set([...this.#changes.keys(), ...more]), this.#lab.schema);
  }

  /** Builds each model that is edited, or reads what turned out different, after those that it reads. */
  async run(nodes: readonly ChangedNode[]): Promise<ModelDiff[]> {
    const { before, after } = this.#edited;
    const edited = editedModels(nodes);
    const ordered = inDependencyOrder(after.models);
    const most = 2 * reachedFrom(edited, ordered).size;
    const found: RowsDiffer[] = [];
    for (const { name } of ordered) {
      const isEdited = edited.has(name);
      const model = this.definitions([name]).models.get(name);
      if (model === undefined || !(isEdited || readsAny(after, name, this.#changes))) continue;
      this.#tell('build', name, most);
      const written = await this.#build(model, isEdited);
      this.#tell('rows', name, most);
      found.push(await this.#rows({ before: before.models.get(name) ?? null, after: model, written }));
      // What turned out the same is read from core, and its readers with it.
      if (!this.#changes.has(name)) await this.#ask(`DROP TABLE ${tableOf(model)}`);
    }
    for (const model of before.models.values())
      if (!after.models.has(model.name))
        found.push(await this.#rows({ before: model, after: null, written: null }));
    // All at once: the engine is never waited for while one is written or read.
    return allOf(found.map(async ({ counts, samples }) => ({ ...counts, samples: await samples() })));
  }

  /** @returns the only columns that can differ from what is loaded; null where any may */
  async #build(model: Model, isEdited: boolean): Promise<ReadonlySet<string> | null> {
    const { engine, build, query } = this.#lab;
    const loaded = this.#differsInCases(model.name);
    try {
      if (loaded === null) await buildModel(engine, model, build, query);
      else await this.#ask(`CREATE TABLE ${tableOf(model)} AS\n${decidedAnewSql(model, tableOf(loaded))}`);
    } catch (error) {
      throw isEdited ? refusal(model, error) : error;
    }
    if (loaded !== null) return new Set([...(loaded.rules?.outputs ?? []), loaded.rules?.ruleColumn ?? '']);
    if (isEdited) await this.#needKey(model);
    return null;
  }

  /** The loaded state of a model from which the edit differs in nothing but the cases of its decision table; null where it does. */
  #differsInCases(name: string): Model | null {
    const { before, after } = this.#edited;
    const [old, now] = [before.models.get(name), after.models.get(name)];
    const isDecided = (now?.rules ?? null) !== null;
    if (old === undefined || now === undefined || !isDecided) return null;
    if (readsAny(after, name, this.#changes)) return null;
    return undecidedFormula(old) === undecidedFormula(now) ? old : null;
  }

  async #needKey(model: Model): Promise<void> {
    const { values } = await this.#ask(repeatedKeysSql(model));
    const keys = Number(values[0]?.[0] ?? 0);
    const { name, primaryKey } = model;
    if (keys > 0)
      throw new ProblemError([
        labMessages.keyRepeated({ model: name, key: primaryKey.join(', '), keys }, { table: name }),
      ]);
  }

  async #rows(states: TwoStates): Promise<RowsDiffer> {
    const { name, columns: all, rules } = states.after ?? states.before;
    const table = tableOf({ schema: this.#lab.schema, name: `differing ${name}` });
    await this.#ask(`CREATE TABLE ${table} AS\n${differingSql(states)}`);
    const counts = readCounts(await this.#ask(countsSql(states, table)), comparedColumns(states));
    const { rows_before, rows_after, changed, columns, moves, change } = counts;
    const strange = strangeColumns(states);
    if (changed > 0 || strange.length > 0)
      this.#changes.set(name, { ...change, columns: new Set([...change.columns, ...strange]) });
    const isDecided = rules !== null || (states.before?.rules ?? null) !== null;
    const shown = change.rows ? [...all.keys()] : columns.map((column) => column.name);
    return {
      counts: { name, rows_before, rows_after, changed, columns, moves: isDecided ? moves : [] },
      samples: async () =>
        changed === 0
          ? []
          : readSamples(await this.#ask(samplesSql(states, table, shown)), namingColumns(states), shown),
    };
  }

  #ask(sql: string): Promise<ResultTable> {
    return this.#lab.engine.query(sql, this.#lab.query);
  }
}

/** A statement of an edited model that the engine refuses is a fault of the edit. */
function refusal(model: Model, error: unknown): unknown {
  if (!(error instanceof ProblemError)) return error;
  const refused = error.problems.find(({ code }) => code === engineMessages.queryFailed.code);
  if (refused === undefined) return error;
  const reason = refused.message.replace(/^The engine refused a query: /, '');
  return new ProblemError([labMessages.cannotBuild({ model: model.name, reason }, { table: model.name })]);
}

/** The models whose own definition is edited: others are built again only where what they read turns out different. */
function editedModels(nodes: readonly ChangedNode[]): Set<string> {
  return new Set(
    nodes.flatMap(({ kind, name, model }) =>
      kind === 'model' ? [name] : kind === 'case' && model !== null ? [model] : [],
    ),
  );
}

/** All models that may have to be built: those given and what reads them. @param ordered each after those that it reads */
export function reachedFrom(edited: ReadonlySet<string>, ordered: readonly Model[]): Set<string> {
  const reached = new Set(edited);
  for (const { name, reads } of ordered)
    if (reads.models.some((read) => reached.has(read))) reached.add(name);
  return reached;
}
