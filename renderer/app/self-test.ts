import type { Platform } from '../platform/platform.ts';
import { problemsOf } from '../state/problems.ts';
import { useStore } from '../state/store.ts';
import type { Workbench } from '../state/workbench.ts';

/** Lines by language: it takes the package, the models, the compiler and the engine to answer. */
const question = { metrics: ['lines', 'rewind_ratio'], by: ['language'], where: [], order: [], limit: null };

/** The window's part of a self-test: once the package is open it asks one question and tells the host how it went. */
export async function reportSelfTest(
  opening: Promise<void>,
  platform: Platform,
  workbench: Workbench,
): Promise<void> {
  const report = await opening.then(() => verdict(workbench)).catch(failure);
  await platform.bridge.call('selfTestDone', report);
}

interface Verdict {
  readonly ok: boolean;
  readonly detail: Record<string, unknown>;
}

async function verdict(workbench: Workbench): Promise<Verdict> {
  const { opened, opening } = useStore.getState();
  if (opened === null)
    return { ok: false, detail: { problems: opening.kind === 'refused' ? opening.problems : [] } };
  const answer = await workbench.ask(question, AbortSignal.timeout(60_000));
  const { fingerprint, tables } = opened.loaded;
  const detail = {
    package: fingerprint,
    tables: tables.length,
    openedInMs: Math.round(opened.openedInMs),
    rows: answer.rowCount,
    isolated: crossOriginIsolated,
  };
  return { ok: answer.rowCount > 0 && crossOriginIsolated, detail };
}

function failure(cause: unknown): Verdict {
  return { ok: false, detail: { problems: problemsOf(cause) } };
}
