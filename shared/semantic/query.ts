import { z } from 'zod';
import { filterSchema } from '../workspace/filter.ts';

/** A condition on a metric of each row of the result. */
const havingSchema = filterSchema.omit({ dimension: true }).extend({ metric: z.string() });

/** What is asked of the semantic layer: metrics by dimensions under filters. Plain JSON, savable. */
export const semanticQuerySchema = z.strictObject({
  metrics: z.array(z.string()).min(1).max(40),
  /** Names of dimensions; a date with a period as `week__month`, each metric's own date as `metric_time__quarter`. */
  by: z.array(z.string()).max(8).default([]),
  where: z.array(filterSchema).max(60).default([]),
  /** Rows that hold all of these are kept; the metrics need not be among `metrics`. */
  having: z.array(havingSchema).max(20).optional(),
  /** Names of output columns; `desc` puts the largest first. Nulls come last either way. Empty: by dimensions ascending. */
  order: z.array(z.strictObject({ by: z.string(), desc: z.boolean().default(false) })).default([]),
  limit: z.number().int().positive().max(1_000_000).nullable().default(null),
  /** Whether the answer also has the metrics over all groups, compiled as a query of its own: what is no sum can't be added up. */
  totals: z.boolean().optional(),
});
/** A question to the semantic layer, as plain JSON. */
export type SemanticQuery = z.infer<typeof semanticQuerySchema>;
