import { expect, it } from 'vitest';
import { factor, zeros } from '../matrix.ts';
import { candidateKnots } from './knots.ts';
import { compareShapes } from './shape.ts';
import { cubeOf, worldOf, type Row } from './testing.ts';

const worldWith = (shape: (cps: number) => number, noise = 0.5): readonly Row[] =>
  worldOf({ seed: 3, titles: 60, linesEach: 120, noise, shape });

it('hides the threshold of a curve that bends smoothly, and keeps that of a kink', () => {
  const smooth = compareShapes(cubeOf(worldWith((cps) => 0.4 * Math.sin((cps - 13) / 1.5))), 1);
  expect(smooth?.hidesThreshold).toBe(true);
  expect(smooth?.spline).toBeLessThan(smooth?.hinge ?? 0);
  const kink = compareShapes(cubeOf(worldWith((cps) => 0.3 * Math.max(cps - 17.3, 0))), 1);
  expect(kink?.hidesThreshold).toBe(false);
  expect(kink?.hinge).toBeLessThan(kink?.linear ?? 0);
});

it('says by how much the gain of the spline varies between worlds', () => {
  const worlds = Array.from({ length: 60 }, (_, seed) =>
    compareShapes(
      cubeOf(worldOf({ seed, titles: 40, linesEach: 60, noise: 0.5, shape: (cps) => 0.02 * cps })),
      1,
    ),
  ).flatMap((shape) => (shape === null ? [] : [shape]));
  const mean = worlds.reduce((sum, { splineGain }) => sum + splineGain, 0) / worlds.length;
  const variance =
    worlds.reduce((sum, { splineGain }) => sum + (splineGain - mean) ** 2, 0) / (worlds.length - 1);
  const said = worlds.reduce((sum, { splineGainError }) => sum + splineGainError, 0) / worlds.length;
  expect(said / Math.sqrt(variance)).toBeGreaterThan(0.6);
  expect(said / Math.sqrt(variance)).toBeLessThan(1.6);
});

it('does not compare with too few titles or nowhere to look for a kink', () => {
  expect(
    compareShapes(cubeOf(worldOf({ seed: 1, titles: 4, linesEach: 90, noise: 1, shape: () => 0 })), 1),
  ).toBeNull();
  expect(compareShapes(cubeOf([]), 1)).toBeNull();
});

it('is the same from the same seed, and deals titles otherwise from another', () => {
  const cube = cubeOf(worldWith(() => 0));
  expect(compareShapes(cube, 1)).toEqual(compareShapes(cube, 1));
  expect(compareShapes(cube, 2)?.linear).not.toBe(compareShapes(cube, 1)?.linear);
});

/** The deviations of a row's figures from the weighted means of its title. */
function centred(rows: readonly Row[], figure: (row: Row) => number): (row: Row) => number {
  const means = new Map(
    [...Map.groupBy(rows, ({ title }) => title)].map(([title, lines]) => {
      const weight = lines.reduce((sum, { w }) => sum + w, 0);
      return [title, lines.reduce((sum, row) => sum + row.w * figure(row), 0) / weight];
    }),
  );
  return (row) => figure(row) - (means.get(row.title) ?? Number.NaN);
}

type Column = (row: Row) => number;

/** Least squares over the rows of all titles but some: the sum of squares over those rows, and over the rows held out. */
function heldOut(
  rows: readonly Row[],
  fold: readonly number[],
  columns: readonly Column[],
  response: Column,
): { rest: number; out: number } {
  const [rest, out] = [
    rows.filter(({ title }) => !fold.includes(title)),
    rows.filter(({ title }) => fold.includes(title)),
  ];
  const a = zeros(columns.length);
  const b = new Float64Array(columns.length);
  for (const row of rest)
    for (const [i, left] of columns.entries()) {
      b[i] = (b[i] ?? 0) + row.w * left(row) * response(row);
      for (const [j, right] of columns.entries())
        a.values[i * a.size + j] = (a.values[i * a.size + j] ?? 0) + row.w * left(row) * right(row);
    }
  const beta = factor(a).solve(b);
  const squares = (lines: readonly Row[]): number =>
    lines.reduce((sum, row) => {
      const fitted = columns.reduce((total, column, i) => total + (beta[i] ?? 0) * column(row), 0);
      return sum + row.w * (response(row) - fitted) ** 2;
    }, 0);
  return { rest: squares(rest), out: squares(out) };
}

// Which titles share a fold depends on the seed: ten titles are dealt into pairs in one of 945 ways, and the straight line tells which.
it('has the deviances that rows of held-out titles give', () => {
  const rows = worldOf({ seed: 8, titles: 10, linesEach: 60, noise: 0.4, shape: (cps) => 0.03 * cps });
  const cube = cubeOf(rows);
  const found = compareShapes(cube, 1);
  if (found === null) throw new Error('There are candidates.');
  const response = centred(rows, ({ u }) => u);
  const straight = [centred(rows, ({ cps }) => cps), centred(rows, ({ z }) => z[0] ?? Number.NaN)];
  const hinges = candidateKnots(cube).map((edge) =>
    centred(rows, ({ cps }) => Math.max(cps - edge * cube.width, 0)),
  );
  const linear = (pair: readonly number[]): number => heldOut(rows, pair, straight, response).out;
  const bent = (pair: readonly number[]): number => {
    const fits = hinges.map((hinge) => heldOut(rows, pair, [...straight, hinge], response));
    return fits.reduce((best, fit) => (fit.rest < best.rest ? fit : best)).out;
  };
  const pairings = pairs([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(pairings).toHaveLength(945);
  const known = new Map(pairings.flat().map((pair) => [pair.join(), Number.NaN]));
  for (const key of known.keys()) known.set(key, linear(key.split(',').map(Number)));
  const dealt = pairings.filter((pairing) => {
    const sum = pairing.reduce((total, pair) => total + (known.get(pair.join()) ?? Number.NaN), 0);
    return Math.abs(sum - found.linear) < 1e-9;
  });
  expect(dealt).toHaveLength(1);
  expect(dealt[0]?.reduce((sum, pair) => sum + bent(pair), 0)).toBeCloseTo(found.hinge, 9);
});

/** All ways to deal an even number of titles into pairs. */
function pairs(titles: readonly number[]): (readonly (readonly number[])[])[] {
  const [first, ...others] = titles;
  if (first === undefined) return [[]];
  return others.flatMap((second) =>
    pairs(others.filter((title) => title !== second)).map((rest) => [[first, second], ...rest]),
  );
}
