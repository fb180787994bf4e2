import { Sha256 } from '../package/sha256.ts';
import { unquoted, type Token } from './lex.ts';

/**
 * A piece of SQL as logic: white space, comments, letter case, aliases and qualifiers gone, `<>` for `!=`, the constants of a list in
 * order, and one mark for every written date, so that two copies that differ in these alone are the same.
 */
export interface Logic {
  /** Of all that counts: equal where two pieces say the same. */
  readonly fingerprint: string;
  /** Of the same with a mark for every constant, and one for a list of them: equal where two pieces differ in constants alone. */
  readonly shape: string;
  /** The tokens of the shape, for comparing pieces that are only nearly alike. */
  readonly tokens: readonly string[];
}

/** Words that change nothing where they stand. */
const idle = new Set(['inner', 'outer', 'asc']);

/** The mark of a constant in a shape. */
const constant = '?';

interface Item {
  readonly text: string;
  readonly isConstant: boolean;
}

/**
 * The logic of a stretch of tokens.
 * @param aliases places of the tokens that name something for this query alone: aliases, and what stands before the dot of a column
 */
export function logicOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  aliases: ReadonlySet<number>,
): Logic {
  const items: Item[] = [];
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token === undefined || isIdle(tokens, at, aliases)) continue;
    items.push(itemOf(token));
  }
  const ordered = withListsInOrder(items);
  const shape = shapeOf(ordered);
  return {
    fingerprint: hash(ordered.map(({ text }) => text)),
    shape: hash(shape),
    tokens: shape,
  };
}

function isIdle(tokens: readonly Token[], at: number, aliases: ReadonlySet<number>): boolean {
  const token = tokens[at];
  if (token === undefined || aliases.has(at)) return true;
  if (token.kind === 'symbol') return token.text === '.' && aliases.has(at - 1);
  if (token.kind !== 'word') return false;
  const word = token.text.toLowerCase();
  return idle.has(word) || (word === 'as' && aliases.has(at + 1));
}

function itemOf(token: Token): Item {
  switch (token.kind) {
    case 'word':
      return { text: token.text.toLowerCase(), isConstant: false };
    case 'name':
      // BigQuery puts a whole dotted name into one pair of backticks.
      return { text: unquoted(token).toLowerCase().split('.').at(-1) ?? '', isConstant: false };
    case 'number':
    case 'text':
      return { text: isWrittenDate(unquoted(token)) ? "'date'" : constantText(token), isConstant: true };
    case 'symbol':
      return { text: token.text === '!=' ? '<>' : token.text, isConstant: false };
  }
}

function constantText(token: Token): string {
  return token.kind === 'number' ? String(Number(token.text)) : `'${unquoted(token)}'`;
}

/** Whether a constant is a day or a moment, as `2024-01-31` or `20240131`; first and last days of all time are none. */
export function isWrittenDate(text: string): boolean {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  return isWithin(year, 1971, 2098) && isWithin(month, 1, 12) && isWithin(day, 1, 31);
}

function isWithin(text: string, least: number, most: number): boolean {
  return text !== '' && Number(text) >= least && Number(text) <= most;
}

/** The same items with the constants of each bracketed list in order: `IN ('b', 'a')` says what `IN ('a', 'b')` says. */
function withListsInOrder(items: readonly Item[]): Item[] {
  const out: Item[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const list = items[at]?.text === 'in' ? listAt(items, at + 1) : null;
    const item = items[at];
    if (item !== undefined) out.push(item);
    if (list === null) continue;
    const sorted = list.toSorted((a, b) => (a.text < b.text ? -1 : 1));
    out.push({ text: '(', isConstant: false });
    sorted.forEach((each, i) => {
      if (i > 0) out.push({ text: ',', isConstant: false });
      out.push(each);
    });
    out.push({ text: ')', isConstant: false });
    at += 2 * list.length + 1;
  }
  return out;
}

/** The constants of the bracketed list that begins there; null where something else does. */
function listAt(items: readonly Item[], from: number): Item[] | null {
  if (items[from]?.text !== '(') return null;
  const found: Item[] = [];
  for (let at = from + 1; ; at += 2) {
    const [item, next] = [items[at], items[at + 1]];
    if (item?.isConstant !== true || next === undefined || next.isConstant) return null;
    found.push(item);
    if (next.text === ')') return found;
    if (next.text !== ',') return null;
  }
}

function shapeOf(items: readonly Item[]): string[] {
  const out: string[] = [];
  for (const { text, isConstant } of items) {
    if (isConstant && out.at(-1) === ',' && out.at(-2) === constant) out.pop();
    else out.push(isConstant ? constant : text);
  }
  return out;
}

function hash(texts: readonly string[]): string {
  return new Sha256()
    .update(new TextEncoder().encode(texts.join(' ')))
    .hex()
    .slice(0, 16);
}
