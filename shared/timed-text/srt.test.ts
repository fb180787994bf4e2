import { describe, expect, test } from 'vitest';
import { readTimedText } from './read.ts';

const read = (text: string) => readTimedText(new TextEncoder().encode(text), { format: 'srt' });
const codes = (text: string) => read(text).problems.map(({ code }) => code.replace('timed-text.', ''));
const brief = (text: string) =>
  read(text).events.map((event) => [event.startMs, event.endMs, event.text] as const);

const two = '1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n';
const both = [
  [1000, 2000, 'One'],
  [3000, 4000, 'Two'],
];

describe('what markup and labels say of a text', () => {
  test.each([
    ['{\\an8\\i1}Up', { hasItalic: true }],
    ['{\\i10}Up', { hasItalic: false }],
    ['<image>', { hasItalic: false }],
    ['[door slams]', { kind: 'sound_label', speaker: null }],
    ['♪ La ♪', { kind: 'song' }],
    ['ANNA: <i>Hi.</i>', { kind: 'dialogue', speaker: 'ANNA', hasItalic: true }],
  ])('%j', (text, said) => {
    expect(read(`1\n00:00:01,000 --> 00:00:02,000\n${text}`).events).toMatchObject([said]);
  });
});

describe('an event', () => {
  test('has its place, its number, its times as written and read, its text as written and read', () => {
    const [first] = read(
      '7\n00:00:01,001 --> 00:00:02,5 X1:10 Y1:20\n{\\an8}<i>Up</i> &amp; away\nnow ',
    ).events;
    expect(first).toEqual({
      ordinal: 1,
      at: { line: 2 },
      id: '7',
      startMs: 1001,
      endMs: 2500,
      startFlicks: 706_305_600,
      endFlicks: 1_764_000_000,
      startFrame: null,
      endFrame: null,
      startRaw: '00:00:01,001',
      endRaw: '00:00:02,5',
      settings: 'X1:10 Y1:20',
      region: 'an8',
      textRaw: '{\\an8}<i>Up</i> &amp; away\nnow',
      text: 'Up & away\nnow',
      kind: 'dialogue',
      language: null,
      speaker: null,
      writingMode: null,
      hasItalic: true,
      ruby: null,
      flags: [],
    });
  });

  test.each([
    ['plain', two],
    ['CR LF', two.replaceAll('\n', '\r\n')],
    ['CR alone', two.replaceAll('\n', '\r')],
    ['CR CR LF', two.replaceAll('\n', '\r\r\n')],
    ['a byte order mark', `\ufeff${two}`],
    ['no numbers', two.replace(/^\d\n/gm, '')],
    ['no empty lines', two.replaceAll('\n\n', '\n')],
    ['neither numbers nor empty lines', two.replace(/^\d\n/gm, '').replaceAll('\n\n', '\n')],
    ['every line followed by an empty one', two.replaceAll('\n', '\n\n')],
    ['spaces around the times', two.replace(/^00(.*)$/gm, '  00$1 \t')],
    ['points for commas', two.replaceAll(',', '.')],
    ['no spaces at the arrow', two.replaceAll(' --> ', '-->')],
    ['spaces on empty lines', two.replaceAll('\n\n', '\n  \n')],
    ['no hours', two.replaceAll('00:00:', '00:')],
    ['no fraction', two.replaceAll(',000', '')],
    ['another arrow', two.replaceAll('-->', '->')],
    ['the last line cut', two.slice(0, -1)],
    ['spaces within a time', two.replaceAll('00:00:0', '00: 00: 0')],
  ])('is found with %s', (_, text) => {
    expect(brief(text)).toEqual(both);
  });

  test('keeps an empty line within its text, and digits that are text', () => {
    expect(brief('1\n0:0:1,0 --> 0:0:2,0\nA\n\nB\n\n2\n0:0:3,0 --> 0:0:4,0\n1984\n')).toEqual([
      [1000, 2000, 'A\n\nB'],
      [3000, 4000, '1984'],
    ]);
    expect(brief('0:0:1,0 --> 0:0:2,0\n1984\n\n0:0:3,0 --> 0:0:4,0\nB')[0]?.[2]).toBe('1984');
  });

  test('may begin on the line of its times', () => {
    expect(brief('0:0:1,0 --> 0:0:2,0 Hello there\nyou')).toEqual([[1000, 2000, 'Hello there\nyou']]);
  });

  test.each([
    ['00:00:01.5', 1500],
    ['00:00:01,05', 1050],
    ['0:0:1', 1000],
    ['100:00:00,000', 360_000_000],
    ['1:75:00,000', 8_100_000],
    ['-00:00:01,000', -1000],
    ['00:00:00,0000014', 0.0014],
  ])('the time %s is %d ms', (raw, ms) => {
    expect(read(`${raw} --> 200:00:00,000\nA`).events[0]?.startMs).toBeCloseTo(ms, 5);
  });
});

