import type { Undoable } from './keys.ts';

/** What one step holds: the values before it and the screen on which they were seen, so that undo never acts out of sight. */
export type Snapshot = Undoable & { readonly screen: string };

/** Undo and redo. Newest last. */
export interface History {
  readonly past: readonly Snapshot[];
  readonly future: readonly Snapshot[];
  /** The gesture that made the last step, null when it was none. */
  readonly gesture: string | null;
}

/** The history of a view that was not changed yet. */
export const emptyHistory: History = { past: [], future: [], gesture: null };

/** Steps kept; older ones are forgotten. */
export const longestHistory = 200;

/** The history after a change of `before`. A change of the gesture that made the last step adds none. */
export function step(history: History, before: Snapshot, gesture: string | null): History {
  if (gesture !== null && gesture === history.gesture) return { ...history, future: [] };
  return { past: [...history.past, before].slice(-longestHistory), future: [], gesture };
}

/** A move through the history and the values that it brings back; null when there is nowhere to go. */
export function undone(history: History, now: Snapshot): { values: Snapshot; history: History } | null {
  const values = history.past.at(-1);
  if (values === undefined) return null;
  return {
    values,
    history: { past: history.past.slice(0, -1), future: [now, ...history.future], gesture: null },
  };
}

/** The way back from {@link undone}. */
export function redone(history: History, now: Snapshot): { values: Snapshot; history: History } | null {
  const [values, ...future] = history.future;
  if (values === undefined) return null;
  return { values, history: { past: [...history.past, now], future, gesture: null } };
}
