import { expect, test } from 'vitest';
import { judgeControl } from './controls.ts';

// A quarter of an effect of 0.04 is 0.01.
test.each([
  [-0.009, 0.01, 'passed'],
  [-0.01, 0.009, 'passed'],
  [0.002, 0.008, 'passed'],
  [0.0099, 0.0101, 'unclear'],
  [-0.02, 0.001, 'unclear'],
  [-0.5, 0.5, 'unclear'],
  [0.011, 0.03, 'failed'],
  [-0.03, -0.011, 'failed'],
  [Number.NaN, 0.01, 'not_run'],
] as const)('a placebo from %d to %d against an effect of 0.04 has %s', (low, high, outcome) => {
  const placebo = { estimate: (low + high) / 2, low, high };
  for (const effect of [0.04, -0.04])
    expect(judgeControl('next_line', placebo, effect)).toEqual({
      name: 'next_line',
      placebo,
      bound: 0.01,
      outcome,
    });
});

test('nothing is judged that was not estimated, or against nothing', () => {
  expect(judgeControl('subtitles_off', null, 0.04).outcome).toBe('not_run');
  const placebo = { estimate: 0, low: -0.1, high: 0.1 };
  expect(judgeControl('subtitles_off', placebo, Number.NaN).outcome).toBe('not_run');
  expect(judgeControl('subtitles_off', placebo, 0).outcome).toBe('unclear');
});
