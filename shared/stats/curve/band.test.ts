import { expect, it } from 'vitest';
import type { Square } from '../matrix.ts';
import { simultaneousReach } from './band.ts';

const correlated = (size: number, correlation: number): Square => ({
  size,
  values: Float64Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 4 : 4 * correlation)),
});

// The 95 % quantile of the greatest of k independent |N(0, 1)| is that of |N(0, 1)| at 0.95^(1/k): 2.7994 for ten (R: qnorm(1 - (1 - .95^.1) / 2)).
it('reaches as far as independent normals do', () => {
  expect(Math.abs(simultaneousReach(correlated(10, 0), { seed: 1, draws: 40_000 }) - 2.7994)).toBeLessThan(
    0.03,
  );
});

it('reaches no further than one estimate does where all are the same', () => {
  expect(Math.abs(simultaneousReach(correlated(6, 1), { seed: 1, draws: 40_000 }) - 1.96)).toBeLessThan(0.03);
});

// R: mvtnorm::qmvnorm(.95, tail = "both.tails", corr = R) for six with a correlation of 0.8 and four with 0.6^|i - j|.
it('reaches as far as correlated normals do', () => {
  const options = { seed: 1, draws: 40_000 };
  expect(Math.abs(simultaneousReach(correlated(6, 0.8), options) - 2.413033)).toBeLessThan(0.03);
  const fading = Float64Array.from(
    { length: 16 },
    (_, i) => 9 * 0.6 ** Math.abs(Math.floor(i / 4) - (i % 4)),
  );
  expect(Math.abs(simultaneousReach({ size: 4, values: fading }, options) - 2.437963)).toBeLessThan(0.03);
});

it('leaves out an estimate without a variance', () => {
  const one: Square = { size: 2, values: Float64Array.of(2, 0, 0, 0) };
  expect(Math.abs(simultaneousReach(one, { seed: 1, draws: 40_000 }) - 1.96)).toBeLessThan(0.03);
});
