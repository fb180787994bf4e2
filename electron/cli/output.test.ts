import { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, jsonCell, problemLine, writerTo } from './output.ts';
import { clipped, oneLine, textTable } from './text-table.ts';

const seed = 20261005;

describe('cells', () => {
  test.each([
    [9007199254740991n, 9007199254740991],
    [-9007199254740991n, -9007199254740991],
    [9007199254740992n, '9007199254740992'],
    [-9007199254740993n, '-9007199254740993'],
    [170141183460469231731687303715884105727n, '170141183460469231731687303715884105727'],
    [0n, 0],
    [0.1, 0.1],
    ['=1+1', '=1+1'],
    [null, null],
    [false, false],
  ])('JSON has %s as %s', (cell, expected) => {
    expect(jsonCell(cell)).toStrictEqual(expected);
  });

  test.each([
    [['a', 1, 2n, true, null, ''], 'a,1,2,true,,""\r\n'],
    [['=HYPERLINK("x")', '+1', '@a', '-2'], '"=HYPERLINK(""x"")",+1,@a,-2\r\n'],
    [['a,b', 'a\nb', 'a\rb', ' a '], '"a,b","a\nb","a\rb", a \r\n'],
  ])('CSV has %s raw', (cells, expected) => {
    expect(csvLine(cells)).toBe(expected);
  });
});

describe('a table for people', () => {
  test('aligns columns, numbers to the right, by the room that a terminal gives to each script', () => {
    const rows = [
      ['日本語', 12n, null],
      ['हिन्दी', 3, 0.1234567],
      ['😀', -4, 1e-9],
    ];
    expect(textTable(['name', 'n', 'x'], rows)).toBe(
      [
        'name     n         x',
        '------  --  --------',
        '日本語  12         -',
        'हिन्दी      3  0.123457',
        '😀      -4      1e-9',
        '',
      ].join('\n'),
    );
  });

  test.each([
    [1234567.8, '1234568'],
    [-99999.95, '-99999.9'],
    [99999.4, '99999.4'],
    [1234.5678, '1234.57'],
    [0.000123456789, '0.000123457'],
    [9007199254740993n, '9007199254740993'],
    [1e21, '1e+21'],
  ])('%s is shown as %s', (value, shown) => {
    expect(
      textTable(['x'], [[value]])
        .split('\n')[2]
        ?.trim(),
    ).toBe(shown);
  });

  test('holds more rows than a call takes arguments', () => {
    expect(
      textTable(
        ['x'],
        Array.from({ length: 200_000 }, () => [1]),
      ).split('\n'),
    ).toHaveLength(200_003);
  });

  test('has one line a row and nothing that a terminal obeys, whatever the cells hold', () => {
    const cell = fc.string({ unit: 'binary' }).map((text) => `${text}\u001b]0;x\u0007\r\n\t\u009b2J\u202e`);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = textTable(['a', 'b'], rows);
        expect(text.split('\n')).toHaveLength(rows.length + 3);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
      { seed, numRuns: 200 },
    );
  });

  test.each([
    ['a'.repeat(120), 'a'.repeat(120)],
    ['a'.repeat(121), `${'a'.repeat(119)}…`],
    [`${'a'.repeat(118)}😀bc`, `${'a'.repeat(118)}…`],
    [`${'a'.repeat(117)}😀bcd`, `${'a'.repeat(117)}😀…`],
  ])('a long text is cut, never within a character: %s', (text, shown) => {
    expect(clipped(text)).toBe(shown);
  });

  test('keeps what is to be read', () => {
    expect(oneLine('שלום, עולם! Ça va?\r\n  两行')).toBe('שלום, עולם! Ça va? 两行');
  });
});

describe('the line of a problem', () => {
  const problem = { code: 'package.x', severity: 'warning', message: 'It is odd.', fix: 'Mend it.' } as const;

  test('names the place, the value and how often', () => {
    const at = { file: 'a/b.csv', table: 'titles', row: 3, column: 'name', value: 'x\n"y"' };
    expect(problemLine({ ...problem, at, count: 40 })).toBe(
      'warning package.x: a/b.csv, titles, row 3, column name, value "x\\n\\"y\\"": It is odd. (40 times, of which at most 20 are listed) Mend it.',
    );
    expect(problemLine({ ...problem, at: {} })).toBe('warning package.x: It is odd. Mend it.');
  });

  test('is one line, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = problemLine({
          ...problem,
          message: `${text}\n\u001b[31m`,
          at: { file: `${text}\r\u0085` },
        });
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
      { seed, numRuns: 200 },
    );
  });
});

test('writing waits for a slow reader', async () => {
  const taken: string[] = [];
  const waiting: (() => void)[] = [];
  const slow = new Writable({
    highWaterMark: 4,
    write: (chunk: Buffer, _, done) => {
      taken.push(chunk.toString());
      waiting.push(done);
    },
  });
  const write = writerTo(slow);
  const order: string[] = [];
  const whole = write('abcdef').then(() => order.push('written'));
  await new Promise((resolve) => setImmediate(resolve));
  order.push('read');
  waiting[0]?.();
  await whole;
  expect(order).toEqual(['read', 'written']);
  expect(taken).toEqual(['abcdef']);
});
