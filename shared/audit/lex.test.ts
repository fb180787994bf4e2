import { expect, test } from 'vitest';
import { lexSql, unquoted } from './lex.ts';

const texts = (sql: string): string[] => lexSql(sql).map(({ text }) => text);

test('comments and white space are no tokens, quotes hold together', () => {
  expect(texts(`SELECT a.b -- a 'note'\n/* and\n another */ FROM "x y" WHERE c >= 'it''s' ;`)).toEqual([
    'SELECT',
    'a',
    '.',
    'b',
    'FROM',
    '"x y"',
    'WHERE',
    'c',
    '>=',
    `'it''s'`,
    ';',
  ]);
  expect(texts("x::date<>`p.d.t`||$$ it's $$")).toEqual([
    'x',
    '::',
    'date',
    '<>',
    '`p.d.t`',
    '||',
    "$$ it's $$",
  ]);
});

test('lines and characters count from 1, and a character outside the basic plane is one', () => {
  const places = lexSql("a '😀' b\n  c /* x\n */ d").map(({ text, line, column }) => [text, line, column]);
  expect(places).toEqual([
    ['a', 1, 1],
    ["'😀'", 1, 3],
    ['b', 1, 7],
    ['c', 2, 3],
    ['d', 3, 5],
  ]);
});

test.each([
  ["'it''s'", "it's"],
  ['"a ""b"""', 'a "b"'],
  ['`x`', 'x'],
  ["'open", 'open'],
  ["'", ''],
])('%s says %s', (sql, says) => {
  expect(lexSql(sql).map(unquoted)).toEqual([says]);
});

test('what is not SQL gives tokens all the same', () => {
  expect(texts('\u0000 \ud800 ¿')).toEqual(['\u0000', '\ud800', '¿']);
  expect(texts("'never closed")).toEqual(["'never closed"]);
  expect(texts('/* never closed')).toEqual([]);
});
