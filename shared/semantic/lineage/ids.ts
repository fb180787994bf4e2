/** The id of a source table's rows. */
export const sourceId = (table: string): string => `source.${table}`;
/** The id of a model's rows. */
export const modelId = (model: string): string => `core.${model}`;
/** The id of a column or a field of a model. */
export const columnId = (model: string, column: string): string => `core.${model}.${column}`;
export const metricId = (name: string): string => `metric:${name}`;
export const dimensionId = (name: string): string => `dimension:${name}`;
export const screenId = (id: string): string => `screen:${id}`;
export const viewId = (name: string): string => `view:${name}`;
