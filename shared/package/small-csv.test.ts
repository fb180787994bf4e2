import { expect, test } from 'vitest';
import { readSmallCsv, writeCsv } from './small-csv.ts';

test.each([
  ['a,b\n1,2\n', [{ a: '1', b: '2' }]],
  ['\ufeffA;b\r\n1;"x;\r\n""y"""\r\n', [{ a: '1', b: 'x;\r\n"y"' }]],
  [
    'a\tb\r1\t\r\r3\t4',
    [
      { a: '1', b: '' },
      { a: '3', b: '4' },
    ],
  ],
  ['a,b\n"1",2', [{ a: '1', b: '2' }]],
  ['a,b\n1', [{ a: '1', b: '' }]],
  ['a,b\n1,', [{ a: '1', b: '' }]],
  ['a,b\n"never closed', []],
  ['a,b\n1,2\n"x"y,3\n4,5', [{ a: '1', b: '2' }]],
  ['', []],
])('%j', (text, rows) => {
  expect(readSmallCsv(text)).toEqual(rows);
});

test('what is written is read again', () => {
  const rows = [
    { a: '=1+1, "quoted"', b: null },
    { a: 'two\nlines', b: 3 },
  ];
  expect(readSmallCsv(writeCsv(['a', 'b'], rows))).toEqual([
    { a: '=1+1, "quoted"', b: '' },
    { a: 'two\nlines', b: '3' },
  ]);
});
