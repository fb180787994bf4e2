import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { contrast, type Fit } from './fit.ts';
import { differenceOf, estimateOf, jackknifedOf, ladder, reversalOf, type GroupSums } from './ladder.ts';

const estimate = z.object({
  estimate: z.number(),
  se: z.number(),
  low: z.number(),
  high: z.number(),
  p: z.number(),
  df: z.number(),
});
const group = z.object({
  cluster: z.number(),
  w: z.number(),
  wx: z.number(),
  wy: z.number(),
  wxx: z.number(),
  wxy: z.number(),
});
const { cases } = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        groups: z.array(group),
        pooled: estimate,
        within: estimate,
        between: estimate,
        difference: estimate,
        lambda: z.number(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('datasets/golden/stats/evidence/ladder.json', 'utf8')));

test.each(cases)('$name: slopes and their errors are those of R on the rows', ({ groups, ...expected }) => {
  const found = ladder(groups);
  expect(found?.lambda).toBeCloseTo(expected.lambda, 9);
  for (const rung of ['pooled', 'within', 'between', 'difference'] as const)
    for (const part of ['estimate', 'se', 'low', 'high', 'p', 'df'] as const)
      expect(
        Math.abs((found?.[rung]?.[part] ?? NaN) / expected[rung][part] - 1),
        `${rung} ${part}`,
      ).toBeLessThan(1e-9);
});

it('shows the reversal that was planted, and none where none was', () => {
  expect(cases.slice(0, 2).map(({ groups }) => ladder(groups)?.reversal)).toEqual(['sign', 'none']);
});

/** The sums of lines of weight 1. */
function sums(cluster: number, lines: readonly (readonly [number, number])[]): GroupSums {
  const total = (of: (x: number, y: number) => number) => lines.reduce((sum, [x, y]) => sum + of(x, y), 0);
  return {
    cluster,
    w: lines.length,
    wx: total((x) => x),
    wy: total((_, y) => y),
    wxx: total((x) => x * x),
    wxy: total((x, y) => x * y),
  };
}

describe('the ladder', () => {
  it('has no rungs without lines, or where the lines of a title are all as fast', () => {
    expect(ladder([])).toBeNull();
    expect(
      ladder([
        sums(1, [
          [2, 1],
          [2, 3],
        ]),
        sums(2, [
          [3, 1],
          [3, 3],
        ]),
      ]),
    ).toBeNull();
  });

  it('has no rung between titles of the same mean speed', () => {
    const found = ladder([
      sums(1, [
        [-1, 0],
        [1, 2],
      ]),
      sums(2, [
        [-1, 3],
        [1, 4],
      ]),
      sums(3, [
        [-1, 3],
        [1, 4],
      ]),
    ]);
    expect(found?.between).toBeNull();
    expect(found?.lambda).toBe(1);
    expect(found?.reversal).toBe('none');
  });

  it('has no errors with one title, or where one title alone carries the slope', () => {
    const [alone, still] = [
      sums(1, [
        [-1, 0],
        [1, 2],
      ]),
      sums(2, [
        [3, -3],
        [3, -2],
      ]),
    ];
    const one = ladder([alone]);
    expect([one?.within.estimate, one?.within.se, one?.within.df]).toEqual([1, Number.NaN, 0]);
    const carried = ladder([alone, still]);
    expect([carried?.within.estimate, carried?.within.se, carried?.within.p]).toEqual([
      1,
      Number.NaN,
      Number.NaN,
    ]);
    expect(carried?.reversal).toBe('sign');
  });
});

describe('the banner', () => {
  /** @param t how many errors the interval reaches: 1.96 for many titles */
  const rule = (within: number, pooled: number, se: number, t = 1.96) => {
    const estimate = within - pooled;
    const difference = { estimate, se, low: estimate - t * se, high: estimate + t * se };
    return reversalOf({ estimate: within }, { estimate: pooled }, difference);
  };

  it('comes up when signs differ, or the difference is over two of its errors', () => {
    expect(rule(0.1, -0.1, 5)).toBe('sign');
    expect(rule(0.3, 0.1, 0.09)).toBe('size');
    expect(rule(0.3, 0.1, 0.11)).toBe('none');
    expect(rule(0.3, 0.1, Number.NaN)).toBe('none');
    // Of two titles the interval reaches 12.7 errors: chance allows as much.
    expect(rule(0.3, 0.1, 0.05, 12.7)).toBe('none');
    expect(rule(0.1, -0.1, 0.05, 12.7)).toBe('sign');
    expect(rule(0.1, 0.1 + 1e-15, 0)).toBe('none');
    expect(rule(Number.NaN, 0.1, 1)).toBe('none');
  });
});

