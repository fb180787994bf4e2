import { expect, test } from 'vitest';
import type { LanguageStudy } from '../stats/study/types.ts';
import { languageStudy } from './testing.ts';
import { proposedLimit } from './proposal.ts';

const none: ReadonlyMap<string, number> = new Map();

function studied(
  verdict: 'raise' | 'keep' | 'lower' | 'cannot_tell',
  limit: number | null,
  safe: number,
  low: number,
): LanguageStudy {
  return languageStudy({ verdict, limit, safe, benchmark: { low, high: low + 2 } });
}

test.each([
  ['raise', 17, 20.9, 22, 20],
  ['raise', 9, 10.4, 11, 10],
  ['raise', 4, 5.4, 6, 5],
  ['raise', 17, 17.9, 22, null],
  ['lower', 17, 12, 14.6, 14],
  ['lower', 9, 7, 7.9, 7.5],
  ['lower', 9, 7, 0.4, null],
  ['keep', 17, 20.9, 14.6, null],
  ['cannot_tell', 17, 20.9, 14.6, null],
  ['raise', null, 20.9, 22, null],
] as const)(
  '%s from %s with a safe speed of %d and a benchmark from %d: %s',
  (verdict, limit, safe, low, proposed) => {
    expect(proposedLimit(studied(verdict, limit, safe, low), none)).toBe(proposed);
  },
);

test('a limit that is given goes before the verdict, for its own language', () => {
  const study = studied('raise', 17, 20.9, 22);
  expect(proposedLimit(study, new Map([['de', 15.5]]))).toBe(15.5);
  expect(proposedLimit(study, new Map([['de', 17]]))).toBeNull();
  expect(proposedLimit(study, new Map([['ar', 15.5]]))).toBe(20);
});

test('a benchmark speed that begins beyond the range lowers nothing', () => {
  const study = languageStudy({ verdict: 'lower', limit: 17, safe: 12, benchmark: null });
  expect(proposedLimit(study, none)).toBeNull();
});
