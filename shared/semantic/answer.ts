import type { Cell, Engine, QueryOptions, ResultTable } from '../engine/port.ts';
import { ProblemError, type Problem } from '../errors/problem.ts';
import { studentTQuantile } from '../stats/student-t.ts';
import { compile } from './compile.ts';
import type { Definitions } from './definitions/types.ts';
import type { NotApplied, Plan, PlanColumn } from './plan.ts';
import type { SemanticQuery } from './query.ts';

/** What a receipt says about the package and the programs. */
export interface ReceiptContext {
  /** Fingerprint of the package. */
  readonly package: string;
  /** Name and version of the engine. */
  readonly engine: string;
  /** Name and version of the app. */
  readonly app: string;
}

/** What makes a figure reproducible. */
export interface Receipt extends ReceiptContext {
  /** Fingerprint of the definitions. */
  readonly definitions: string;
  /** The query as asked. */
  readonly view: SemanticQuery;
  readonly not_applied: readonly NotApplied[];
  readonly sql: string;
}

/** A query answered. */
export interface QueryAnswer {
  readonly columns: readonly PlanColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly sql: string;
  readonly warnings: readonly Problem[];
  readonly notApplied: readonly NotApplied[];
  readonly receipt: Receipt;
}

/**
 * Compiles a query, runs it and finishes its intervals.
 * @throws ProblemError when the query can't be answered (`query.`) or the engine fails (`engine.`)
 */
export async function answer(
  engine: Pick<Engine, 'query'>,
  definitions: Definitions,
  query: SemanticQuery,
  context: ReceiptContext,
  options: QueryOptions = {},
): Promise<QueryAnswer> {
  const compiled = compile(definitions, query);
  if (!compiled.ok) throw new ProblemError(compiled.problems);
  const plan = compiled.value;
  const rows = finish(plan, await engine.query(plan.sql, options));
  const { sql, columns, warnings, notApplied } = plan;
  const { package: fingerprint, engine: engineVersion, app } = context;
  const receipt: Receipt = {
    package: fingerprint,
    definitions: definitions.fingerprint,
    view: query,
    not_applied: notApplied,
    sql,
    engine: engineVersion,
    app,
  };
  return { columns, rows, sql, warnings, notApplied, receipt };
}

/** The rows of an answer from the rows of its SQL: standard errors become the ends of intervals. */
export function finish(plan: Plan, result: ResultTable): Cell[][] {
  const places = new Map(result.columns.map(({ name }, i) => [name, i]));
  const cell = (name: string, row: number): Cell => result.values[places.get(name) ?? -1]?.[row] ?? null;
  const ends = new Map(
    [...plan.intervals].flatMap(([name, columns]) => [
      [`${name}_low`, { ...columns, sign: -1 }],
      [`${name}_high`, { ...columns, sign: 1 }],
    ]),
  );
  return Array.from({ length: result.rowCount }, (_, row) =>
    plan.columns.map(({ name }) => {
      const end = ends.get(name);
      return end === undefined
        ? cell(name, row)
        : intervalEnd(cell(end.value, row), cell(end.error, row), cell(end.clusters, row), end.sign);
    }),
  );
}

/** One end of the 95% interval of an estimate with a leave-one-out standard error over `clusters`; null where there is none. */
function intervalEnd(value: Cell, error: Cell, clusters: Cell, sign: number): number | null {
  if (typeof value !== 'number' || typeof error !== 'number' || clusters === null) return null;
  const count = Number(clusters);
  return count < 2 ? null : value + sign * t975(count - 1) * error;
}

const known = new Map<number, number>();

/** The quantile of Student's t that leaves 2.5% above it. */
function t975(df: number): number {
  const found = known.get(df) ?? studentTQuantile(0.975, df);
  known.set(df, found);
  return found;
}
