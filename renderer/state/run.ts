import { useEffect, useSyncExternalStore } from 'react';
import { engineMessages } from '../../shared/errors/engine.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { problemsOf } from './problems.ts';
import { useStore } from './store.ts';
import { useWorkbench, type Workbench } from './workbench.ts';

/** Long work that the window asked for last: how far it is (`P`), and what is found of it (`F`, one each). It outlives its screen, so that who leaves it and comes back finds what was found. */
export interface Run<P, F> {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly progress: P | null;
  /** What is known by now; in a run that has not found anything yet, what the run before it found. */
  readonly found: readonly F[];
  /** Whether `found` belongs to the run before this one. */
  readonly stale: boolean;
  /** Why it failed. */
  readonly problem: Problem | null;
  /** How long it took; null before it is done. */
  readonly ms: number | null;
}

/** A run, and what can be done with it. */
export interface AskedRun<P, F> extends Run<P, F> {
  readonly cancel: () => void;
  readonly again: () => void;
}

/** How long work on a question (`Q`) is done. */
export interface Work<Q, P, F> {
  /**
   * Does it and tells what is new as it comes, of what `before` holds of the same package.
   * @returns all that is found
   * @throws ProblemError
   */
  readonly run: (
    workbench: Workbench,
    question: Q,
    how: {
      readonly signal: AbortSignal;
      readonly before: readonly F[];
      readonly tell: (progress: P, changed: readonly F[]) => void;
    },
  ) => Promise<readonly F[]>;
  /** What is known with what is new. `isFirst`: `found` is of the run before. */
  readonly merge: (found: readonly F[], changed: readonly F[], isFirst: boolean) => readonly F[];
}

/** One run at a time: the question, what is known, and the way to end it. */
export class Runner<Q, P, F> {
  readonly #work: Work<Q, P, F>;
  #key = '';
  #run: Run<P, F>;
  #abort = new AbortController();
  readonly #listeners = new Set<() => void>();

  constructor(work: Work<Q, P, F>) {
    this.#work = work;
    this.#run = this.#idle();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly current = (): Run<P, F> => this.#run;

  /** The run of a question; of one that is not asked yet, how it will begin, so that no other question's run is taken for it. @param edition of the package and its definitions */
  of(edition: string, question: Q): Run<P, F> {
    const key = keyOf(edition, question);
    return key === this.#key ? this.#run : this.#begun(key);
  }

  /** Runs it, unless this is what was asked last, whatever became of that. @param edition of the package and its definitions */
  ask(workbench: Workbench, edition: string, question: Q): void {
    const key = keyOf(edition, question);
    if (key !== this.#key) void this.#start(workbench, key, question);
  }

  /** Runs it again from the start. */
  again(workbench: Workbench, question: Q): void {
    void this.#start(workbench, this.#key, question);
  }

  cancel(): void {
    if (this.#run.status !== 'running') return;
    this.#abort.abort();
    this.#tell({ ...this.#run, status: 'cancelled', progress: null });
  }

  #idle(): Run<P, F> {
    return { status: 'idle', progress: null, found: [], stale: false, problem: null, ms: null };
  }

  /** What was found before stands until something new is found, where it is of the same package. */
  #begun(key: string): Run<P, F> {
    const [edition] = this.#key.split(' ');
    const found = key.startsWith(`${edition ?? ''} `) ? this.#run.found : [];
    return { ...this.#idle(), status: 'running', found, stale: found.length > 0 };
  }

  async #start(workbench: Workbench, key: string, question: Q): Promise<void> {
    this.#abort.abort();
    const abort = new AbortController();
    const { signal } = abort;
    this.#abort = abort;
    const begun = this.#begun(key);
    const before = begun.found;
    this.#key = key;
    this.#tell(begun);
    const started = performance.now();
    try {
      const tell = (progress: P, changed: readonly F[]): void => {
        if (!signal.aborted) this.#tell({ ...this.#run, progress, ...this.#with(changed) });
      };
      const found = await this.#work.run(workbench, question, { signal, before, tell });
      if (signal.aborted) return;
      const ms = performance.now() - started;
      const all = found.length === 0 ? [] : this.#with(found).found;
      this.#tell({ ...this.#idle(), status: 'done', ms, found: all });
    } catch (cause) {
      if (signal.aborted) return;
      const [problem] = problemsOf(cause);
      // The package went away under it.
      const isCancelled = problem.code === engineMessages.cancelled.code;
      this.#tell({ ...this.#run, status: isCancelled ? 'cancelled' : 'failed', problem, progress: null });
    }
  }

  /** What is known with what is new: the first of it may take the place of what the run before found. */
  #with(changed: readonly F[]): Pick<Run<P, F>, 'found' | 'stale'> {
    const { found, stale } = this.#run;
    if (changed.length === 0) return { found, stale };
    return { found: this.#work.merge(found, changed, stale), stale: false };
  }

  #tell(run: Run<P, F>): void {
    this.#run = run;
    for (const listener of this.#listeners) listener();
  }
}

function keyOf(edition: string, question: unknown): string {
  return `${edition} ${JSON.stringify(question)}`;
}

/** What a runner found of a question, where that was asked last and is done; nothing is run. */
export function useFound<Q, P, F>(runner: Runner<Q, P, F>, question: Q): readonly F[] {
  const edition = useStore((state) => state.opened?.edition.toString() ?? '');
  useSyncExternalStore(runner.subscribe, runner.current);
  const run = runner.of(edition, question);
  return run.status === 'done' ? run.found : nothing;
}

/** One and the same, so that what is drawn of it need not be drawn anew. */
const nothing: readonly never[] = [];

/**
 * Asks a runner: a new question ends the run of the one before; the same question, by what it says, is answered once.
 * @param question null while it is not known yet what to ask
 */
export function useRun<Q, P, F>(runner: Runner<Q, P, F>, question: Q | null): AskedRun<P, F> {
  const workbench = useWorkbench();
  const edition = useStore((state) => state.opened?.edition.toString() ?? null);
  const current = useSyncExternalStore(runner.subscribe, runner.current);
  const run = edition !== null && question !== null ? runner.of(edition, question) : current;
  useEffect(() => {
    if (edition !== null && question !== null) runner.ask(workbench, edition, question);
  }, [runner, workbench, edition, question]);
  return {
    ...run,
    cancel: () => runner.cancel(),
    again: () => (question === null ? undefined : runner.again(workbench, question)),
  };
}
