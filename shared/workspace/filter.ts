import { z } from 'zod';

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
export type Filter = z.infer<typeof filterSchema>;
