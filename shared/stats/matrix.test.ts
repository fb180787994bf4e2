import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addOuterTo,
  at,
  diagonal,
  factor,
  isDetermined,
  part,
  product,
  times,
  zeros,
  type Square,
} from './matrix.ts';

const square = (...rows: number[][]): Square => ({
  size: rows.length,
  values: Float64Array.from(rows.flat()),
});

describe('factor', () => {
  // Solved by hand: 4x + 2y = 2, 2x + 5y = 9.
  it('solves', () => {
    expect([...factor(square([4, 2], [2, 5])).solve(Float64Array.of(2, 9))]).toEqual([-0.5, 2]);
  });

  it('inverts: the inverse of a sum of outer products times it is the identity', () => {
    const entry = fc.double({ min: -5, max: 5, noNaN: true });
    const vectors = fc.array(fc.array(entry, { minLength: 4, maxLength: 4 }), {
      minLength: 6,
      maxLength: 12,
    });
    fc.assert(
      fc.property(vectors, (rows) => {
        const a = zeros(4);
        for (let i = 0; i < 4; i += 1) a.values[i * 5] = 1;
        for (const row of rows) addOuterTo(a, Float64Array.from(row));
        const identity = product(a, factor(a).inverse());
        for (let row = 0; row < 4; row += 1)
          for (let column = 0; column < 4; column += 1)
            expect(at(identity, row, column)).toBeCloseTo(row === column ? 1 : 0, 7);
      }),
      { seed: 7 },
    );
  });

  it('says which place is a combination of those before it, and solves over the others', () => {
    // The third regressor is the sum of the first two.
    const a = square([2, 1, 3], [1, 2, 3], [3, 3, 6]);
    const factored = factor(a);
    expect(factored.isEstimable).toEqual([true, true, false]);
    const x = factored.solve(Float64Array.of(4, 5, 9));
    expect([...x]).toEqual([expect.closeTo(1, 12), expect.closeTo(2, 12), Number.NaN]);
    expect(at(factored.inverse(), 0, 0)).toBeCloseTo(2 / 3, 12);
    expect(at(factored.inverse(), 0, 2)).toBeNaN();
    expect(at(factored.inverse(), 2, 0)).toBeNaN();
  });

  it('takes for rounding what is small against what a difference was taken from', () => {
    const rest = square([1e-14, 0], [0, 2]);
    expect(factor(rest).isEstimable).toEqual([true, true]);
    expect(factor(rest, Float64Array.of(1, 3)).isEstimable).toEqual([false, true]);
  });

  it('says which places all solutions agree on', () => {
    // The third is the sum of the first two, the fourth stands alone: only it is the same in every solution.
    const a = square([2, 1, 3, 0], [1, 2, 3, 0], [3, 3, 6, 0], [0, 0, 0, 5]);
    expect(isDetermined(a, factor(a))).toEqual([false, false, false, true]);
    const alone = square([0, 0], [0, 3]);
    expect(isDetermined(alone, factor(alone))).toEqual([false, true]);
  });

  it('tells nothing of a place that is all zero', () => {
    expect(factor(square([0, 0], [0, 3])).isEstimable).toEqual([false, true]);
  });
});

it('takes parts and products', () => {
  const a = square([1, 2, 3], [4, 5, 6], [7, 8, 9]);
  expect([...diagonal(a)]).toEqual([1, 5, 9]);
  expect([...part(a, [2, 0]).values]).toEqual([9, 7, 3, 1]);
  expect([...times(a, Float64Array.of(1, 0, -1))]).toEqual([-2, -2, -2]);
  expect([...product(a, a).values]).toEqual([30, 36, 42, 66, 81, 96, 102, 126, 150]);
});
