import { useCallback, useEffect, useState } from 'react';
import { problemsOf } from './problems.ts';
import type { Places } from '../../shared/engine/every-nth.ts';
import type { ResultTable } from '../../shared/engine/port.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { semanticQuerySchema, type SemanticQuery } from '../../shared/semantic/query.ts';
import { useStore } from './store.ts';
import { useWorkbench, type Answer, type Workbench } from './workbench.ts';

/** A question under way. While a new answer is made, the former one stays in `answer` and `stale` is true, so that nothing jumps. */
export interface Asked<T> {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly answer: T | null;
  /** Why it failed; null otherwise. */
  readonly problem: Problem | null;
  /** True when `answer` belongs to the question before this one. */
  readonly stale: boolean;
}

interface Settled<T> {
  readonly key: string;
  readonly answer: T | null;
  readonly problem: Problem | null;
}

/**
 * Asks again whenever `key` changes, cancelling what is no longer wanted.
 * @param key what identifies the question; null asks nothing.
 */
function useAsked<T>(key: string | null, run: (key: string, signal: AbortSignal) => Promise<T>): Asked<T> {
  const [settled, setSettled] = useState<Settled<T> | null>(null);
  useEffect(() => {
    if (key === null) return undefined;
    const abort = new AbortController();
    const settle = (answer: T | null, problem: Problem | null): void => {
      if (!abort.signal.aborted)
        setSettled((former) => ({ key, answer: answer ?? former?.answer ?? null, problem }));
    };
    run(key, abort.signal).then(
      (answer) => settle(answer, null),
      (cause: unknown) => settle(null, problemsOf(cause)[0]),
    );
    return () => abort.abort();
  }, [key, run]);
  return asked(key, settled);
}

function asked<T>(key: string | null, settled: Settled<T> | null): Asked<T> {
  if (key === null) return { status: 'idle', answer: null, problem: null, stale: false };
  const answer = settled?.answer ?? null;
  if (settled?.key !== key) return { status: 'loading', answer, problem: null, stale: answer !== null };
  if (settled.problem !== null)
    return { status: 'failed', answer, problem: settled.problem, stale: answer !== null };
  return { status: 'ready', answer, problem: null, stale: false };
}

/** The identity of the data: a question is asked anew when another package was opened. */
function useEdition(): string | null {
  return useStore((state) => state.opened?.edition.toString() ?? null);
}

const separator = '\u0000';

/** Asks the semantic layer. Pass null to ask nothing. The query may be a new object each time: it is compared by what it says. */
export function useAnswer(query: SemanticQuery | null): Asked<Answer> {
  const edition = useEdition();
  const workbench = useWorkbench();
  const [run] = useState(() => (key: string, signal: AbortSignal) => {
    const asked: unknown = JSON.parse(key.slice(key.indexOf(separator) + 1));
    return workbench.ask(semanticQuerySchema.parse(asked), signal);
  });
  return useAsked(
    query === null || edition === null ? null : edition + separator + JSON.stringify(query),
    run,
  );
}

/** Runs a statement that `shared` wrote (sample lines, a brush's small table). Pass null to ask nothing. */
export function useRows(sql: string | null): Asked<ResultTable> {
  const edition = useEdition();
  const workbench = useWorkbench();
  const [run] = useState(
    () => (key: string, signal: AbortSignal) => workbench.rows(key.slice(key.indexOf(separator) + 1), signal),
  );
  return useAsked(sql === null || edition === null ? null : edition + separator + sql, run);
}

/** Runs a statement that `shared` wrote, and keeps every so many rows of it: where the pages of a long list begin. */
export function usePlaces(sql: string, every: number): Asked<Places> {
  const edition = useEdition();
  const workbench = useWorkbench();
  const run = useCallback(
    (key: string, signal: AbortSignal) =>
      workbench.places(key.slice(key.indexOf(separator) + 1), every, signal),
    [workbench, every],
  );
  return useAsked(edition === null ? null : edition + separator + sql, run);
}

/**
 * Asks several questions as one, the later ones by what the earlier ones gave.
 * @param key what identifies them; null asks nothing. As long as it stays the same, what was asked first stands.
 */
export function useQuestions<T>(
  key: string | null,
  run: (workbench: Workbench, signal: AbortSignal) => Promise<T>,
): Asked<T> {
  const edition = useEdition();
  const workbench = useWorkbench();
  const [work] = useState(() => (_: string, signal: AbortSignal) => run(workbench, signal));
  return useAsked(key === null || edition === null ? null : edition + separator + key, work);
}
