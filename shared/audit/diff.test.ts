import { expect, test } from 'vitest';
import { diffSql, type DiffPart } from './diff.ts';

const marked = (parts: readonly DiffPart[]): string =>
  parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');

test.each([
  ["a IN ('x', 'y')", "a IN ('x', 'z')", "a IN ('x', ['y'])", "a IN ('x', ['z'])"],
  [
    'CASE  WHEN a\nTHEN 1 END',
    'case when a then 1 end',
    'CASE  WHEN a\nTHEN 1 END',
    'case when a then 1 end',
  ],
  [
    'WHEN a THEN 1 ELSE 2',
    'WHEN a THEN 1 WHEN b THEN 3 ELSE 2',
    'WHEN a THEN 1 ELSE 2',
    'WHEN a THEN 1 [WHEN b THEN 3] ELSE 2',
  ],
  ['a', 'b c', '[a]', '[b c]'],
  ['', 'b', '', '[b]'],
])('%s | %s', (one, other, left, right) => {
  const diff = diffSql(one, other);
  expect([marked(diff.one), marked(diff.other)]).toEqual([left, right]);
});

test('the stretches make up the whole texts', () => {
  const [one, other] = ['SELECT a -- x\n, b FROM t', 'SELECT b,\n c FROM /* y */ t'];
  const diff = diffSql(one, other);
  expect(diff.one.map(({ text }) => text).join('')).toBe(one);
  expect(diff.other.map(({ text }) => text).join('')).toBe(other);
});

test('texts that are too long are left unmarked', () => {
  const long = 'a '.repeat(2000);
  expect(diffSql(long, 'b')).toEqual({
    one: [{ text: long, differs: false }],
    other: [{ text: 'b', differs: false }],
  });
});
