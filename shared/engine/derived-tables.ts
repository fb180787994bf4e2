import { engineMessages } from '../errors/engine.ts';
import { ProblemError } from '../errors/problem.ts';
import { derivedTables } from '../package/tables-derived.ts';
import { inDependencyOrder } from '../semantic/definitions/models.ts';
import type { Definitions, Model } from '../semantic/definitions/types.ts';
import { tableOf } from '../semantic/from.ts';
import { buildModel, type BuildContext, type BuildOptions } from './build-model.ts';
import { loadDashboardCode } from './dashboard-code.ts';
import type { Engine, QueryOptions, ResultTable } from './port.ts';
import { stopIfAborted } from './progress.ts';

/** What can be asked of a package whose derived tables come when they are first read. */
export type Reader = Pick<Engine, 'query'>;

/** The one step that makes every table of {@link derivedTables}. */
const dashboardCode = 'dashboard_code';

/**
 * What is derived from the tables of a package, made when it is first read: the models, and what is found in the dashboards' SQL. Most
 * screens and commands read a few of them, and nobody has to wait for the others.
 */
export class DerivedTables implements Reader {
  readonly #engine: Engine;
  readonly #models: ReadonlyMap<string, Model>;
  readonly #makeCode: (options: BuildOptions) => Promise<void>;
  readonly #context: BuildContext;
  /** Every step, each after those that it needs. */
  readonly #order: readonly string[];
  readonly #made = new Map<string, Promise<void>>();

  /**
   * @param engine with schema `source` loaded and schema `core` empty
   * @param definitions in force when the package was opened; an edit that is applied later builds what it reaches itself
   * @param areMade whether they are all there already
   */
  constructor(engine: Engine, definitions: Definitions, context: BuildContext, areMade = false) {
    this.#engine = engine;
    this.#models = definitions.models;
    this.#makeCode = ({ signal, onProgress }) => {
      onProgress?.({ model: dashboardCode, done: 0, ranges: 1 });
      return loadDashboardCode(engine, definitions, context.asOf, signal);
    };
    this.#context = context;
    this.#order = [dashboardCode, ...inDependencyOrder(definitions.models).map(({ name }) => name)];
    if (areMade) for (const step of this.#order) this.#made.set(step, Promise.resolve());
  }

  /** What nothing has asked for yet, each after what it needs: for {@link make}. */
  get unmade(): readonly string[] {
    return this.#order.filter((step) => !this.#made.has(step));
  }

  /** These models and all that must be made before them, in order. */
  neededFor(models: Iterable<string>): readonly string[] {
    const needed = new Set(models);
    for (const step of needed) for (const read of this.#readBy(step)) needed.add(read);
    return this.#order.filter((step) => needed.has(step));
  }

  /** Lets tables be replaced, which takes a moment where the package was opened from a database file. @throws ProblemError; nothing has changed then */
  toMemory(): Promise<void> {
    return this.#engine.toMemory();
  }

  /** Runs a statement, as `Engine.query` does, after making what it names and is not there yet. */
  async query(sql: string, options: QueryOptions = {}): Promise<ResultTable> {
    await unlessAborted(this.make(this.#namedIn(sql)), options.signal);
    return this.#engine.query(sql, options);
  }

  /**
   * Makes what is not there yet of these, and what they need. What another asked for before is waited for.
   * @throws ProblemError of the `engine.` domain, also when `signal` aborts
   */
  async make(steps: Iterable<string>, options: BuildOptions = {}): Promise<void> {
    for (const step of this.neededFor(steps)) {
      stopIfAborted(options.signal);
      await this.#makeOnce(step, options);
    }
  }

  /** One that failed is made again when it is asked for again. */
  #makeOnce(step: string, options: BuildOptions): Promise<void> {
    const before = this.#made.get(step);
    if (before !== undefined) return before;
    const model = this.#models.get(step);
    const made = model === undefined ? this.#makeCode(options) : this.#buildWhole(model, options);
    this.#made.set(step, made);
    made.catch(() => this.#made.delete(step));
    return made;
  }

  /** Leaves no part of a model behind. */
  async #buildWhole(model: Model, options: BuildOptions): Promise<void> {
    try {
      await buildModel(this.#engine, model, this.#context, options);
    } catch (error) {
      await this.#engine.query(`DROP TABLE IF EXISTS ${tableOf(model)}`).catch(() => undefined);
      throw error;
    }
  }

  #readBy(step: string): readonly string[] {
    const reads = this.#models.get(step)?.reads;
    if (reads === undefined) return [];
    return reads.sources.some(isOfCode) ? [dashboardCode, ...reads.models] : reads.models;
  }

  #namedIn(sql: string): string[] {
    return [...sql.matchAll(qualifiedName)].flatMap(([, schema, name = '']) => {
      if (schema === 'source') return isOfCode(name) ? [dashboardCode] : [];
      return this.#models.has(name) ? [name] : [];
    });
  }
}

/** A table of `source` or `core` in SQL, quoted or not. What merely looks like one, as in a text, only makes a table early. */
const qualifiedName = /\b(source|core)"?\."?(\w+)/g;

const codeTables: ReadonlySet<string> = new Set(derivedTables.map(({ name }) => name));

/** Whether a table of `source` holds what was found in the dashboards' SQL. */
function isOfCode(table: string): boolean {
  return codeTables.has(table);
}

/** The same, but rejected as soon as the signal aborts: the work goes on, since others may want it too. */
async function unlessAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return work;
  stopIfAborted(signal);
  const settled = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const stop = (): void => reject(new ProblemError([engineMessages.cancelled()]));
    signal.addEventListener('abort', stop, { once: true, signal: settled.signal });
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    settled.abort();
  }
}
