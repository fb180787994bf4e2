import { z } from 'zod';
import { filterSchema } from '../workspace/filter.ts';

/** What is asked of the semantic layer: metrics by dimensions under filters. Plain JSON, savable. */
export const semanticQuerySchema = z.strictObject({
  metrics: z.array(z.string()).min(1).max(40),
  by: z.array(z.string()).max(8).default([]),
  where: z.array(filterSchema).max(60).default([]),
  /** Names of output columns; `desc` puts the largest first. Nulls come last either way. Empty: by dimensions ascending. */
  order: z.array(z.strictObject({ by: z.string(), desc: z.boolean().default(false) })).default([]),
  limit: z.number().int().positive().max(1_000_000).nullable().default(null),
});
export type SemanticQuery = z.infer<typeof semanticQuerySchema>;
