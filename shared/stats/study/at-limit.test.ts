import { describe, expect, it } from 'vitest';
import { slopesAt } from '../curve/spline.ts';
import { cubeOf, worldOf, type Row } from '../curve/testing.ts';
import { aboveLimit, overLimit, scriptOf } from './at-limit.ts';

describe('overLimit', () => {
  it('compares the lines over the limit with the others of the same title', () => {
    // Two lines a title, one under 17 cps and one over it: by hand the difference is 0.2, 0.3 and 0.4 in the log, and their mean 0.3.
    const rows = [0.2, 0.3, 0.4].flatMap((difference, title): Row[] => [
      { title, cps: 12.2, w: 1, u: 5 * title, z: [] },
      { title, cps: 18.4, w: 1, u: 5 * title + difference, z: [] },
    ]);
    const found = overLimit(cubeOf(rows, { covariates: [] }), 17);
    expect(found?.ratio).toBeCloseTo(Math.exp(0.3), 12);
    // Without one title the means are 0.35, 0.3 and 0.25: a jackknife error of sqrt(2/3 x 0.005), times t(2) = 4.302652729911.
    const reach = 4.302652729911 * Math.sqrt((2 / 3) * 0.005);
    expect(found?.low).toBeCloseTo(Math.exp(0.3 - reach), 9);
    expect(found?.high).toBeCloseTo(Math.exp(0.3 + reach), 9);
  });

  it('says nothing where no title has lines on both sides', () => {
    const rows = [1, 2, 3].map((title): Row => ({ title, cps: 9 + 4 * title, w: 1, u: title, z: [] }));
    expect(overLimit(cubeOf(rows, { covariates: [] }), 17)).toBeNull();
  });
});

describe('aboveLimit', () => {
  it('has the slope above the limit as one coefficient, the same as slope and bend together', () => {
    const shape = (cps: number): number => 0.06 * Math.max(cps - 16, 0);
    const cube = cubeOf(worldOf({ seed: 3, titles: 30, linesEach: 60, shape, noise: 0.3 }));
    const { fit, name, effectiveTitles } = aboveLimit(cube, 16);
    expect(fit.beta[fit.names.indexOf(name)]).toBeCloseTo(slopesAt(cube, 16).above.estimate, 9);
    expect(effectiveTitles).toBeGreaterThan(1);
    expect(effectiveTitles).toBeLessThanOrEqual(30);
  });
});

describe('scriptOf', () => {
  it('tells the script that a language is written in, and none of what is no tag', () => {
    expect(['de', 'es-419', 'sr', 'sr-Latn', 'zh-Hant', 'ja', '!'].map(scriptOf)).toEqual([
      'Latn',
      'Latn',
      'Cyrl',
      'Latn',
      'Hant',
      'Jpan',
      'Zzzz',
    ]);
  });
});
