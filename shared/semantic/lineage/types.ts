/** What lineage knows of: from the columns of source tables to what people look at. */
export const nodeKinds = [
  'source_table',
  'source_column',
  'model',
  'model_column',
  'field',
  'dimension',
  'metric',
  'screen',
  'view',
] as const;
/** One of {@link nodeKinds}. */
export type NodeKind = (typeof nodeKinds)[number];

/** One thing that has a lineage. The node of a table stands for its rows. */
export interface LineageNode {
  /** `source.viewing`, `source.viewing.views`, `core.consumption.consumption_mode`, `dimension:week`, `metric:views`, `screen:consumption`, `view:...`. */
  readonly id: string;
  readonly kind: NodeKind;
  /** The name in the definitions. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** The id of the table that it is a part of, a table's own id for a table; null for the others. */
  readonly table: string | null;
}

/**
 * How one thing goes into another: `value`, it is computed from it; `lookup`, it is found by it in a joined table;
 * `rows`, it decides which rows there are.
 */
export type EdgeKind = 'value' | 'lookup' | 'rows';

/** That `to` comes from `from`. */
export interface LineageEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** The cases of a decision table that name `from`, by their ids; empty where no decision table is between. */
  readonly cases: readonly string[];
}

/** A screen and what it asks of the semantic layer. */
export interface ScreenUse {
  readonly id: string;
  readonly title: string;
  readonly metrics: readonly string[];
  readonly dimensions: readonly string[];
}

/** A saved view: a screen with filters on dimensions. */
export interface ViewUse {
  readonly name: string;
  readonly screen: string;
  readonly dimensions: readonly string[];
}

/** Where the definitions are put to use. */
export interface Uses {
  readonly screens: readonly ScreenUse[];
  readonly views: readonly ViewUse[];
}

/** All lineage of some definitions. */
export interface LineageGraph {
  readonly nodes: ReadonlyMap<string, LineageNode>;
  /** The labels of the cases of each model's decision table, by the id of the model and of the case. */
  readonly cases: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The edges that lead to a node, by its id. */
  readonly into: ReadonlyMap<string, readonly LineageEdge[]>;
  /** The edges that leave a node, by its id. */
  readonly outOf: ReadonlyMap<string, readonly LineageEdge[]>;
}
