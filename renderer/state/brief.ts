import { useSyncExternalStore } from 'react';
import type { BriefProgress } from '../../shared/brief/assemble.ts';
import type { Element } from '../../shared/brief/html.ts';
import type { BriefQuestion } from '../../shared/brief/model.ts';
import { engineMessages } from '../../shared/errors/engine.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { problemsOf } from './problems.ts';
import { useStore } from './store.ts';
import { useWorkbench, type Workbench } from './workbench.ts';

/** The brief that the window wrote last, or is writing. It outlives the screen. */
export interface BriefRun {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly progress: BriefProgress | null;
  /** What was written last; a run under way leaves it in place. */
  readonly contents: readonly Element[] | null;
  /** Why it failed. */
  readonly problem: Problem | null;
}

const idle: BriefRun = { status: 'idle', progress: null, contents: null, problem: null };

/** One run at a time: what is written, of which question, and the way to end it. */
class BriefWriter {
  #run = idle;
  /** Of what the run was asked, and of what `contents` tells. */
  #asked = '';
  #key = '';
  #abort = new AbortController();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly current = (): BriefRun => this.#run;

  /** Whether what is there answers this question. */
  answers(key: string): boolean {
    return key === this.#key;
  }

  /** What there is of an opening of a package: neither the brief nor the fault of another is told of it. */
  of(edition: string): BriefRun {
    const isOf = (key: string): boolean => key.startsWith(`${edition} `);
    return {
      ...(isOf(this.#asked) ? this.#run : idle),
      contents: isOf(this.#key) ? this.#run.contents : null,
    };
  }

  async write(workbench: Workbench, key: string, question: BriefQuestion): Promise<void> {
    this.#abort.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#asked = key;
    this.#tell({ ...this.#run, status: 'running', progress: null, problem: null });
    try {
      const contents = await workbench.brief(question, abort.signal, (progress) => {
        if (!abort.signal.aborted) this.#tell({ ...this.#run, progress });
      });
      if (abort.signal.aborted) return;
      this.#key = key;
      this.#tell({ ...idle, status: 'done', contents });
    } catch (cause) {
      if (abort.signal.aborted) return;
      const [problem] = problemsOf(cause);
      // The package went away under it.
      const isCancelled = problem.code === engineMessages.cancelled.code;
      this.#tell({ ...this.#run, status: isCancelled ? 'cancelled' : 'failed', problem, progress: null });
    }
  }

  cancel(): void {
    if (this.#run.status !== 'running') return;
    this.#abort.abort();
    this.#tell({ ...this.#run, status: 'cancelled', progress: null });
  }

  #tell(run: BriefRun): void {
    this.#run = run;
    for (const listener of this.#listeners) listener();
  }
}

const writer = new BriefWriter();

/** A brief under way or written, and what can be done with it. */
export interface AskedBrief extends BriefRun {
  /** Whether what was written answers another question than the one at hand. */
  readonly stale: boolean;
  readonly write: () => void;
  readonly cancel: () => void;
}

/** The window's brief, beside the question at hand: it is written when it is asked for, never by itself. */
export function useBrief(question: BriefQuestion): AskedBrief {
  const workbench = useWorkbench();
  const edition = useStore((state) => state.opened?.edition.toString() ?? '');
  useSyncExternalStore(writer.subscribe, writer.current);
  const run = writer.of(edition);
  const key = `${edition} ${JSON.stringify({ ...question, limits: [...question.limits] })}`;
  return {
    ...run,
    stale: run.contents !== null && !writer.answers(key),
    write: () => void writer.write(workbench, key, question),
    cancel: () => writer.cancel(),
  };
}
