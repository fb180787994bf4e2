import { describe, expect, test } from 'vitest';
import { flicksOf, frameAt, framesFrom24, framesIn, usableRate } from './frames.ts';
import { rates, type RateName } from './testing.ts';

/** From a published table: 5/6 s are 19.98, 20, 20.83, 24.975 and 25 frames; 7 s 167.83 at 23.976; half a second 12.5 at 25. */
const table: readonly [rate: RateName, fiveSixths: number, seven: number, half: number][] = [
  ['23.976', 20, 168, 12],
  ['24', 20, 168, 12],
  ['25', 21, 175, 13],
  ['29.97', 25, 210, 15],
  ['30', 25, 210, 15],
  ['50', 42, 350, 25],
  ['59.94', 50, 420, 30],
  ['60', 50, 420, 30],
];

test.each(table)('at %s fps 5/6 s are %d frames, 7 s %d, half a second %d', (name, ...expected) => {
  const { rate } = rates[name];
  expect([5 / 6, 7, 0.5].map((seconds) => framesIn(flicksOf(seconds, 's'), rate))).toEqual(expected);
});

test('5/6 s are exactly 588,000,000 flicks, however many digits the figure has', () => {
  expect(flicksOf(0.8333333333333334, 's')).toBe(588_000_000);
  expect(flicksOf(833.3333333333334, 'ms')).toBe(588_000_000);
});

describe('the frame at a time', () => {
  test.each(table)('at %s fps is found again, up to ten hours and half a frame away', (name) => {
    const { rate, flicks } = rates[name];
    for (const frame of [0, 1, 2, 1000, 107_892, 999_999, 2_157_840]) {
      expect(frameAt(frame * flicks, rate)).toBe(frame);
      expect(frameAt(frame * flicks + Math.ceil(flicks / 2) - 1, rate)).toBe(frame);
      expect(frameAt(frame * flicks + Math.ceil(flicks / 2), rate)).toBe(frame + 1);
    }
  });

  /** Two frames in milliseconds, from the same table. */
  test.each([
    ['23.976', 83.417],
    ['24', 83.333],
    ['25', 80],
    ['29.97', 66.733],
    ['30', 66.667],
  ] as const)('at %s fps %d ms are two frames', (name, ms) => {
    expect(frameAt(Math.round(ms * 705_600), rates[name].rate)).toBe(2);
  });

  test('an hour of labels at 29.97 takes 3603.6 s without and 3599.9964 s with dropped labels', () => {
    expect(frameAt(3603.6 * 705_600_000, rates['29.97'].rate)).toBe(108_000);
    expect(frameAt(3599.9964 * 705_600_000, rates['29.97'].rate)).toBe(107_892);
  });
});

test('frames at 24 take as long at other rates', () => {
  expect([7, 8, 12].map((frames) => framesFrom24(frames, rates['24'].rate))).toEqual([7, 8, 12]);
  expect([7, 8, 12].map((frames) => framesFrom24(frames, rates['30'].rate))).toEqual([9, 10, 15]);
  expect([7, 8, 12].map((frames) => framesFrom24(frames, rates['23.976'].rate))).toEqual([7, 8, 12]);
});

test('a rate that makes no sense is none', () => {
  expect(usableRate({ num: 25, den: 1 })).toEqual({ num: 25, den: 1 });
  for (const rate of [
    null,
    { num: 0, den: 1 },
    { num: 25, den: 0 },
    { num: -25, den: -1 },
    { num: NaN, den: 1 },
    { num: -1, den: 1 },
  ])
    expect(usableRate(rate)).toBeNull();
});
