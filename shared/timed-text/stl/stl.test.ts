import { describe, expect, test } from 'vitest';
import { readTimedText } from '../read.ts';
import { ascii, block, header } from './testing.ts';

const read = (...parts: readonly (readonly number[])[]) =>
  readTimedText(Uint8Array.from(parts.flat()), { format: 'ebu-stl' });
const codes = (reading: ReturnType<typeof read>) =>
  reading.problems.map(({ code, at }) => [code.replace('timed-text.', ''), at.byte ?? -1]);
/** Of a whole file of these blocks: the oddities but for the counts in the header. */
const oddities = (...blocks: readonly (readonly number[])[]) =>
  codes(read(header(), ...blocks)).filter(([code]) => code !== 'count_differs');

describe('a subtitle', () => {
  test('has its byte, its number, its timecodes, its row and its text', () => {
    const reading = read(
      header(),
      block({ number: 258, in: [0, 0, 1, 1], out: [0, 1, 0, 24], row: 20, justification: 1, text: 'Hello' }),
    );
    expect(reading.events).toEqual([
      {
        ordinal: 1,
        at: { byte: 1024 },
        id: '258',
        startMs: 1040,
        endMs: 60_960,
        startFlicks: 26 * 28_224_000,
        endFlicks: 1524 * 28_224_000,
        startFrame: 26,
        endFrame: 1524,
        startRaw: '00:00:01:01',
        endRaw: '00:01:00:24',
        settings: '',
        region: 'row 20 left',
        textRaw: 'Hello',
        text: 'Hello',
        kind: 'dialogue',
        language: null,
        speaker: null,
        writingMode: null,
        hasItalic: false,
        ruby: null,
        flags: [],
      },
    ]);
    expect(reading.problems).toEqual([]);
  });

  test.each([
    [0, 'row 3'],
    [1, 'row 3 left'],
    [2, 'row 3 centre'],
    [3, 'row 3 right'],
  ])('justification %i: %s', (justification, region) =>
    expect(read(header(), block({ row: 3, justification, text: 'x' })).events[0]?.region).toBe(region),
  );

  test('that is a comment is kept as one, and stands nowhere', () => {
    const { events } = read(header(), block({ text: 'a' }), block({ number: 2, comment: 1, text: 'Sync?' }));
    expect(events[1]).toMatchObject({ kind: 'comment', region: null, text: 'Sync?', flags: [] });
  });

  test('with codes that mean nothing is read without them, each at its byte', () =>
    expect(oddities(block({ cumulative: 9, justification: 4, comment: 2, text: 'x' }))).toEqual([
      ['block_field', 1028],
      ['block_field', 1038],
      ['block_field', 1039],
    ]));
});

describe('blocks of a subtitle', () => {
  const full = 'x'.repeat(112);

  test('are put together, over the first 112 letters', () => {
    const reading = read(
      header({ 238: '00003' }),
      block({ extension: 0, text: full }),
      block({ extension: 1, text: [...new Array<number>(111).fill(0x79), 0xc8] }),
      block({ text: [0x75, 0xc0] }),
    );
    expect(reading.events.map(({ text }) => text)).toEqual([`${full}${'y'.repeat(111)}ü\ufffd`]);
    expect(codes(reading)).toEqual([['broken_characters', 1024 + 256 + 16 + 1]]);
  });

  test('that are missing are reported with the subtitle, whose text is what there is', () => {
    const first = block({ extension: 0, text: 'a' });
    expect(oddities(first, block({ extension: 2, text: 'b' }), block({ text: 'c' }))).toEqual([
      ['block_missing', 1024],
    ]);
    expect(oddities(block({ extension: 1, text: 'a' }), block({ text: 'b' }))).toEqual([
      ['block_missing', 1024],
    ]);
    const { events } = read(
      header(),
      first,
      block({ number: 2, text: 'b' }),
      block({ number: 3, extension: 0, text: 'c' }),
    );
    expect(events.map(({ id, text }) => [id, text])).toEqual([
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'c'],
    ]);
  });

  test('of user data and of reserved numbers hold no text', () => {
    const reading = read(
      header({ 238: '00003' }),
      block({ text: 'a' }),
      block({ extension: 0xfe, text: 'for a machine' }),
      block({ extension: 0xf3, text: 'for later' }),
    );
    expect(reading.events.map(({ text }) => text)).toEqual(['a']);
    expect(codes(reading)).toEqual([
      ['user_data', 1152],
      ['reserved_block', 1280],
    ]);
  });
});

