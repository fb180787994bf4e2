import { auditMessages } from '../errors/audit.ts';
import type { Problem } from '../errors/problem.ts';
import { lexSql, unquoted, type Token } from './lex.ts';
import { namesIn, tableAt, type TableRead } from './names.ts';
import { isWrittenDate } from './normalise.ts';
import { partsOf, type Part } from './parts.ts';
import { Places } from './places.ts';
import type { ParseSql } from './sql-parser.ts';
import { isNode, nodeAt, nodesAt, ownSpan, visit, type Node } from './tree.ts';

/** What reading a query found. */
export interface QueryReading {
  /** Why it could not be read; null where it was. One that was not has nothing below but the dates. */
  readonly fault: Problem | null;
  readonly tables: readonly TableRead[];
  /** Columns that it names, in lower case, each once. */
  readonly columns: readonly string[];
  readonly parts: readonly Part[];
  /** Lines with a SELECT * over tables in schemas. */
  readonly stars: readonly number[];
  /** Days and moments that are written into it. */
  readonly dates: readonly { readonly date: string; readonly line: number }[];
}

/** The longest query that is read, in UTF-16 units; the longest of real dashboards are a tenth of it. */
export const longestSql = 200_000;

/** Reads a query of any dialect. It never runs it, never rejects, and takes a bounded time. */
export async function readQuery(parse: ParseSql, sql: string): Promise<QueryReading> {
  const unread = { tables: [], columns: [], parts: [], stars: [], dates: [] };
  const failed = (reason: string, line: number): Problem => auditMessages.unreadable({ reason }, { line });
  if (sql.length > longestSql)
    return { ...unread, fault: failed(`it is longer than ${longestSql} characters`, 1) };
  const tokens = lexSql(sql);
  const dates = datesIn(tokens);
  const parsing = await parse(sql);
  if (!parsing.ok) return { ...unread, dates, fault: failed(parsing.reason, parsing.line) };
  const { statements } = parsing;
  const places = new Places(tokens);
  const { tables, columns, defined, aliases } = namesIn(statements, places);
  return {
    fault: null,
    tables,
    columns,
    parts: partsOf({ sql, tokens, places, statements, aliases }),
    stars: starsIn(statements, defined),
    dates,
  };
}

function datesIn(tokens: readonly Token[]): { date: string; line: number }[] {
  return tokens
    .filter(({ kind }) => kind === 'text' || kind === 'number')
    .map((token) => ({ date: unquoted(token), line: token.line }))
    .filter(({ date }) => isWrittenDate(date));
}

/** Lines of the SELECT * over a table: over what the query itself defines by WITH it takes the columns that are named there. */
function starsIn(statements: readonly unknown[], defined: ReadonlySet<string>): number[] {
  const lines: number[] = [];
  visit(statements, (node) => {
    const select = nodeAt(node, 'Select');
    if (select === null || !readsTable(select, defined)) return;
    for (const item of nodesAt(select, 'projection')) {
      const line = starLine(item);
      if (line !== null) lines.push(line);
    }
  });
  return lines.toSorted((a, b) => a - b);
}

function readsTable(select: Node, defined: ReadonlySet<string>): boolean {
  const relations = nodesAt(select, 'from').flatMap((from) => [from, ...nodesAt(from, 'joins')]);
  return relations.some((each) => {
    const parts = tableAt(nodeAt(each, 'relation') ?? {});
    return parts.length > 1 || (parts[0] !== undefined && !defined.has(parts[0].value.toLowerCase()));
  });
}

function starLine(item: Node): number | null {
  const qualified = item['QualifiedWildcard'];
  const options = nodeAt(item, 'Wildcard') ?? (Array.isArray(qualified) ? qualified.findLast(isNode) : null);
  const token = isNode(options) ? nodeAt(options, 'wildcard_token') : null;
  return token === null ? null : (ownSpan(token)?.start.line ?? null);
}
