import { combined, variance } from './fit.ts';
import type { Move } from './limit-moves.ts';
import type { Square } from './matrix.ts';
import { studentTQuantile } from './student-t.ts';

/**
 * How speed moves the outcome: log rate f(x) = beta_0 x + sum of beta_j (x - knot_j)+, at a fixed duration. As many coefficients as
 * knots + 1; x in characters a second.
 */
export interface SpeedCurve {
  readonly knots: readonly number[];
  readonly beta: Float64Array;
  /** Of the coefficients, by leaving out titles. */
  readonly covariance: Square;
  /** Degrees of freedom of Student's t: titles - 1. */
  readonly df: number;
}

/** The names of duration classes, from short to long. */
export const durationClasses = { short: 'under 1.5 s', middle: '1.5 to 3 s', long: 'over 3 s' } as const;

/** The lines of one bin of speed, in one genre and duration class, of one block of titles; sums over them. */
export interface SpeedCell {
  /** Titles are dealt out to a few blocks, which are left out one at a time to see how far a figure hangs on some of them. */
  readonly block: number;
  /** Whether they were delivered under the limit that is in force today: only such lines can have been condensed to it. */
  readonly isUnderLimit: boolean;
  /** The bin above `bin` x width up to (`bin` + 1) x width, in characters a second. */
  readonly bin: number;
  readonly genre: string;
  readonly durationClass: string;
  readonly lines: number;
  /** The sum of speeds. */
  readonly speed: number;
  /** The sum of durations, in seconds. */
  readonly seconds: number;
  /** Exposures, and the hours that members spent on them. */
  readonly exposures: number;
  readonly hours: number;
  /** Events that the model expects of them, and the sum of the squares of what it expects of each line. */
  readonly expected: number;
  readonly expectedSquares: number;
}

