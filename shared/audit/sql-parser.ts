/**
 * The SQL parser as the audit uses it: the dashboards' SQL is read, never run. The library is started by the hosts, in a worker that
 * can be ended, since some short texts would keep it busy for years. What it gives is looked at through `tree.ts` alone.
 */

/** What came of parsing. */
export type Parsing =
  /** The statements as plain data, one tree each. */
  | { readonly ok: true; readonly statements: readonly unknown[] }
  /** What stopped the parser, and the line, from 1, on which it did. */
  | { readonly ok: false; readonly reason: string; readonly line: number };

/** Parses SQL whose dialect is not known. Never rejects, and takes a bounded time. */
export type ParseSql = (sql: string) => Promise<Parsing>;

/** A parser that holds a worker, until it is closed. */
export interface SqlParser {
  readonly parse: ParseSql;
  close(): void;
}

/** What a worker answers to SQL that it was sent. */
export interface SqlAnswer {
  /** What the library gave; null where it threw. */
  readonly statements: unknown;
  /** The message of what it threw; null where it gave something. */
  readonly error: string | null;
}

/** How the library begins what it has to say of SQL that it can't parse; a fault of its own begins otherwise. */
const ownWords = 'sql parser error: ';

/** Asks the library as a worker does. */
export function answerSql(parse: (sql: string) => unknown, sql: string): SqlAnswer {
  try {
    return { statements: parse(sql), error: null };
  } catch (thrown) {
    return { statements: null, error: messageOf(thrown) };
  }
}

function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string')
    return error.message;
  return String(error);
}

/** Whether the library can't be asked again, as after its stack ran over. */
export function isBroken({ error }: SqlAnswer): boolean {
  return error !== null && !error.startsWith(ownWords);
}

/** What an answer comes to. The library writes its place into its message: `Expected: ), found: EOF at Line: 3, Column: 7`. */
export function parsingOf(answer: SqlAnswer): Parsing {
  const { statements, error } = answer;
  if (Array.isArray(statements)) return { ok: true, statements };
  if (error === null || isBroken(answer)) return { ok: false, reason: 'it is nested too deeply', line: 1 };
  const text = error.slice(ownWords.length);
  const place = / at Line: (\d+), Column: \d+/.exec(text);
  const reason = (place === null ? text : text.slice(0, place.index)).trim();
  return { ok: false, reason, line: Number(place?.[1] ?? 1) };
}
