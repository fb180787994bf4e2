/** A node of the parser's tree: plain data whose shape is looked at, never trusted. */
export type Node = Readonly<Record<string, unknown>>;

/** A stretch of text, by lines and characters from 1; the end is the first character after it. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** An identifier with its place. */
export interface Ident {
  readonly value: string;
  readonly span: Span;
}

/** Whether a value of the parser's JSON is a node of its tree. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The node under a key; null where there is none. */
export function nodeAt(node: Node, key: string): Node | null {
  const value = node[key];
  return isNode(value) ? value : null;
}

/** The nodes of the list under a key. */
export function nodesAt(node: Node, key: string): Node[] {
  const value = node[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The span that a node carries itself; null for one that carries none. */
export function ownSpan(node: Node): Span | null {
  const { span } = node;
  if (!isNode(span) || !isPosition(span['start']) || !isPosition(span['end'])) return null;
  // The parser marks what has no place by line 0.
  return span['start'].line === 0 ? null : { start: span['start'], end: span['end'] };
}

function isPosition(value: unknown): value is Position {
  return isNode(value) && typeof value['line'] === 'number' && typeof value['column'] === 'number';
}

/** An identifier node as such; null for anything else. */
export function identOf(value: unknown): Ident | null {
  if (!isNode(value) || typeof value['value'] !== 'string') return null;
  const span = ownSpan(value);
  return span === null ? null : { value: value['value'], span };
}

/** The parts of a dotted name, as `[{ Identifier: ident }, ...]` or as bare identifiers. */
export function identsOf(value: unknown): Ident[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((part: unknown) => {
    const ident = identOf(isNode(part) && 'Identifier' in part ? part['Identifier'] : part);
    return ident === null ? [] : [ident];
  });
}

/**
 * Visits a value and all below it, parents first and in the order of the tree. The tree may be some hundred levels deep.
 * @param see is given each node; where it returns false, what is below is left out
 */
export function visit(value: unknown, see: (node: Node) => unknown): void {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (Array.isArray(next)) open.push(...(next as readonly unknown[]).toReversed());
    else if (isNode(next) && see(next) !== false) open.push(...Object.values(next).toReversed());
  }
}
