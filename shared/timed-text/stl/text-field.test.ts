import { describe, expect, test } from 'vitest';
import { plainText } from '../markup.ts';
import { readTimedText } from '../read.ts';
import { ascii, block, header } from './testing.ts';

const read = (...parts: readonly (readonly number[])[]) =>
  readTimedText(Uint8Array.from(parts.flat()), { format: 'ebu-stl' });
const codes = (reading: ReturnType<typeof read>) =>
  reading.problems.map(({ code, at }) => [code.replace('timed-text.', ''), at.byte ?? -1]);
const lineOf = (text: readonly number[]) => read(header(), block({ text })).events[0];

describe('text', () => {
  test.each<readonly [what: string, bytes: readonly number[], text: string, raw: string, italic: boolean]>([
    ['teletext codes around', [0x0d, 0x0b, 0x0b, 0x41, 0x0a, 0x0a], 'A', 'A', false],
    ['a colour parts words', [0x41, 0x03, 0x42], 'A B', 'A <c.yellow>B</c>', false],
    ['codes and spaces are one space', [0x41, 0x20, 0x06, 0x1d, 0x20, 0x42], 'A B', 'A <c.cyan>B</c>', false],
    ['spaces alone stay', [0x41, 0x20, 0x20, 0x42], 'A  B', 'A  B', false],
    ['colours end with the row', [0x02, 0x41, 0x8a, 0x42], 'A\nB', '<c.lime>A</c>\nB', false],
    ['rows of double height', [0x0d, 0x41, 0x8a, 0x8a, 0x0d, 0x42, 0x8a], 'A\nB', 'A\nB', false],
    ['italics within a word', [0x41, 0x80, 0x42, 0x81, 0x43], 'ABC', 'A<i>B</i>C', true],
    ['italics over rows', [0x80, 0x41, 0x8a, 0x42], 'A\nB', '<i>A</i>\n<i>B</i>', true],
    ['italics of nothing', [0x80, 0x81, 0x41], 'A', 'A', false],
    ['underline and boxes', [0x84, 0x82, 0x41, 0x83, 0x85], 'A', '<u>A</u>', false],
    ['all at once', [0x01, 0x80, 0x82, 0x41], 'A', '<c.red><i><u>A</u></i></c>', true],
    ['accents', [0xc8, 0x75, 0xc2, 0x65], 'üé', 'üé', false],
    [
      'markup of its own',
      ascii('<i> & \\N {\\p1}'),
      '<i> & \\N {\\p1}',
      '&lt;i> &amp; &#92;N &#123;&#92;p1}',
      false,
    ],
  ])('%s', (_, bytes, text, raw, italic) => {
    const event = lineOf(bytes);
    expect([event?.text, event?.textRaw, event?.hasItalic]).toEqual([text, raw, italic]);
    expect(plainText(event?.textRaw ?? '', 'loose')).toBe(text);
  });

  test('codes that mean something are not reported', () =>
    expect(
      codes(read(header(), block({ text: [0x80, 0x82, 0x84, 0x41, 0x8a, 0x42, 0x85, 0x83, 0x81] }))),
    ).toEqual([]));

  test('bytes that are no letters and codes that mean nothing are reported where they stand', () => {
    const reading = read(header(), block({ text: [0x41, 0xc0, 0x86, 0x42, 0xc8, 0x31] }));
    expect(reading.events[0]?.text).toBe('A\ufffdB\ufffd1');
    expect(codes(reading)).toEqual([
      ['broken_characters', 1024 + 16 + 1],
      ['broken_characters', 1024 + 16 + 4],
      ['unknown_code', 1024 + 16 + 2],
    ]);
  });

  test('is read by the table that the header declares, or that the user chooses', () => {
    const file = Uint8Array.from([...header({ 12: '01' }), ...block({ text: [0xbf, 0xe0] })]);
    const declared = readTimedText(file, { format: 'ebu-stl' });
    expect(declared.events[0]?.text).toBe('Пр');
    expect(declared.track.encoding).toEqual({ name: 'iso-8859-5', by: 'declared', confidence: 1 });
    const chosen = readTimedText(file, { format: 'ebu-stl', encoding: 'iso-8859-7' });
    expect(chosen.events[0]?.text).toBe('Ώΰ');
    expect(chosen.track.encoding).toMatchObject({ name: 'iso-8859-7', by: 'chosen' });
    const unknown = readTimedText(file, { format: 'ebu-stl', encoding: 'klingon' });
    expect(unknown.events[0]?.text).toBe('Пр');
    expect(codes(unknown)).toEqual([['encoding_unknown', 0]]);
  });
});
