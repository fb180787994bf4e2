import { expect, test } from 'vitest';
import { loadDefinitions } from './definitions.ts';

test('the definitions that come with Subtext are well formed', () => {
  const result = loadDefinitions();
  expect(result.problems).toEqual([]);
  expect(result.ok).toBe(true);
});
