import { init, Parser } from '@guanmingchiu/sqlparser-ts';
import { readQuery, type QueryReading } from './read-query.ts';
import { answerSql, parsingOf, type ParseSql } from './sql-parser.ts';

/** The parser that the hosts use, in this thread and so without a bound, for tests. */
export async function startParser(): Promise<ParseSql> {
  await init();
  return (sql) => Promise.resolve(parsingOf(answerSql((text) => Parser.parse(text, 'generic'), sql)));
}

/** Reads a query that must be readable. */
export async function readable(parse: ParseSql, sql: string): Promise<QueryReading> {
  const reading = await readQuery(parse, sql);
  if (reading.fault !== null) throw new Error(reading.fault.message);
  return reading;
}
