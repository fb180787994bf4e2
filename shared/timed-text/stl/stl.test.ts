import { describe, expect, test } from 'vitest';
import { plainText } from '../markup.ts';
import { ProblemList } from '../problems.ts';
import { readTimedText } from '../read.ts';
import { readGsi } from './gsi.ts';

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** A header, all of it spaces but for what is put in: places of fields and their text. */
function header(fields: Readonly<Record<number, string>> = {}): number[] {
  const bytes = new Array<number>(1024).fill(0x20);
  const put = (at: number, text: string): void =>
    ascii(text).forEach((byte, index) => (bytes[at + index] = byte));
  put(0, '850STL25.0100009');
  put(224, '261005261005  0000100001001402310000000000000000');
  for (const [at, text] of Object.entries(fields)) put(Number(at), text);
  return bytes;
}

interface Block {
  readonly number?: number;
  readonly extension?: number;
  readonly cumulative?: number;
  readonly in?: readonly number[];
  readonly out?: readonly number[];
  readonly row?: number;
  readonly justification?: number;
  readonly comment?: number;
  readonly text: string | readonly number[];
}

/** A block of 128 bytes: SGN, SN of two bytes low first, EBN, CS, TCI, TCO, VP, JC, CF, and 112 of text. */
function block(of: Block): number[] {
  const number = of.number ?? 1;
  const text = typeof of.text === 'string' ? ascii(of.text) : of.text;
  return [
    ...[0, number & 0xff, number >> 8, of.extension ?? 0xff, of.cumulative ?? 0],
    ...(of.in ?? [0, 0, 1, 0]),
    ...(of.out ?? [0, 0, 2, 0]),
    ...[of.row ?? 20, of.justification ?? 2, of.comment ?? 0],
    ...text,
    ...new Array<number>(112 - text.length).fill(0x8f),
  ];
}

const read = (...parts: readonly (readonly number[])[]) =>
  readTimedText(Uint8Array.from(parts.flat()), { format: 'ebu-stl' });
const codes = (reading: ReturnType<typeof read>) =>
  reading.problems.map(({ code, at }) => [code.replace('timed-text.', ''), at.byte ?? -1]);
const lineOf = (text: readonly number[]) => read(header(), block({ text })).events[0];
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
      times(member(1, 1, 1, 4), comment, member(2, 3, 2, 4), member(3, 1, 5, 6), member(4, 3, 6, 7)),
    ).toEqual([
      [1000, 4000, 'part 1'],
      [2000, 3000, 'c'],
      [2000, 4000, 'part 2'],
      [5000, 7000, 'part 3'],
      [6000, 7000, 'part 4'],
    ]);
  });

  test('whose last out-time is none keeps those of its parts', () => {
    const last = block({ number: 2, cumulative: 3, in: at(2), out: [0, 0, 0, 25], text: 'b' });
    expect(times(member(1, 1, 1, 4), last)).toEqual([
      [1000, 4000, 'part 1'],
      [2000, null, 'b'],
    ]);
  });
});

