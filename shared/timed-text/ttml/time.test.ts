import { describe, expect, test } from 'vitest';
import { defaultParameters } from './parameters.ts';
import { readTime, stampOfFlicks, type TimeParameters } from './time.ts';

const second = 705_600_000;
const ntsc = { labelRate: 30, frameRate: { num: 30000, den: 1001 }, hasFrameRate: true } as const;
const film = { labelRate: 24, frameRate: { num: 24000, den: 1001 }, hasFrameRate: true } as const;
const flicksOf = (raw: string, parameters: Partial<TimeParameters> = {}): number | null =>
  readTime(raw, { ...defaultParameters, ...parameters })?.flicks ?? null;

describe('a time expression', () => {
  test.each([
    ['00:00:01', second],
    ['00:00:01.5', 1.5 * second],
    ['00:00:01,5', 1.5 * second],
    ['100:00:00.000', 360_000 * second],
    ['1:02:03.004', 3723 * second + 4 * 705_600],
    // 1/3 s to nine places is 235,199,999.7648 flicks.
    ['00:00:00.333333333', 235_200_000],
    ['2h', 7200 * second],
    ['1.5h', 5400 * second],
    ['1.5m', 90 * second],
    ['62.5s', 62.5 * second],
    ['1500ms', 1.5 * second],
    ['0.5ms', 352_800],
    [' 5s ', 5 * second],
  ])('%j is read to the flick', (raw, flicks) => {
    expect(flicksOf(raw)).toBe(flicks);
  });

  test('frames go by the rate, 30 where none is declared', () => {
    expect(flicksOf('00:00:01:15')).toBe(1.5 * second);
    expect(flicksOf('15f')).toBe(0.5 * second);
    // 1001 / 24000 s is 29,429,400 flicks, by hand.
    expect(flicksOf('1f', film)).toBe(29_429_400);
    // The W3C's TimeExpressions001: 3723.834167 s at 24 x 1000 / 1001.
    const time = flicksOf('01:02:03:20', film);
    expect(time).toBe(3723 * second + 20 * 29_429_400);
    expect((time ?? 0) / second).toBeCloseTo(3723.834167, 6);
  });

  test('sub-frames are parts of a frame', () => {
    expect(
      flicksOf('00:00:00:01.2', { labelRate: 25, frameRate: { num: 25, den: 1 }, subFrameRate: 4 }),
    ).toBe(1.5 * 28_224_000);
  });

  test('ticks go by their rate', () => {
    expect(flicksOf('10000000t', { tickRate: 10_000_000 })).toBe(second);
    expect(flicksOf('1t', { tickRate: 10_000_000 })).toBe(71); // 70.56
    expect(flicksOf('3t')).toBe(3 * second);
  });

  test.each([
    '',
    '5',
    '-5s',
    '00:01',
    '1:2:3:4:5',
    '00:00:1.',
    '1.s',
    's',
    '5 s',
    '5S',
    '1e3s',
    '00:00:01.5s',
    'wallclock(2020-01-01)',
    '１s',
    `${'9'.repeat(40)}h`,
    '3546h',
    `${'9'.repeat(1_000_000)}s`,
    `${'0'.repeat(64)}1s`,
  ])('%.40j is none', (raw) => {
    expect(flicksOf(raw)).toBeNull();
  });

  test('the longest time that flicks carry is 3,545 hours', () => {
    expect(flicksOf('3545h')).toBe(3545 * 3600 * second);
  });

  test.each([
    ['00:61:00', 'overflow'],
    ['00:00:60.5', 'overflow'],
    ['00:00:00:30', 'overflow'],
    ['00:59:59:29', null],
  ])('%j: what is odd about it is %j', (raw, oddity) => {
    expect(readTime(raw, defaultParameters)?.oddity).toBe(oddity);
  });
});

