import { engineMessages } from '../../shared/errors/engine.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import { loadDefinitions } from '../../shared/semantic/definitions.ts';
import { factsOf } from '../../shared/semantic/lineage/reads.ts';
import { screenUses } from '../../shared/workspace/screens.ts';
import type { EngineClient } from '../engine/client.ts';
import { newEdition, type OpenState } from '../state/package.ts';
import { problemsOf } from '../state/problems.ts';
import { useStore } from '../state/store.ts';
import type { OpenHow, Workbench } from '../state/workbench.ts';
import { asker, engineName } from './ask.ts';
import { editsToOpenWith, settleOpened } from './edits.ts';

/** Keeps the status bar's memory figure fresh, in ms between looks. */
const memoryEvery = 2000;

/** What a workbench needs of the engine. */
export type WindowEngine = Pick<EngineClient, Exclude<keyof EngineClient, 'state' | 'subscribe' | 'close'>>;

/** The workbench over an engine: opens packages into the store and answers questions. */
export function makeWorkbench(engine: WindowEngine, appVersion: string): Workbench {
  let opening: AbortController | null = null;
  const rows: Workbench['rows'] = async (sql, signal) => {
    const started = performance.now();
    const table = await engine.rows(sql, signal);
    setStatus({ lastQueryMs: performance.now() - started });
    return table;
  };
  const open: Workbench['open'] = async (files, remember, how = {}) => {
    opening?.abort();
    const mine = new AbortController();
    opening = mine;
    await openInto(engine, {
      files,
      how,
      signal: mine.signal,
      isCurrent: () => opening === mine,
      remember,
    });
    await lookAtMemory(engine);
  };
  return {
    ask: asker(rows, appVersion),
    rows,
    places: (sql, every, signal) => engine.places(sql, every, signal),
    open,
    readyForEdit: (model, signal) => engine.readyForEdit(model, signal).catch(() => undefined),
    diff: (edits, signal, onProgress) => engine.diff(edits, signal, onProgress),
    study: (question, signal, onStudy) => engine.study(question, signal, onStudy),
    whatIf: (questions, signal, onLimit) => engine.whatIf(questions, signal, onLimit),
    brief: (question, signal, onProgress) =>
      engine.brief({ question, app: `Subtext ${appVersion}`, engine: engineName }, signal, onProgress),
    cancelOpening: () => opening?.abort(),
  };
}

interface Opening {
  readonly files: PackageFiles;
  readonly how: OpenHow;
  readonly signal: AbortSignal;
  /** False once a later opening took the place of this one. */
  readonly isCurrent: () => boolean;
  readonly remember: () => Promise<void>;
}

/** Opens a package and tells the store how it goes. What was open stays open until the new one is whole. */
async function openInto(
  engine: WindowEngine,
  { files, how, signal, isCurrent, remember }: Opening,
): Promise<void> {
  const { put } = useStore.getState();
  const { label } = files;
  const { closeFirst = false, keepScreen = false, pattern = null } = how;
  const started = performance.now();
  const edits = editsToOpenWith();
  put({
    opening: { kind: 'running', label, progress: null },
    ...(keepScreen ? {} : { screen: 'open', notice: null }),
    ...(closeFirst ? { opened: null } : {}),
  });
  try {
    const loaded = await engine.open(files, {
      signal,
      closeFirst,
      pattern,
      edits: edits.files,
      models: modelsAskedBy(keepScreen ? useStore.getState().screen : firstScreen),
      onProgress: (progress) => {
        if (isCurrent()) put({ opening: { kind: 'running', label, progress } });
      },
    });
    const openedInMs = performance.now() - started;
    await settleOpened(engine, edits);
    // Before it is told to be open: a window that is closed right after that still lists it next time.
    await remember().catch(() => undefined);
    // While a later opening is under way the engine answers for this one; once that is open too, no more.
    if (!isCurrent() && useStore.getState().opening.kind !== 'running') return;
    put({
      ...(isCurrent() ? { opening: { kind: 'idle' } } : {}),
      opened: { loaded, source: { files, remember }, pattern, openedInMs, edition: newEdition() },
    });
  } catch (cause) {
    if (isCurrent()) put({ opening: refusal({ files, remember, how, signal }, cause), screen: 'open' });
  }
}

/** The screen that most look at first. */
const firstScreen = 'reading-speed';

/** The models whose rows a screen counts: waited for with progress, while the others can come later. */
function modelsAskedBy(screen: string): string[] {
  const definitions = loadDefinitions();
  if (!definitions.ok) throw new ProblemError(definitions.problems);
  const metrics = screenUses.find(({ id }) => id === screen)?.metrics ?? [];
  return metrics.flatMap((name) => {
    const metric = definitions.value.metrics.get(name);
    return metric === undefined ? [] : factsOf(metric);
  });
}

function refusal({ files, remember, how, signal }: Omit<Opening, 'isCurrent'>, cause: unknown): OpenState {
  const { label } = files;
  const problems = problemsOf(cause);
  const noRoom = problems.find(({ code }) => code === engineMessages.noRoomForBoth.code);
  if (noRoom !== undefined) return { kind: 'asking', label, problem: noRoom, files, remember, how };
  const cancelled =
    signal.aborted || (cause instanceof ProblemError && problems[0].code === engineMessages.cancelled.code);
  return cancelled ? { kind: 'idle' } : { kind: 'refused', label, problems };
}

function setStatus(next: Partial<ReturnType<typeof useStore.getState>['status']>): void {
  const { status, put } = useStore.getState();
  put({ status: { ...status, ...next } });
}

async function lookAtMemory(engine: Pick<EngineClient, 'memory'>): Promise<void> {
  const memory = await engine.memory().catch(() => null);
  const former = useStore.getState().status.memory;
  if (memory?.used !== former?.used || memory?.limit !== former?.limit) setStatus({ memory });
}

/** Looks at the engine's memory now and then. @returns the way to stop. */
export function watchMemory(engine: EngineClient): () => void {
  const timer = setInterval(() => void lookAtMemory(engine), memoryEvery);
  return () => clearInterval(timer);
}

/** Keeps the count of requests that tried to leave the machine. */
export function setRequests(requests: number): void {
  setStatus({ requests });
}
