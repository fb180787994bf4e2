import { describe, expect, test } from 'vitest';
import { basicLetter, pairLetter } from './characters.ts';
import { readPair } from './codes.ts';

/** What a pair in hexadecimal, with or without parity, says. */
const codeOf = (pair: string) =>
  readPair(parseInt(pair.slice(0, 2), 16) & 0x7f, parseInt(pair.slice(2), 16) & 0x7f);

describe('letters', () => {
  // 47 CFR 79.101, table of standard characters: ASCII but for ten.
  test('the basic ones', () => {
    const all = Array.from({ length: 96 }, (_, index) => basicLetter(0x20 + index)).join('');
    expect(all).toBe(
      ' !"#$%&\'()á+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[é]íóúabcdefghijklmnopqrstuvwxyzç÷Ññ█',
    );
  });
  // CEA-608, tables of special and extended characters, as ttconv lists them one by one.
  test.each<readonly [first: number, second: number, letter: string, extended: boolean]>([
    [0x11, 0x30, '®', false],
    [0x11, 0x37, '♪', false],
    [0x11, 0x38, 'à', false],
    [0x11, 0x39, ' ', false],
    [0x11, 0x3a, 'è', false],
    [0x11, 0x3f, 'û', false],
    [0x12, 0x20, 'Á', true],
    [0x12, 0x27, '¡', true],
    [0x12, 0x2c, '℠', true],
    [0x12, 0x2f, '”', true],
    [0x12, 0x30, 'À', true],
    [0x12, 0x36, 'ë', true],
    [0x12, 0x3c, 'ù', true],
    [0x12, 0x3f, '»', true],
    [0x13, 0x20, 'Ã', true],
    [0x13, 0x28, 'õ', true],
    [0x13, 0x2b, '\\', true],
    [0x13, 0x2f, '~', true],
    [0x13, 0x30, 'Ä', true],
    [0x13, 0x34, 'ß', true],
    [0x13, 0x35, '¥', true],
    [0x13, 0x3b, 'ø', true],
    [0x13, 0x3f, '┘', true],
  ])('%i %i is %s', (first, second, letter, extended) =>
    expect(pairLetter(first, second)).toEqual({ letter, extended }),
  );
  test.each([
    [0x11, 0x2f],
    [0x11, 0x40],
    [0x12, 0x1f],
    [0x13, 0x40],
    [0x14, 0x30],
  ])('%i %i is none', (first, second) => expect(pairLetter(first, second)).toBe(null));
});

describe('places', () => {
  // CEA-608, table of preamble address codes: white, no underline, column 0, in row 1 to 15.
  test.each(
    '9140 91e0 9240 92e0 15c1 1561 1640 1660 1740 1760 1040 1340 1360 1440 1460'
      .split(' ')
      .map((pair, index) => [pair, index + 1] as const),
  )('%s is row %i', (pair, row) =>
    expect(codeOf(pair).code).toMatchObject({ kind: 'place', row, column: 0 }),
  );

  test.each([
    ['9470', 15, 0],
    ['94f2', 15, 4],
    ['94f4', 15, 8],
    ['94fe', 15, 28],
    ['94d0', 14, 0],
    ['94d2', 14, 4],
  ])('%s is row %i, column %i', (pair, row, column) =>
    expect(codeOf(pair).code).toMatchObject({
      kind: 'place',
      row,
      column,
      style: { italic: false, colour: 'white' },
    }),
  );
  test.each([
    ['1440', false, 'white', false],
    ['1441', false, 'white', true],
    ['1442', false, 'lime', false],
    ['144d', false, 'magenta', true],
    ['144e', true, 'white', false],
    ['144f', true, 'white', true],
    ['1451', false, 'white', true],
  ])('%s has italics %j, colour %s, underline %j', (pair, italic, colour, underline) =>
    expect(codeOf(pair).code).toMatchObject({ style: { italic, colour, underline } }),
  );
});

test.each([
  ['9420', { kind: 'command', command: 'RCL' }, 1],
  ['94ae', { kind: 'command', command: 'ENM' }, 1],
  ['942f', { kind: 'command', command: 'EOC' }, 1],
  ['942c', { kind: 'command', command: 'EDM' }, 1],
  ['1c2c', { kind: 'command', command: 'EDM' }, 2],
  ['152c', { kind: 'command', command: 'EDM' }, 1],
  ['9425', { kind: 'command', command: 'RU2' }, 1],
  ['9429', { kind: 'command', command: 'RDC' }, 1],
  ['94ad', { kind: 'command', command: 'CR' }, 1],
  ['1421', { kind: 'command', command: 'BS' }, 1],
  ['1424', { kind: 'command', command: 'DER' }, 1],
  ['97a1', { kind: 'tab', columns: 1 }, 1],
  ['1f23', { kind: 'tab', columns: 3 }, 2],
  ['91ae', { kind: 'style', style: { colour: null, underline: false } }, 1],
  ['9120', { kind: 'style', style: { colour: 'white', underline: false } }, 1],
  ['112b', { kind: 'style', style: { colour: 'yellow', underline: true } }, 1],
  ['102d', { kind: 'background' }, 1],
  ['172e', { kind: 'background' }, 1],
  ['1724', { kind: 'unknown' }, 1],
  ['1422', { kind: 'unknown' }, 1],
  ['1060', { kind: 'unknown' }, 1],
  ['8080', { kind: 'filler' }, null],
  ['0101', { kind: 'data' }, null],
  ['c8e9', { kind: 'text', letters: ['H', 'i'] }, null],
  ['ae80', { kind: 'text', letters: ['.'] }, null],
  ['1937', { kind: 'letter', letter: '♪', extended: false }, 2],
])('%s is %j on channel %j', (pair, code, channel) => expect(codeOf(pair)).toEqual({ code, channel }));