describe('times', () => {
  const reading = (tcp: string, ...inTimes: readonly (readonly number[])[]) =>
    read(
      header({ 256: tcp }),
      ...inTimes.map((time, index) =>
        block({ number: index + 1, in: time, out: [...time.slice(0, 3), 24], row: index, text: 'x' }),
      ),
    );
  const starts = (tcp: string, ...inTimes: readonly (readonly number[])[]) =>
    reading(tcp, ...inTimes).events.map(({ startFrame }) => startFrame);

  test('count from the start of the programme that the header states', () => {
    expect(starts('10000000', [10, 0, 0, 0], [10, 0, 1, 5])).toEqual([0, 30]);
    expect(reading('10000000', [10, 0, 0, 0]).track.programmeStart).toBe('10:00:00:00');
    expect(starts('00595000', [1, 0, 0, 0])).toEqual([250]);
  });
  test('before that start are kept and flagged', () => {
    const [event] = reading('10000000', [9, 59, 59, 0], [10, 0, 0, 0]).events;
    expect(event).toMatchObject({ startFrame: -25, startMs: -1000, flags: ['negative_time'] });
  });
  test('count from the hour where the header states none, and say so', () => {
    expect(starts('00000000', [10, 0, 1, 0])).toEqual([25]);
    expect(codes(reading('00000000', [10, 0, 1, 0]))).toContainEqual(['start_assumed', 256]);
    expect(reading('00000000', [0, 58, 0, 0]).track.programmeStart).toBe(null);
  });
  test('count from zero where all of them stand before the start, and say so', () => {
    expect(starts('10000000', [0, 0, 1, 0], [1, 0, 0, 0])).toEqual([25, 90_000]);
    expect(codes(reading('10000000', [0, 0, 1, 0]))).toContainEqual(['start_unused', 256]);
    expect(reading('10000000', [0, 0, 1, 0]).track.programmeStart).toBe(null);
  });
  test('go on over midnight', () => {
    expect(starts('23000000', [23, 59, 59, 0], [0, 0, 1, 0])).toEqual([89_975, 90_025]);
    expect(starts('23595000', [0, 0, 1, 0])).toEqual([275]);
    const { events } = read(
      header({ 256: '23000000' }),
      block({ in: [23, 59, 59, 0], out: [0, 0, 1, 0], text: 'x' }),
    );
    expect(events[0]).toMatchObject({ startFrame: 89_975, endFrame: 90_025, flags: [] });
  });
  test('at the end of a day stay there where none comes after it', () => {
    expect(starts('00000000', [23, 59, 59, 0])).toEqual([2_159_975]);
    expect(starts('00000000', [23, 59, 59, 0], [0, 0, 1, 0])).toEqual([-25, 25]);
  });
  test('that are none leave the line without, as it is written', () => {
    const { events, problems } = read(header(), block({ in: [0, 0, 1, 25], out: [255, 0, 2, 0], text: 'x' }));
    expect(events[0]).toMatchObject({
      startRaw: '00:00:01:25',
      endRaw: '255:00:02:00',
      startMs: null,
      startFrame: null,
      endFlicks: null,
      flags: ['bad_time'],
    });
    expect(problems.map(({ code, at }) => [code, at])).toEqual([
      ['timed-text.bad_timecode', { byte: 1024 }],
      ['timed-text.bad_timecode', { byte: 1024 }],
    ]);
  });
  test.each([
    ['STL25.01', { num: 25, den: 1 }, 28_224_000],
    ['STL30.01', { num: 30, den: 1 }, 23_520_000],
    ['STL24.01', { num: 24, den: 1 }, 29_400_000],
    ['STL23.01', { num: 24_000, den: 1001 }, 29_429_400],
  ])('are frames of the rate: %s', (format, rate, flicks) => {
    const { events, track } = read(header({ 3: format }), block({ in: [0, 0, 0, 1], text: 'x' }));
    expect(track.frameRate).toEqual(rate);
    expect(events[0]?.startFlicks).toBe(flicks);
  });
});

describe('the header', () => {
  const gsi = (fields: Readonly<Record<number, string>>) =>
    readGsi(Uint8Array.from(header(fields)), new ProblemList());

  test('says what the file is', () => {
    expect(
      gsi({ 11: '1', 14: '0F', 16: 'Le titre', 251: '3723', 274: 'FRA', 256: '10000203', 224: '990731' }),
    ).toEqual({
      codePage: '850',
      frameRate: { num: 25, den: 1 },
      display: 'teletext-1',
      letters: 'iso-6937',
      language: 'fr',
      title: 'Le titre',
      createdOn: '1999-07-31',
      blocks: 1,
      subtitles: 1,
      longestRow: 37,
      rows: 23,
      programmeStart: { hours: 10, minutes: 0, seconds: 2, frames: 3 },
      country: 'FRA',
    });
  });
  test('has its title in its own code page, or that of the translation', () => {
    const bytes = header({ 0: '865', 80: 'Rod gr t' });
    bytes[81] = 0x9b;
    bytes[86] = 0x9b;
    expect(read(bytes, block({ text: 'x' })).track.title).toBe('Rød grøt');
  });
  test('with fields that mean nothing is read without them, each at its byte', () => {
    const reading = read(
      header({
        0: '999',
        3: 'STL99.01',
        11: 'x',
        12: '09',
        14: 'zz',
        238: 'abc  ',
        243: '-1   ',
        256: '1:00:00 ',
      }),
      block({ text: 'x' }),
    );
    expect(codes(reading)).toEqual([0, 3, 11, 12, 14, 238, 243, 256].map((byte) => ['header_field', byte]));
    expect(reading.events.length).toBe(1);
    expect(reading.track).toMatchObject({ frameRate: { num: 25, den: 1 }, language: null });
  });
  test('whose start is no timecode is read without it', () =>
    expect(codes(read(header({ 256: '99999999' }), block({ text: 'x' })))).toEqual([['header_field', 256]]));
  test('that counts wrongly is corrected', () =>
    expect(codes(read(header({ 238: '00007', 243: '00003' }), block({ text: 'x' })))).toEqual([
      ['count_differs', 238],
      ['count_differs', 243],
    ]));
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
