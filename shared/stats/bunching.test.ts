import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bunchingAt, type SpeedBins } from './bunching.ts';

const { worlds } = z
  .object({
    worlds: z.array(
      z.object({
        seed: z.number(),
        limit: z.number(),
        planted: z.number(),
        wasCondensed: z.number(),
        stayedOver: z.number(),
        compliance: z.number(),
        se: z.number(),
        first: z.number(),
        counts: z.array(z.number()),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('datasets/golden/stats/evidence/bunching.json', 'utf8')));
type World = (typeof worlds)[number];

const binsOf = ({ first, counts }: Pick<World, 'first' | 'counts'>): SpeedBins => ({
  width: 0.1,
  lines: new Map(counts.map((count, place) => [first + place, count])),
});

describe.each(worlds)('in world $seed with a compliance of $planted', (world) => {
  const found = bunchingAt(world.limit, binsOf(world));

  it('is what R’s glm comes to', () => {
    const expected = Math.max(0, world.compliance);
    expect(Math.abs((found?.compliance ?? NaN) - expected)).toBeLessThan(1e-8);
    expect(Math.abs((found?.se ?? NaN) / world.se - 1)).toBeLessThan(1e-6);
  });

  it('has the planted compliance and the lines that were condensed within two errors', () => {
    const { compliance = NaN, se = NaN, condensed = NaN, over = NaN } = found ?? {};
    expect(Math.abs(compliance - world.planted)).toBeLessThan(2 * se);
    expect(Math.abs(over / world.stayedOver - 1)).toBeLessThan(0.15);
    const [least, most] = [compliance - 2 * se, Math.min(0.95, compliance + 2 * se)].map(
      (c) => (over * c) / (1 - c),
    );
    expect(condensed).toBeGreaterThanOrEqual(0);
    expect(world.wasCondensed).toBeGreaterThan(least ?? NaN);
    expect(world.wasCondensed).toBeLessThan(most ?? NaN);
  });
});

describe('compliance', () => {
  const [world] = worlds;
  if (world === undefined) throw new Error('There is no world.');

  it('is not moved by a line of impossible speed', () => {
    const bins = binsOf(world);
    const alone = bunchingAt(world.limit, bins)?.compliance ?? NaN;
    for (const count of [3, 100]) {
      const found = bunchingAt(world.limit, { ...bins, lines: new Map([...bins.lines, [9000, count]]) });
      expect(Math.abs((found?.compliance ?? NaN) - alone)).toBeLessThan(0.02);
    }
  });

  it('is exact where the lines are cubic with a jump', () => {
    const lines = new Map<number, number>();
    for (let bin = 80; bin < 230; bin += 1) {
      const s = (bin + 0.5) / 10 - 17;
      lines.set(bin, Math.exp(7 - 0.2 * s - 0.02 * s * s + 0.001 * s ** 3 + (s > 0 ? Math.log(0.4) : 0)));
    }
    const found = bunchingAt(17, { width: 0.1, lines });
    expect(found?.compliance).toBeCloseTo(0.6, 9);
    const over = [...lines].reduce((sum, [bin, count]) => (bin >= 170 ? sum + count : sum), 0);
    expect(found?.over).toBeCloseTo(over, 6);
    // Of 10 lines that would be over the limit 6 are condensed and 4 stay.
    expect(found?.condensed).toBeCloseTo((6 / 4) * over, 6);
  });

  it('can not be had without lines on both sides, or where there are none', () => {
    const below = { width: 0.1, lines: new Map([...binsOf(world).lines].filter(([bin]) => bin < 170)) };
    expect(bunchingAt(17, below)).toBeNull();
    expect(bunchingAt(17, { width: 0.1, lines: new Map() })).toBeNull();
    expect(bunchingAt(170, binsOf(world))).toBeNull();
  });
});
