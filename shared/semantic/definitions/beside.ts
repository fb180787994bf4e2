import { readingFrom } from './portable.ts';
import type { Definitions, Model } from './types.ts';

/**
 * Definitions of which some models are kept in another schema than `core`, beside those that are loaded. Every model reads them
 * there, and so does every query.
 */
export function beside(definitions: Definitions, models: ReadonlySet<string>, schema: string): Definitions {
  const moved = [...definitions.models.values()].map((model): [string, Model] => [
    model.name,
    {
      ...model,
      sql: readingFrom(model.sql, models, schema),
      schema: models.has(model.name) ? schema : model.schema,
    },
  ]);
  return { ...definitions, models: new Map(moved) };
}
