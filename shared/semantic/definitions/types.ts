import type { ColumnType } from '../../engine/port.ts';
import type { DateGrain } from '../date-grain.ts';
import type { Bound } from '../expression/bound.ts';

/** A column that a model's table has. */
export interface ModelColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Kept in 32 bits. */
  readonly small: boolean;
  readonly description: string;
}

/** A value computed from a model's columns wherever it is asked for, and never stored. */
export interface Field {
  readonly name: string;
  readonly type: ColumnType;
  readonly unit: string | null;
  readonly description: string;
  readonly expr: Bound;
}

/** A many-to-one way from a model to another, by its role. */
export interface Relationship {
  readonly name: string;
  readonly to: string;
  readonly columns: readonly { readonly from: string; readonly to: string }[];
}

/** One case of a decision table. */
export interface DecisionCase {
  readonly id: string;
  /** The case in words. */
  readonly label: string;
  readonly when: Bound;
  /** The condition as it is written in the definition, for people. */
  readonly condition: string;
  readonly then: ReadonlyMap<string, Bound>;
}

/** An ordered, total decision table over the columns of the model's SQL. */
export interface Decision {
  readonly ruleColumn: string;
  readonly outputs: readonly string[];
  readonly cases: readonly DecisionCase[];
}

/** A table derived by shared logic. */
export interface Model {
  readonly name: string;
  /** The schema that its table is built in and read from: `core`, or for a model that an edit builds beside it `database.schema`. */
  readonly schema: string;
  readonly label: string;
  readonly counts: string;
  readonly description: string;
  readonly grain: string;
  readonly primaryKey: readonly string[];
  readonly cluster: string | null;
  /** The source table and column whose ranges it is built by. */
  readonly batch: { readonly table: string; readonly column: string } | null;
  readonly columns: ReadonlyMap<string, ModelColumn>;
  readonly relationships: ReadonlyMap<string, Relationship>;
  readonly fields: ReadonlyMap<string, Field>;
  readonly sql: string;
  readonly rules: Decision | null;
  /** The source tables and models that its SQL reads. */
  readonly reads: { readonly sources: readonly string[]; readonly models: readonly string[] };
}

/** A sum or count over the rows that a filter keeps: what can be added up over groups. */
export interface Additive {
  readonly agg: 'sum' | 'count';
  /** What is summed; null for a count of rows. */
  readonly expr: Bound | null;
  readonly filter: Bound | null;
}

interface Governed {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly domain: string;
  readonly owner: string;
  readonly unit: string;
  readonly direction: 'higher_is_better' | 'lower_is_better' | 'neutral';
  readonly status: 'certified' | 'draft';
  readonly format: 'count' | 'decimal' | 'percent' | 'rate' | 'ratio' | 'hours' | 'days' | 'money';
  /** Other words by which people look it up. */
  readonly synonyms: readonly string[];
  /** The metric of which this is another definition, kept to explain figures that were computed so. */
  readonly variantOf: string | null;
}

interface OverFact extends Governed {
  /** The fact that it is computed over. */
  readonly model: string;
  /** The dimension that places it in time. */
  readonly date: string | null;
}

/** One aggregate over a fact. */
export interface SimpleMetric extends OverFact {
  readonly type: 'simple';
  readonly agg: 'sum' | 'count' | 'count_distinct' | 'avg' | 'min' | 'max' | 'median' | 'quantile' | 'stddev';
  readonly expr: Bound | null;
  readonly filter: Bound | null;
  /** For a median or quantile: which one. */
  readonly quantile: number | null;
  readonly exactness: 'exact' | 'approx_ok';
  /** Which rows of each group count: those of the last or first date of this dimension; null for all. */
  readonly semiAdditive: { readonly take: 'last' | 'first'; readonly over: string } | null;
  readonly valueType: 'integer' | 'number';
}

/** A quotient of two sums over one fact. */
export interface RatioMetric extends OverFact {
  readonly type: 'ratio';
  readonly numerator: Additive;
  readonly denominator: Additive;
  readonly n: Additive;
  /** The dimension that the denominator leaves out. */
  readonly per: string | null;
  /** How its interval is made. */
  readonly interval: 'jackknife' | 'wilson' | 'none';
}

/** A sum or count added up over time: over so many periods, or since a period began. */
export interface CumulativeMetric extends OverFact {
  readonly type: 'cumulative';
  readonly of: SimpleMetric;
  readonly over:
    | { readonly kind: 'window'; readonly count: number; readonly grain: DateGrain }
    | { readonly kind: 'to_date'; readonly grain: DateGrain };
  readonly valueType: 'integer' | 'number';
}

/** An expression over other metrics, computed when their facts are combined. */
export interface DerivedMetric extends Governed {
  readonly type: 'derived';
  /** Over metrics that are computed over facts: each stands as a column of its name. */
  readonly expr: Bound;
  /** The expression as written. */
  readonly expression: string;
  /** The metrics that `expr` reads. */
  readonly inputs: readonly FactMetric[];
  readonly valueType: 'integer' | 'number';
}

/** A metric that is computed over one fact. */
export type FactMetric = SimpleMetric | RatioMetric | CumulativeMetric;

/** A metric: over a fact, or derived from other metrics. */
export type Metric = FactMetric | DerivedMetric;

/** A named attribute to group and filter by. */
export interface Dimension {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: ColumnType;
  readonly unit: string | null;
  readonly describes: string;
  /** For each fact that it reaches, its value there. */
  readonly on: ReadonlyMap<string, Bound>;
  /** For some of them a finer value, such as the full tag beside the group of a language: a filter may name either. */
  readonly also: ReadonlyMap<string, Bound>;
}

/** All the shared business logic, checked: every name is known, every expression fits. */
export interface Definitions {
  readonly models: ReadonlyMap<string, Model>;
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  /** `sha256:` of the definitions, whatever their formatting and the order of their files. */
  readonly fingerprint: string;
}
