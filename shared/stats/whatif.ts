import { bunchingAt, bunchWindow, type Bunching, type BunchWindow, type SpeedBins } from './bunching.ts';
import { combined, variance } from './fit.ts';
import { condensedBy as usualDistance, linesOver, movesOf, type Move } from './limit-moves.ts';
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

/** The lines of one bin of speed, in one genre and duration class, of one block of titles; sums over them. */
export interface SpeedCell {
  /** Titles are dealt out to a few blocks, which are left out one at a time to see how far a figure hangs on some of them. */
  readonly block: number;
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
  /** Events that the model expects of them. */
  readonly expected: number;
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
}

/** A share of lines, from 0 to 1, with its 95 % interval by leaving out blocks of titles; NaN ends with one block. */
export type Share = Range;

/** One part of the lines: its share over both limits as it stands, and what would change in it. */
export interface Part {
  readonly name: string;
  readonly lines: number;
  /** The share of lines over today's limit and over the other one. */
  readonly overNow: number;
  readonly overNew: number;
  /** The same with their intervals. */
  readonly shares: { readonly now: Share; readonly new: Share };
  readonly forecasts: readonly Forecast[];
}

/** What moving a limit would do in one language, if lines are condensed or given back their words and their durations stay. */
export interface WhatIf extends Omit<Part, 'name'> {
  readonly policy: 'condense';
  readonly from: number;
  readonly to: number;
  /** The new limit is over the 99th percentile of observed speeds, so that hardly any line shows what would happen there. */
  readonly extrapolated: boolean;
  /** What the bunch of lines at today's limit says of compliance, its error by leaving out blocks of titles; null where it can't be read. */
  readonly bunching: Bunching | null;
  /** Whether that is told well enough to forecast by: its 95 % interval reaches no further than {@link complianceOff} to each side. */
  readonly isSharp: boolean;
  readonly byGenre: readonly Part[];
  readonly byDuration: readonly Part[];
}

/** What is asked. */
export interface WhatIfQuestion {
  /** Today's limit, and the other one, in characters a second. */
  readonly from: number;
  readonly to: number;
  /** From 0 to 1; left out, it is read from the bunch, and where that is sharp forecasts are given for 0.15 less, as read, and 1. */
  readonly compliance?: number;
  /** Where the bunch is and how far below a limit condensed lines stand, both as near 17 unless given. */
  readonly window?: BunchWindow;
  readonly condensedBy?: number;
}

/** How much less than the compliance that was read is looked at too (facts, section 2e): what is told no better than that is not forecast by. */
export const complianceOff = 0.15;

/**
 * Forecasts a change of the limit from one histogram (facts, section 2e). There are no forecasts where compliance is neither stated nor
 * can be read sharply. The interval is that of the curve alone (delta method, t); compliance is looked at by several values.
 * @param cells one a bin, genre, duration class and block of titles, each of them once
 * @param width the width of bins in characters a second
 */
export function whatIf(
  { from, to, compliance, window = bunchWindow, condensedBy = usualDistance }: WhatIfQuestion,
  cells: readonly SpeedCell[],
  width: number,
  curve: SpeedCurve,
): WhatIf {
  const bins = binsOf(cells, width);
  const rests = restsOf(cells);
  const { bunching, isSharp } = readBunch(
    from,
    bins,
    rests.map((rest) => binsOf(rest, width)),
    window,
  );
  const stated = compliance !== undefined;
  const scenarios = complianceOf(compliance, isSharp ? bunching : null).map((c) => ({
    compliance: c,
    moves: Map.groupBy(
      movesOf({ from, to, compliance: c, isStated: stated, condensedBy }, bins, bunching),
      ({ bin }) => bin,
    ),
  }));
  const partOf = (name: string, own: readonly SpeedCell[]): Part => {
    const shares = {
      now: shareOf(from, own, width),
      new: shareOf(to, own, width),
    };
    return {
      name,
      lines: sumOf(own, 'lines'),
      overNow: shares.now.estimate,
      overNew: shares.new.estimate,
      shares,
      forecasts: scenarios.map((scenario) => forecastOf(scenario, own, curve)),
    };
  };
  const partsBy = (key: 'genre' | 'durationClass'): Part[] =>
    [...Map.groupBy(cells, (cell) => cell[key])]
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, own]) => partOf(name, own));
  const { lines, overNow, overNew, shares, forecasts } = partOf('', cells);
  return {
    policy: 'condense',
    from,
    to,
    extrapolated: to > percentile(bins, 0.99),
    bunching,
    isSharp,
    lines,
    overNow,
    overNew,
    shares,
    forecasts,
    byGenre: partsBy('genre'),
    byDuration: partsBy('durationClass'),
  };
}

/** The cells without one block of titles after the other. */
function restsOf(cells: readonly SpeedCell[]): readonly (readonly SpeedCell[])[] {
  const blocks = [...new Set(cells.map(({ block }) => block))];
  return blocks.map((left) => cells.filter(({ block }) => block !== left));
}

