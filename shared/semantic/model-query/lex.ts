/** A piece of a model's SQL. Words and names are lower-cased in `text`, but for names in double quotes. */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'number' | 'string' | 'parameter' | 'symbol' | 'end';
  readonly text: string;
  /** 0-based. */
  readonly start: number;
}

const pieces = [
  String.raw`(?<aside>\s+|--[^\n]*|/\*[\s\S]*?\*/)`,
  String.raw`(?<number>\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)`,
  String.raw`(?<word>[A-Za-z_][A-Za-z0-9_]*)`,
  String.raw`(?<name>"(?:[^"]|"")+")`,
  String.raw`(?<string>'(?:[^']|'')*')`,
  String.raw`(?<parameter>:[a-z_]+)`,
  String.raw`(?<symbol><=|>=|<>|!=|\|\||[-+*/%=<>(),.]|.)`,
];
const pattern = new RegExp(pieces.join('|'), 'gsu');

/** Cuts SQL into tokens, the last of kind `end`; white space and comments are left out. */
export function lexSql(sql: string): SqlToken[] {
  const tokens = [...sql.matchAll(pattern)].flatMap((match) => tokenOf(match) ?? []);
  return [...tokens, { kind: 'end', text: '', start: sql.length }];
}

function tokenOf(match: RegExpExecArray): SqlToken | null {
  const [text] = match;
  const groups = match.groups ?? {};
  const start = match.index;
  if (groups['aside'] !== undefined) return null;
  if (groups['number'] !== undefined) return { kind: 'number', text, start };
  if (groups['word'] !== undefined) return { kind: 'word', text: text.toLowerCase(), start };
  if (groups['name'] !== undefined)
    return { kind: 'name', text: text.slice(1, -1).replaceAll('""', '"'), start };
  if (groups['string'] !== undefined) return { kind: 'string', text, start };
  if (groups['parameter'] !== undefined) return { kind: 'parameter', text, start };
  return { kind: 'symbol', text, start };
}