/** A figure with its interval; NaN ends where it has none. */
export interface Range {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** What another limit would change, under one compliance. */
export interface Forecast {
  readonly compliance: number;
  /** Of all events: 0.006 is 0.6 % more. */
  readonly change: Range;
  /** More events (or fewer, below 0) in 1,000 exposures, and in 1,000 hours; NaN where there are none. */
  readonly perThousandExposures: Range;
  readonly perThousandHours: Range;
  /** Characters that the texts would gain (or lose, below 0), each text counted once. */
  readonly characters: number;
  /** Lines whose text would change. */
  readonly linesChanged: number;
  /** The compliance that it was forecast with: less where `compliance` asks for more condensed lines than there can be under today's limit. */
  readonly takenAs: number;
}

/** How lines move under one compliance, by bin of speed. */
export type MovesAt = (bin: number) => readonly Move[];

/** What is looked at. */
export interface Scenario {
  readonly compliance: number;
  readonly takenAs: number;
  readonly moves: MovesAt;
  /** What else is not known but the curve and the chances of single lines: for each of these, how lines move at both ends of what it may be. */
  readonly ends: readonly (readonly MovesAt[])[];
}

/** Forecasts what moving these lines would change. @param cells those of a part of the lines */
export function forecastOf(scenario: Scenario, cells: readonly SpeedCell[], curve: SpeedCurve): Forecast {
  const { compliance, takenAs, moves, ends } = scenario;
  const { events, reach, characters, linesChanged } = sumsOf(moves, cells, curve);
  const others = ends.map((pair) => pair.map((end) => sumsOf(end, cells, curve).events));
  const { low, high } = withEnds(events, reach, others);
  const per = (base: number): Range => ({ estimate: events / base, low: low / base, high: high / base });
  return {
    compliance,
    change: per(sumOf(cells, 'expected')),
    perThousandExposures: per(sumOf(cells, 'exposures') / 1000),
    perThousandHours: per(sumOf(cells, 'hours') / 1000),
    characters,
    linesChanged,
    takenAs,
  };
}

/**
 * The interval of a figure that hangs on things found apart: the squares of how far each alone moves it are added, on each side (Zou and
 * Donner, Statistics in Medicine 27, 2008, "MOVER").
 * @param reach how far the interval by the curve and by chance reaches
 * @param others for each other thing the figure at both of its ends
 */
function withEnds(
  figure: number,
  reach: number,
  others: readonly (readonly number[])[],
): { readonly low: number; readonly high: number } {
  return {
    low: figure - Math.hypot(reach, ...others.map((ends) => figure - Math.min(figure, ...ends))),
    high: figure + Math.hypot(reach, ...others.map((ends) => Math.max(figure, ...ends) - figure)),
  };
}

/** What moving lines changes: events and the reach of their 95 % interval by the curve and by chance, characters, lines. */
interface Sums {
  readonly events: number;
  readonly reach: number;
  readonly characters: number;
  readonly linesChanged: number;
}

/**
 * The variance of events is that of the curve (delta method) and that of which lines are condensed, each by itself: by line the square of
 * what it would change times the variance of how many move.
 */
function sumsOf(moves: MovesAt, cells: readonly SpeedCell[], curve: SpeedCurve): Sums {
  const gradient = new Float64Array(curve.beta.length);
  let [events, byChance, characters, linesChanged] = [0, 0, 0, 0];
  for (const cell of cells) {
    if (!(cell.lines > 0)) continue;
    const speed = cell.speed / cell.lines;
    for (const move of moves(cell.bin)) {
      const [from, to] = [move.from ?? speed, move.to ?? speed];
      const { change, slope } = changeOf(curve, speed, from, to);
      events += cell.expected * move.perLine * change;
      byChance += cell.expectedSquares * move.variance * change ** 2;
      slope.forEach(
        (value, place) => (gradient[place] = (gradient[place] ?? 0) + cell.expected * move.perLine * value),
      );
      characters += move.perLine * cell.seconds * (to - from);
      linesChanged += move.perLine * cell.lines;
    }
  }
  const all = variance(gradient, curve.covariance) + byChance;
  return { events, reach: studentTQuantile(0.975, curve.df) * Math.sqrt(all), characters, linesChanged };
}

/**
 * By how much the rate of a line would change that is like one at `speed` but moves from one speed to another, relative to the rate at
 * `speed`, and how that changes with each coefficient.
 */
function changeOf(
  { knots, beta }: SpeedCurve,
  speed: number,
  from: number,
  to: number,
): { readonly change: number; readonly slope: Float64Array } {
  const [toFrom, toTo] = [basisStep(knots, speed, from), basisStep(knots, speed, to)];
  const [before, after] = [Math.exp(combined(toFrom, beta)), Math.exp(combined(toTo, beta))];
  return {
    change: after - before,
    slope: toTo.map((step, place) => after * step - before * (toFrom[place] ?? 0)),
  };
}

/** By how much each regressor of the curve changes from one speed to another. */
function basisStep(knots: readonly number[], from: number, to: number): Float64Array {
  return Float64Array.of(
    to - from,
    ...knots.map((knot) => Math.max(to - knot, 0) - Math.max(from - knot, 0)),
  );
}

/** The sum of a measure over cells. */
export function sumOf(
  cells: readonly SpeedCell[],
  key: 'lines' | 'exposures' | 'hours' | 'expected',
): number {
  return cells.reduce((sum, cell) => sum + cell[key], 0);
}

/** The hull of a figure's intervals over all compliances; null without forecasts. */
export function overCompliances(
  forecasts: readonly Forecast[],
  figure: 'change' | 'perThousandExposures' | 'perThousandHours',
): { readonly low: number; readonly high: number } | null {
  if (forecasts.length === 0) return null;
  return {
    low: Math.min(...forecasts.map((forecast) => forecast[figure].low)),
    high: Math.max(...forecasts.map((forecast) => forecast[figure].high)),
  };
}
