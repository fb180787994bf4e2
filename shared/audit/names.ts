import type { Places } from './places.ts';
import { identOf, identsOf, isNode, nodeAt, nodesAt, visit, type Ident, type Node } from './tree.ts';

/** A table that a query reads, as it names it. */
export interface TableRead {
  /** With its schema and catalogue, in lower case: `loc.deliveries`. */
  readonly name: string;
  readonly line: number;
}

/** The names in a query's tree. */
export interface Names {
  /** Tables in schemas; what the query itself defines by WITH is none. */
  readonly tables: readonly TableRead[];
  /** Columns by their own names, in lower case, each once. */
  readonly columns: readonly string[];
  /** Places of the tokens that name something for this query alone: aliases, qualifiers, schemas. */
  readonly aliases: ReadonlySet<number>;
  /** Names that the query defines by WITH, in lower case. */
  readonly defined: ReadonlySet<string>;
}

/** Collects the names in the statements of a query. */
export function namesIn(statements: readonly unknown[], places: Places): Names {
  const tables: TableRead[] = [];
  const columns = new Set<string>();
  const aliases = new Set<number>();
  const defined = new Set<string>();
  const drop = (idents: readonly Ident[]): void => {
    for (const { span } of idents) {
      const at = places.tokenAt(span);
      if (at !== null) aliases.add(at);
    }
  };
  const owners = new Set<unknown>();
  visit(statements, (node) => {
    for (const cte of nodesAt(node, 'cte_tables')) {
      const name = identOf(nodeAt(cte, 'alias')?.['name']);
      if (name !== null) defined.add(name.value.toLowerCase());
    }
    drop(aliasesAt(node));
    for (const owner of nameOwners(node)) owners.add(owner);
    const parts = tableAt(node);
    const table = parts.map(({ value }) => value.toLowerCase()).join('.');
    if (parts[0] !== undefined && !(parts.length === 1 && defined.has(table)))
      tables.push({ name: table, line: parts[0].span.start.line });
    drop(defined.has(table) ? parts : parts.slice(0, -1));
    const dotted = identsOf(node['CompoundIdentifier']);
    const column = dotted.at(-1) ?? (owners.has(node) ? null : identOf(node['Identifier']));
    if (column !== null) columns.add(column.value.toLowerCase());
    drop(dotted.slice(0, -1));
  });
  return { tables, columns: [...columns].toSorted(), aliases, defined };
}

/** The dotted name of a table that a node reads; empty for a node that reads none, as one that calls a function. */
export function tableAt(node: Node): Ident[] {
  const table = nodeAt(node, 'Table');
  return table === null || isNode(table['args']) ? [] : identsOf(table['name']);
}

/** The parts of a name that is no column: of a table or a function. */
function nameOwners(node: Node): Node[] {
  const named = nodeAt(node, 'Table') ?? nodeAt(node, 'Function');
  return [...(named === null ? [] : nodesAt(named, 'name')), ...nodesAt(node, 'ObjectName')];
}

/** Aliases that a node gives: of a column, a table, or what `WITH` defines. */
function aliasesAt(node: Node): Ident[] {
  const column = nodeAt(node, 'ExprWithAlias')?.['alias'];
  const { alias } = node;
  const table = isNode(alias) ? alias['name'] : null;
  return [identOf(column), identOf(table)].filter((ident) => ident !== null);
}
