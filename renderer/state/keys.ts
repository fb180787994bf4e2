import type { Guide } from '../../shared/guidelines/guide.ts';
import type { Filter } from '../../shared/workspace/filter.ts';
import type { EditedFile } from '../../shared/semantic/definitions/edited.ts';
import type { OpenState, PackageState } from './package.ts';
import type { Settings } from '../../shared/workspace/settings.ts';
import type { StatusState } from './status.ts';

/** Light, dark, or as the system has it. */
export const themes = ['system', 'light', 'dark'] as const;
/** One of {@link themes}. */
export type Theme = (typeof themes)[number];

/** A saved workspace that the window has open, by the name of its file. */
export interface WorkspaceState {
  readonly name: string;
  /** What was saved, as text, to tell whether something changed since. */
  readonly saved: string;
}

/** A message shown until it is dismissed or replaced. */
export interface Notice {
  readonly tone: 'note' | 'warning' | 'error';
  readonly text: string;
}

/** Edits of the definitions, and the same as a unified diff. */
export interface Edits {
  readonly files: readonly EditedFile[];
  readonly patch: string;
}

/** Edits that a workspace carries, until somebody says whether they are to hold. */
export interface OfferedEdits extends Edits {
  /** The name of the workspace's file. */
  readonly from: string;
}

/** Everything that the window remembers. Each key's fate is declared in {@link keyPolicies}. */
export interface StateValues {
  /** Id of the screen in view. */
  readonly screen: string;
  readonly filters: readonly Filter[];
  readonly settings: Settings;
  /** The user's own style guides. */
  readonly guides: readonly Guide[];
  /** Definition files as the rule lab has them, which nothing else reads. */
  readonly draft: readonly EditedFile[];
  /** The edits that are in force, or are about to be. */
  readonly edits: Edits;
  readonly offered: OfferedEdits | null;
  /** Fingerprint of the definitions in force; null before any were edited. */
  readonly definitions: string | null;
  /** The edits are being put in force. */
  readonly applying: boolean;
  readonly theme: Theme;
  readonly inspectorOpen: boolean;
  /** The inspector as a drawer, in a narrow window. */
  readonly drawerOpen: boolean;
  /** The package in use, null before the first. */
  readonly opened: PackageState | null;
  /** The package being opened, or why it was refused. */
  readonly opening: OpenState;
  readonly workspace: WorkspaceState | null;
  readonly status: StatusState;
  readonly notice: Notice | null;
  readonly dialog: 'palette' | 'shortcuts' | null;
}

/** What becomes of a key. */
export interface KeyPolicy {
  /** Kept in the browser's storage over restarts. */
  readonly persists: boolean;
  /** Part of each undo step. */
  readonly undoes: boolean;
  /** Part of the address, so that a link or a saved workspace brings it back. */
  readonly address: boolean;
}

/** The one table that decides for every key. A key added to {@link StateValues} does not compile until it is decided here. */
export const keyPolicies = {
  screen: { persists: false, undoes: false, address: true },
  filters: { persists: false, undoes: true, address: true },
  settings: { persists: false, undoes: true, address: true },
  guides: { persists: true, undoes: true, address: false },
  draft: { persists: false, undoes: true, address: false },
  edits: { persists: false, undoes: true, address: false },
  offered: { persists: false, undoes: false, address: false },
  definitions: { persists: false, undoes: false, address: false },
  applying: { persists: false, undoes: false, address: false },
  theme: { persists: true, undoes: false, address: false },
  inspectorOpen: { persists: true, undoes: false, address: false },
  drawerOpen: { persists: false, undoes: false, address: false },
  opened: { persists: false, undoes: false, address: false },
  opening: { persists: false, undoes: false, address: false },
  workspace: { persists: false, undoes: false, address: false },
  status: { persists: false, undoes: false, address: false },
  notice: { persists: false, undoes: false, address: false },
  dialog: { persists: false, undoes: false, address: false },
} as const satisfies Readonly<Record<keyof StateValues, KeyPolicy>>;

type KeysThat<F extends keyof KeyPolicy> = {
  [K in keyof StateValues]: (typeof keyPolicies)[K][F] extends true ? K : never;
}[keyof StateValues];

/** The part of the state that undo brings back. */
export type Undoable = Pick<StateValues, KeysThat<'undoes'>>;
/** The part of the state that the address holds. */
export type Addressed = Pick<StateValues, KeysThat<'address'>>;
/** The part of the state that storage keeps. */
export type Persisted = Pick<StateValues, KeysThat<'persists'>>;