describe('nothing is dropped', () => {
  test('zero, negative, overlapping and out-of-order events stay, flagged and reported', () => {
    const text = ['5 --> 5', '9 --> 8', '1 --> 4', '3 --> 6', '7 --> 8']
      .map((times, index) => `${index + 1}\n${times.replace(/\d/g, '00:00:0$&,000')}\nText\n`)
      .join('\n');
    expect(read(text).events.map(({ flags }) => flags)).toEqual([
      ['zero_duration'],
      ['negative_duration'],
      ['out_of_order', 'overlap'],
      ['overlap'],
      ['overlap'],
    ]);
    expect(read(text).problems.map(({ code, at }) => [code, at.line])).toEqual([
      ['timed-text.zero_duration', 2],
      ['timed-text.negative_duration', 6],
      ['timed-text.out_of_order', 10],
      ['timed-text.overlap', 10],
      ['timed-text.overlap', 14],
      ['timed-text.overlap', 18],
    ]);
  });

  test('lines in different places do not overlap', () => {
    expect(read('0:0:1,0 --> 0:0:9,0\n{\\an8}Sign\n\n0:0:2,0 --> 0:0:3,0\nTalk').events[1]?.flags).toEqual(
      [],
    );
  });

  test('two lines that begin together are in order', () => {
    expect(read('0:0:1,0 --> 0:0:2,0\nA\n\n0:0:1,0 --> 0:0:2,0\nB').events[1]?.flags).toEqual(['overlap']);
  });

  test('an event with a time that cannot be read stays, with its text', () => {
    const reading = read(
      '1\n00:00:xx,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04:05\nTwo\n\n3\n00:00:05,000 -->\nThree',
    );
    expect(reading.events.map(({ startMs, endMs, text, flags }) => [startMs, endMs, text, ...flags])).toEqual(
      [
        [null, 2000, 'One', 'bad_time'],
        [3000, null, 'Two', 'bad_time'],
        [5000, null, 'Three', 'bad_time'],
      ],
    );
    expect(reading.problems[0]?.message).toContain('“00:00:xx,000” is not a time');
    expect(reading.problems.map(({ at }) => at.line)).toEqual([2, 6, 10]);
  });

  test('a time beyond what can be carried exactly is no time', () => {
    const [event] = read('2147483648:00:00,000 --> 2147483648:00:01,000\nLater').events;
    expect(event).toMatchObject({
      startMs: null,
      startFlicks: null,
      startRaw: '2147483648:00:00,000',
      text: 'Later',
      flags: ['bad_time'],
    });
  });

  test('text with an arrow is text', () => {
    expect(brief('0:0:1,0 --> 0:0:2,0\nA --> B\n<- back')).toEqual([[1000, 2000, 'A --> B\n<- back']]);
  });

  test('text above the first times is reported with its line', () => {
    expect(read('\nA film by\nsomebody\n\n1\n0:0:1,0 --> 0:0:2,0\nOne').problems).toMatchObject([
      { code: 'timed-text.stray_text', at: { line: 2 } },
    ]);
  });

  test.each([
    ['', ['no_events']],
    ['WEBVTT\n\nnothing', ['stray_text', 'no_events']],
    ['0:0:1,0 --> 0:0:2,0', ['empty_text']],
    ['0:0:1,0 --> 0:0:2,0\nA\0B', ['nul_characters']],
    ['0:0:1,0 -> 0:0:2,0\nA', ['arrow_mended']],
    ['0:0:61,0 --> 0:1:2,0\nA', ['time_overflow']],
    [two.replaceAll('\n\n', '\n'), ['missing_blank_line']],
    [two, []],
  ])('%j reports %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test('of many problems of a kind 20 are listed, and counted', () => {
    const { problems } = read('0:0:1,0 --> 0:0:1,0\nA\n\n'.repeat(50));
    const zero = problems.filter(({ code }) => code === 'timed-text.zero_duration');
    expect(zero).toHaveLength(20);
    expect(zero[0]).toMatchObject({ count: 50, at: { line: 1 } });
    expect(zero[1]?.count).toBeUndefined();
  });
});
