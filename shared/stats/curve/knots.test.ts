import { expect, it } from 'vitest';
import { candidateKnots, fiveKnots, splineKnots } from './knots.ts';
import { cubeOf, type Row } from './testing.ts';

/** Lines of weight 1 in bins of half a cps: [speed, title] pairs. */
const cube = (lines: readonly (readonly [number, number])[]): ReturnType<typeof cubeOf> =>
  cubeOf(lines.map(([cps, title]): Row => ({ title, cps: cps + 0.2, w: 1, u: 0, z: [0] })));

/** One line of each of ten titles in every half cps from 10 on, 200 lines to 20. */
const even = Array.from({ length: 20 }, (_, step) =>
  Array.from({ length: 10 }, (_title, title) => [10 + step / 2, title] as const),
).flat();

it('looks for kinks where enough weight lies on both sides, in a bin or between bins', () => {
  expect(candidateKnots(cube(even)).map((edge) => edge / 2)).toEqual(
    Array.from({ length: 19 }, (_, step) => 10.5 + step / 2),
  );
  // 1 of 51 lines below 10.5 is less than 2 %, and 9.5 holds none below it.
  const slow = [[9.5, 0] as const, ...even.filter(([cps]) => cps >= 10.5 && cps < 13)];
  expect(candidateKnots(cube(slow)).map((edge) => edge / 2)).toEqual([11, 11.5, 12, 12.5]);
});

it('looks for none where fewer than eight titles are faster, or 0.5 % of the weight', () => {
  const seven = [...even, ...Array.from({ length: 7 }, (_, title) => [21, title] as const)];
  expect((candidateKnots(cube(seven)).at(-1) ?? 0) / 2).toBe(19.5);
  const eight = [...seven, [21, 7] as const];
  expect((candidateKnots(cube(eight)).at(-1) ?? 0) / 2).toBe(21);
  const many = Array.from({ length: 10 }, () => even).flat();
  expect((candidateKnots(cube([...many, ...eight.slice(-8)])).at(-1) ?? 0) / 2).toBe(19.5);
  expect(candidateKnots(cube([]))).toEqual([]);
});

it('puts the knots of a spline at shares of the limit, as far as the data tell a bend there', () => {
  expect(splineKnots(cube(even), 16)).toEqual([11, 13, 14.5, 16, 17.5]);
});

it('puts them at quantiles where there is no limit', () => {
  // 200 lines, ten a bin: the 55th lies in the sixth bin, the 100th ends the tenth, the 145th lies in the 15th, 180th, 195th.
  expect(splineKnots(cube(even), null)).toEqual([12.5, 14.5, 17, 18.5, 19.5]);
  expect(fiveKnots(cube(even))).toEqual([10, 12.5, 14.5, 17, 19]);
  expect(fiveKnots(cube([]))).toEqual([]);
});
