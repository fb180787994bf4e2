import { z } from 'zod';

/** What `datapackage.json` may hold, as far as it is read. Properties of the standard that change nothing here pass unread. */

const fieldSchema = z.looseObject({ name: z.string(), type: z.string().optional() });

/** The texts that stand for null: plain, or with a label. */
const missingValues = z.array(z.union([z.string(), z.looseObject({ value: z.string() })]));

/** A Table Schema, inline or by its address; an address is never followed. */
const tableSchema = z.union([
  z.string(),
  z.looseObject({ fields: z.array(fieldSchema).optional(), missingValues: missingValues.optional() }),
]);

const dialectSchema = z.looseObject({
  delimiter: z.string().optional(),
  quoteChar: z.string().optional(),
  doubleQuote: z.boolean().optional(),
  escapeChar: z.string().optional(),
  nullSequence: z.string().optional(),
  header: z.boolean().optional(),
  skipInitialSpace: z.boolean().optional(),
  commentChar: z.string().optional(),
});

/** One resource of the package. */
export const resourceSchema = z.looseObject({
  name: z.string().min(1).max(200),
  path: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(10_000)]).optional(),
  data: z.unknown().optional(),
  format: z.string().max(40).optional(),
  mediatype: z.string().max(200).optional(),
  encoding: z.string().max(40).optional(),
  bytes: z.int().nonnegative().optional(),
  hash: z.string().max(300).optional(),
  dialect: z.union([z.string(), dialectSchema]).optional(),
  schema: tableSchema.optional(),
});
/** A resource as the manifest writes it. */
export type ResourceInput = z.infer<typeof resourceSchema>;

/** A date, or the date of a datetime. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}([T ].*)?$/)
  .transform((value) => value.slice(0, 10))
  .pipe(z.iso.date());

const seconds = z.number().nonnegative();

/** How the table `viewing` was made. */
export const viewingDefinition = z.looseObject({
  /** Seconds after which a view counts. */
  view_threshold_s: seconds,
  /** What a completed view is: the share of the runtime, or in words. */
  completion: z.union([z.number().positive().max(1), z.string().min(1)]),
});

/** How the table `line_engagement` was made. */
export const engagementDefinition = z.looseObject({
  /** When a line counts as shown, in words. */
  exposure: z.string().min(1),
  /** For how many seconds after its start an event is a line's own. */
  attribution_s: z.looseObject({
    rewinds: seconds.optional(),
    pauses: seconds.optional(),
    exits: seconds.optional(),
    text_offs: seconds.optional(),
    audio_switches: seconds.optional(),
  }),
  /** Counts below it are left empty; null or absent where nothing is suppressed. */
  suppressed_below: z.int().nonnegative().nullish(),
});

/** Our own property of the manifest. */
export const subtextSchema = z.looseObject({
  schema_version: z.int().min(1),
  exported_on: day.optional(),
  as_of: day.optional(),
  default_guide: z.string().min(1).max(100).nullish(),
  viewing: viewingDefinition.optional(),
  engagement: engagementDefinition.optional(),
});

/** The version alone, however large: one from the future may differ in everything else. */
export const versionSchema = z.looseObject({ schema_version: z.number() });

/** The outer shape; resources and `subtext` are checked one by one, so that one fault does not hide another. */
export const outerSchema = z.looseObject({
  name: z.string().optional(),
  title: z.string().optional(),
  resources: z.array(z.unknown()).min(1),
  subtext: z.looseObject({}),
});
