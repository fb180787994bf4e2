import type { LoadedPackage, LoadProgress } from '../../shared/engine/load.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import type { OpenHow } from './workbench.ts';

/** The loaded package, as the window knows it. */
export interface PackageState {
  readonly loaded: LoadedPackage;
  /** Where it came from, to open it again otherwise. */
  readonly source: { readonly files: PackageFiles; readonly remember: () => Promise<void> };
  /** How the names of its subtitle files were read; null for the usual ways. */
  readonly pattern: string | null;
  /** Milliseconds from the choice to the swap. */
  readonly openedInMs: number;
  /** By {@link newEdition}: answers of one edition are never shown as those of another. */
  readonly edition: number;
}

let lastEdition = 0;

/** A number for an opening of a package, or for other definitions over it, that none in this window had before, closed ones included. */
export function newEdition(): number {
  lastEdition += 1;
  return lastEdition;
}

/** The opening of a package. */
export type OpenState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly label: string; readonly progress: LoadProgress | null }
  /** Memory cannot hold the old and the new package at once: the user is asked before the old one closes. */
  | {
      readonly kind: 'asking';
      readonly label: string;
      readonly problem: Problem;
      readonly files: PackageFiles;
      readonly remember: () => Promise<void>;
      /** How it was to be opened. */
      readonly how: OpenHow;
    }
  | { readonly kind: 'refused'; readonly label: string; readonly problems: readonly Problem[] };

/** Rows of a source table of the loaded package; 0 when it is not there. */
export function rowsOfTable(opened: PackageState, table: string): number {
  return opened.loaded.tables.reduce((rows, one) => (one.name === table ? rows + one.rows : rows), 0);
}
