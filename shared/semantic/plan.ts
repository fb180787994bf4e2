import type { ColumnType } from '../engine/port.ts';
import type { Problem } from '../errors/problem.ts';

/** A column of a result. */
export interface PlanColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Null for a dimension without a unit. */
  readonly unit: string | null;
  readonly role: 'dimension' | 'metric' | 'low' | 'high' | 'n';
}

/** A filter that says nothing about what is counted, and why. */
export interface NotApplied {
  readonly dimension: string;
  /** One sentence. */
  readonly reason: string;
}

/** How a rate's interval is finished from its SQL: the columns that hold the estimate, its standard error and the number of titles. */
export interface IntervalColumns {
  readonly value: string;
  readonly error: string;
  readonly clusters: string;
}

/** What a query compiles to. */
export interface Plan {
  /** Complete DuckDB SQL over schema `core`, runnable as it stands. */
  readonly sql: string;
  /** The columns of the answer, in order: dimensions, then for each metric `m`, and for a ratio `m_low`, `m_high`, `m_n`. */
  readonly columns: readonly PlanColumn[];
  readonly warnings: readonly Problem[];
  /** Which columns of which models each metric reads, as `core.model.column`. */
  readonly uses: ReadonlyMap<string, readonly string[]>;
  readonly notApplied: readonly NotApplied[];
  /** Metrics whose result is approximate. */
  readonly approximate: readonly string[];
  /** For each ratio, by the name of the metric, what its interval is made of. */
  readonly intervals: ReadonlyMap<string, IntervalColumns>;
}
