import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import reference from '../../../datasets/golden/stats/curve/expected.json' with { type: 'json' };
import { contrast, cv3, type Fit } from '../fit.ts';
import { binscatter, splineOnDots } from './binscatter.ts';
import type { Cube } from './cells.ts';
import { candidateKnots } from './knots.ts';
import { kinksOf, profileOf } from './profile.ts';
import { sumOfRows } from './resample.ts';
import { fitSpline, rise, slopesAt } from './spline.ts';
import { supTest } from './sup-test.ts';
import { findThreshold } from './threshold.ts';
import { cubeOf, type Row } from './testing.ts';

/** What R's lm told of a model: see expected.R. */
interface Told {
  readonly beta: readonly number[];
  readonly se: readonly number[];
  readonly rss: number;
}

interface GoldenLine {
  readonly exposures: number;
  readonly events: number;
}

/** The rows of the fixture that R told (datasets/golden/stats/curve), with a weight and a response for each. */
function goldenRows(weigh: (line: GoldenLine, index: number) => { w: number; u: number }): readonly Row[] {
  const file = path.resolve(import.meta.dirname, '../../../datasets/golden/stats/curve/rows.csv');
  const lines = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1);
  return lines.map((line, index) => {
    const fields = line.split(',').map(Number);
    const [title = NaN, cps = NaN, exposures = NaN, events = NaN, logDuration = NaN, density = NaN] = fields;
    return { title, cps, z: [logDuration, density], ...weigh({ exposures, events }, index) };
  });
}

const covariates = ['log duration', 'density'];
const { poisson, nothing } = reference;
const cubes: Record<'lpm' | 'poisson', Cube> = {
  lpm: cubeOf(
    goldenRows(({ exposures, events }) => ({ w: exposures, u: events / exposures })),
    { covariates },
  ),
  poisson: cubeOf(
    goldenRows((_, i) => ({ w: poisson.mean[i] ?? Number.NaN, u: poisson.working[i] ?? Number.NaN })),
    { covariates },
  ),
};

const errors = (fit: Fit): number[] => {
  const { size, values } = cv3(fit);
  return Array.from({ length: size }, (_, i) => Math.sqrt(values[i * (size + 1)] ?? Number.NaN));
};

const relative = (found: number | undefined, expected: number): number =>
  Math.abs((found ?? Number.NaN) / expected - 1);

function expectAsTold(fit: Fit, told: Told): void {
  for (const [i, expected] of told.beta.entries()) expect(relative(fit.beta[i], expected)).toBeLessThan(1e-6);
  for (const [i, expected] of told.se.entries())
    expect(relative(errors(fit)[i], expected)).toBeLessThan(1e-4);
  expect(relative(fit.rss ?? Number.NaN, told.rss)).toBeLessThan(1e-6);
}

describe.each(['lpm', 'poisson'] as const)('against R, %s', (model) => {
  const cube = cubes[model];
  const told = reference[model];

  it.each(told.kink)('a kink at $knot', (kink) => {
    expectAsTold(fitSpline(cube, [kink.knot]).fit, kink);
  });

  it('the profile by suffix sums', () => {
    const { layout, rows } = profileOf(
      cube,
      told.kink.map(({ knot }) => knot * 2),
    );
    const kinks = kinksOf(layout, sumOfRows(rows));
    for (const [i, { rss }] of told.kink.entries())
      expect(relative(kinks.rss - (kinks.gains[i] ?? Number.NaN), rss)).toBeLessThan(1e-9);
  });

  it('slopes on both sides of a limit', () => {
    const { below, above } = slopesAt(cube, 15);
    const [first = 0, change = 0] = told.kink[2]?.beta ?? [];
    expect(relative(below.estimate, first)).toBeLessThan(1e-6);
    expect(relative(above.estimate, first + change)).toBeLessThan(1e-6);
    expect(relative(below.se, told.kink[2]?.se[0] ?? 0)).toBeLessThan(1e-4);
  });

  it('a broken line', () => {
    const spline = fitSpline(cube, told.spline.knots);
    expect(spline.knots).toEqual(told.spline.knots);
    expectAsTold(spline.fit, told.spline);
    // From 11 to 16: all of the speed's 5 cps, 5 of the first hinge, 3.5 of the second, 1 of the third.
    const [slope = 0, first = 0, second = 0, third = 0] = told.spline.beta;
    expect(
      relative(rise(spline, 11, 16).estimate, 5 * slope + 5 * first + 3.5 * second + third),
    ).toBeLessThan(1e-6);
  });

  it('dots', () => {
    const { dots, fit, reach } = binscatter(cube, {
      limit: 15,
      seed: 5,
      cut: { quantiles: 5, step: 1, titles: 13, lines: 20 },
    });
    expect(dots.map(({ from }) => from)).toEqual(told.bins.edges);
    expect(dots.map(({ ratio }) => ratio !== null)).toEqual(dots.map(({ from }) => from < 19));
    expectAsTold(fit, told.bins);
    const shown = dots.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]));
    for (const [i, expected] of told.bins.contrast.entries())
      expect(relative(Math.log(shown[i]?.estimate ?? Number.NaN), expected)).toBeLessThan(1e-6);
    for (const [i, expected] of told.bins.contrastSe.entries())
      expect(relative(shown[i]?.se, expected)).toBeLessThan(1e-4);
    // 2,000 draws tell the 95 % quantile to about 0.03, one standard error.
    expect(Math.abs((reach ?? Number.NaN) - told.bins.reach)).toBeLessThan(0.1);
  });
});

