import { describe, expect, test } from 'vitest';
import {
  assumedStart,
  DayCount,
  flicksOfFrame,
  frameOfLabel,
  labelOfFrame,
  readLabel,
  stampOfFrame,
  type Counting,
} from './smpte.ts';

const counting = (num: number, den = 1, dropFrame = false): Counting => ({ rate: { num, den }, dropFrame });
const ndf30 = counting(30_000, 1001);
const df30 = counting(30_000, 1001, true);
const df60 = counting(60_000, 1001, true);
const pal = counting(25);

function frameOf(label: string, how: Counting): number | null {
  const parts = readLabel(label);
  return parts === null ? null : frameOfLabel(parts, how).frame;
}
const secondsOf = (label: string, how: Counting): number =>
  (stampOfFrame(label, frameOf(label, how) ?? NaN, how.rate).flicks ?? NaN) / 705_600_000;

describe('labels to frames', () => {
  // Facts 4.3, measured with smpte-timecode.
  test.each([
    ['00:01:00;02', 1800],
    ['00:10:00;00', 17_982],
    ['01:00:00;00', 107_892],
    ['00:00:59;29', 1799],
    ['23:59:59;29', 24 * 107_892 - 1],
  ])('drop-frame at 29.97: %s is frame %i', (label, frame) => expect(frameOf(label, df30)).toBe(frame));

  // 59.94 leaves out twice as many labels of a second twice as long: every figure doubles.
  test.each([
    ['00:01:00;04', 3600],
    ['00:10:00;00', 35_964],
    ['01:00:00;00', 215_784],
  ])('drop-frame at 59.94: %s is frame %i', (label, frame) => expect(frameOf(label, df60)).toBe(frame));

  test.each([
    [counting(24), 86_400],
    [counting(24_000, 1001), 86_400],
    [pal, 90_000],
    [counting(30), 108_000],
    [ndf30, 108_000],
    [counting(50), 180_000],
    [counting(60), 216_000],
    [counting(60_000, 1001), 216_000],
  ])('an hour without drop-frame at %j is %i frames', (how, frames) =>
    expect(frameOf('01:00:00:00', how)).toBe(frames),
  );

  test('a label that drop-frame leaves out is told apart, and read as the next that is there', () => {
    for (const frames of [0, 1])
      expect(frameOfLabel({ hours: 0, minutes: 1, seconds: 0, frames }, df30)).toEqual({
        frame: 1800,
        fault: 'dropped',
      });
    for (const frames of [0, 3])
      expect(frameOfLabel({ hours: 0, minutes: 59, seconds: 0, frames }, df60).fault).toBe('dropped');
    expect(frameOfLabel({ hours: 0, minutes: 10, seconds: 0, frames: 0 }, df30).fault).toBe(null);
    expect(frameOfLabel({ hours: 0, minutes: 1, seconds: 1, frames: 0 }, df30).fault).toBe(null);
    expect(frameOfLabel({ hours: 0, minutes: 1, seconds: 0, frames: 0 }, ndf30).fault).toBe(null);
  });

  test.each([
    ['00:00:00:25', pal],
    ['00:00:60:00', pal],
    ['00:60:00:00', pal],
    ['24:00:00:00', pal],
    ['25:00:00:00', df30],
    ['00:00:00:30', ndf30],
  ])('%s is no label of its rate', (label, how) => {
    const parts = readLabel(label);
    expect(parts).not.toBe(null);
    if (parts !== null) expect(frameOfLabel(parts, how)).toEqual({ frame: null, fault: 'no_label' });
  });

  test.each([
    '',
    '1',
    '00:00:00',
    '00:00:00:',
    'a0:00:00:00',
    '-1:00:00:00',
    '00:00:00:0000',
    '100:00:00:00',
  ])('%j is not read', (text) => expect(readLabel(text)).toBe(null));
});

