import { useEffect, useState } from 'react';
import type { DiffProgress } from '../../../shared/engine/diff-definitions.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { EditedFile } from '../../../shared/semantic/definitions/edited.ts';
import type { DefinitionDiff } from '../../../shared/semantic/diff/types.ts';
import { problemsOf } from '../../state/problems.ts';
import { useStore } from '../../state/store.ts';
import { useWorkbench, type Workbench } from '../../state/workbench.ts';
import { sameEdits } from './files.ts';

/** What is known of an edit. */
export type DiffState =
  /** There is no edit. */
  | { readonly kind: 'none' }
  /** The definitions are wrong with it, or it can't be built. */
  | { readonly kind: 'wrong'; readonly problems: readonly Problem[] }
  | { readonly kind: 'running'; readonly progress: DiffProgress | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'done'; readonly ms: number };

/** The state of an edit, and what the last edit that was computed changes. */
export interface LabDiff {
  readonly state: DiffState;
  /** Stale while it belongs to an edit before this one. Null where there is no edit. */
  readonly diff: DefinitionDiff | null;
  readonly cancel: () => void;
  /** Computes it again, as after a cancel. */
  readonly run: () => void;
}

/** For so many ms at least a step stays. */
const readableMs = 100;

/** Typing goes on meanwhile: nothing is computed before it rests for so many ms. */
const rest = 150;

/** What the draft would change against what is in force: computed anew whenever it changes, the former run cancelled. */
export function useDiff(draft: readonly EditedFile[]): LabDiff {
  const workbench = useWorkbench();
  const edition = useStore((state) => state.opened?.edition ?? 0);
  const applied = useStore((state) => state.edits.files);
  const applying = useStore((state) => state.applying);
  const isEdited = !sameEdits(draft, applied) && !applying;
  const [state, setState] = useState<DiffState>({ kind: 'none' });
  const [diff, setDiff] = useState<DefinitionDiff | null>(null);
  const [asked, setAsked] = useState(0);
  const [running, setRunning] = useState<AbortController | null>(null);
  useEffect(() => {
    if (!isEdited) return undefined;
    const abort = new AbortController();
    const tell = (next: DiffState): void => {
      if (!abort.signal.aborted || next.kind === 'cancelled') setState(next);
    };
    const wait = setTimeout(() => {
      setRunning(abort);
      void compute(workbench, draft, abort.signal, tell, setDiff);
    }, rest);
    return () => {
      clearTimeout(wait);
      abort.abort('replaced');
    };
  }, [draft, isEdited, edition, workbench, asked]);
  return {
    state: isEdited ? state : { kind: 'none' },
    diff: isEdited ? diff : null,
    cancel: () => {
      running?.abort('cancelled');
      setState({ kind: 'cancelled' });
    },
    run: () => setAsked(asked + 1),
  };
}

/** Passes on no more steps than can be read: most take less than a frame, and each draws the screen anew. */
function readably(tell: (progress: DiffProgress) => void): (progress: DiffProgress) => void {
  let last = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (now - last < readableMs) return;
    last = now;
    tell(progress);
  };
}

async function compute(
  workbench: Workbench,
  draft: readonly EditedFile[],
  signal: AbortSignal,
  tell: (state: DiffState) => void,
  found: (diff: DefinitionDiff) => void,
): Promise<void> {
  const started = performance.now();
  tell({ kind: 'running', progress: null });
  try {
    const diff = await workbench.diff(
      draft,
      signal,
      readably((progress) => tell({ kind: 'running', progress })),
    );
    if (signal.aborted) return;
    found(diff);
    tell({ kind: 'done', ms: performance.now() - started });
  } catch (cause) {
    tell({ kind: 'wrong', problems: problemsOf(cause) });
  }
}