describe('SMPTE timecode', () => {
  const smpte = (parameters: Partial<TimeParameters>) => ({ timeBase: 'smpte', ...parameters }) as const;
  /** Frames of 1001 / 30000 s: 23,543,520 flicks. */
  const ntscFrame = 23_543_520;

  test('non-drop labels are counted, so that an hour of them is 3603.6 s', () => {
    expect(flicksOf('01:00:00:00', smpte(ntsc))).toBe(108_000 * ntscFrame);
    expect(flicksOf('01:00:00:00', smpte(ntsc))).toBe(3603.6 * second);
    expect(flicksOf('01:00:00:00', smpte(film))).toBe(3603.6 * second);
    // The same label on the media's clock.
    expect(flicksOf('01:00:00:00', ntsc)).toBe(3600 * second);
  });

  // From smpte-timecode, as the facts have them.
  test.each([
    ['00:00:59:29', 1799],
    ['00:00:59;29', 1799],
    ['00:01:00:02', 1800],
    ['00:10:00:00', 17_982],
    ['01:00:00:00', 107_892],
  ])('drop-frame %s is frame %i', (label, frame) => {
    expect(flicksOf(label, smpte({ ...ntsc, dropMode: 'ntsc' }))).toBe(frame * ntscFrame);
  });

  test('at twice the rate twice the labels are dropped', () => {
    const double = { labelRate: 60, frameRate: { num: 60000, den: 1001 }, dropMode: 'ntsc' } as const;
    expect(flicksOf('00:01:00:04', smpte(double))).toBe((3600 * ntscFrame) / 2);
  });

  test('M/PAL drops four labels in every second minute, but not in the twenties', () => {
    const pal = smpte({ ...ntsc, dropMode: 'pal' });
    expect(flicksOf('00:01:00:00', pal)).toBe(1800 * ntscFrame);
    expect(flicksOf('00:02:00:04', pal)).toBe(3600 * ntscFrame);
    // Twenty minutes have ten even ones, and nine of them drop four: 36,000 - 36.
    expect(flicksOf('00:20:00:00', pal)).toBe((36_000 - 36) * ntscFrame);
  });

  test.each([
    ['00:01:00:00', 'dropped_label'],
    ['00:01:00:01', 'dropped_label'],
    ['00:01:00:02', null],
    ['00:10:00:00', null],
    ['00:01:01:00', null],
  ])('%s is %j', (label, oddity) => {
    const parameters = { ...defaultParameters, ...smpte({ ...ntsc, dropMode: 'ntsc' }) };
    expect(readTime(label, parameters)?.oddity).toBe(oddity);
  });

  test('a fraction is of a second of labels; offsets are real time', () => {
    expect(flicksOf('00:00:01.5', smpte(ntsc))).toBe(45 * ntscFrame);
    expect(flicksOf('1s', smpte(ntsc))).toBe(second);
    expect(flicksOf('45f', smpte(ntsc))).toBe(45 * ntscFrame);
  });

  test('where a file says nothing of its frames, labels are continuous time', () => {
    expect(flicksOf('01:00:00:15', smpte({}))).toBe(3600.5 * second);
  });
});

describe('the frame of a time', () => {
  const frame = (flicks: number, parameters: Partial<TimeParameters>) =>
    stampOfFlicks('', flicks, { ...defaultParameters, ...parameters }).frame;

  test('is there where the rate is declared and the time is on a frame', () => {
    expect(frame(29_429_400, film)).toBe(1);
    expect(frame(29_429_401, film)).toBeNull();
    expect(frame(1.5 * second, ntsc)).toBeNull();
    expect(frame(second, {})).toBeNull();
    expect(frame(-29_429_400, film)).toBeNull();
  });

  test('is found at rates whose frames are no whole flicks', () => {
    // 23 frames a second: 705,600,000 / 23 is 30,678,260.87.
    const odd = { labelRate: 23, frameRate: { num: 23, den: 1 }, hasFrameRate: true };
    expect(flicksOf('1f', odd)).toBe(30_678_261);
    expect(frame(30_678_261, odd)).toBe(1);
  });
});
