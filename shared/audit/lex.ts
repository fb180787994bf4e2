/** `name`: a quoted identifier; `text`: a string in quotes; `word`: keywords and plain identifiers alike. */
export type TokenKind = 'word' | 'name' | 'text' | 'number' | 'symbol';

/** A token of SQL. Comments and white space are none. */
export interface Token {
  readonly kind: TokenKind;
  /** As it is written, quotes and all. */
  readonly text: string;
  /** 0-based place of its first UTF-16 unit in the SQL. */
  readonly start: number;
  /** Its line and its character on it, from 1, as the parser counts them. */
  readonly line: number;
  readonly column: number;
}

/** What is between tokens, then the tokens of each kind. A quote that isn't closed takes the rest. */
const pattern = new RegExp(
  [
    String.raw`(?<gap>\s+|--[^\n]*|/\*[^*]*(?:\*(?!/)[^*]*)*(?:\*/|$))`,
    String.raw`(?<text>'[^']*(?:''[^']*)*(?:'|$)|\$\$[^$]*(?:\$(?!\$)[^$]*)*(?:\$\$|$))`,
    String.raw`(?<name>"[^"]*(?:""[^"]*)*(?:"|$)|${'`[^`]*(?:`|$)'})`,
    String.raw`(?<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)`,
    String.raw`(?<word>[\p{L}_][\p{L}\p{N}_$]*)`,
    String.raw`(?<symbol><>|<=|>=|!=|::|\|\||->>|->|=>|[\s\S])`,
  ].join('|'),
  'uy',
);

const kinds = ['text', 'name', 'number', 'word', 'symbol'] as const;

/** The tokens of SQL of any dialect, in order. It never fails, and takes time in proportion to the text. */
export function lexSql(sql: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let column = 1;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(sql); match !== null && match[0] !== ''; match = pattern.exec(sql)) {
    const [text] = match;
    const kind = kinds.find((each) => match.groups?.[each] !== undefined);
    if (kind !== undefined) tokens.push({ kind, text, start: match.index, line, column });
    const lines = text.split('\n');
    column = (lines.length === 1 ? column : 1) + characters(lines.at(-1) ?? '');
    line += lines.length - 1;
  }
  return tokens;
}

/** How many characters a text has. One outside the basic plane counts once, though it takes two UTF-16 units. */
function characters(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xdc00 && unit <= 0xdfff) count -= 1;
  }
  return count;
}

/** What a quoted identifier or string says, without its quotes. */
export function unquoted({ kind, text }: Token): string {
  if (kind !== 'text' && kind !== 'name') return text;
  if (text.startsWith('$$')) return text.slice(2, -2);
  const quote = text.slice(0, 1);
  return text
    .slice(1, text.length > 1 && text.endsWith(quote) ? -1 : undefined)
    .replaceAll(quote + quote, quote);
}
