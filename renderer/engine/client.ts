import type { BriefProgress } from '../../shared/brief/assemble.ts';
import type { Element } from '../../shared/brief/html.ts';
import type { Places } from '../../shared/engine/every-nth.ts';
import { isEngineGone } from '../../shared/engine/engine-problem.ts';
import type { LoadedPackage, LoadOptions } from '../../shared/engine/load.ts';
import type { MemoryUse, ResultTable } from '../../shared/engine/port.ts';
import { engineMessages } from '../../shared/errors/engine.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import type { DiffProgress } from '../../shared/engine/diff-definitions.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import type { EditedFile } from '../../shared/semantic/definitions/edited.ts';
import type { Definitions } from '../../shared/semantic/definitions/types.ts';
import type { DefinitionDiff } from '../../shared/semantic/diff/types.ts';
import type { ShownStudy, StudySoFar } from '../../shared/stats/study/shown.ts';
import type { StudyQuestion } from '../../shared/stats/study/types.ts';
import type { LimitAnswer, LimitQuestion } from '../../shared/stats/study/what-if.ts';
import type { BriefCall } from './brief.ts';
import { Connection } from './connection.ts';
import type { CallName, CallOf, EngineCalls, LimitSoFar } from './protocol.ts';

/**
 * `idle`: nothing is open. `opening`: a package is being loaded, the former one (if any) still answers. `ready`: a
 * package answers. `restarting`: the engine stopped, and its package is being loaded again; questions wait for it.
 */
export type EngineState = 'idle' | 'opening' | 'ready' | 'restarting';

/** How a package is opened in a worker of its own. */
export interface OpenOptions extends LoadOptions {
  /** Closes the open package before the new one is loaded, because memory can't hold both. */
  readonly closeFirst?: boolean;
  /** Edits of the definitions under which it is loaded. */
  readonly edits?: readonly EditedFile[];
  /** Models that are asked for at once. */
  readonly models?: readonly string[];
  /** How the names of subtitle files read; the usual ways when not given. */
  readonly pattern?: string | null;
}

interface Opened {
  readonly files: PackageFiles;
  /** Edits of the definitions that are in force, for a restart. */
  edits: readonly EditedFile[];
  readonly pattern: string | null;
  /** Settles when the package answers: at once, or after a restart. */
  connection: Promise<Connection>;
  /** Aborted when it is closed, so that a restart under way ends too. */
  readonly ended: AbortController;
}

/** The engine as the window's main thread has it. Nothing here computes: it all happens in the worker. */
export class EngineClient {
  readonly #listeners = new Set<(state: EngineState) => void>();
  #opened: Opened | null = null;
  /** A worker whose engine starts while the window is being drawn and the first package is chosen. */
  #spare: Connection | null = new Connection();
  #opening = 0;
  /** What is being loaded again after its engine stopped. */
  #restarting: Opened | null = null;

