import { queryMessages } from '../../errors/query.ts';
import { ProblemError } from '../../errors/problem.ts';
import type { Item, Joined, Named, Query, Select, Term } from '../model-query/ast.ts';
import { everything, lookedUpBy, together, union, type Reads, type Relation } from './relation.ts';
import { Scope, type Reached } from './scope.ts';

/** Finds a table of schema `source` or `core`; null where there is none of that name. */
export type FindTable = (schema: string, name: string) => Relation | null;

type Ctes = ReadonlyMap<string, Relation>;

/**
 * What the columns and the rows of a query come from. A column comes from all that its expression names; one of a joined table also
 * from what it was joined by. The rows come from conditions, joins, groups and comparisons; a LEFT JOIN to at most one row leaves
 * them as they are.
 * @throws ProblemError where the query names a table or a column that is not there
 */
export function queryRelation(query: Query, find: FindTable): Relation {
  return new QueryReader(find).read(query, new Map(), null);
}

class QueryReader {
  readonly #find: FindTable;

  constructor(find: FindTable) {
    this.#find = find;
  }

  read(query: Query, outer: Ctes, around: Scope | null): Relation {
    const ctes = new Map(outer);
    for (const { name, query: named } of query.ctes) ctes.set(name, this.read(named, ctes, around));
    const limitedBy = query.selects.length === 1 ? query.limitedBy : null;
    const [first, ...others] = query.selects.map((select) => this.#select(select, limitedBy, ctes, around));
    if (first === undefined) throw new RangeError('A query has no SELECT.');
    if (others.length === 0) return first;
    const stacks = others.map(({ columns }) => [...columns.values()]);
    const columns = [...first.columns].map(([name, reads], i): [string, Reads] => [
      name,
      union([reads, ...stacks.flatMap((stack) => stack[i] ?? [])]),
    ]);
    const compared = query.compared ? columns.map(([, reads]) => everything(reads)) : [];
    const rows = together(first.rows, ...others.map((part) => part.rows));
    const limited = (query.limitedBy ?? []).flatMap((term) => readsOfOutput(term, columns).map(everything));
    const key = query.isDistinct ? columns.map(([name]) => name) : null;
    return { columns: new Map(columns), rows: together(rows, ...compared, ...limited), key };
  }

  #select(select: Select, limitedBy: Query['limitedBy'], ctes: Ctes, around: Scope | null): Relation {
    const inside = (query: Query, scope: Scope): Relation => this.read(query, ctes, scope);
    const { reached, rows, scope } = this.#from(select, ctes, around, inside);
    const columns = columnsOf(select.items, reached, scope);
    const conditions = [select.where, select.having].flatMap((term) => term ?? []);
    // GROUP BY and what follows may name an output column by its name or its place.
    const reads = (term: Term): Reads => {
      const name = term.kind === 'column' && term.table === null ? term.column : null;
      const own = term.kind === 'place' ? [...columns.values()][term.value - 1] : columns.get(name ?? '');
      const isOutput = term.kind === 'place' || (name !== null && !scope.has(name));
      return isOutput && own !== undefined ? own : scope.reads(term);
    };
    const decided = [
      ...conditions.map((term) => scope.reads(term)),
      ...select.groupBy.map(reads),
      ...(limitedBy ?? []).map(reads),
      ...(select.distinct ? [...columns.values()] : []),
    ];
    return { columns, rows: together(rows, ...decided.map(everything)), key: keyOf(select, columns) };
  }

