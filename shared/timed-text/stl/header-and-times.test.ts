import { describe, expect, test } from 'vitest';
import { ProblemList } from '../problems.ts';
import { readTimedText } from '../read.ts';
import { readGsi } from './gsi.ts';
import { block, header } from './testing.ts';

const read = (...parts: readonly (readonly number[])[]) =>
  readTimedText(Uint8Array.from(parts.flat()), { format: 'ebu-stl' });
const codes = (reading: ReturnType<typeof read>) =>
  reading.problems.map(({ code, at }) => [code.replace('timed-text.', ''), at.byte ?? -1]);

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
  test('of a few lines sent ahead of the start are before it', () =>
    expect(starts('10000000', [9, 59, 58, 0], [9, 59, 59, 0])).toEqual([-50, -25]));
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
