/** The id of a source table's rows. */
export const sourceId = (table: string): string => `source.${table}`;
/** The id of a model's rows. */
export const modelId = (model: string): string => `core.${model}`;
/** The id of a column or a field of a model. */
export const columnId = (model: string, column: string): string => `core.${model}.${column}`;
/** The id of a metric in the lineage. */
export const metricId = (name: string): string => `metric:${name}`;
/** The id of a dimension in the lineage. */
export const dimensionId = (name: string): string => `dimension:${name}`;
/** The id of a screen in the lineage. */
export const screenId = (id: string): string => `screen:${id}`;
/** The id of a warehouse view in the lineage. */
export const viewId = (name: string): string => `view:${name}`;