describe('frames to time', () => {
  // Facts 4.3.
  test.each([
    ['01:00:00:00', ndf30, 3603.6],
    ['01:00:00:00', counting(24_000, 1001), 3603.6],
    ['00:10:00;00', df30, 599.9994],
    ['01:00:00;00', df30, 3599.9964],
    ['00:00:01:12', pal, 1.48],
  ])('%s at %j is %f s', (label, how, seconds) => expect(secondsOf(label, how)).toBeCloseTo(seconds, 9));

  // 705,600,000 x 1001 / 30,000, and so on, by hand.
  test.each([
    [24, 1, 29_400_000],
    [24_000, 1001, 29_429_400],
    [25, 1, 28_224_000],
    [30, 1, 23_520_000],
    [30_000, 1001, 23_543_520],
    [50, 1, 14_112_000],
    [60, 1, 11_760_000],
    [60_000, 1001, 11_771_760],
    [7, 11, 1_108_800_000],
    [13, 1, null],
    [0, 1, null],
  ])('a frame of %i/%i is %j flicks', (num, den, flicks) => expect(flicksOfFrame({ num, den })).toBe(flicks));

  test('what flicks cannot carry has no time', () => {
    expect(stampOfFrame('x', 1e15, pal.rate)).toMatchObject({ flicks: null, ms: null, frame: null });
    expect(stampOfFrame('x', 1, { num: 13, den: 1 })).toMatchObject({ flicks: null });
  });
});

describe('frames to labels', () => {
  test.each([
    [1799, df30, '00:00:59;29'],
    [1800, df30, '00:01:00;02'],
    [17_981, df30, '00:09:59;29'],
    [17_982, df30, '00:10:00;00'],
    [3600, df60, '00:01:00;04'],
    [107_892, df30, '01:00:00;00'],
    [90_000, pal, '01:00:00:00'],
    [24 * 90_000 + 3, pal, '00:00:00:03'],
    [-1, pal, '23:59:59:24'],
  ])('%i at %j is %s', (frame, how, label) => expect(labelOfFrame(frame, how)).toBe(label));

  test('every frame of 21 minutes has a label of its own that leads back to it', () => {
    for (const how of [df30, df60, ndf30, pal]) {
      const labels = new Set<string>();
      const lost: number[] = [];
      for (let frame = 0; frame < 21 * 60 * 60; frame += 1) {
        const label = labelOfFrame(frame, how);
        labels.add(label);
        if (frameOf(label, how) !== frame) lost.push(frame);
      }
      expect(lost).toEqual([]);
      expect(labels.size).toBe(21 * 60 * 60);
    }
  });
});

describe('over midnight', () => {
  const hour = 90_000;
  const day = 24 * hour;
  const placed = (frames: readonly number[], first = 0): number[] => {
    const days = new DayCount(pal, first);
    return frames.map((frame) => days.place(frame));
  };

  test('a list that goes past 23:59:59 goes on', () => {
    expect(placed([23 * hour, day - 1, 1, hour], 22 * hour)).toEqual([
      23 * hour,
      day - 1,
      day + 1,
      day + hour,
    ]);
    expect(placed([hour, 23 * hour, hour], 20 * hour)[0]).toBe(25 * hour);
  });
  test('a time out of order around midnight is not taken for the next day', () =>
    expect(placed([day - 9, 5, day - 2, 8], day - 20)).toEqual([day - 9, day + 5, day - 2, day + 8]));
  test('a stray time moves none of those after it', () =>
    expect(placed([10, 20, day - 1, 30, 40])).toEqual([10, 20, day - 1, 30, 40]));
  test('a list that begins long before its programme is not moved', () =>
    expect(placed([0, 13 * hour, 14 * hour])).toEqual([0, 13 * hour, 14 * hour]));
  test('an out-time after midnight comes after its in-time; one that is merely early does not', () => {
    const days = new DayCount(pal);
    expect(days.placeAfter(5, day - 5)).toBe(day + 5);
    expect(days.placeAfter(5, day + 1)).toBe(day + 5);
    expect(days.placeAfter(100, 200)).toBe(100);
  });
  test('drop-frame has a shorter day', () => {
    const days = new DayCount(df30, 2_589_400);
    expect(days.place(0)).toBe(2_589_408);
  });
});

describe('the start of a programme that the file does not name', () => {
  test.each([
    ['00:00:10:00', '00:00:00:00'],
    ['00:59:29:24', '00:00:00:00'],
    ['00:59:50:00', '01:00:00:00'],
    ['01:00:05:00', '01:00:00:00'],
    ['10:30:00:00', '10:00:00:00'],
    ['23:59:50:00', '00:00:00:00'],
  ])('first line at %s: it starts at %s', (first, start) =>
    expect(labelOfFrame(assumedStart(frameOf(first, pal) ?? NaN, pal), pal)).toBe(start),
  );
  test('in drop-frame too', () =>
    expect(assumedStart(frameOf('01:00:05;00', df30) ?? NaN, df30)).toBe(107_892));
});
