import { z } from 'zod';
import { figureSchema } from './figure.ts';

/** The format in which a guide is written as JSON. */
export const guideFormat = 1;

/** A style guide: whose it is, and its figures. Plain JSON, whether shipped, made from a package's rows or a user's own. */
export const guideSchema = z.strictObject({
  subtext_guide: z.literal(guideFormat),
  /** Unique among the guides at hand; the name of the package's `guide` where it is one of those. */
  id: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(200),
  /** The guide that it was copied from. */
  copied_from: z.string().trim().min(1).max(100).optional(),
  figures: z.array(figureSchema).max(5_000),
});
/** A style guide: its figures by rule. */
export type Guide = z.infer<typeof guideSchema>;
