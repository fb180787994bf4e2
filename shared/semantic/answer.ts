import type { Cell, Engine, QueryOptions, ResultTable } from '../engine/port.ts';
import { ProblemError, type Problem } from '../errors/problem.ts';
import { queryMessages } from '../errors/query.ts';
import { studentTQuantile } from '../stats/student-t.ts';
import { wilsonInterval } from '../stats/wilson.ts';
import { compile } from './compile.ts';
import type { Definitions } from './definitions/types.ts';
import type { IntervalColumns, NotApplied, Plan, PlanColumn } from './plan.ts';
import type { SemanticQuery } from './query.ts';
import { inputsOf, isCumulative } from './question.ts';

/** What a receipt says about the package. */
export interface PackageReceipt {
  /** Fingerprint of the package: of its tables. */
  readonly package: string;
  /** What else of the package decides figures, as its manifest says it: the day that stands for today, as an ISO date, and the guide whose limits hold. */
  readonly as_of: string;
  readonly default_guide: string | null;
}

/** What a receipt says about a package that is open. */
export function packageReceipt({
  fingerprint,
  manifest,
}: {
  readonly fingerprint: string;
  readonly manifest: { readonly asOf: string; readonly defaultGuide: string | null };
}): PackageReceipt {
  return { package: fingerprint, as_of: manifest.asOf, default_guide: manifest.defaultGuide };
}

/** What a receipt says about the package and the programs. */
export interface ReceiptContext extends PackageReceipt {
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
  /** The SQL of the totals, where they were asked for. */
  readonly totals_sql?: string;
}

/** A query answered. */
export interface QueryAnswer {
  readonly columns: readonly PlanColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /**
   * The metrics over all groups, in the same columns; null for dimensions and for what goes on over time. Null itself unless the query asks
   * for it.
   */
  readonly totals: readonly Cell[] | null;
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
  const asked = query.totals === true ? totalsPlan(definitions, query) : null;
  const totals = query.totals === true ? await totalsRow(engine, plan, asked, options) : null;
  const { sql, columns, notApplied } = plan;
  const without = query.totals === true ? query.metrics.filter((name) => goesOn(definitions, name)) : [];
  const warnings = [
    ...plan.warnings,
    ...(without.length === 0 ? [] : [queryMessages.noTotal({ metrics: without })]),
  ];
  const { package: fingerprint, as_of: asOf, default_guide: guide, engine: engineVersion, app } = context;
  const receipt: Receipt = {
    package: fingerprint,
    as_of: asOf,
    default_guide: guide,
    definitions: definitions.fingerprint,
    view: query,
    not_applied: notApplied,
    sql,
    engine: engineVersion,
    app,
    ...(asked !== null && { totals_sql: asked.sql }),
  };
  return { columns, rows, totals, sql, warnings, notApplied, receipt };
}

/**
 * The metrics over all groups, asked for on their own: distinct counts, quantiles and rates of groups don't add up. What goes on over time
 * has a figure at each period and none over all of them; null where nothing else is asked for.
 */
function totalsPlan(definitions: Definitions, { metrics, where }: SemanticQuery): Plan | null {
  const whole = metrics.filter((name) => !goesOn(definitions, name));
  if (whole.length === 0) return null;
  const compiled = compile(definitions, { metrics: whole, where, by: [], order: [], limit: null });
  if (!compiled.ok) throw new ProblemError(compiled.problems);
  return compiled.value;
}

function goesOn(definitions: Definitions, name: string): boolean {
  const metric = definitions.metrics.get(name);
  return metric !== undefined && inputsOf(metric).some(isCumulative);
}

/** The one row of the totals, in the columns of the answer. */
async function totalsRow(
  engine: Pick<Engine, 'query'>,
  { columns }: Plan,
  totals: Plan | null,
  options: QueryOptions,
): Promise<Cell[]> {
  const [row = []] = totals === null ? [] : finish(totals, await engine.query(totals.sql, options));
  const cells = new Map(totals?.columns.map(({ name }, i) => [name, row[i] ?? null]));
  return columns.map(({ name }) => cells.get(name) ?? null);
}

/** The rows of an answer from the rows of its SQL: what intervals are made of becomes their ends. */
export function finish(plan: Plan, result: ResultTable): Cell[][] {
  const places = new Map(result.columns.map(({ name }, i) => [name, i]));
  const cell = (name: string, row: number): Cell => result.values[places.get(name) ?? -1]?.[row] ?? null;
  const ends = new Map<string, { columns: IntervalColumns; end: 'low' | 'high' }>();
  for (const [name, columns] of plan.intervals) {
    ends.set(`${name}_low`, { columns, end: 'low' });
    ends.set(`${name}_high`, { columns, end: 'high' });
  }
  return Array.from({ length: result.rowCount }, (_, row) => {
    const at = (name: string): Cell => cell(name, row);
    return plan.columns.map(({ name }) => {
      const found = ends.get(name);
      return found === undefined ? at(name) : (intervalOf(found.columns, at)?.[found.end] ?? null);
    });
  });
}

/** The 95% interval of an estimate; null where there is none. */
function intervalOf(
  columns: IntervalColumns,
  at: (name: string) => Cell,
): { low: number; high: number } | null {
  const value = at(columns.value);
  if (typeof value !== 'number') return null;
  if (columns.by === 'wilson') return wilsonInterval(value, Number(at(columns.n)));
  const error = at(columns.error);
  const titles = Number(at(columns.clusters));
  if (typeof error !== 'number' || titles < 2) return null;
  const half = t975(titles - 1) * error;
  return { low: value - half, high: value + half };
}

const known = new Map<number, number>();

/** The quantile of Student's t that leaves 2.5% above it. */
function t975(df: number): number {
  const found = known.get(df) ?? studentTQuantile(0.975, df);
  known.set(df, found);
  return found;
}
