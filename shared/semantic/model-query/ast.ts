/**
 * A model's SQL as far as lineage has to know it: which columns each part reads, and what decides the rows. What an operator or a
 * function does is left out, which keeps the tree small and true for every dialect.
 */

/** Something that has a value. */
export type Term =
  | { readonly kind: 'column'; readonly table: string | null; readonly column: string }
  /** A whole number, which in GROUP BY names an output column by its place. */
  | { readonly kind: 'place'; readonly value: number }
  | { readonly kind: 'equals'; readonly left: Term; readonly right: Term }
  | { readonly kind: 'and'; readonly left: Term; readonly right: Term }
  /** Anything else, made of its parts and of the queries inside it. */
  | { readonly kind: 'made'; readonly parts: readonly Term[]; readonly queries: readonly Query[] };

/** An output column, with a null name where it has none, or all columns of one or every table. */
export type Item =
  | { readonly kind: 'one'; readonly name: string | null; readonly term: Term }
  | { readonly kind: 'all'; readonly table: string | null };

/** What a FROM clause names. */
export type Source =
  | { readonly kind: 'table'; readonly schema: string | null; readonly name: string }
  | { readonly kind: 'query'; readonly query: Query }
  | { readonly kind: 'values'; readonly rows: readonly (readonly Term[])[] };

/** A source under the name by which columns reach it. */
export interface Named {
  readonly source: Source;
  readonly alias: string;
  /** The names of its columns where the alias gives them; null where they keep their own. */
  readonly columns: readonly string[] | null;
}

/** A source that is joined to those before it. */
export interface Joined extends Named {
  readonly how: 'inner' | 'left' | 'right' | 'full' | 'cross';
  /** The condition; null for a cross join. */
  readonly on: Term | null;
}

/** One SELECT. */
export interface Select {
  readonly distinct: boolean;
  readonly items: readonly Item[];
  readonly from: Named | null;
  readonly joins: readonly Joined[];
  readonly where: Term | null;
  readonly groupBy: readonly Term[];
  readonly having: Term | null;
}

/** SELECTs stacked by set operations, over named queries. */
export interface Query {
  readonly ctes: readonly { readonly name: string; readonly query: Query }[];
  readonly selects: readonly [Select, ...Select[]];
  /** True where rows are compared to each other: UNION without ALL, INTERSECT, EXCEPT. */
  readonly compared: boolean;
  /** True where rows are compared and none is left twice, since each of the set operations is without ALL. */
  readonly isDistinct: boolean;
  /** What a LIMIT picks rows by; null without one. */
  readonly limitedBy: readonly Term[] | null;
}
