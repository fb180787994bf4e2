import { expect, it } from 'vitest';
import { binscatter } from './binscatter.ts';
import { cubeOf, worldOf } from './testing.ts';

/** How many standard errors the band reaches at each dot, and how many where many titles tell it. */
function reaches(titles: number, weightOf: (title: number) => number): { at: number[]; reach: number } {
  const rows = worldOf({ seed: 3, titles, linesEach: 120, noise: 0.6, shape: () => 0 });
  const weighed = rows.map((row) => ({ ...row, w: row.w * weightOf(row.title) }));
  const cut = { quantiles: 6, step: 1, titles: 10, lines: 100 };
  const { dots, reach } = binscatter(cubeOf(weighed), { limit: null, seed: 1, cut });
  const at = dots.flatMap(({ ratio }) =>
    ratio === null ? [] : [(Math.log(ratio.bandHigh) - Math.log(ratio.estimate)) / ratio.se],
  );
  return { at, reach: reach ?? Number.NaN };
}

it('has a band that reaches hardly further than normal draws do where many like titles tell every dot', () => {
  const { at, reach } = reaches(300, () => 1);
  expect(at).toHaveLength(6);
  for (const own of at) {
    expect(own).toBeGreaterThan(reach);
    // SciPy: t.isf(norm.sf(2.6), 200) / 2.6 is 1.010.
    expect(own / reach).toBeLessThan(1.03);
  }
});

it('has a band that reaches further where a few heavy titles tell the dots', () => {
  // Each title weighs 0.7 times as much as the one before: 5.7 of one size, of 24 (the sum of weights squared over that of squares).
  const { at, reach } = reaches(24, (title) => 0.7 ** title);
  // SciPy: t.isf(norm.sf(2.5), df) / 2.5 is 1.57 with 4.7 degrees of freedom, and 1.09 with 23.
  for (const own of at) expect(own / reach).toBeGreaterThan(1.3);
});
