import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { semanticQuerySchema, type SemanticQuery } from '../../shared/semantic/query.ts';
import { leaveOneTitleOut } from './jackknife.ts';
import { scoreInterval } from './score-interval.ts';
import type { NativeRow } from './native.ts';

/** A metric query beside the SQL that answers it. */
export interface GoldenQuery {
  readonly name: string;
  readonly query: SemanticQuery;
  readonly sql: string;
}

/** One group of an answer: its dimensions, then its figures by column name. */
export interface Group {
  readonly key: string;
  readonly figures: ReadonlyMap<string, number | null>;
}

/** Reads the golden queries of a folder: in each file the first line is the query, as JSON in a comment, and all else the SQL. */
export function readGoldenQueries(folder: string): GoldenQuery[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(path.join(folder, file), 'utf8');
      const [first = ''] = sql.split('\n', 1);
      return {
        name: file.replace(/\.sql$/, ''),
        query: semanticQuerySchema.parse(JSON.parse(first.replace(/^-- /, ''))),
        sql,
      };
    });
}

/**
 * The groups that the SQL of a golden query asks for. The SQL gives simple metrics as they are; for a rate it gives a row for each
 * title, in column `cluster`, with the parts `<metric>_num` and `<metric>_den` (and `<metric>_n` where n is not the denominator),
 * from which the value, the interval and n are worked out here. Without a cluster the parts stand for the group as a whole, and where
 * it has a column `wilson` the interval is that of a count out of a count.
 */
export function expectedGroups({ query }: GoldenQuery, rows: readonly NativeRow[]): Group[] {
  const groups = Map.groupBy(rows, (row) => keyOf(query, (name) => row[name] ?? null));
  return [...groups].map(([key, members]) => ({
    key,
    figures: new Map(query.metrics.flatMap((metric) => figuresOf(metric, members))),
  }));
}

/** Names a group by its dimensions; floating edges of bins are rounded, so that 0.15 is 0.15 however it was computed. */
export function keyOf(query: SemanticQuery, valueOf: (dimension: string) => unknown): string {
  return JSON.stringify(
    query.by.map((dimension) => {
      const value = valueOf(dimension);
      return typeof value === 'number' ? Number(value.toFixed(6)) : value;
    }),
  );
}

function figuresOf(metric: string, rows: readonly NativeRow[]): [string, number | null][] {
  const number = (row: NativeRow, name: string): number => Number(row[name] ?? 0);
  const [first] = rows;
  if (first !== undefined && !('cluster' in first) && `${metric}_num` in first) {
    const [numerator, denominator] = [number(first, `${metric}_num`), number(first, `${metric}_den`)];
    const n = `${metric}_n` in first ? number(first, `${metric}_n`) : denominator;
    const ends = first['wilson'] === true ? scoreInterval(numerator, denominator) : null;
    return [
      [metric, denominator === 0 ? null : numerator / denominator],
      ...(ends === null
        ? []
        : ([
            [`${metric}_low`, ends.low],
            [`${metric}_high`, ends.high],
          ] as const)
      ).map(([name, end]): [string, number | null] => [name, end]),
      [`${metric}_n`, n],
    ];
  }
  if (!('cluster' in (rows[0] ?? {})))
    return [[metric, rows[0] === undefined || rows[0][metric] === null ? null : number(rows[0], metric)]];
  const { value, low, high } = leaveOneTitleOut(
    rows.map((row) => ({
      numerator: number(row, `${metric}_num`),
      denominator: number(row, `${metric}_den`),
    })),
  );
  const counted = rows.some((row) => `${metric}_n` in row) ? `${metric}_n` : `${metric}_den`;
  const n = rows.reduce((sum, row) => sum + number(row, counted), 0);
  return [
    [metric, value],
    [`${metric}_low`, low],
    [`${metric}_high`, high],
    [`${metric}_n`, n],
  ];
}
