import { useEffect, useSyncExternalStore } from 'react';
import { engineMessages } from '../../shared/errors/engine.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { withChanges, type ShownStudy } from '../../shared/stats/study/shown.ts';
import type { StudyProgress, StudyQuestion } from '../../shared/stats/study/types.ts';
import { problemsOf } from './problems.ts';
import { useStore } from './store.ts';
import { useWorkbench, type Workbench } from './workbench.ts';

/** The study that the window asked for last. It outlives the screen, so that who leaves it and comes back finds what was found. */
export interface StudyRun {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly progress: StudyProgress | null;
  /** What is known by now; in a run that has not found anything yet, what the run before it found. */
  readonly found: readonly ShownStudy[];
  /** Whether `found` belongs to the run before this one. */
  readonly stale: boolean;
  /** Why it failed. */
  readonly problem: Problem | null;
  /** How long it took; null before it is done. */
  readonly ms: number | null;
}

const idle: StudyRun = {
  status: 'idle',
  progress: null,
  found: [],
  stale: false,
  problem: null,
  ms: null,
};

/** One run at a time: the question, what is known, and the way to end it. */
class Study {
  #key = '';
  #run = idle;
  #abort = new AbortController();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly current = (): StudyRun => this.#run;

  /** What was asked last, as {@link keyOf} has it. */
  get asked(): string {
    return this.#key;
  }

  /** Runs it, unless this is what was asked last, whatever became of that. */
  ask(workbench: Workbench, edition: string, question: StudyQuestion): void {
    const key = keyOf(edition, question);
    if (key !== this.#key) void this.#start(workbench, key, question, key.startsWith(`${this.#edition()} `));
  }

  /** Runs it again from the start. */
  again(workbench: Workbench, question: StudyQuestion): void {
    void this.#start(workbench, this.#key, question, true);
  }

  cancel(): void {
    if (this.#run.status !== 'running') return;
    this.#abort.abort();
    this.#tell({ ...this.#run, status: 'cancelled', progress: null });
  }

  #edition(): string {
    return this.#key.split(' ')[0] ?? '';
  }

  /** @param isSamePackage whether what was found before may stand until something new is found */
  async #start(
    workbench: Workbench,
    key: string,
    question: StudyQuestion,
    isSamePackage: boolean,
  ): Promise<void> {
    this.#abort.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#key = key;
    const before = isSamePackage ? this.#run.found : [];
    this.#tell({ ...idle, status: 'running', found: before, stale: before.length > 0 });
    const started = performance.now();
    try {
      const found = await workbench.study(question, abort.signal, ({ progress, changed }) => {
        if (!abort.signal.aborted) this.#tell({ ...this.#run, progress, ...this.#with(changed) });
      });
      if (abort.signal.aborted) return;
      const ms = performance.now() - started;
      this.#tell({ ...idle, status: 'done', ms, found: found.length === 0 ? [] : this.#with(found).found });
    } catch (cause) {
      if (abort.signal.aborted) return;
      const [problem] = problemsOf(cause);
      // The package went away under it.
      const isCancelled = problem.code === engineMessages.cancelled.code;
      this.#tell({ ...this.#run, status: isCancelled ? 'cancelled' : 'failed', problem, progress: null });
    }
  }

  /** What is known with what is new: the first of it takes the place of what the run before found. */
  #with(changed: readonly ShownStudy[]): Pick<StudyRun, 'found' | 'stale'> {
    const { found, stale } = this.#run;
    if (changed.length === 0) return { found, stale };
    return { found: withChanges(stale ? [] : found, changed), stale: false };
  }

  #tell(run: StudyRun): void {
    this.#run = run;
    for (const listener of this.#listeners) listener();
  }
}

function keyOf(edition: string, question: StudyQuestion): string {
  return `${edition} ${JSON.stringify(question)}`;
}

const study = new Study();

/** What a study of this question found, where it was asked last and is done; nothing is run. */
export function useFoundStudy(question: StudyQuestion): readonly ShownStudy[] {
  const edition = useStore((state) => state.opened?.edition.toString() ?? '');
  const run = useSyncExternalStore(study.subscribe, study.current);
  return run.status === 'done' && study.asked === keyOf(edition, question) ? run.found : [];
}

/** A study under way or done, and what can be done with it. */
export interface AskedStudy extends StudyRun {
  readonly cancel: () => void;
  readonly again: () => void;
}

/** Asks for a study: a new question ends the run of the one before; the same question, by what it says, is answered once. */
export function useStudy(question: StudyQuestion): AskedStudy {
  const workbench = useWorkbench();
  const edition = useStore((state) => state.opened?.edition.toString() ?? null);
  const run = useSyncExternalStore(study.subscribe, study.current);
  useEffect(() => {
    if (edition !== null) study.ask(workbench, edition, question);
  }, [workbench, edition, question]);
  return { ...run, cancel: () => study.cancel(), again: () => study.again(workbench, question) };
}