const response = (i: number): number => (((i + 1) * 37) % 101) / 101;
describe.each([
  ['lpm', cubes.lpm, reference.lpm.threshold],
  ['poisson', cubes.poisson, poisson.threshold],
  [
    'no effect',
    cubeOf(
      goldenRows(({ exposures }, i) => ({ w: exposures, u: response(i) })),
      { covariates },
    ),
    nothing.threshold,
  ],
])('the threshold against R, %s', (_, cube, told) => {
  const found = findThreshold(cube, 3);

  it('is at the same speed with the same kink', () => {
    expect(relative(found?.speed, told.speed)).toBeLessThan(1e-6);
    expect(relative(found?.kink.estimate, told.kink)).toBeLessThan(1e-6);
    expect(relative(found?.kink.se, told.se)).toBeLessThan(1e-4);
  });

  it('has the same profile over the same candidates', () => {
    expect(found?.profile.map(({ speed }) => speed)).toEqual(told.grid);
    for (const [i, expected] of told.ratio.entries())
      expect(Math.abs((found?.profile[i]?.ratio ?? Number.NaN) - expected)).toBeLessThan(
        1e-6 * (1 + expected),
      );
  });

  it('has the same probability, to three standard errors of 20,000 random signs here and there', () => {
    const profile = profileOf(cube, candidateKnots(cube));
    const kinks = kinksOf(profile.layout, sumOfRows(profile.rows));
    const p = supTest(profile, kinks, { seed: 3, multipliers: 20_000 });
    expect(Math.abs(p - told.p)).toBeLessThan(3 * Math.sqrt((2 * told.p * (1 - told.p)) / 20_000));
  });
});

describe('a curve in dots', () => {
  const options = { limit: 15, seed: 5, cut: { quantiles: 5, step: 1, titles: 13, lines: 20 } };

  it('has a band that holds the interval of each dot, around it', () => {
    for (const { ratio } of binscatter(cubes.poisson, options).dots) {
      if (ratio === null) continue;
      expect(ratio.bandLow).toBeLessThan(ratio.low);
      expect(ratio.low).toBeLessThan(ratio.estimate);
      expect(ratio.estimate).toBeLessThan(ratio.high);
      expect(ratio.high).toBeLessThan(ratio.bandHigh);
    }
  });

  it('shows none that fewer titles than asked tell, nor any where no dot is left', () => {
    const few = binscatter(cubes.poisson, { limit: 15, seed: 5 });
    expect(few.dots.filter(({ titles }) => titles < 20).every(({ ratio }) => ratio === null)).toBe(true);
    const cells = cubes.poisson.cells.filter(({ title }) => title < 19);
    const none = binscatter({ ...cubes.poisson, cells }, { limit: 15, seed: 5 });
    expect(none.dots.some(({ ratio }) => ratio !== null)).toBe(false);
    expect(none.reach).toBeNull();
  });

  it('is the same from the same seed', () => {
    expect(binscatter(cubes.poisson, options)).toEqual(binscatter(cubes.poisson, options));
    expect(binscatter(cubes.poisson, { ...options, seed: 6 }).reach).not.toBe(
      binscatter(cubes.poisson, options).reach,
    );
  });

  it('has a broken line that bends where dots meet', () => {
    const spline = splineOnDots(cubes.poisson, binscatter(cubes.poisson, options));
    expect(spline.knots).toEqual(poisson.bins.edges.slice(1, -1));
  });
});

it('the working response at a Poisson maximum gives the coefficients of R’s glm', () => {
  const { fit } = fitSpline(cubes.poisson, [15]);
  for (const [i, expected] of poisson.beta.entries())
    expect(relative(fit.beta[i], expected)).toBeLessThan(1e-6);
  expect(contrast(fit, Float64Array.of(0, 1, 0, 0)).df).toBe(23);
});
