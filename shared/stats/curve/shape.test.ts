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

it('has the deviance that rows of held-out titles give', () => {
  const ten = worldOf({ seed: 8, titles: 10, linesEach: 60, noise: 0.4, shape: (cps) => 0.03 * cps });
  expect(candidateKnots(cubeOf(ten)).length).toBeGreaterThan(0);
  const columns = [centred(ten, ({ cps }) => cps), centred(ten, ({ z }) => z[0] ?? Number.NaN)];
  const response = centred(ten, ({ u }) => u);
  const heldOut = (fold: readonly number[]): number => {
    const a = zeros(2);
    const b = new Float64Array(2);
    for (const row of ten.filter(({ title }) => !fold.includes(title)))
      for (const [i, left] of columns.entries()) {
        b[i] = (b[i] ?? 0) + row.w * left(row) * response(row);
        for (const [j, right] of columns.entries())
          a.values[i * 2 + j] = (a.values[i * 2 + j] ?? 0) + row.w * left(row) * right(row);
      }
    const [slope = 0, effect = 0] = factor(a).solve(b);
    const [x, z] = columns;
    return ten
      .filter(({ title }) => fold.includes(title))
      .reduce(
        (sum, row) => sum + row.w * (response(row) - slope * (x?.(row) ?? 0) - effect * (z?.(row) ?? 0)) ** 2,
        0,
      );
  };
  // Which titles share a fold depends on the seed: the deviance is that of one of the ways to deal ten titles into pairs.
  const found = compareShapes(cubeOf(ten), 1)?.linear ?? Number.NaN;
  const pairings = pairs([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const ofPair = new Map<string, number>();
  const deviance = (pair: readonly number[]): number => {
    const known = ofPair.get(pair.join()) ?? heldOut(pair);
    ofPair.set(pair.join(), known);
    return known;
  };
  const nearest = Math.min(
    ...pairings.map((dealt) => Math.abs(dealt.reduce((sum, pair) => sum + deviance(pair), 0) - found)),
  );
  expect(pairings).toHaveLength(945);
  expect(nearest).toBeLessThan(1e-9);
});

/** All ways to deal an even number of titles into pairs. */
function pairs(titles: readonly number[]): (readonly (readonly number[])[])[] {
  const [first, ...others] = titles;
  if (first === undefined) return [[]];
  return others.flatMap((second) =>
    pairs(others.filter((title) => title !== second)).map((rest) => [[first, second], ...rest]),
  );
}
