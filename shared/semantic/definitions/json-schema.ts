import { z } from 'zod';
import { dimensionsFileSchema, metricsFileSchema, modelSchema } from './schema.ts';

/** Where the schemas of the definition files are published: beside the files, by path from `shared`. */
const published = {
  'models/schema.json': { title: 'A model of Subtext', schema: modelSchema },
  'metrics/schema.json': { title: 'The metrics of a domain of Subtext', schema: metricsFileSchema },
  'metrics/dimensions/schema.json': { title: 'Dimensions of Subtext', schema: dimensionsFileSchema },
} as const;

/** The first line of a definition file, by which editors find its schema. */
export const schemaLine = '# yaml-language-server: $schema=schema.json';

/** The JSON Schemas (draft 7, which editors know) of the definition files, as texts by their paths from `shared`. */
export function definitionSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(published).map(([path, { title, schema }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
      return [path, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`];
    }),
  );
}
