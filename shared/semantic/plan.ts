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

/** How a rate's interval is finished from its SQL: by the columns that hold what it is made of. */
export type IntervalColumns =
  | {
      readonly by: 'jackknife';
      readonly value: string;
      /** Its standard error. */
      readonly error: string;
      /** The number of titles. */
      readonly clusters: string;
    }
  | {
      readonly by: 'wilson';
      readonly value: string;
      /** What the share is out of. */
      readonly n: string;
    };

/** What a query compiles to. */
export interface Plan {
  /** Complete DuckDB SQL over schema `core`, runnable as it stands. */
  readonly sql: string;
  /**
   * The columns of the answer, in order: dimensions, then for each metric `m`, and for a ratio `m_low`, `m_high` (unless it has no
   * interval), `m_n`.
   */
  readonly columns: readonly PlanColumn[];
  readonly warnings: readonly Problem[];
  /** Which columns of which models each metric reads, as `core.model.column`. */
  readonly uses: ReadonlyMap<string, readonly string[]>;
  readonly notApplied: readonly NotApplied[];
  /** Metrics whose result is approximate. */
  readonly approximate: readonly string[];
  /** For each ratio that has an interval, by the name of the metric, what it is made of. */
  readonly intervals: ReadonlyMap<string, IntervalColumns>;
}