/** The bunch at a limit, with the error by leaving out blocks of titles in the place of that by the spread of lines over bins. */
function readBunch(
  limit: number,
  bins: SpeedBins,
  rests: readonly SpeedBins[],
  window: BunchWindow,
): { readonly bunching: Bunching | null; readonly isSharp: boolean } {
  const found = bunchingAt(limit, bins, window);
  if (found === null) return { bunching: null, isSharp: false };
  const without = rests.map((rest) => bunchingAt(limit, rest, window)?.fitted ?? Number.NaN);
  const { reach, se } = jackknifed(found.fitted, without);
  return { bunching: { ...found, se }, isSharp: reach <= complianceOff };
}

/** The error of a figure by the figures without one block each, and how far its 95 % interval reaches to a side; NaN with one block. */
function jackknifed(
  estimate: number,
  without: readonly number[],
): { readonly se: number; readonly reach: number } {
  const df = without.length - 1;
  if (df < 1) return { se: Number.NaN, reach: Number.NaN };
  const squares = without.reduce((sum, value) => sum + (value - estimate) ** 2, 0);
  const se = Math.sqrt((df / (df + 1)) * squares);
  return { se, reach: studentTQuantile(0.975, df) * se };
}

/** The share of lines over a limit. */
function shareOf(limit: number, cells: readonly SpeedCell[], width: number): Share {
  const share = (of: readonly SpeedCell[]): number =>
    linesOver(limit, binsOf(of, width)) / sumOf(of, 'lines');
  const estimate = share(cells);
  const { reach } = jackknifed(estimate, restsOf(cells).map(share));
  return { estimate, low: Math.max(0, estimate - reach), high: Math.min(1, estimate + reach) };
}

function complianceOf(stated: number | undefined, bunching: Bunching | null): number[] {
  if (stated !== undefined) return [stated];
  return bunching === null ? [] : [Math.max(0, bunching.compliance - complianceOff), bunching.compliance, 1];
}

function binsOf(cells: readonly SpeedCell[], width: number): SpeedBins {
  const lines = new Map<number, number>();
  for (const cell of cells) if (cell.lines > 0) lines.set(cell.bin, (lines.get(cell.bin) ?? 0) + cell.lines);
  return { width, lines };
}

function sumOf(cells: readonly SpeedCell[], key: 'lines' | 'exposures' | 'hours' | 'expected'): number {
  return cells.reduce((sum, cell) => sum + cell[key], 0);
}

/** The speed below which a share of the lines is, speeds taken as even within a bin. */
function percentile({ lines, width }: SpeedBins, share: number): number {
  const sorted = [...lines].toSorted(([left], [right]) => left - right);
  let left = share * sorted.reduce((sum, [, count]) => sum + count, 0);
  for (const [bin, count] of sorted) {
    if (left <= count) return (bin + left / count) * width;
    left -= count;
  }
  return Number.POSITIVE_INFINITY;
}

interface Scenario {
  readonly compliance: number;
  readonly moves: ReadonlyMap<number, readonly Move[]>;
}

function forecastOf(
  { compliance, moves }: Scenario,
  cells: readonly SpeedCell[],
  curve: SpeedCurve,
): Forecast {
  const gradient = new Float64Array(curve.beta.length);
  let [events, characters, linesChanged] = [0, 0, 0];
  for (const cell of cells) {
    if (!(cell.lines > 0)) continue;
    const speed = cell.speed / cell.lines;
    for (const { share, to } of moves.get(cell.bin) ?? []) {
      const step = basisStep(curve.knots, speed, to);
      const ratio = Math.exp(combined(step, curve.beta));
      events += cell.expected * share * (ratio - 1);
      step.forEach(
        (value, place) => (gradient[place] = (gradient[place] ?? 0) + cell.expected * share * ratio * value),
      );
      characters += share * cell.seconds * (to - speed);
      linesChanged += share * cell.lines;
    }
  }
  const reach = studentTQuantile(0.975, curve.df) * Math.sqrt(variance(gradient, curve.covariance));
  const per = (base: number): Range => ({
    estimate: events / base,
    low: (events - reach) / base,
    high: (events + reach) / base,
  });
  return {
    compliance,
    change: per(sumOf(cells, 'expected')),
    perThousandExposures: per(sumOf(cells, 'exposures') / 1000),
    perThousandHours: per(sumOf(cells, 'hours') / 1000),
    characters,
    linesChanged,
  };
}

/** By how much each regressor of the curve changes from one speed to another. */
function basisStep(knots: readonly number[], from: number, to: number): Float64Array {
  return Float64Array.of(
    to - from,
    ...knots.map((knot) => Math.max(to - knot, 0) - Math.max(from - knot, 0)),
  );
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
