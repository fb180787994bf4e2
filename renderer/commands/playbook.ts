/** What the playbook of dashboards can be saved as. */
export const playbookKinds = ['csv', 'markdown'] as const;
/** One of {@link playbookKinds}. */
export type PlaybookKind = (typeof playbookKinds)[number];

/** What commands do with the playbook. */
export interface PlaybookActions {
  /** Asks where to save it, and tells how that went. */
  save(kind: PlaybookKind): Promise<void>;
}

let current: PlaybookActions | null = null;

/** Makes a playbook the one that commands reach, while it is in view. @returns the way to take it back. */
export function registerPlaybook(actions: PlaybookActions): () => void {
  current = actions;
  return () => {
    if (current === actions) current = null;
  };
}

/** The playbook in view; null where there is none. */
export function currentPlaybook(): PlaybookActions | null {
  return current;
}
