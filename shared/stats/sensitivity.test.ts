import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { factor, part, type Square } from './matrix.ts';
import { robustnessOf, sensitivity, type LinearFit } from './sensitivity.ts';

const reference = z
  .object({
    names: z.array(z.string()),
    products: z.array(z.array(z.number())),
    estimate: z.number(),
    partialR2: z.number(),
    robustness: z.number(),
    attained: z.number(),
    benchmarks: z.array(
      z.object({
        covariate: z.string(),
        strength: z.number(),
        withSpeed: z.number(),
        withOutcome: z.number(),
        bias: z.number(),
        adjusted: z.number(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('datasets/golden/stats/evidence/sensitivity.json', 'utf8')));

/** The fit that R's cross-products of regressors and outcome, deviations from title means, come to; regressors in this order. */
function fitOf(names: readonly string[]): LinearFit {
  const { products } = reference;
  const all: Square = { size: products.length, values: Float64Array.from(products.flat()) };
  const places = names.map((name) => reference.names.indexOf(name));
  const outcome = products.length - 1;
  const information = part(all, places);
  const moments = Float64Array.from(places, (place) => products[place]?.[outcome] ?? NaN);
  const beta = factor(information).solve(moments);
  const rss =
    (products[outcome]?.[outcome] ?? NaN) -
    beta.reduce((sum, b, place) => sum + b * (moments[place] ?? NaN), 0);
  return { names, information, beta, rss, isEstimable: names.map(() => true) };
}
const fit = fitOf(reference.names);
const yardsticks = [
  { name: 'density', regressors: ['density'] },
  { name: 'position', regressors: ['position', 'square'] },
];
const relative = (found: number | null | undefined, expected: number) =>
  Math.abs((found ?? NaN) / expected - 1);

describe('the sensitivity of a coefficient', () => {
  it.each([reference.names, ['density', 'position', 'speed', 'hinge', 'square']].map((names) => [names]))(
    'is that of refitted regressions in R, regressors in any order: %s',
    (names) => {
      const found = sensitivity(fitOf(names), 'hinge', yardsticks);
      expect(relative(found?.estimate, reference.estimate)).toBeLessThan(1e-9);
      expect(relative(found?.partialR2, reference.partialR2)).toBeLessThan(1e-9);
      expect(relative(found?.robustness, reference.robustness)).toBeLessThan(1e-9);
      expect(found?.benchmarks).toHaveLength(6);
      reference.benchmarks.forEach((expected, place) => {
        const benchmark = found?.benchmarks[place];
        expect([benchmark?.covariate, benchmark?.strength]).toEqual([expected.covariate, expected.strength]);
        for (const part of ['withSpeed', 'withOutcome', 'bias', 'adjusted'] as const)
          expect(relative(benchmark?.[part], expected[part]), part).toBeLessThan(1e-7);
      });
    },
  );

  it('has the bias of a confounder made to that measure', () => {
    const [benchmark] = sensitivity(fit, 'hinge', yardsticks, [1])?.benchmarks ?? [];
    expect(relative(benchmark?.bias, reference.attained)).toBeLessThan(1e-7);
  });

  it('of a negative estimate moves it up', () => {
    const turned = { ...fit, beta: fit.beta.map((value) => -value) };
    const [benchmark] = sensitivity(turned, 'hinge', yardsticks, [1])?.benchmarks ?? [];
    expect(relative(benchmark?.adjusted, -(reference.benchmarks[0]?.adjusted ?? NaN))).toBeLessThan(1e-7);
  });

  it('says so where no confounder is that strong', () => {
    const found = sensitivity(fit, 'hinge', [{ name: 'speed', regressors: ['speed'] }], [1, 100]);
    expect(found?.benchmarks.at(-1)?.withSpeed).toBeGreaterThan(1);
    expect(found?.benchmarks.at(-1)).toMatchObject({ bias: null, adjusted: null });
  });

  it('leaves out what is not in the fit, or could not be told in it', () => {
    const collinear: LinearFit = {
      names: ['hinge', 'copy', 'density'],
      information: part(fit.information, [0, 0, 2]),
      beta: Float64Array.of(1, NaN, 1),
      isEstimable: [true, false, true],
      rss: 1,
    };
    const named = (name: string) => ({ name, regressors: [name] });
    const found = sensitivity(collinear, 'hinge', ['copy', 'absent', 'hinge', 'density'].map(named), [1]);
    expect(found?.benchmarks.map(({ covariate }) => covariate)).toEqual(['density']);
    expect(sensitivity(collinear, 'copy', [])).toBeNull();
    expect(sensitivity({ ...fit, rss: null }, 'hinge', [])).toBeNull();
  });
});

describe('the robustness value', () => {
  // Cinelli and Hazlett 2020, section 4.4 (Darfur): t = 4.18 with 783 degrees of freedom has partial R squared 2.2 % and RV 13.9 %.
  it('is the published one', () => {
    const partialR2 = 4.184 ** 2 / (4.184 ** 2 + 783);
    expect(partialR2).toBeCloseTo(0.0219, 4);
    expect(robustnessOf(partialR2)).toBeCloseTo(0.139, 3);
  });

  it('goes from 0 to 1', () => {
    expect(robustnessOf(0)).toBe(0);
    expect(robustnessOf(1e-12)).toBeCloseTo(1e-6, 11);
    expect(robustnessOf(0.999_999)).toBeCloseTo(1, 5);
  });
});
