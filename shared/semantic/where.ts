import type { Filter } from '../workspace/filter.ts';
import type { Definitions } from './definitions/types.ts';
import { emitDuckdb } from './expression/duckdb.ts';
import { checkFilter, conditionOn } from './filter.ts';

/**
 * The conditions that filters put on the rows of a model, as DuckDB has them. A filter that does not reach it is left out, and so is
 * one that can't be: the question beside the rows refuses that one.
 */
export function whereOf(filters: readonly Filter[], definitions: Definitions, model: string): string[] {
  return filters.flatMap((filter) => {
    const checked = checkFilter(definitions, filter);
    if (!checked.ok) return [];
    const condition = conditionOn(checked.value, model);
    return condition === null ? [] : [emitDuckdb(condition)];
  });
}
