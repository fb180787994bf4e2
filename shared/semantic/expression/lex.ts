import type { Span } from './ast.ts';

/** A piece of an expression's text. Words are lower-cased in `text`; strings are unquoted. */
export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'string' | 'symbol' | 'end' | 'bad';
  readonly text: string;
}

const pieces =
  /(?<space>\s+)|(?<number>\d+(?:\.\d+)?)|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<string>'(?:[^']|'')*')|(?<symbol><=|>=|!=|<>|[-=<>+*/(),.])|(?<bad>.)/gsu;

/** Cuts an expression into tokens, the last of kind `end`. A character that belongs nowhere is of kind `bad`. */
export function lex(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pieces)) {
    const token = tokenOf(match);
    if (token !== null) tokens.push(token);
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

function tokenOf(match: RegExpExecArray): Token | null {
  const [text] = match;
  const span = { start: match.index, end: match.index + text.length };
  if (match.groups?.['space'] !== undefined) return null;
  if (match.groups?.['number'] !== undefined) return { kind: 'number', text, ...span };
  if (match.groups?.['word'] !== undefined) return { kind: 'word', text: text.toLowerCase(), ...span };
  if (match.groups?.['string'] !== undefined)
    return { kind: 'string', text: text.slice(1, -1).replaceAll("''", "'"), ...span };
  if (match.groups?.['symbol'] !== undefined)
    return { kind: 'symbol', text: text === '<>' ? '!=' : text, ...span };
  return { kind: 'bad', text, ...span };
}
