import { expect, it } from 'vitest';
import { curveOf } from '../study/curve.ts';
import { fitted, ownSlope, simulate } from '../study/simulated-testing.ts';
import { noFurtherThan } from './safe-speed.ts';

/** What is told of speeds where few titles tell it. */

const limit = 17.3;

/** Two of 120 worlds without an effect of speed in which the draws agree on a wiggle that is not shown to be one. */
it.each([
  [27, ownSlope],
  [60, () => 0],
])(
  'where speed does nothing, the speed at which it would is open upwards, seed %d',
  async (seed, departure) => {
    const lines = simulate({ seed, titles: 24, limit, shape: () => 0, departure });
    const { cube } = await fitted(lines, limit);
    const { benchmark, safe } = await curveOf(cube, limit, { seed, draws: 59, margin: 0.05 }, {});
    expect(benchmark?.interval.low.kind).toBe('at');
    expect(benchmark?.interval.high.kind).toBe('beyond');
    expect(safe?.cps ?? 0).toBeLessThanOrEqual(benchmark?.interval.low.cps ?? 0);
  },
);

/** Three of 300 worlds of 20 titles in which both ends were told, the upper one under the speed at which the rate is 5 % higher, 17.84. */
it.each([34, 136, 241])(
  'where the draws agree on too low a speed, it is open upwards too, seed %d',
  async (seed) => {
    const shape = (cps: number): number => 0.09 * Math.max(0, cps - limit);
    const lines = simulate({ seed, titles: 20, limit, shape, departure: ownSlope });
    const { cube } = await fitted(lines, limit);
    const { benchmark } = await curveOf(cube, limit, { seed, draws: 59, margin: 0.05 }, {});
    expect(benchmark?.interval.high.kind).toBe('beyond');
  },
);

it.each([100, 40])(
  'where it does much, the interval of %d titles is closed and holds the truth',
  async (titles) => {
    const shape = (cps: number): number => 0.12 * Math.max(0, cps - 14);
    const lines = simulate({ seed: 1, titles, limit, shape, departure: ownSlope });
    const { cube } = await fitted(lines, limit);
    const { benchmark } = await curveOf(cube, limit, { seed: 1, draws: 59, margin: 0.05 }, {});
    const { low, high } = benchmark?.interval ?? {};
    const truth = 14 + Math.log(1.05) / 0.12;
    expect([low?.kind, high?.kind]).toEqual(['at', 'at']);
    expect(low?.cps).toBeLessThan(truth);
    expect(high?.cps).toBeGreaterThan(truth);
  },
);

it('a safe speed goes no further than where the benchmark may be reached', () => {
  const range = { reference: 13.5, highest: 22.5 };
  const from = (kind: 'at' | 'beyond', cps: number) => ({
    low: { kind, cps },
    high: { kind: 'beyond', cps: 22.5 } as const,
  });
  const safe = { cps: 21.9, isEndOfRange: false };
  expect(noFurtherThan(safe, from('at', 21.4), range, 0.5)).toEqual({ cps: 21.4, isEndOfRange: false });
  expect(noFurtherThan(safe, from('at', 22.1), range, 0.5)).toEqual(safe);
  expect(noFurtherThan(safe, from('beyond', 22.5), range, 0.5)).toEqual(safe);
  expect(noFurtherThan({ cps: 22.5, isEndOfRange: true }, from('at', 22), range, 0.5)).toEqual({
    cps: 22,
    isEndOfRange: false,
  });
  expect(noFurtherThan(safe, from('at', 13.7), range, 0.5)).toBeNull();
});
