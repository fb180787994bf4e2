import { create } from 'zustand';
import { initialStatus } from './status.ts';
import { emptyHistory, redone, step, undone, type History } from './history.ts';
import type { StateValues, Undoable } from './keys.ts';

/** The store: the values, the undo history beside them, and the few ways to change them. */
export interface State extends StateValues {
  readonly history: History;
  /** Changes what undo brings back, as one step. Changes that share a `gesture` (a drag) are one step together. */
  readonly change: (next: Partial<Undoable>, gesture?: string) => void;
  /** Changes anything else: no step is kept. */
  readonly put: (next: Partial<Omit<StateValues, keyof Undoable>>) => void;
  /** Replaces what is in view, as a saved workspace or an address does: one step. */
  readonly show: (next: Partial<Undoable> & { readonly screen?: string }) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** The values of a fresh window. */
export const initialValues: StateValues = {
  screen: 'open',
  filters: [],
  settings: {},
  guides: [],
  draft: [],
  edits: { files: [], patch: '' },
  offered: null,
  definitions: null,
  applying: false,
  theme: 'system',
  inspectorOpen: true,
  drawerOpen: false,
  opened: null,
  opening: { kind: 'idle' },
  workspace: null,
  status: initialStatus,
  notice: null,
  dialog: null,
};

/** The window's one store. */
export const useStore = create<State>()((set) => ({
  ...initialValues,
  history: emptyHistory,
  change: (next, gesture) =>
    set((state) => ({ ...next, history: step(state.history, snapshot(state), gesture ?? null) })),
  put: (next) => set(next),
  show: (next) => set((state) => ({ ...next, history: step(state.history, snapshot(state), null) })),
  undo: () => set((state) => move(state, undone(state.history, snapshot(state)))),
  redo: () => set((state) => move(state, redone(state.history, snapshot(state)))),
}));

/** The values that undo keeps, with the screen where they were seen. */
function snapshot({
  screen,
  filters,
  settings,
  guides,
  draft,
  edits,
}: StateValues): Undoable & { readonly screen: string } {
  return { screen, filters, settings, guides, draft, edits };
}

function move(state: State, moved: ReturnType<typeof undone>): Partial<State> {
  return moved === null ? state : { ...moved.values, history: moved.history };
}
