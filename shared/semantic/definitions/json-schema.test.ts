import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { definitionSchemas, schemaLine } from './json-schema.ts';

const shared = path.join(import.meta.dirname, '..', '..');
const textOf = (file: string): string => readFileSync(path.join(shared, file), 'utf8');

/** Definition files by the schema beside them. */
const filesBeside = (schema: string): string[] => {
  const folder = path.dirname(schema);
  const names = readdirSync(path.join(shared, folder)).filter((name) => name.endsWith('.yaml'));
  return names.map((name) => path.join(folder, name));
};

const schemas = [...definitionSchemas().keys()];

/** The published schema as a check, read back from its file. */
function published(file: string): z.ZodType {
  const json: unknown = JSON.parse(textOf(file));
  const schema = z.custom<Parameters<typeof z.fromJSONSchema>[0]>((value) => typeof value === 'object');
  return z.fromJSONSchema(schema.parse(json));
}

describe.each(schemas)('%s', (file) => {
  test('is published as the code has it (else npm run schemas)', () => {
    expect(textOf(file)).toBe(definitionSchemas().get(file));
  });

  test('is named in the first line of every definition file beside it, and takes it', () => {
    const files = filesBeside(file);
    expect(files.length).toBeGreaterThan(2);
    for (const each of files) {
      expect(textOf(each).split('\n', 1)[0], each).toBe(schemaLine);
      expect(published(file).safeParse(parse(textOf(each))).error, each).toBeUndefined();
    }
  });
});

test.each([
  ['models/schema.json', 'models/title.yaml', 'primary_key: [title_key]', 'primary_key: []'],
  ['models/schema.json', 'models/title.yaml', 'type: integer', 'type: whole'],
  ['models/schema.json', 'models/title.yaml', 'grain: title', 'grains: title'],
  ['metrics/schema.json', 'metrics/reading.yaml', 'agg: median', 'agg: mode'],
  ['metrics/schema.json', 'metrics/reading.yaml', 'type: ratio', 'type: derived'],
  ['metrics/schema.json', 'metrics/reading.yaml', 'owner: localization-analytics', 'owned: by us'],
  ['metrics/dimensions/schema.json', 'metrics/dimensions/titles.yaml', 'on:', 'over:'],
])('%s refuses %s with %s -> %s', (schema, file, from, to) => {
  const text = textOf(file);
  expect(text).toContain(from);
  expect(published(schema).safeParse(parse(text.replace(from, to))).success).toBe(false);
});
