import { expect, test } from 'vitest';
import { words } from './words.ts';

/** Every text below a part of the interface, with the way to it; those with figures or names are made with some. */
function texts(part: unknown, way: string): (readonly [way: string, text: unknown])[] {
  if (typeof part === 'function') return [[way, Reflect.apply(part, undefined, ['7', 'a name', '12', '3'])]];
  if (typeof part !== 'object' || part === null) return [[way, part]];
  return Object.entries(part).flatMap(([key, inner]) => texts(inner, `${way}.${key}`));
}

test('every text of the interface says something, and has its figures in it', () => {
  const all = texts(words, 'words');
  expect(all.length).toBeGreaterThan(100);
  for (const [way, text] of all) {
    expect(typeof text, way).toBe('string');
    expect(text, way).toMatch(/\S/);
    expect(text, way).not.toMatch(/undefined|NaN|\[object/);
  }
});

test('one is not many', () => {
  expect([words.open.counts.error(1), words.open.counts.error(2)]).toEqual(['1 error', '2 errors']);
  expect([words.status.notOffline(1), words.status.notOffline(2)]).toEqual([
    '1 request was refused since start',
    '2 requests were refused since start',
  ]);
  expect([words.select.chosen(1), words.palette.results(1)]).toEqual(['1 chosen', '1 command']);
});