  get state(): EngineState {
    if (this.#restarting !== null) return 'restarting';
    if (this.#opening > 0) return 'opening';
    return this.#opened === null ? 'idle' : 'ready';
  }

  /** Tells the state whenever it changes. @returns the way to stop that. */
  subscribe(listener: (state: EngineState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Loads a package in a new worker and swaps it in when it is whole. Until then, and when it is refused or cancelled,
   * the former package stays open.
   * @throws ProblemError all that was found when it is refused; `engine.cancelled`; `engine.no_room_for_both`, after
   * which `closeFirst` may be tried.
   */
  async open(files: PackageFiles, options: OpenOptions = {}): Promise<LoadedPackage> {
    if (options.closeFirst === true) this.close();
    else await this.#refuseIfNoRoom(files);
    this.#opening += 1;
    this.#tell();
    try {
      let opened: Opened | null = null;
      const connection = this.#freshConnection();
      connection.onGone = () => {
        if (opened !== null) this.#restart(opened);
      };
      const loaded = await load(connection, files, options);
      opened = {
        files,
        edits: options.edits ?? [],
        pattern: options.pattern ?? null,
        connection: Promise.resolve(connection),
        ended: new AbortController(),
      };
      const former = this.#opened;
      this.#opened = opened;
      this.#restarting = null;
      closeOf(former);
      return loaded;
    } catch (error) {
      throw this.#opened !== null && isAllocationFailure(error)
        ? new ProblemError([engineMessages.noRoomForBoth({ label: files.label })])
        : error;
    } finally {
      this.#opening -= 1;
      this.#tell();
    }
  }

  /** Runs one statement written in `shared`. Aborting cancels it in the engine. @throws ProblemError */
  async rows(sql: string, signal?: AbortSignal): Promise<ResultTable> {
    return this.#ask({ name: 'rows', input: { sql } }, signal);
  }

  /** Runs one statement written in `shared` and gives every so many rows of it, with how many there are. @throws ProblemError */
  async places(sql: string, every: number, signal?: AbortSignal): Promise<Places> {
    return this.#ask({ name: 'places', input: { sql, every } }, signal);
  }

  /** Makes ready for an edit of a model's decision table, which is likely to come. Aborting cancels it in the engine. @throws ProblemError */
  async readyForEdit(model: string, signal: AbortSignal): Promise<void> {
    await (await this.#connection()).call({ name: 'readyForEdit', input: { model } }, signal);
  }

  /** What edited definitions would change. Aborting cancels it in the engine. @throws ProblemError also what is wrong with them */
  async diff(
    edits: readonly EditedFile[],
    signal: AbortSignal,
    onProgress: (progress: DiffProgress) => void,
  ): Promise<DefinitionDiff> {
    return (await this.#connection()).call({ name: 'diff', input: { edits } }, signal, {
      onDiff: onProgress,
    });
  }

  /** Runs a reading-speed study. Aborting cancels it in the engine. @throws ProblemError */
  async study(
    question: StudyQuestion,
    signal: AbortSignal,
    onStudy: (soFar: StudySoFar) => void,
  ): Promise<readonly ShownStudy[]> {
    return (await this.#connection()).call({ name: 'study', input: { question } }, signal, { onStudy });
  }

  /** Forecasts other limits, in the order of the questions. Aborting cancels it in the engine. @throws ProblemError */
  async whatIf(
    questions: readonly LimitQuestion[],
    signal: AbortSignal,
    onLimit: (soFar: LimitSoFar) => void,
  ): Promise<readonly LimitAnswer[]> {
    return (await this.#connection()).call({ name: 'whatIf', input: { questions } }, signal, { onLimit });
  }

  /** Writes a brief. Aborting cancels it in the engine. @returns what stands in it @throws ProblemError */
  async brief(
    input: BriefCall,
    signal: AbortSignal,
    onBrief: (progress: BriefProgress) => void,
  ): Promise<readonly Element[]> {
    return (await this.#connection()).call({ name: 'brief', input }, signal, { onBrief });
  }

  /** Puts edited definitions in force. @returns the definitions in force @throws ProblemError; nothing has changed then */
  async apply(edits: readonly EditedFile[]): Promise<Definitions> {
    const opened = this.#opened;
    const applied = await (await this.#connection()).call({ name: 'apply', input: { edits } });
    if (opened !== null) opened.edits = edits;
    return applied;
  }

  /** What the engine holds of the open package; null when none is open or it is restarting. */
  async memory(): Promise<MemoryUse | null> {
    if (this.#opened === null || this.#restarting !== null) return null;
    return this.#ask({ name: 'memory', input: null });
  }

  /** Closes the open package and gives back its memory. */
  close(): void {
    const former = this.#opened;
    this.#opened = null;
    this.#restarting = null;
    closeOf(former);
    this.#tell();
  }

  /** A question whose engine stopped under it is asked once more after the restart, unless it is what filled the memory. */
  async #ask<N extends CallName>(call: CallOf<N>, signal?: AbortSignal): Promise<EngineCalls[N]['output']> {
    try {
      return await (await this.#connection()).call(call, signal);
    } catch (error) {
      if (!isCrash(error) || signal?.aborted === true) throw error;
      return (await this.#connection()).call(call, signal);
    }
  }

  #connection(): Promise<Connection> {
    return this.#opened?.connection ?? Promise.reject(new ProblemError([engineMessages.nothingOpen()]));
  }

  /** Loads the same package again after its engine stopped. A package that can't be loaded again is closed. */
  #restart(opened: Opened): void {
    if (this.#opened !== opened) return;
    this.#restarting = opened;
    this.#tell();
    const connection = this.#freshConnection();
    opened.connection = load(connection, opened.files, {
      signal: opened.ended.signal,
      edits: opened.edits,
      pattern: opened.pattern,
    }).then(() => {
      connection.onGone = () => this.#restart(opened);
      return connection;
    });
    opened.connection
      .catch(() => {
        if (this.#opened === opened) this.#opened = null;
      })
      .finally(() => {
        // Another package may have taken its place, and be loaded again itself.
        if (this.#restarting === opened) this.#restarting = null;
        this.#tell();
      })
      .catch(() => undefined);
  }

  /** A connection that holds nothing yet: the spare one, once, else a new one. */
  #freshConnection(): Connection {
    const spare = this.#spare;
    this.#spare = null;
    return spare === null || spare.isClosed ? new Connection() : spare;
  }

  async #refuseIfNoRoom(files: PackageFiles): Promise<void> {
    const device = deviceMemory();
    const old = await this.memory();
    if (device === null || old === null) return;
    const bytes = (await files.list()).reduce((sum, file) => sum + file.bytes, 0);
    if (old.used + bytes * engineBytesPerFileByte > device / 2)
      throw new ProblemError([engineMessages.noRoomForBoth({ label: files.label })]);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.state);
  }
}

/** What a byte of a package's files may come to in the engine while it loads: compressed Parquet takes the most. */
const engineBytesPerFileByte = 6;

/** The machine's memory in bytes as the browser rounds it; null where it doesn't say. */
function deviceMemory(): number | null {
  const gib: unknown = 'deviceMemory' in navigator ? navigator.deviceMemory : null;
  return typeof gib === 'number' ? gib * 1024 ** 3 : null;
}

/** Loads a package over a fresh connection, which is closed when that fails or is cancelled. */
async function load(
  connection: Connection,
  files: PackageFiles,
  options: OpenOptions,
): Promise<LoadedPackage> {
  connection.onProgress = options.onProgress ?? null;
  // Ending the worker is the quickest way to cancel, and nothing of it is to be kept.
  const cancel = (): void => connection.close();
  options.signal?.addEventListener('abort', cancel, { once: true });
  try {
    if (options.signal?.aborted === true) cancel();
    return await connection.open(files, {
      edits: options.edits ?? [],
      models: options.models ?? [],
      pattern: options.pattern ?? null,
    });
  } catch (error) {
    connection.close();
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', cancel);
  }
}

function closeOf(opened: Opened | null): void {
  opened?.ended.abort();
  opened?.connection.then(
    (connection) => connection.close(),
    () => undefined,
  );
}

function isCrash(error: unknown): boolean {
  return (
    isEngineGone(error) &&
    error instanceof ProblemError &&
    error.problems.some(({ code }) => code === engineMessages.crashed.code)
  );
}

function isAllocationFailure(error: unknown): boolean {
  return (
    error instanceof ProblemError &&
    error.problems.some(({ code, message }) => code.startsWith('engine.c') && /memory|allocat/i.test(message))
  );
}
