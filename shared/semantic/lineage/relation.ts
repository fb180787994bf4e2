/** What a value comes from: ids of source columns and model columns, `source.viewing.views`, or of a table's rows, `source.viewing`. */
export interface Reads {
  /** What it is computed from, conditions of a CASE or a FILTER included. */
  readonly values: ReadonlySet<string>;
  /** What decides which row of a joined table it is taken from. */
  readonly lookups: ReadonlySet<string>;
}

/** A table, a named query or a query inside another, as lineage sees it. */
export interface Relation {
  readonly columns: ReadonlyMap<string, Reads>;
  /** What decides which rows there are. */
  readonly rows: ReadonlySet<string>;
  /** Columns that together name a row; null where none are known. */
  readonly key: readonly string[] | null;
}

/** What a literal comes from: nothing. */
export const noReads: Reads = { values: new Set(), lookups: new Set() };

/** All that several values come from. What one is computed from is no lookup of the other. */
export function union(all: readonly Reads[]): Reads {
  const values = together(...all.map((reads) => reads.values));
  return { values, lookups: without(together(...all.map((reads) => reads.lookups)), values) };
}

/** Everything that a value comes from, in whatever way. */
export function everything({ values, lookups }: Reads): ReadonlySet<string> {
  return together(values, lookups);
}

/** A value with more that decides which row it is taken from. */
export function lookedUpBy({ values, lookups }: Reads, more: ReadonlySet<string>): Reads {
  return { values, lookups: without(together(lookups, more), values) };
}

/** The members of all sets. */
export function together(...sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]));
}

function without(set: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...set].filter((each) => !others.has(each)));
}
