import { clausesOf, conjuncts, depthStep, split, type Stretch } from './clauses.ts';
import { logicOf, type Logic } from './normalise.ts';
import type { Token } from './lex.ts';
import type { Places } from './places.ts';
import { identOf, nodeAt, nodesAt, ownSpan, visit, type Node } from './tree.ts';

/**
 * What of a query carries logic: the body of a table that it defines by WITH, a CASE block, a condition of WHERE, HAVING or QUALIFY,
 * and a measure, which is a column that aggregates.
 */
export const partKinds = ['cte', 'case', 'condition', 'measure'] as const;
/** One of {@link partKinds}. */
export type PartKind = (typeof partKinds)[number];

/** A part of a query. */
export interface Part {
  readonly kind: PartKind;
  /** The name that the query gives it, in lower case; empty for a part without one. */
  readonly label: string;
  /** Its first and last line in the SQL, from 1. */
  readonly line: number;
  readonly lastLine: number;
  readonly text: string;
  readonly logic: Logic;
}

/** A query as it was read: its text, tokens, tree and the tokens that name something for this query alone. */
export interface ReadTree {
  readonly sql: string;
  readonly tokens: readonly Token[];
  readonly places: Places;
  readonly statements: readonly unknown[];
  readonly aliases: ReadonlySet<number>;
}

const aggregates =
  /^(count(_?if)?|sum(_?if)?|avg(_?if)?|mean|min|max|median|mode|any_value|arbitrary|approx_\w+|percentile_\w+|quantile\w*|(max|min)_by|arg_(max|min)|stddev\w*|var(iance)?(_\w+)?|corr|(array|string|list|map)_?agg|listagg|bool_(and|or)|every|(set|multimap)_agg)$/i;

/** The parts of a query, in the order in which they stand. A CASE block within another is a part of that one. */
export function partsOf(read: ReadTree): Part[] {
  const parts: Part[] = [];
  const add = (kind: PartKind, label: string, stretch: Stretch): void => {
    const part = partAt(read, kind, label, stretch);
    if (part !== null) parts.push(part);
  };
  visit(read.statements, (node) => {
    for (const cte of nodesAt(node, 'cte_tables')) {
      const body = cteBody(read, cte);
      if (body !== null) add('cte', identOf(nodeAt(cte, 'alias')?.['name'])?.value ?? '', body);
    }
    const select = nodeAt(node, 'Select');
    if (select !== null) addSelect(read, select, add);
  });
  for (const { label, stretch } of caseBlocks(read)) add('case', label, stretch);
  return parts.toSorted((a, b) => a.line - b.line);
}

type Add = (kind: PartKind, label: string, stretch: Stretch) => void;

function partAt(read: ReadTree, kind: PartKind, label: string, { from, to }: Stretch): Part | null {
  const [first, last] = [read.tokens[from], read.tokens[to - 1]];
  if (first === undefined || last === undefined) return null;
  const text = read.sql.slice(first.start, last.start + last.text.length);
  const lastLine = last.line + last.text.split('\n').length - 1;
  const logic = logicOf(read.tokens, from, to, read.aliases);
  return { kind, label: label.toLowerCase(), line: first.line, lastLine, text, logic };
}

function cteBody({ tokens, places }: ReadTree, cte: Node): Stretch | null {
  const end = tokenOf(places, nodeAt(cte, 'closing_paren_token'));
  if (end === null) return null;
  let depth = 0;
  for (let at = end; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token?.kind === 'symbol') depth += token.text === ')' ? 1 : token.text === '(' ? -1 : 0;
    if (depth === 0) return { from: at + 1, to: end };
  }
  return null;
}

function addSelect({ tokens, places, aliases }: ReadTree, select: Node, add: Add): void {
  const start = tokenOf(places, nodeAt(select, 'select_token'));
  if (start === null) return;
  const clauses = clausesOf(tokens, start);
  for (const word of ['where', 'having', 'qualify']) {
    const clause = clauses.get(word);
    if (clause !== undefined) for (const stretch of conjuncts(tokens, clause)) add('condition', '', stretch);
  }
  const list = clauses.get('select');
  if (list === undefined) return;
  for (const item of split(tokens, list, ({ kind, text }) => kind === 'symbol' && text === ',')) {
    const last = item.to - 1;
    if (!isMeasure(tokens, item)) continue;
    add('measure', aliases.has(last) ? nameAt(tokens, last) : '', withoutAlias(tokens, item, aliases));
  }
}

function nameAt(tokens: readonly Token[], at: number): string {
  return (tokens[at]?.text ?? '').replace(/^["`](.*)["`]$/s, '$1');
}

function withoutAlias(tokens: readonly Token[], item: Stretch, aliases: ReadonlySet<number>): Stretch {
  if (!aliases.has(item.to - 1)) return item;
  const to = tokens[item.to - 2]?.text.toLowerCase() === 'as' ? item.to - 2 : item.to - 1;
  return { from: item.from, to };
}

/** Whether a column aggregates: it calls an aggregate that is no window function's. */
function isMeasure(tokens: readonly Token[], { from, to }: Stretch): boolean {
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' || !aggregates.test(token.text) || tokens[at + 1]?.text !== '(') continue;
    const after = tokens[closing(tokens, at + 1) + 1];
    if (after?.text.toLowerCase() !== 'over') return true;
  }
  return false;
}

/** The place of the bracket that closes the one at `open`; the end of the text where none does. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    const token = tokens[at];
    depth += token === undefined ? 0 : depthStep(token);
    if (depth === 0) return at;
  }
  return tokens.length;
}

/** The outermost CASE blocks, each with the name of the column that it alone makes. */
function caseBlocks({
  statements,
  places,
  tokens,
  aliases,
}: ReadTree): { label: string; stretch: Stretch }[] {
  const found: Stretch[] = [];
  visit(statements, (node) => {
    const block = nodeAt(node, 'Case');
    if (block === null) return;
    const from = tokenOf(places, nodeAt(block, 'case_token'));
    const end = tokenOf(places, nodeAt(block, 'end_token'));
    if (from !== null && end !== null) found.push({ from, to: end + 1 });
  });
  let end = 0;
  const outer = found
    .toSorted((a, b) => a.from - b.from)
    .filter(({ to }) => {
      const isOutside = to > end;
      if (isOutside) end = to;
      return isOutside;
    });
  return outer.map((stretch) => {
    const alias = tokens[stretch.to]?.text.toLowerCase() === 'as' ? stretch.to + 1 : stretch.to;
    return { label: aliases.has(alias) ? nameAt(tokens, alias) : '', stretch };
  });
}

function tokenOf(places: Places, node: Node | null): number | null {
  const span = node === null ? null : ownSpan(node);
  return span === null ? null : places.tokenAt(span);
}
