import { expect, test } from 'vitest';
import { csvRecords, readSmallCsv, writeCsv } from './small-csv.ts';

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
  ['a,b\n"never closed', [], 2],
  ['a,b\n1,2\n"x"y,3\n4,5', [{ a: '1', b: '2' }], 3],
])('%j', (text, rows, brokenAt: number | null = null) => {
  expect(readSmallCsv(text)).toEqual({ columns: ['a', 'b'], rows, brokenAt });
});

test('a text of nothing has no columns', () => {
  expect(readSmallCsv('')).toEqual({ columns: [], rows: [], brokenAt: null });
});

test('what is written is read again', () => {
  const rows = [
    { a: '=1+1, "quoted"', b: null },
    { a: 'two\nlines', b: 3 },
  ];
  expect(readSmallCsv(writeCsv(['a', 'b'], rows)).rows).toEqual([
    { a: '=1+1, "quoted"', b: '' },
    { a: 'two\nlines', b: '3' },
  ]);
});

test('each record has the line where it begins, and what is no CSV has one too', () => {
  expect(csvRecords('\ufeffa,b\r\n\r\n"x\r\ny",2\r\n3,4')).toEqual({
    records: [
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['x\r\ny', '2'] },
      { line: 5, cells: ['3', '4'] },
    ],
    brokenAt: null,
  });
  expect(csvRecords('a\n1\n"never closed\n2')).toEqual({
    records: [
      { line: 1, cells: ['a'] },
      { line: 2, cells: ['1'] },
    ],
    brokenAt: 3,
  });
});
