import { expect, test } from 'vitest';
import { stream } from './random.ts';

test('a stream repeats itself, and differs by seed, purpose and key', () => {
  const take = (...args: Parameters<typeof stream>): number[] => {
    const random = stream(...args);
    return [random.next(), random.next(), random.next()];
  };
  expect(take(1, 'words', 3)).toEqual(take(1, 'words', 3));
  for (const other of [
    take(2, 'words', 3),
    take(1, 'speed', 3),
    take(1, 'words', 4),
    take(1, 'words', 3, 'de'),
  ]) {
    expect(other).not.toEqual(take(1, 'words', 3));
  }
});

test('normals and counts have the mean and variance that they should', () => {
  const random = stream(5, 'moments');
  const moments = (draw: () => number): { mean: number; variance: number } => {
    const values = Array.from({ length: 40_000 }, draw);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
  };
  const normal = moments(() => random.normal());
  expect(Math.abs(normal.mean)).toBeLessThan(0.02);
  expect(Math.abs(normal.variance - 1)).toBeLessThan(0.04);
  for (const rate of [0.4, 6, 55]) {
    const { mean, variance } = moments(() => random.poisson(rate));
    expect(Math.abs(mean / rate - 1)).toBeLessThan(0.03);
    expect(Math.abs(variance / rate - 1)).toBeLessThan(0.05);
  }
});

test('a copy draws on from where the stream is, and neither moves the other', () => {
  const random = stream(3, 'copies');
  random.normal();
  const copy = random.copy();
  const drawn = [copy.normal(), copy.next(), copy.poisson(6)];
  expect([random.normal(), random.next(), random.poisson(6)]).toEqual(drawn);
});
