import fc from 'fast-check';
import { expect, it } from 'vitest';
import { factor, zeros } from '../matrix.ts';
import { hinge, indicator, jump, speedPiece, type Piece } from './pieces.ts';
import { kinksOf, profileOf } from './profile.ts';
import { fitOf, productsOf } from './products.ts';
import { sumOfRows } from './resample.ts';
import { cubeOf, type Row } from './testing.ts';

// Hundredths: what differs from others by a rounding alone can be told on one way of adding up and not on the other.
const number = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 100, max: max * 100 }).map((value) => value / 100);
const rowsOfTitle = (title: number): fc.Arbitrary<Row[]> =>
  fc.array(
    fc.record({
      title: fc.constant(title),
      cps: number(8, 20),
      w: number(0.5, 3),
      u: number(-1, 1),
      z: fc.tuple(number(-1, 1), number(-1, 1)),
    }),
    { minLength: 8, maxLength: 30 },
  );
const rows = fc.tuple(rowsOfTitle(3), rowsOfTitle(1), rowsOfTitle(8)).map((titles) => titles.flat());
const geometry = fc.record({ width: fc.constantFrom(0.125, 0.5, 1), centre: number(10, 16) });

/** Weighted least squares over rows with a dummy for each title, by the normal equations of all columns. */
function overRows(
  lines: readonly Row[],
  columns: readonly ((row: Row) => number)[],
): { beta: number[]; rss: number } {
  const titles = [...new Set(lines.map(({ title }) => title))];
  const all = [...columns, ...titles.map((title) => (row: Row) => (row.title === title ? 1 : 0))];
  const a = zeros(all.length);
  const b = new Float64Array(all.length);
  for (const line of lines) {
    const values = all.map((column) => column(line));
    for (const [i, left] of values.entries()) {
      b[i] = (b[i] ?? 0) + line.w * left * line.u;
      for (const [j, right] of values.entries())
        a.values[i * all.length + j] = (a.values[i * all.length + j] ?? 0) + line.w * left * right;
    }
  }
  const beta = factor(a).solve(b);
  const rss = lines.reduce((sum, line) => {
    const fitted = all.reduce((total, column, i) => total + (beta[i] ?? 0) * column(line), 0);
    return sum + line.w * (line.u - fitted) ** 2;
  }, 0);
  return { beta: [...beta.subarray(0, columns.length)], rss };
}

/** The same regressor over a row, from its own speed alone. */
const regressors = {
  speed: (row: Row): number => row.cps,
  hinge: (knot: number) => (row: Row) => Math.max(row.cps - knot, 0),
  covariates: [(row: Row) => row.z[0] ?? Number.NaN, (row: Row) => row.z[1] ?? Number.NaN],
};

const covariates = ['a', 'b'];
// 11, 13 and 16 are edges of bins of every width.
it('cells give the fit that rows give', () => {
  fc.assert(
    fc.property(rows, geometry, (lines, { width, centre }) => {
      const cube = cubeOf(lines, { width, centre, covariates });
      const edge = (speed: number): number => speed / width;
      const models: [readonly Piece[], readonly ((row: Row) => number)[]][] = [
        [
          [speedPiece, hinge(cube, edge(11)), hinge(cube, edge(13))],
          [regressors.speed, regressors.hinge(11), regressors.hinge(13)],
        ],
        [
          [speedPiece, hinge(cube, edge(13)), jump(edge(13))],
          [regressors.speed, regressors.hinge(13), (row) => (row.cps >= 13 ? -1 : 0)],
        ],
        [
          [indicator(edge(11), edge(13)), indicator(edge(13), Infinity)],
          [(row) => (row.cps >= 11 && row.cps < 13 ? 1 : 0), (row) => (row.cps >= 13 ? 1 : 0)],
        ],
      ];
      for (const [pieces, columns] of models) {
        const fit = fitOf(productsOf(cube, pieces));
        const { beta, rss } = overRows(lines, [...columns, ...regressors.covariates]);
        if (!fit.isEstimable.every(Boolean) || beta.some(Number.isNaN)) continue;
        for (const [i, expected] of beta.entries()) expect(fit.beta[i]).toBeCloseTo(expected, 6);
        expect(fit.rss).toBeCloseTo(rss, 8);
        expect(fit.observations).toBe(lines.length);
      }
    }),
    { seed: 51, numRuns: 60 },
  );
});

it('the profile by suffix sums gives the residuals of a fit over rows at every knot', () => {
  fc.assert(
    fc.property(rows, geometry, (lines, { width, centre }) => {
      const knots = [11, 13, 16];
      const { layout, rows: sums } = profileOf(
        cubeOf(lines, { width, centre, covariates }),
        knots.map((knot) => knot / width),
      );
      const { rss, gains, left } = kinksOf(layout, sumOfRows(sums));
      for (const [i, knot] of knots.entries()) {
        if (left[i] === 0) continue;
        const columns = [regressors.speed, regressors.hinge(knot), ...regressors.covariates];
        expect(rss - (gains[i] ?? Number.NaN)).toBeCloseTo(overRows(lines, columns).rss, 8);
      }
    }),
    { seed: 52, numRuns: 60 },
  );
});
