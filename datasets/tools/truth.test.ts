import { expect, test } from 'vitest';
import { benchmarkCps, effectsOf, logEffect, scaledEffectsOf, type Effect } from './truth.ts';

const threshold: Effect = {
  shape: 'threshold',
  threshold_cps: 17,
  peak_cps: null,
  slope_below: 0,
  slope_above: 0.1,
};
const rising: Effect = { ...threshold, slope_below: 0.01 };
const linear: Effect = {
  shape: 'linear',
  threshold_cps: null,
  peak_cps: null,
  slope_below: 0.05,
  slope_above: 0.05,
};
const hill: Effect = {
  shape: 'inverted_u',
  threshold_cps: null,
  peak_cps: 15,
  slope_below: 0.02,
  slope_above: -0.05,
};
const none: Effect = {
  shape: 'none',
  threshold_cps: null,
  peak_cps: null,
  slope_below: null,
  slope_above: null,
};

test('speed adds to the log rate by the slope on its side of the bend', () => {
  expect(logEffect(threshold, 20)).toBeCloseTo(0.3);
  expect(logEffect(threshold, 12)).toBeCloseTo(0);
  expect(logEffect(rising, 7)).toBeCloseTo(-0.1);
  expect(logEffect(linear, 20) - logEffect(linear, 10)).toBeCloseTo(0.5);
  expect(logEffect(hill, 10)).toBeCloseTo(-0.1);
  expect(logEffect(hill, 19)).toBeCloseTo(-0.2);
  expect(logEffect(none, 30)).toBe(0);
});

test('the benchmark is where the rate is 5% above that of the mean line', () => {
  // ln 1.05 = 0.04879: 17 + 0.4879 past a flat part; 13 + 0.9758 on a line; 12 + 0.02 * 2.44 on a hill's near side.
  expect(benchmarkCps(threshold, 13)).toBeCloseTo(17.488, 3);
  expect(benchmarkCps(linear, 13)).toBeCloseTo(13.976, 3);
  expect(benchmarkCps(hill, 12)).toBeCloseTo(14.44, 3);
  expect(benchmarkCps(rising, 16)).toBeCloseTo(17.388, 3);
  expect(benchmarkCps(rising, 18)).toBeCloseTo(18.488, 3);
});

test('there is no benchmark where the rate never rises so far', () => {
  expect(benchmarkCps(none, 13)).toBeNull();
  expect(benchmarkCps(hill, 14)).toBeNull();
  expect(benchmarkCps(hill, 18)).toBeNull();
});

test('effects are scaled by their slopes alone; at 0 there are none', () => {
  expect(scaledEffectsOf('es-419', 1)).toEqual(effectsOf('es-419'));
  expect(scaledEffectsOf('es-419', 0.5).rewinds).toEqual({ ...threshold, slope_above: 0.06 });
  expect(scaledEffectsOf('en-US', 2).text_offs).toMatchObject({
    peak_cps: 17,
    slope_below: 0.06,
    slope_above: -0.1,
  });
  expect(Object.values(scaledEffectsOf('es-419', 0))).toEqual([none, none, none, none, none]);
});
