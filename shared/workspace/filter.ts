import { z } from 'zod';
import { filterDimension } from './reach.ts';

/** The operators of a filter. `in` takes one or more values, `between` two (both ends inclusive), the null tests none, the others one. */
export const filterOperators = [
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'in',
  'between',
  'is_null',
  'is_not_null',
] as const;

/**
 * One condition on a dimension, as plain JSON. Filters of a view are ANDed. Dates are ISO text (`2026-10-05`).
 * `ne` keeps nulls out, as SQL does.
 */
export const filterSchema = z.strictObject({
  dimension: z.string().min(1).max(64),
  op: z.enum(filterOperators),
  values: z.array(z.union([z.string().max(200), z.number(), z.boolean()])).max(500),
});
/** One condition on a dimension. */
export type Filter = z.infer<typeof filterSchema>;

/** Why a filter can't be one of a view beside those before it, continuing its place; null when it can. */
export function filterFault(filter: Filter, before: readonly Filter[]): string | null {
  if (filterDimension(filter.dimension) === null) return 'names a dimension that this Subtext does not know';
  if (before.some(({ dimension }) => dimension === filter.dimension))
    return 'is the second one on its dimension';
  return takes(filter.op, filter.values.length)
    ? null
    : 'has another number of values than its operator takes';
}

function takes(op: Filter['op'], values: number): boolean {
  switch (op) {
    case 'in':
      return values > 0;
    case 'between':
      return values === 2;
    case 'is_null':
    case 'is_not_null':
      return values === 0;
    default:
      return values === 1;
  }
}

/** The most filters of a view. */
export const mostFilters = 60;

/** The filters of a view: known dimensions, each at most once, with as many values as their operators take. */
export const filtersSchema = z
  .array(filterSchema)
  .max(mostFilters)
  .superRefine((filters, context) => {
    filters.forEach((filter, index) => {
      const fault = filterFault(filter, filters.slice(0, index));
      if (fault !== null) context.addIssue({ code: 'custom', path: [index], message: fault });
    });
  });