describe('a cumulative set', () => {
  const at = (second: number): readonly number[] => [0, 0, second, 0];
  const member = (number: number, cumulative: number, from: number, until: number): number[] =>
    block({ number, cumulative, in: at(from), out: at(until), row: 18 + 2 * number, text: `part ${number}` });
  const times = (...blocks: readonly number[][]) =>
    read(header(), ...blocks).events.map(({ startMs, endMs, text }) => [startMs, endMs, text]);

  test('is a line for each of its texts, shown until the last one goes', () => {
    const set = [member(1, 1, 1, 2), member(2, 2, 2, 3), member(3, 3, 3, 9)];
    expect(times(...set)).toEqual([
      [1000, 9000, 'part 1'],
      [2000, 9000, 'part 2'],
      [3000, 9000, 'part 3'],
    ]);
    expect(oddities(...set)).toEqual([
      ['held_by_set', 1024],
      ['held_by_set', 1152],
    ]);
    expect(read(header(), ...set).events[0]?.endRaw).toBe('00:00:02:00');
  });

  test('ends with what there is of it', () => {
    const broken = [member(1, 1, 1, 2), member(2, 2, 2, 5), member(3, 0, 6, 7), member(4, 3, 8, 9)];
    expect(times(...broken).map(([, end]) => end)).toEqual([5000, 5000, 7000, 9000]);
    expect(oddities(...broken)).toEqual([
      ['set_broken', 1024],
      ['set_broken', 1024 + 3 * 128],
      ['held_by_set', 1024],
    ]);
  });

  test('begins anew with each first, and no comment takes part', () => {
    const comment = block({ number: 9, comment: 1, in: at(2), out: at(3), text: 'c' });
    expect(
      times(member(1, 1, 1, 3), comment, member(2, 3, 2, 4), member(3, 1, 5, 6), member(4, 3, 6, 7)),
    ).toEqual([
      [1000, 4000, 'part 1'],
      [2000, 3000, 'c'],
      [2000, 4000, 'part 2'],
      [5000, 7000, 'part 3'],
      [6000, 7000, 'part 4'],
    ]);
  });

  test('that begins where another has not ended takes nothing from it', () => {
    const sets = [member(1, 1, 1, 2), member(2, 1, 3, 4), member(3, 3, 4, 9)];
    expect(times(...sets).map(([, end]) => end)).toEqual([2000, 9000, 9000]);
    expect(oddities(...sets)).toContainEqual(['set_broken', 1024]);
  });

  test('whose last out-time is none keeps those of its parts', () => {
    const last = block({ number: 2, cumulative: 3, in: at(2), out: [0, 0, 0, 25], text: 'b' });
    expect(times(member(1, 1, 1, 4), last)).toEqual([
      [1000, 4000, 'part 1'],
      [2000, null, 'b'],
    ]);
  });
});

describe('a damaged file', () => {
  test.each([
    ['nothing', []],
    ['text', ascii('1\n00:00:01,000 --> 00:00:02,000\nHello\n'.repeat(50))],
    ['half a header', header().slice(0, 1023)],
  ])('%s is no EBU-STL', (_, bytes) => {
    const reading = read(bytes);
    expect(reading.events).toEqual([]);
    expect(codes(reading)).toEqual([
      ['not_stl', 0],
      ['no_events', 0],
    ]);
  });
  test('whose format code is damaged is known by the rest of its header', () =>
    expect(read(header({ 3: 'xxx' }), block({ text: 'x' })).events.length).toBe(1));
  test('that ends within a text has what there is of it', () => {
    const reading = read(header(), block({ text: 'Hello' }).slice(0, 19));
    expect(reading.events.map(({ text }) => text)).toEqual(['Hel']);
    expect(codes(reading)).toEqual([['block_cut', 1024]]);
  });
  test('that ends before a text has all but that', () => {
    const reading = read(header(), block({ text: 'Hello' }), block({ text: 'x' }).slice(0, 16));
    expect(reading.events.length).toBe(1);
    expect(codes(reading)).toEqual([['block_cut', 1152]]);
  });
  test('padding is no subtitle', () => {
    const reading = read(header(), block({ text: 'x' }), new Array<number>(256).fill(0));
    expect(reading.events.length).toBe(1);
    expect(codes(reading)).toEqual([
      ['padding', 1152],
      ['padding', 1280],
    ]);
  });
  test('a subtitle without text is kept and flagged', () =>
    expect(read(header(), block({ text: '' })).events[0]?.flags).toEqual(['empty_text']));
});
