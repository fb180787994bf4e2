import { queryMessages } from '../../errors/query.ts';
import { ProblemError } from '../../errors/problem.ts';
import type { Term } from '../model-query/ast.ts';
import { lookedUpBy, noReads, union, type Reads, type Relation } from './relation.ts';

/** A relation under the name by which a SELECT reaches it. */
export interface Reached {
  readonly alias: string;
  readonly relation: Relation;
  /** What decides which of its rows is met; empty for the first of a FROM clause. */
  readonly lookups: ReadonlySet<string>;
}

/** Reads a query that stands inside a term, within the scope around it. */
export type ReadInside = (
  query: Extract<Term, { kind: 'made' }>['queries'][number],
  scope: Scope,
) => Relation;

/** The columns that the terms of one SELECT may name. */
export class Scope {
  readonly #reached: readonly Reached[];
  readonly #around: Scope | null;
  readonly #inside: ReadInside;

  constructor(reached: readonly Reached[], around: Scope | null, inside: ReadInside) {
    this.#reached = reached;
    this.#around = around;
    this.#inside = inside;
  }

  /** What a term comes from. @throws ProblemError where it names a column that is not there */
  reads(term: Term): Reads {
    switch (term.kind) {
      case 'column':
        return this.#column(term.table, term.column) ?? this.#unknown(term);
      case 'place':
        return noReads;
      case 'equals':
      case 'and':
        return union([this.reads(term.left), this.reads(term.right)]);
      case 'made': {
        const queries = term.queries.map((query) => {
          const { columns, rows } = this.#inside(query, this);
          return lookedUpBy(union([...columns.values()]), rows);
        });
        return union([...term.parts.map((part) => this.reads(part)), ...queries]);
      }
    }
  }

  /** Whether a term names columns of one of the relations, so that its value depends on the row met there. */
  names(term: Term, alias: string): boolean {
    switch (term.kind) {
      case 'column':
        return term.table === null ? this.#holders(term.column).includes(alias) : term.table === alias;
      case 'place':
        return false;
      case 'equals':
      case 'and':
        return this.names(term.left, alias) || this.names(term.right, alias);
      case 'made':
        return term.queries.length > 0 || term.parts.some((part) => this.names(part, alias));
    }
  }

  /** Whether a name is a column here, without a table before it. */
  has(column: string): boolean {
    return this.#column(null, column) !== null;
  }

  #holders(column: string): string[] {
    return this.#reached.filter(({ relation }) => relation.columns.has(column)).map(({ alias }) => alias);
  }

  #column(table: string | null, column: string): Reads | null {
    const [found] = this.#reached.filter(
      ({ alias, relation }) => (table === null || alias === table) && relation.columns.has(column),
    );
    if (found === undefined) return this.#around === null ? null : this.#around.#column(table, column);
    return lookedUpBy(found.relation.columns.get(column) ?? noReads, found.lookups);
  }

  #unknown({ table, column }: { readonly table: string | null; readonly column: string }): never {
    const known = this.#reached.flatMap(({ alias, relation }) =>
      table === null || alias === table ? [...relation.columns.keys()] : [],
    );
    const name = table === null ? column : `${table}.${column}`;
    throw new ProblemError([queryMessages.undefinedName({ kind: 'column', name, known })]);
  }
}
