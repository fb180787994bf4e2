import { expect, test } from 'vitest';
import { addOuterTo, factor, zeros } from '../matrix.ts';
import { addVectorTo } from '../normal-equations.ts';
import type { PoissonGroupSums } from '../poisson.ts';
import { linearProbabilitySlope } from './linear-probability.ts';

/** Lines of three titles: exposures, events, and the regressors as every fit has them, the bend above 17 cps second. */
const lines = Array.from({ length: 60 }, (_, i) => {
  const cps = 9 + ((i * 37) % 110) / 10;
  const position = ((i * 13) % 60) / 60 - 0.5;
  return {
    title: i % 3,
    n: 100 + ((i * 71) % 400),
    y: (i * 29) % 11,
    r: [
      cps - 12,
      Math.max(0, cps - 17),
      ((i * 17) % 23) / 20 - 0.5,
      position,
      position ** 2,
      ((i * 7) % 19) / 19,
    ],
  };
});

/** The sums of a pass at coefficients of 0. */
function sumsOf(own: typeof lines): PoissonGroupSums[] {
  return [...Map.groupBy(own, ({ title }) => title)].map(([title, members]) => {
    const [re, ry, ree] = [new Float64Array(6), new Float64Array(6), zeros(6)];
    for (const { n, y, r } of members) {
      addVectorTo(re, Float64Array.from(r), n);
      addVectorTo(ry, Float64Array.from(r), y);
      addOuterTo(ree, Float64Array.from(r), n);
    }
    const sum = (of: 'n' | 'y'): number => members.reduce((total, line) => total + line[of], 0);
    return { cluster: title, group: title, n: members.length, y: sum('y'), e: sum('n'), re, ry, ree };
  });
}

/** Weighted least squares on a dummy for each title, from the lines. */
function slopeOnDummies(own: typeof lines): number {
  const titles = [...new Set(own.map(({ title }) => title))];
  const size = 5 + titles.length;
  const [matrix, right] = [zeros(size), new Float64Array(size)];
  for (const { title, n, y, r } of own) {
    const [speed = 0, , ...covariates] = r;
    const row = Float64Array.of(speed, ...covariates, ...titles.map((one) => (one === title ? 1 : 0)));
    addOuterTo(matrix, row, n);
    addVectorTo(right, row, y);
  }
  const rate = own.reduce((sum, { y }) => sum + y, 0) / own.reduce((sum, { n }) => sum + n, 0);
  return (factor(matrix).solve(right)[0] ?? Number.NaN) / rate;
}

test('the slope is that of a regression on dummies, by the mean rate', () => {
  const slope = linearProbabilitySlope(sumsOf(lines));
  expect(slope?.estimate).toBeCloseTo(slopeOnDummies(lines), 12);
  expect(slope?.df).toBe(2);
});

test('one title alone has none', () => {
  expect(linearProbabilitySlope(sumsOf(lines.filter(({ title }) => title === 0)))).toBeNull();
  expect(linearProbabilitySlope([])).toBeNull();
});
