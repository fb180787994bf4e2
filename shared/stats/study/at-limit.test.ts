import { describe, expect, it } from 'vitest';
import { slopesAt } from '../curve/spline.ts';
import { cubeOf, worldOf } from '../curve/testing.ts';
import { fitPoisson, type PoissonFit, type PoissonGroupSums } from '../poisson.ts';
import { aboveLimit, overLimit, scriptOf } from './at-limit.ts';

/**
 * The Poisson fit of titles that are shown as often over the limit as under it.
 * @param titles events under the limit and over it; null for no lines there
 */
async function stepOf(
  ...titles: readonly (readonly [under: number | null, over: number | null])[]
): Promise<PoissonFit> {
  const pass = ([log = 0]: Float64Array): PoissonGroupSums[] =>
    titles.map(([under, over], title) => {
      const e = over === null ? 0 : 100 * Math.exp(log);
      const sums = { n: 2, y: (under ?? 0) + (over ?? 0), e: e + (under === null ? 0 : 100) };
      const products = { re: Float64Array.of(e), ry: Float64Array.of(over ?? 0) };
      return {
        ...sums,
        ...products,
        cluster: title,
        group: title,
        ree: { size: 1, values: Float64Array.of(e) },
      };
    });
  return fitPoisson(['over'], new Float64Array(1), (beta) => Promise.resolve(pass(beta)), {
    tolerance: 1e-9,
  });
}

describe('overLimit', () => {
  it('compares the lines over the limit with the others of the same title', async () => {
    const found = overLimit(await stepOf([10, 20], [30, 45], [20, 55]));
    // By hand: over the limit are 120 events for 60 under it, so the rate is twice as high.
    expect(found?.ratio).toBeCloseTo(2, 12);
    // Of 30, 75 and 75 events 2 in 3 are expected over it, so that titles are off by 0, -5 and 5, of an information of 30, 75 and 75 times 2/9, and
    // without one of the last two 140/6 of it are left: an error of sqrt(2/3 x 2 x (5 x 6 / 140)^2), times t(2) = 4.302652729911.
    const reach = 4.302652729911 * Math.sqrt((4 / 3) * (30 / 140) ** 2);
    expect(found?.low).toBeCloseTo(2 * Math.exp(-reach), 9);
    expect(found?.high).toBeCloseTo(2 * Math.exp(reach), 9);
  });

  it('says nothing where no title has lines on both sides, or one alone', async () => {
    expect(overLimit(await stepOf([10, null], [null, 20], [3, null]))).toBeNull();
    expect(overLimit(await stepOf([10, 20], [null, 20], [3, null]))).toBeNull();
  });

  it('says nothing where the interval has no end', async () => {
    // Without the first title the second tells almost nothing of a rate as low: its step goes by -750, and t(1) of its error beyond all numbers.
    expect(overLimit(await stepOf([5000, 5], [1, 3]))).toBeNull();
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
