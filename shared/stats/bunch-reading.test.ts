import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isSharp, readBunch } from './bunch-reading.ts';
import { bunchWindow, type SpeedBins } from './bunching.ts';
import type { SpeedCell, SpeedCurve } from './forecast.ts';
import { whatIf } from './whatif.ts';

const { worlds } = z
  .object({
    worlds: z.array(
      z.object({ limit: z.number(), compliance: z.number(), first: z.number(), counts: z.array(z.number()) }),
    ),
  })
  .parse(JSON.parse(readFileSync('datasets/golden/stats/evidence/bunching.json', 'utf8')));
type World = (typeof worlds)[number];

const binsOf = ({ first, counts }: World): SpeedBins => ({
  width: 0.1,
  lines: new Map(counts.map((count, place) => [first + place, count])),
});
const alike = worlds.filter(({ limit }) => limit === 17).slice(0, 4);
const [world] = alike;
if (world === undefined) throw new Error('There is no world.');

describe('the reading of a bunch', () => {
  it('has the error that leaving out blocks gives, by what R’s glm comes to without each', () => {
    const found = readBunch(17, binsOf(world), alike.map(binsOf), bunchWindow);
    const squares = alike.reduce((sum, { compliance }) => sum + (compliance - world.compliance) ** 2, 0);
    const se = Math.sqrt((3 / 4) * squares);
    expect(found?.compliance).toBeCloseTo(world.compliance, 8);
    expect(found?.se).toBeCloseTo(se, 8);
    // R: qt(0.975, 3).
    expect(found?.reach).toBeCloseTo(3.182_446_305_284_263 * se, 8);
    expect(found?.low).toBeCloseTo(world.compliance - 3.182_446_305_284_263 * se, 8);
    expect(found?.high).toBeCloseTo(world.compliance + 3.182_446_305_284_263 * se, 8);
  });

  it('keeps its interval within 0 to 1, and has none with one block', () => {
    const nobody = worlds.find(({ compliance }) => compliance < 0.05);
    if (nobody === undefined) throw new Error('There is no world without compliance.');
    expect(readBunch(17, binsOf(nobody), [nobody, world].map(binsOf), bunchWindow)).toMatchObject({
      low: 0,
      high: 1,
    });
    const alone = readBunch(17, binsOf(world), [binsOf(world)], bunchWindow);
    expect([alone?.se, alone?.low, alone?.high]).toEqual([NaN, NaN, NaN]);
  });
});

describe('what the bunch itself tells', () => {
  /** Lines of which 0.6 of those over 17 are gone, in two blocks that are all alike; a share of those that went stands at 16.6. */
  const reading = (standing: number) => {
    const lines = new Map<number, number>();
    let gone = 0;
    for (let bin = 80; bin < 230; bin += 1) {
      const s = (bin + 0.5) / 10 - 17;
      const wouldBe = Math.exp(7 - 0.2 * s - 0.02 * s * s + 0.001 * s ** 3);
      lines.set(bin, wouldBe * (s > 0 ? 0.4 : 1));
      if (s > 0) gone += 0.6 * wouldBe;
    }
    lines.set(166, (lines.get(166) ?? Number.NaN) + standing * gone);
    const bins = { width: 0.1, lines };
    const found = readBunch(17, bins, [bins, bins], bunchWindow);
    if (found === null) throw new Error('There is no bunch.');
    return found;
  };

  it('is the compliance where all that went stand in it, and less where they don’t', () => {
    // Where half of 6 are found beside 4 that stayed, the bunch tells 3 of 7.
    expect(reading(1).byMass).toBeCloseTo(0.6, 8);
    expect(reading(0.5).byMass).toBeCloseTo(3 / 7, 8);
    expect(reading(0).byMass).toBeCloseTo(0, 8);
  });

  it('widens what the compliance may be where the drop at the limit is told too surely', () => {
    // The blocks are all alike, so that the drop has no error.
    const { low, high } = reading(0.8);
    // 4.8 of 6 are found beside 4 that stayed.
    expect(low).toBeCloseTo(4.8 / 8.8, 8);
    expect(high).toBeCloseTo(0.6, 8);
    expect(reading(1.2).high).toBeCloseTo(7.2 / 11.2, 8);
  });

  it('must be near the drop at the limit for a forecast to be made by it', () => {
    expect([1, 0.8, 0.5, 0].map((standing) => isSharp(reading(standing)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a forecast as read', () => {
  /** The lines of a world in 20 blocks, more of them fast in some than in others. */
  const cells: SpeedCell[] = world.counts.flatMap((count, place) =>
    Array.from({ length: 20 }, (_, block): SpeedCell => {
      const bin = world.first + place;
      const lines = (count / 20) * (1 + 0.006 * (block - 9.5) * Math.sign(bin - 170));
      const expected = lines * Math.exp(0.002 * bin);
      return {
        ...{ block, isUnderLimit: true, bin, lines, speed: (lines * (bin + 0.5)) / 10, seconds: 2 * lines },
        ...{
          exposures: lines,
          hours: lines,
          expected,
          expectedSquares: 0,
          genre: 'drama',
          durationClass: '',
        },
      };
    }),
  );
  const curve: SpeedCurve = {
    knots: [],
    beta: Float64Array.of(0.02),
    covariance: { size: 1, values: Float64Array.of(0) },
    df: 20,
  };
  const question = { from: 17, to: 15, condensedBy: 0 };

  it('has an interval from the one end of the compliance to the other', () => {
    const found = whatIf(question, cells, 0.1, curve);
    const { low = NaN, high = NaN } = found.bunching ?? {};
    expect(high - low).toBeGreaterThan(0.02);
    const at = (compliance: number) =>
      whatIf({ ...question, compliance }, cells, 0.1, curve).forecasts[0]?.change.estimate ?? NaN;
    // More compliance lowers the rate: the low end is that of the high compliance.
    expect(at(high)).toBeLessThan(at(low));
    expect(found.forecasts[1]?.change.low).toBeCloseTo(at(high), 9);
    expect(found.forecasts[1]?.change.high).toBeCloseTo(at(low), 9);
  });

  it('is not moved by lines delivered under another limit, which have a bunch of their own', () => {
    const other = cells.map((cell): SpeedCell => ({
      ...cell,
      ...{ isUnderLimit: false, bin: cell.bin - 30, speed: cell.speed - 3 * cell.lines },
    }));
    const { bunching } = whatIf(question, [...cells, ...other], 0.1, curve);
    expect(bunching).toEqual(whatIf(question, cells, 0.1, curve).bunching);
  });
});
