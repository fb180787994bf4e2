import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkHash, fingerprint, sha256Of } from './fingerprint.ts';
import { tableSpec } from './tables.ts';

const hex = (text: string) => createHash('sha256').update(text).digest('hex');

test('hashes the bytes of all files in order', async () => {
  expect(await sha256Of([new Blob(['ab']), new Blob([]), new Blob(['c'])])).toBe(hex('abc'));
});

test.each([
  ['empty', 0],
  ['held whole', 67_108_864],
  ['read a piece at a time', 67_108_865],
])('hashes a single file, %s', async (_, bytes) => {
  const content = Buffer.alloc(bytes, 'Subtext');
  expect(await sha256Of([new Blob([content])])).toBe(createHash('sha256').update(content).digest('hex'));
});

test('the fingerprint names every part and its hash, in any order', () => {
  const a = { name: 'assets', sha256: hex('1') };
  const b = { name: 'titles', sha256: hex('2') };
  expect(fingerprint([b, a])).toBe(hex(`assets\0${hex('1')}\ntitles\0${hex('2')}\n`));
  expect(fingerprint([a, b])).toBe(fingerprint([b, a]));
  expect(fingerprint([a])).not.toBe(fingerprint([a, b]));
});

test('a hash that differs is located; none declared is no problem', () => {
  const spec = tableSpec('titles');
  if (spec === undefined) throw new Error('no titles');
  const resource = { spec, files: [{ path: 'titles.csv', bytes: 1 }], sha256: hex('1') };
  expect(checkHash(resource, hex('1'))).toEqual([]);
  expect(checkHash({ ...resource, sha256: null }, hex('2'))).toEqual([]);
  expect(checkHash(resource, hex('2'))).toMatchObject([
    { code: 'package.hash_differs', severity: 'error', at: { file: 'titles.csv', table: 'titles' } },
  ]);
});