  #from(
    { from, joins }: Select,
    ctes: Ctes,
    around: Scope | null,
    inside: (query: Query, scope: Scope) => Relation,
  ): { reached: Reached[]; rows: ReadonlySet<string>; scope: Scope } {
    const empty = new Set<string>();
    let reached: Reached[] = [];
    let rows: ReadonlySet<string> = empty;
    let scope = new Scope(reached, around, inside);
    for (const joined of from === null ? [] : [{ ...from, how: null, on: null }, ...joins]) {
      const relation = this.#relation(joined, ctes, scope);
      const next = { alias: joined.alias, relation, lookups: empty };
      const wide = new Scope([...reached, next], around, inside);
      const met =
        joined.on === null ? relation.rows : together(relation.rows, everything(wide.reads(joined.on)));
      const isKept = joined.how === 'left' && meetsOneAtMost(joined, relation, wide);
      rows = isKept ? rows : together(rows, met);
      const outer = joined.how === 'right' || joined.how === 'full';
      reached = [
        ...(outer ? reached.map((each) => ({ ...each, lookups: together(each.lookups, met) })) : reached),
        { ...next, lookups: joined.how === null ? empty : met },
      ];
      scope = new Scope(reached, around, inside);
    }
    return { reached, rows, scope };
  }

  #relation({ source, columns: names }: Named, ctes: Ctes, around: Scope): Relation {
    switch (source.kind) {
      case 'query':
        return renamed(this.read(source.query, ctes, around), names);
      case 'values': {
        const [first = []] = source.rows;
        const columns = first.map((_, i): [string, Reads] => [
          names?.[i] ?? `col${i}`,
          union(source.rows.flatMap((row) => (row[i] === undefined ? [] : [around.reads(row[i])]))),
        ]);
        return { columns: new Map(columns), rows: new Set(), key: null };
      }
      case 'table': {
        const { schema, name } = source;
        const found = schema === null ? ctes.get(name) : this.#find(schema, name);
        if (found) return renamed(found, names);
        const full = schema === null ? name : `${schema}.${name}`;
        throw new ProblemError([
          queryMessages.undefinedName({ kind: 'table', name: full, known: [...ctes.keys()] }),
        ]);
      }
    }
  }
}

function renamed(relation: Relation, names: readonly string[] | null): Relation {
  if (names === null) return relation;
  const columns = [...relation.columns].map(([name, reads], i): [string, Reads] => [names[i] ?? name, reads]);
  return { ...relation, columns: new Map(columns), key: null };
}

function columnsOf(
  items: readonly Item[],
  reached: readonly Reached[],
  scope: Scope,
): ReadonlyMap<string, Reads> {
  const columns = items.flatMap((item, i): [string, Reads][] => {
    if (item.kind === 'one') return [[item.name ?? `column ${i + 1}`, scope.reads(item.term)]];
    return reached
      .filter(({ alias }) => item.table === null || alias === item.table)
      .flatMap(({ relation, lookups }) =>
        [...relation.columns].map(([name, reads]): [string, Reads] => [name, lookedUpBy(reads, lookups)]),
      );
  });
  return new Map(columns);
}

/** What an ORDER BY of stacked SELECTs reads: it knows their columns alone, which have the names of the first. Where it is more than one of them, all. */
function readsOfOutput(term: Term, columns: readonly (readonly [string, Reads])[]): readonly Reads[] {
  const place = term.kind === 'place' ? term.value - 1 : columns.findIndex(([name]) => isColumn(term, name));
  const found = columns[place];
  return found === undefined ? columns.map(([, reads]) => reads) : [found[1]];
}

function isColumn(term: Term, name: string): boolean {
  return term.kind === 'column' && term.table === null && term.column === name;
}

/** The columns that name a row of a SELECT: its groups where all are given out, or every column of SELECT DISTINCT. */
function keyOf(
  { items, groupBy, distinct }: Select,
  columns: ReadonlyMap<string, Reads>,
): readonly string[] | null {
  if (distinct) return [...columns.keys()];
  if (groupBy.length === 0) return null;
  const names = groupBy.map((group) => {
    const given = items.find((item) => item.kind === 'one' && sameColumn(item.term, group));
    return given?.kind === 'one' ? given.name : null;
  });
  return names.every((name) => name !== null) ? names : null;
}

function sameColumn(a: Term, b: Term): boolean {
  return a.kind === 'column' && b.kind === 'column' && a.column === b.column && a.table === b.table;
}

/** Whether a join's condition fixes every column of a key of what it joins, so that a row meets one at most. */
function meetsOneAtMost(
  { alias, on }: Joined | (Named & { on: null }),
  { key }: Relation,
  scope: Scope,
): boolean {
  if (key === null || on === null) return false;
  const fixed = new Set(conjuncts(on).flatMap((term) => fixedColumn(term, alias, scope) ?? []));
  return key.every((column) => fixed.has(column));
}

function conjuncts(term: Term): Term[] {
  return term.kind === 'and' ? [...conjuncts(term.left), ...conjuncts(term.right)] : [term];
}

/** The column of `alias` that an equality sets to something from elsewhere; null for any other condition. */
function fixedColumn(term: Term, alias: string, scope: Scope): string | null {
  if (term.kind !== 'equals') return null;
  for (const [own, other] of [
    [term.left, term.right],
    [term.right, term.left],
  ] as const)
    if (own.kind === 'column' && scope.names(own, alias) && !scope.names(other, alias)) return own.column;
  return null;
}
