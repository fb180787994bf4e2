import { queryMessages } from '../../errors/query.ts';
import type { Place, Problem } from '../../errors/problem.ts';

/** What a model's SQL must not use: engines differ in it, or DuckDB would reach for an extension that isn't there. */
const banned: readonly (readonly [RegExp, string])[] = [
  [/::/, 'the cast ::'],
  [/;/, 'a semicolon'],
  [/"/, 'a quoted identifier'],
  [
    /\b(?:now|today|transaction_timestamp|get_current_\w+|current_local\w+)\s*\(|\b(?:current_(?:date|time|timestamp)|localtime|localtimestamp)\b/i,
    'the clock',
  ],
  [/\b(?:random|uuid|gen_random_uuid|setseed)\s*\(/i, 'chance'],
  [/\btimestamptz\b|\bat\s+time\s+zone\b|\bwith\s+time\s+zone\b/i, 'time zones'],
  [/\b(qualify|asof|pivot|unpivot|collate|sample|exclude|ilike|rowid)\b/i, 'words of one dialect'],
  [/\b(group|order)\s+by\s+all\b/i, 'GROUP BY ALL'],
  [/\bdistinct\s+on\b/i, 'DISTINCT ON'],
  [/\$|\be'/i, 'a text that is not in plain single quotes'],
  [/\b(copy|attach|detach|install|load|pragma|set|insert|update|delete|create|drop|alter)\b/i, 'a statement'],
  [
    /\b(read_\w+|sniff_\w+|parquet_\w+|duckdb_\w+|pragma_\w+|query|query_table|getenv|glob)\s*\(/i,
    'a table function',
  ],
];

/** A divisor that makes the quotient a DOUBLE everywhere is a figure or is cast; elsewhere whole numbers divide to whole numbers. */
const divisions = /\/(?!\s*(?:\d|cast\s*\(|nullif\s*\(\s*cast\s*\())/i;

/** The functions that mean the same in every engine, or are translated (`dialect.ts`). */
const functions = new Set(
  `abs avg cast ceil coalesce concat count date_diff date_trunc dense_rank exp first_value floor lag last_value lead length ln lower
   ltrim max min ntile nullif power rank regexp_extract replace round row_number rtrim split_part sqrt stddev_samp strpos substring sum
   trim upper`.split(/\s+/),
);

/** The words that may stand before a parenthesis and are no function. */
const wordsBeforeParenthesis = new Set(
  'all and any as between by case distinct else exists filter from having in intersect join not on or over recursive select then union except values when where with'.split(
    ' ',
  ),
);

/** Functions that are not known to every engine; what stands after AS or WITH is a name or a type. */
function strangeFunctions(text: string): string[] {
  const called = text.matchAll(/(?<before>\b(?:as|with)\s+)?\b(?<name>[a-z_][a-z0-9_]*)\s*\(/gi);
  const names = [...called].flatMap(({ groups }) =>
    groups?.['before'] === undefined ? [groups?.['name']?.toLowerCase() ?? ''] : [],
  );
  return [...new Set(names)].filter((name) => !functions.has(name) && !wordsBeforeParenthesis.has(name));
}

/** The parameters that a model's SQL may name, with a colon before them. */
export const parameters = ['guide', 'as_of', 'batch_from', 'batch_to'] as const;
/** One of {@link parameters}. */
export type Parameter = (typeof parameters)[number];

/** Texts and comments, in which nothing is a name or parameter. */
const asides = /'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** A model's SQL with its texts and comments blanked, every character and quote in its place. */
function bare(sql: string): string {
  return sql.replace(asides, (aside) => aside.replace(/[^\n']/g, ' '));
}

/** Problems of a model's SQL as portable SQL: banned words and unknown parameters. */
export function portabilityProblems(sql: string, at: Place): Problem[] {
  const text = bare(sql);
  const found = banned.filter(([pattern]) => pattern.test(text)).map(([, name]) => name);
  const unknown = [...text.matchAll(/(?<!:):([a-z_]+)/gi)]
    .map((match) => match[1] ?? '')
    .filter((name) => !parameters.some((known) => known === name));
  const others = [
    ...strangeFunctions(text).map((name) => `the function ${name}`),
    ...(divisions.test(text) ? ['a division by what may be a whole number'] : []),
    ...unknown.map((name) => `the parameter :${name}`),
  ];
  return [...found, ...(found.length > 0 ? [] : others)].map((each) =>
    queryMessages.notPortable({ found: each }, at),
  );
}

/** SQL with everything changed but its texts and comments. */
export function outsideTexts(sql: string, change: (part: string) => string): string {
  let out = '';
  let from = 0;
  for (const match of sql.matchAll(asides)) {
    out += change(sql.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return out + change(sql.slice(from));
}

/** The tables that a model's SQL names in schema `source` or `core`, each once, in order. */
export function tablesRead(sql: string, schema: 'source' | 'core'): string[] {
  return [...new Set([...bare(sql).matchAll(tablesIn(schema))].map((match) => nameIn(match)))];
}

/** A model's SQL that reads the models `names` from another schema than `core`. */
export function readingFrom(sql: string, names: ReadonlySet<string>, schema: string): string {
  let out = '';
  let from = 0;
  for (const match of bare(sql).matchAll(tablesIn('core'))) {
    const name = nameIn(match);
    if (!names.has(name)) continue;
    out += `${sql.slice(from, match.index)}${schema}.${name}`;
    from = match.index + match[0].length;
  }
  return out + sql.slice(from);
}

const tablesIn = (schema: string): RegExp => new RegExp(`\\b${schema}\\s*\\.\\s*([a-z][a-z0-9_]*)`, 'gi');

const nameIn = (match: RegExpExecArray): string => (match[1] ?? '').toLowerCase();

/** A model's SQL with its parameters written in; `values` are SQL text already. */
export function withParameters(sql: string, values: Readonly<Partial<Record<Parameter, string>>>): string {
  const text = bare(sql);
  let out = '';
  let from = 0;
  for (const match of text.matchAll(/(?<!:):([a-z_]+)/gi)) {
    const name = parameters.find((known) => known === match[1]);
    const value = name === undefined ? undefined : values[name];
    if (value === undefined)
      throw new RangeError(`The model names the parameter :${match[1] ?? ''}, which has no value.`);
    out += sql.slice(from, match.index) + value;
    from = match.index + match[0].length;
  }
  return out + sql.slice(from);
}
