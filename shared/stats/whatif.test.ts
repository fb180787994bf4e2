import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { overCompliances, type SpeedCell, type SpeedCurve } from './forecast.ts';
import { whatIf } from './whatif.ts';

const { knots, beta, worlds } = z
  .object({
    knots: z.array(z.number()),
    beta: z.array(z.number()),
    worlds: z.array(
      z.object({
        from: z.number(),
        to: z.number(),
        change: z.number(),
        comedy: z.number(),
        characters: z.number(),
        linesChanged: z.number(),
        overNow: z.number(),
        overNew: z.number(),
        cells: z.record(z.string(), z.array(z.number())),
        genres: z.array(z.string()),
        classes: z.array(z.string()),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('datasets/golden/stats/evidence/whatif.json', 'utf8')));

function curveOf(
  curveKnots: readonly number[],
  coefficients: readonly number[],
  variance = 0,
  df = 20,
): SpeedCurve {
  const size = coefficients.length;
  const values = Float64Array.from({ length: size * size }, (_, place) =>
    place % (size + 1) === 0 ? variance : variance / 3,
  );
  return { knots: curveKnots, beta: Float64Array.from(coefficients), covariance: { size, values }, df };
}
const known = curveOf(knots, beta);

/** The cells of a world, dealt out to 20 blocks of titles that are all alike, or to blocks by the bin of speed, which are not. */
const cellsOf = (
  { cells, genres, classes }: (typeof worlds)[number],
  deal: 'alike' | 'by speed' = 'alike',
): SpeedCell[] =>
  (cells['bin'] ?? []).flatMap((bin, place) => {
    const whole = cellAt({ cells, genres, classes }, bin, place);
    if (deal === 'by speed') return [{ ...whole, block: Math.floor(bin / 20) }];
    return Array.from({ length: 20 }, (_, block) => ({ ...twentiethOf(whole), block }));
  });

const cellAt = (
  { cells, genres, classes }: Pick<(typeof worlds)[number], 'cells' | 'genres' | 'classes'>,
  bin: number,
  place: number,
): SpeedCell => {
  const of = (column: string) => cells[column]?.[place] ?? Number.NaN;
  return {
    block: 0,
    isUnderLimit: true,
    bin,
    lines: of('lines'),
    speed: of('speed'),
    seconds: of('seconds'),
    exposures: of('exposures'),
    hours: of('hours'),
    expected: of('expected'),
    expectedSquares: 0,
    genre: genres[of('genre')] ?? '',
    durationClass: classes[of('durationClass')] ?? '',
  };
};

const twentiethOf = (cell: SpeedCell): SpeedCell => ({
  ...cell,
  lines: cell.lines / 20,
  speed: cell.speed / 20,
  seconds: cell.seconds / 20,
  exposures: cell.exposures / 20,
  hours: cell.hours / 20,
  expected: cell.expected / 20,
});

const off = (found: number | undefined, expected: number) => Math.abs((found ?? NaN) / expected - 1);

describe.each(worlds)('from $from to $to', (world) => {
  const found = whatIf(world, cellsOf(world), 0.1, known);

  it('forecasts what the same world does under the other limit', () => {
    const asRead = found.forecasts[1];
    expect(off(asRead?.change.estimate, world.change)).toBeLessThan(0.06);
    expect(off(asRead?.characters, world.characters)).toBeLessThan(0.1);
    expect(off(asRead?.linesChanged, world.linesChanged)).toBeLessThan(0.05);
    const comedy = found.byGenre.find(({ name }) => name === 'comedy');
    expect(off(comedy?.forecasts[1]?.change.estimate, world.comedy)).toBeLessThan(0.06);
  });

  it('counts the lines over both limits as the lines themselves do', () => {
    expect(found.overNow).toBeCloseTo(world.overNow, 6);
    expect(found.overNew).toBeCloseTo(world.overNew, 6);
  });

  it('looks at less compliance and at all of it', () => {
    const read = found.bunching?.compliance ?? NaN;
    expect(found.forecasts.map(({ compliance }) => compliance)).toEqual([read - 0.15, read, 1]);
    const changes = found.forecasts.map(({ change }) => Math.abs(change.estimate));
    expect(changes).toEqual(changes.toSorted((left, right) => left - right));
  });

  it('means the same by a compliance, stated or looked at beside the one that was read', () => {
    for (const looked of found.forecasts) {
      const [stated] = whatIf(
        { ...world, compliance: looked.compliance },
        cellsOf(world),
        0.1,
        known,
      ).forecasts;
      expect(stated?.change.estimate).toBe(looked.change.estimate);
      expect(stated?.takenAs).toBe(looked.takenAs);
    }
  });

  it('takes no more lines to have been condensed than the bunch can hold', () => {
    const [, asRead, all] = found.forecasts;
    expect(asRead?.takenAs).toBe(asRead?.compliance);
    const most = world.to < world.from ? 1 : (found.bunching?.high ?? NaN);
    expect(all?.takenAs).toBeCloseTo(most, 12);
    expect(found.bunching?.high).toBeLessThan(0.9);
  });

  it('adds up over genres and over durations', () => {
    for (const parts of [found.byGenre, found.byDuration]) {
      expect(parts.reduce((sum, { lines }) => sum + lines, 0)).toBeCloseTo(found.lines, 6);
      const characters = parts.reduce((sum, part) => sum + (part.forecasts[1]?.characters ?? NaN), 0);
      expect(off(characters, found.forecasts[1]?.characters ?? NaN)).toBeLessThan(1e-9);
    }
    expect(found.byDuration.map(({ name }) => name)).toEqual(['long', 'middle', 'short']);
  });
});

/** 40 lines in bins of one character a second around a limit of 5; speeds in the bin above the limit's edge are counted below it. */
const few: SpeedCell[] = [
  [3, 10, 35, 30, 30],
  [4, 20, 92, 50, 40],
  [5, 8, 44, 20, 20],
  [6, 2, 13, 5, 10],
].map(([bin = 0, lines = 0, speed = 0, seconds = 0, expected = 0]) => ({
  block: 0,
  isUnderLimit: true,
  bin,
  lines,
  speed,
  seconds,
  expected,
  expectedSquares: 0,
  exposures: 100 * lines,
  hours: lines / 10,
  genre: 'drama',
  durationClass: 'short',
}));
const straight = curveOf([], [0.1]);

describe('counted by hand', () => {
  // Compliance of 1/2 and 10 lines over the limit: 10 of the 20 lines below it were condensed. Of the 10 others, half comply.
  it('a tighter limit moves 15 of the 20 lines between the limits to 0.4 below it', () => {
    const { forecasts, bunching, overNow, overNew, extrapolated } = whatIf(
      { from: 5, to: 4, compliance: 0.5 },
      few,
      1,
      straight,
    );
    // Half of the lines between the limits, by themselves; and half of those that were condensed, which would be like the 8 and the 2 over it.
    const condensed = 20 * Math.exp(0.1 * (4.6 - 5.5)) + 10 * Math.exp(0.1 * (4.6 - 6.5));
    const change = ((40 * 0.5 + condensed * 0.5) * (Math.exp(-0.1) - 1)) / 100;
    expect(bunching).toBeNull();
    expect([overNow, overNew, extrapolated]).toEqual([0.25, 0.75, false]);
    expect(forecasts).toHaveLength(1);
    expect(forecasts[0]?.change.estimate).toBeCloseTo(change, 12);
    expect(forecasts[0]?.perThousandExposures.estimate).toBeCloseTo((change * 100) / 4, 12);
    expect(forecasts[0]?.perThousandHours.estimate).toBeCloseTo((change * 100 * 1000) / 4, 9);
    expect(forecasts[0]?.characters).toBeCloseTo(-0.75 * 50, 12);
    expect(forecasts[0]?.linesChanged).toBeCloseTo(15, 12);
  });

  // Of the 10 condensed lines, 8 of 10 get the speed of the bin above the limit, 2 of 10 stand 0.4 below the new one.
  it('a looser limit gives condensed lines the speeds of those that were not', () => {
    const [forecast] = whatIf({ from: 5, to: 6, compliance: 0.5 }, few, 1, straight).forecasts;
    // From 4.6 the 8 come to 5.5, where 20 events are expected of as many lines; the 2 come to 5.6, and at 6.5 there are 10.
    const change =
      (20 * (1 - Math.exp(-0.09)) + 10 * (Math.exp(0.1 * (5.6 - 6.5)) - Math.exp(0.1 * (4.6 - 6.5)))) / 100;
    expect(forecast?.change.estimate).toBeCloseTo(change, 12);
    expect(forecast?.characters).toBeCloseTo(0.5 * 50 * (0.8 * 0.9 + 0.2 * 1), 12);
  });

  // Half of 10 lines over the limit would be all 20 below it and more at 3/4: 30 were condensed, and there are 20 where they stood.
  it('a stated compliance is taken as stated, as far as there are lines', () => {
    const [most] = whatIf({ from: 5, to: 6, compliance: 0.75 }, few, 1, straight).forecasts;
    expect(most?.linesChanged).toBeCloseTo(20, 12);
    const [some] = whatIf({ from: 5, to: 6, compliance: 0.6 }, few, 1, straight).forecasts;
    expect(some?.linesChanged).toBeCloseTo(15, 12);
  });

  it('a limit within a bin cuts it', () => {
    expect(whatIf({ from: 5.25, to: 4.5, compliance: 0 }, few, 1, straight)).toMatchObject({
      overNow: 8 / 40,
      overNew: 0.5,
    });
    const [forecast] = whatIf({ from: 5, to: 4.5, compliance: 1 }, few, 1, straight).forecasts;
    expect(forecast?.linesChanged).toBeCloseTo(10, 12);
  });

  it('the same limit changes nothing, and nobody follows without compliance', () => {
    for (const question of [
      { from: 5, to: 5, compliance: 1 },
      { from: 5, to: 4, compliance: 0 },
    ])
      expect(whatIf(question, few, 1, straight).forecasts[0]).toMatchObject({
        change: { estimate: 0 },
        linesChanged: 0,
      });
  });

  it('full compliance moves all lines over the new limit, also where none is over the old one', () => {
    const below = few.filter(({ bin }) => bin < 5);
    const [forecast] = whatIf({ from: 5, to: 4, compliance: 1 }, below, 1, straight).forecasts;
    expect(forecast?.linesChanged).toBeCloseTo(20, 12);
  });

  it('a limit above nearly all lines is extrapolated', () => {
    // The 99th of 100 parts of 40 lines is line 39.6: 1.6 of the 2 lines of the bin above 6.
    expect(whatIf({ from: 5, to: 6.79, compliance: 1 }, few, 1, straight).extrapolated).toBe(false);
    expect(whatIf({ from: 5, to: 6.81, compliance: 1 }, few, 1, straight).extrapolated).toBe(true);
  });

  it('and so is one below nearly all lines', () => {
    expect(whatIf({ from: 5, to: 0.5, compliance: 1 }, few, 1, straight).extrapolated).toBe(true);
  });
});

describe('a bunch that is not told sharply', () => {
  const [world] = worlds;
  if (world === undefined) throw new Error('There is no world.');
  // Speeds of 2 cps in each block: without one of them the bunch, or what it is measured against, is gone.
  const found = whatIf({ from: world.from, to: world.to }, cellsOf(world, 'by speed'), 0.1, known);

  it('is told with its error, and nothing is forecast by it', () => {
    expect(found.isSharp).toBe(false);
    expect(found.bunching?.compliance).toBeCloseTo(
      whatIf(world, cellsOf(world), 0.1, known).bunching?.compliance ?? Number.NaN,
      9,
    );
    expect(found.forecasts).toEqual([]);
  });

  it('does not stand in the way of a stated compliance', () => {
    const stated = whatIf({ ...world, compliance: 0.6 }, cellsOf(world, 'by speed'), 0.1, known);
    expect(stated.forecasts.map(({ compliance }) => compliance)).toEqual([0.6]);
  });
});

describe('the share of lines over a limit', () => {
  /** Blocks of titles: lines up to the limit of 5, and over it. */
  const blocks = [
    [10, 2],
    [14, 6],
    [9, 1],
  ];
  const cells = few
    .slice(1, 3)
    .flatMap((cell, side) =>
      blocks.map((counts, block): SpeedCell => ({ ...cell, lines: counts[side] ?? 0, block })),
    );

  it('has the interval of leaving out blocks', () => {
    const { overNow, shares } = whatIf({ from: 5, to: 4, compliance: 1 }, cells, 1, straight);
    const all = 9 / 42;
    const squares = (7 / 30 - all) ** 2 + (3 / 22 - all) ** 2 + (8 / 32 - all) ** 2;
    // Student's t with 2 degrees of freedom has a closed form: 0.95 sqrt(2 / (1 - 0.95 squared)).
    const reach = 0.95 * Math.sqrt(2 / 0.0975) * Math.sqrt((2 / 3) * squares);
    expect(overNow).toBeCloseTo(all, 12);
    expect(shares.now.estimate).toBeCloseTo(all, 12);
    expect(shares.now.high).toBeCloseTo(all + reach, 12);
    expect(shares.now.low).toBeCloseTo(Math.max(0, all - reach), 12);
    expect(shares.new).toEqual({ estimate: 1, low: 1, high: 1 });
  });

  it('has none with one block', () => {
    const [part] = whatIf({ from: 5, to: 4, compliance: 1 }, few, 1, straight).byGenre;
    expect(part?.shares.now).toEqual({ estimate: 0.25, low: Number.NaN, high: Number.NaN });
  });
});

test('without a bunch or a stated compliance there is no forecast', () => {
  expect(whatIf({ from: 5, to: 4 }, few, 1, straight).forecasts).toEqual([]);
  expect(whatIf({ from: 5, to: 4 }, [], 1, straight)).toMatchObject({ lines: 0, forecasts: [], byGenre: [] });
  expect(overCompliances([], 'change')).toBeNull();
});

describe('the interval', () => {
  // Of the curve alone: no doubt where condensed lines stand, nor which they are.
  const question = { from: 17, to: 15, compliance: 0.65, condensedBy: 0 };
  const [world] = worlds;
  const cells = world === undefined ? [] : cellsOf(world);
  const changeWith = (coefficients: readonly number[]) =>
    whatIf(question, cells, 0.1, curveOf(knots, coefficients)).forecasts[0]?.change.estimate ?? NaN;

  it('is that of the delta method with differences of the forecast itself', () => {
    const step = 1e-5;
    const gradient = beta.map((_, place) => {
      const shifted = (by: number) =>
        changeWith(beta.map((value, at) => (at === place ? value + by : value)));
      return (shifted(step) - shifted(-step)) / (2 * step);
    });
    const variance = gradient.reduce(
      (sum, left, row) =>
        sum +
        gradient.reduce((of, right, column) => of + left * right * (row === column ? 4e-6 : 4e-6 / 3), 0),
      0,
    );
    const { estimate, low, high } = whatIf(question, cells, 0.1, curveOf(knots, beta, 4e-6)).forecasts[0]
      ?.change ?? {
      estimate: NaN,
      low: NaN,
      high: NaN,
    };
    // R: qt(0.975, 20).
    const reach = 2.085_963_447_265_864 * Math.sqrt(variance);
    expect(off(high - estimate, reach)).toBeLessThan(1e-6);
    expect(off(estimate - low, reach)).toBeLessThan(1e-6);
  });

  it('does not need what bears on no line that moves', () => {
    const unknown = curveOf([...knots, 60], [...beta, Number.NaN], Number.NaN);
    const covariance = {
      size: 5,
      values: unknown.covariance.values.map((_, place) => (place % 5 === 4 || place >= 20 ? NaN : 0)),
    };
    const [forecast] = whatIf(question, cells, 0.1, { ...unknown, covariance }).forecasts;
    expect(forecast?.change.estimate).toBeCloseTo(changeWith(beta), 15);
    expect(forecast?.change.high).toBeCloseTo(changeWith(beta), 15);
    expect(
      whatIf(question, cells, 0.1, { ...unknown, beta: unknown.beta.fill(NaN) }).forecasts[0]?.change
        .estimate,
    ).toBeNaN();
  });

  it('over all compliances reaches from the lowest to the highest end', () => {
    const { forecasts } = whatIf({ from: 17, to: 15 }, cells, 0.1, curveOf(knots, beta, 1e-6));
    expect(overCompliances(forecasts, 'change')).toEqual({
      low: Math.min(...forecasts.map(({ change }) => change.low)),
      high: Math.max(...forecasts.map(({ change }) => change.high)),
    });
  });
});
