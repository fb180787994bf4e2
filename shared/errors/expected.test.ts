import { expect, test } from 'vitest';
import { resourceSchema, subtextSchema } from '../package/manifest-schema.ts';
import { expectedWords } from './expected.ts';

const day = 'it should be a day that exists, such as 2026-10-05';

test.each([
  ['exported_on', 'yesterday', day],
  ['as_of', '2026-02-30', day],
  ['as_of', 5, 'it should be a text in quotes'],
  ['schema_version', undefined, 'it should be a number'],
  ['schema_version', '1', 'it should be a number'],
  ['schema_version', 0, 'it should be at least 1'],
  ['schema_version', 1.5, 'it should be a whole number'],
  ['default_guide', '', 'it should not be empty'],
  ['default_guide', 'x'.repeat(101), 'it should not be longer than 100'],
  ['viewing', 'all', 'it should be an object in braces'],
])('subtext.%s of %j: %s', (property, value, said) => {
  const { error } = subtextSchema.safeParse({ schema_version: 1, [property]: value });
  expect(error?.issues.map(expectedWords)).toEqual([said]);
});

test.each([
  [5, 'it should be a text in quotes, or it should be a list in brackets'],
  [null, 'it should be a text in quotes, or it should be a list in brackets'],
  ['', 'it should not be empty'],
])('a path of %j: %s', (path, said) => {
  const { error } = resourceSchema.safeParse({ name: 'titles', path });
  expect(error?.issues.map(expectedWords)).toEqual([said]);
});
