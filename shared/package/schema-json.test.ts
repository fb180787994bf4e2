import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { schemaFiles } from './schema-json.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'datasets', 'schema');

test('datasets/schema is what the tables say (else npm run schemas)', async () => {
  const files = schemaFiles();
  expect((await readdir(folder)).sort()).toEqual([...files.keys()].sort());
  for (const [name, text] of files) expect(await readFile(path.join(folder, name), 'utf8'), name).toBe(text);
});
