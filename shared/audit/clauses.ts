import type { Token } from './lex.ts';

/** A stretch of tokens, the end not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const clauseWords = new Set([
  'select',
  'from',
  'where',
  'group',
  'having',
  'qualify',
  'window',
  'order',
  'limit',
  'offset',
  'fetch',
]);
const setWords = new Set(['union', 'intersect', 'except', 'minus']);

/** What a token does to the depth of brackets; CASE and END are brackets too. */
export function depthStep({ kind, text }: Token): -1 | 0 | 1 {
  if (kind === 'symbol') {
    if (text === '(' || text === '[' || text === '{') return 1;
    return text === ')' || text === ']' || text === '}' ? -1 : 0;
  }
  if (kind !== 'word') return 0;
  const word = text.toLowerCase();
  return word === 'case' ? 1 : word === 'end' ? -1 : 0;
}

/**
 * The clauses of the SELECT whose first word stands at `select`, by their first word, without it.
 * @returns a stretch for `select`, `from`, `where`, ..., as far as it has them
 */
export function clausesOf(tokens: readonly Token[], select: number): Map<string, Stretch> {
  const found = new Map<string, Stretch>();
  let open = { word: 'select', from: select + 1 };
  let depth = 0;
  let at = select + 1;
  for (; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    depth += depthStep(token);
    if (depth < 0 || (depth === 0 && token.text === ';')) break;
    if (depth > 0 || token.kind !== 'word') continue;
    const word = token.text.toLowerCase();
    const before = tokens[at - 1]?.text.toLowerCase();
    if (setWords.has(word) && before !== '*') break;
    if (!clauseWords.has(word) || (word === 'from' && before === 'distinct') || before === '.') continue;
    found.set(open.word, { from: open.from, to: at });
    open = { word, from: at + 1 };
  }
  found.set(open.word, { from: open.from, to: at });
  return found;
}

/** The pieces of a stretch between the separators that stand outside all brackets. */
export function split(
  tokens: readonly Token[],
  { from, to }: Stretch,
  isSeparator: (token: Token, at: number) => boolean,
): Stretch[] {
  const pieces: Stretch[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    depth += depthStep(token);
    if (depth !== 0 || !isSeparator(token, at)) continue;
    pieces.push({ from: start, to: at });
    start = at + 1;
  }
  pieces.push({ from: start, to });
  return pieces.filter((piece) => piece.to > piece.from);
}

/** The conditions that must hold together, of a WHERE, HAVING or QUALIFY clause. The AND of a BETWEEN sets nothing apart. */
export function conjuncts(tokens: readonly Token[], stretch: Stretch): Stretch[] {
  let betweens = 0;
  return split(tokens, stretch, (token) => {
    if (token.kind !== 'word') return false;
    const word = token.text.toLowerCase();
    if (word === 'between') betweens += 1;
    if (word !== 'and') return false;
    if (betweens === 0) return true;
    betweens -= 1;
    return false;
  });
}
