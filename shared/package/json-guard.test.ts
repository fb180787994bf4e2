import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nestsDeeper } from './json-guard.ts';

/** How deep a value nests, found by walking what was parsed. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce<number>((most, inner) => Math.max(most, depthOf(inner)), 0);
}

describe('how deep a JSON text nests', () => {
  test('is what walking the parsed value finds, for any value', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6, depthSize: 'large' }), fc.nat(8), (json, limit) => {
        expect(nestsDeeper(json, limit)).toBe(depthOf(JSON.parse(json)) > limit);
      }),
      { seed: 20261005, numRuns: 300 },
    );
  });

  test.each([
    ['"[[[["', 0, false],
    ['["\\"[[[["]', 1, false],
    ['["\\\\",["x"]]', 1, true],
    ['{"a":{"b":{}}}', 2, true],
    ['{"a":{"b":{}}}', 3, false],
    ['', 0, false],
    [']]]][', 0, false],
    ['["', 1, false],
  ])('%s beyond %d: %s', (json, limit, expected) => {
    expect(nestsDeeper(json, limit)).toBe(expected);
  });

  test('is told of a text that no parser would live through', () => {
    expect(nestsDeeper('['.repeat(1_000_000), 64)).toBe(true);
  });
});
