import { describe, expect, it, test } from 'vitest';
import type { SpeedCell, SpeedCurve } from './forecast.ts';
import { whatIf } from './whatif.ts';

/** 40 lines in bins of one character a second around a limit of 5: bin, lines, speed, seconds, expected events, their squares. */
const lines: SpeedCell[] = [
  [3, 10, 35, 30, 30, 95],
  [4, 20, 92, 50, 40, 100],
  [5, 8, 44, 20, 20, 60],
  [6, 2, 13, 5, 10, 70],
].map(([bin = 0, count = 0, speed = 0, seconds = 0, expected = 0, expectedSquares = 0]) => ({
  block: 0,
  isUnderLimit: true,
  bin,
  lines: count,
  speed,
  seconds,
  expected,
  expectedSquares,
  exposures: 100 * count,
  hours: count / 10,
  genre: 'drama',
  durationClass: 'short',
}));
const withoutSquares = lines.map((cell) => ({ ...cell, expectedSquares: 0 }));

/** One slope of 0.1 a character per second, known for sure. */
const straight: SpeedCurve = {
  knots: [],
  beta: Float64Array.of(0.1),
  covariance: { size: 1, values: Float64Array.of(0) },
  df: 20,
};
/** R: qt(0.975, 20). */
const t = 2.085_963_447_265_864;

const changeOf = (question: Parameters<typeof whatIf>[0], cells: readonly SpeedCell[] = lines) => {
  const [forecast] = whatIf(question, cells, 1, straight).forecasts;
  if (forecast === undefined) throw new Error('There is no forecast.');
  return forecast.change;
};

/** Events that come with a looser limit of 6, counted by hand: one line was condensed for each over 5, to so far below it. */
const looser = (below: number): number =>
  20 * (1 - Math.exp(0.1 * (5 - below - 5.5))) +
  10 * (Math.exp(0.1 * (6 - below - 6.5)) - Math.exp(0.1 * (5 - below - 6.5)));

/** The same with a tighter limit of 4: half of the lines between, and half of those condensed before. */
const tighter = (below: number): number =>
  0.5 * 40 * (Math.exp(0.1 * (4 - below - 4.6)) - 1) +
  0.5 * 20 * (Math.exp(0.1 * (4 - below - 5.5)) - Math.exp(0.1 * (5 - below - 5.5))) +
  0.5 * 10 * (Math.exp(0.1 * (4 - below - 6.5)) - Math.exp(0.1 * (5 - below - 6.5)));

describe('the interval', () => {
  it('allows for condensed lines that stand at the limit, and twice as far below it', () => {
    const up = changeOf({ from: 5, to: 6, compliance: 0.5 }, withoutSquares);
    expect(up.estimate).toBeCloseTo(looser(0.4) / 100, 12);
    expect(up.low).toBeCloseTo(looser(0) / 100, 12);
    expect(up.high).toBeCloseTo(looser(0.8) / 100, 12);
    const down = changeOf({ from: 5, to: 4, compliance: 0.5 }, withoutSquares);
    expect(down.estimate).toBeCloseTo(tighter(0.4) / 100, 12);
    expect(down.low).toBeCloseTo(tighter(0.8) / 100, 12);
    expect(down.high).toBeCloseTo(tighter(0) / 100, 12);
  });

  it('has the chance of who was condensed, for each line over a limit that one who was is taken to be like', () => {
    const { low, high } = changeOf({ from: 5, to: 6, compliance: 0.5 });
    // One of two was condensed, drawn by line: for each that was not k = 1, with a variance of k (1 + k) = 2.
    const one = 1 - Math.exp(0.1 * (4.6 - 5.5));
    const other = Math.exp(0.1 * (5.6 - 6.5)) - Math.exp(0.1 * (4.6 - 6.5));
    const reach = t * Math.sqrt(2 * (60 * one ** 2 + 70 * other ** 2));
    expect(high).toBeCloseTo((looser(0.4) + Math.hypot(reach, looser(0.8) - looser(0.4))) / 100, 12);
    expect(low).toBeCloseTo((looser(0.4) - Math.hypot(reach, looser(0.4) - looser(0))) / 100, 12);
  });

  it('has the chance of who follows between the limits, and of who was condensed before and would not by itself', () => {
    const { high } = changeOf({ from: 5, to: 4, compliance: 0.5 });
    const between = 0.5 * 0.5 * 100 * (Math.exp(0.1 * (3.6 - 4.6)) - 1) ** 2;
    const before = [
      [5.5, 60],
      [6.5, 70],
    ].map(
      ([speed = 0, squares = 0]) =>
        squares * (Math.exp(0.1 * (3.6 - speed)) - Math.exp(0.1 * (4.6 - speed))) ** 2,
    );
    const variance = between + 0.5 ** 2 * 2 * before.reduce((sum, value) => sum + value, 0);
    const reach = Math.hypot(t * Math.sqrt(variance), tighter(0) - tighter(0.4));
    expect(high).toBeCloseTo((tighter(0.4) + reach) / 100, 12);
  });

  it('leaves nothing to chance where all follow and nobody was condensed before', () => {
    const below = lines.filter(({ bin }) => bin < 5);
    const { low, high } = changeOf({ from: 5, to: 4, compliance: 1 }, below);
    expect(low).toBeCloseTo((40 / 70) * (Math.exp(0.1 * (3.2 - 4.6)) - 1), 12);
    expect(high).toBeCloseTo((40 / 70) * (Math.exp(0.1 * (4 - 4.6)) - 1), 12);
  });
});

test('a compliance that asks for more condensed lines than there are says with which it was forecast', () => {
  const takenAs = (compliance: number, to = 6) =>
    whatIf({ from: 5, to, compliance }, lines, 1, straight).forecasts[0]?.takenAs;
  // Of 10 lines over the limit, 2/3 condensed are the 20 that stand below it.
  expect(takenAs(0.66)).toBe(0.66);
  expect(takenAs(0.67)).toBeCloseTo(2 / 3, 12);
  expect(takenAs(1)).toBeCloseTo(2 / 3, 12);
  // A lower limit that all follow asks nothing of the lines that were condensed before.
  expect(takenAs(1, 4)).toBe(1);
});

describe('lines delivered under another limit', () => {
  const other = lines.map((cell): SpeedCell => ({ ...cell, block: 1, isUnderLimit: false }));

  it('are forecast as if they had been made under today’s', () => {
    const question = { from: 5, to: 6, compliance: 0.5 };
    const found = whatIf(question, [...lines, ...other], 1, straight);
    expect([found.lines, found.underOther]).toEqual([80, 40]);
    expect(found.forecasts[0]?.change.estimate).toBeCloseTo(changeOf(question).estimate, 12);
    expect(found.forecasts[0]?.linesChanged).toBeCloseTo(20, 12);
  });

  it('do not stand where condensed lines would', () => {
    // 100 of them just below the limit: still no more than the 20 others can have been condensed to it.
    const crowd = other.filter(({ bin }) => bin === 4).map((cell) => ({ ...cell, lines: 100, speed: 460 }));
    const found = whatIf({ from: 5, to: 6, compliance: 0.75 }, [...lines, ...crowd], 1, straight);
    expect(found.forecasts[0]?.takenAs).toBeCloseTo(2 / 3, 12);
    expect(found.forecasts[0]?.linesChanged).toBeCloseTo(20, 12);
  });
});