describe('two designs on the same titles', () => {
  it('differ by what leaving a title out of both moves', () => {
    // By hand: changes 1-0, 0-1 and 2-0, so that the variance is 2/3 (1 + 1 + 4) = 4.
    const left = {
      estimate: 5,
      changes: new Map([
        [1, 1],
        [3, 2],
      ]),
    };
    const right = {
      estimate: 2,
      changes: new Map([
        [1, 0],
        [2, 1],
      ]),
    };
    expect(differenceOf(left, right)).toMatchObject({ estimate: 3, se: 2, df: 2 });
  });

  it('that are the same show no difference', () => {
    const same = {
      estimate: 5,
      changes: new Map([
        [1, 1],
        [2, -1],
      ]),
    };
    expect(differenceOf(same, same)).toMatchObject({ estimate: 0, se: 0, p: 1 });
    expect(estimateOf(same, 0.9).high - 5).toBeCloseTo(6.313_751_514_675, 9);
  });
});

describe('titles that move an estimate without having what it is about', () => {
  // By hand: the variance is 3/4 (4 + 1 + 1 + 0.25) = 4.6875 over all four titles, and t(1) at 97.5 % is 12.706204736174.
  const told = {
    estimate: 1,
    changes: new Map([
      [1, 2],
      [2, -1],
      [3, -1],
      [4, 0.5],
    ]),
    carriers: new Set([1, 2]),
  };

  it('belong to its error, and are no degrees of freedom', () => {
    const { se, high, df } = estimateOf(told);
    expect(df).toBe(1);
    expect(se).toBeCloseTo(Math.sqrt(4.6875), 12);
    expect(high).toBeCloseTo(1 + 12.706_204_736_174 * Math.sqrt(4.6875), 9);
    expect(estimateOf({ ...told, carriers: new Set([1]) }).se).toBeNaN();
  });

  it('carry a difference where they carry the other estimate', () => {
    const other = {
      estimate: 0,
      changes: new Map([
        [2, 1],
        [3, 1],
      ]),
    };
    // Changes of 2, -2, -2 and 0.5: a variance of 3/4 x 12.25, with titles 1, 2 and 3 to tell it.
    const { se, df } = differenceOf(told, other);
    expect(df).toBe(2);
    expect(se).toBeCloseTo(Math.sqrt(9.1875), 12);
  });
});

it('reads what each title does to an estimate from a fit', () => {
  // Lines through 0 with sums of x x of 1, 2 and 3 and of x y of 1, 4 and 3: 8/6 in all, 7/5, 4/4 and 5/3 without each.
  const parts = [
    [1, 1],
    [2, 4],
    [3, 3],
  ].map(([xx = 0, xy = 0], cluster) => ({
    cluster,
    information: { size: 1, values: Float64Array.of(xx) },
    score: Float64Array.of(xy - (8 / 6) * xx),
  }));
  const fit: Fit = {
    names: ['x'],
    beta: Float64Array.of(8 / 6),
    isEstimable: [true],
    information: { size: 1, values: Float64Array.of(6) },
    parts,
    observations: 6,
    rss: 1,
  };
  const found = jackknifedOf(fit, Float64Array.of(3));
  expect(found.estimate).toBeCloseTo(4, 12);
  [7 / 5, 1, 5 / 3].forEach((without, cluster) =>
    expect(found.changes.get(cluster)).toBeCloseTo(3 * (8 / 6 - without), 12),
  );
  expect(estimateOf(found).se).toBeCloseTo(contrast(fit, Float64Array.of(3)).se, 12);
});
