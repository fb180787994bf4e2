import { complianceOff, isSharp as isSharpReading, readBunch, type BunchReading } from './bunch-reading.ts';
import { bunchWindow, type BunchWindow, type SpeedBins } from './bunching.ts';
import {
  durationClasses,
  forecastOf,
  sumOf,
  type Forecast,
  type MovesAt,
  type Range,
  type Scenario,
  type SpeedCell,
  type SpeedCurve,
} from './forecast.ts';
import { jackknifed } from './jackknife.ts';
import {
  condensedBy as usualDistance,
  condensedIn,
  linesOver,
  movesOf,
  type LimitChange,
} from './limit-moves.ts';

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

/** Why there is no forecast at the same moment: no title has a language to compare with, or it was not asked for yet. */
export type NoSameMoment = 'not_told' | 'left_out';

/** What moving a limit would do in one language, if lines are condensed or given back their words and their durations stay. */
export interface WhatIf extends Omit<Part, 'name'> {
  readonly policy: 'condense';
  readonly from: number;
  readonly to: number;
  /** The new limit is over the 99th percentile of observed speeds, or under the 1st, so that hardly any line shows what would happen there. */
  readonly extrapolated: boolean;
  /** What the bunch of lines at today's limit says of compliance; null where it can't be read. */
  readonly bunching: BunchReading | null;
  /** Whether that is told well enough to forecast by. */
  readonly isSharp: boolean;
  /** Lines delivered under another limit than today's: nothing is read from them, and they are forecast as if made under today's. */
  readonly underOther: number;
  /** The same forecasts by the curve at the same moment, or why there are none. */
  readonly sameMoment: readonly Forecast[] | NoSameMoment;
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

/**
 * Forecasts a change of the limit from one histogram (facts, section 2e): what lines do when made under the other limit, where they did what
 * they do under today's. There are no forecasts where compliance is neither stated nor can be read sharply. The interval is that of the
 * curve (delta method, t), of which lines are condensed, and of how far below a limit they come to stand; where the compliance is the one
 * that was read, also that of the reading.
 * @param cells one a bin, genre, duration class, block of titles and {@link SpeedCell.isUnderLimit}, each of them once
 * @param width the width of bins in characters a second
 * @param curve within titles
 * @param sameMoment the curve among the languages of a moment, or why there is none
 */
export function whatIf(
  question: WhatIfQuestion,
  cells: readonly SpeedCell[],
  width: number,
  curve: SpeedCurve,
  sameMoment: SpeedCurve | NoSameMoment = 'left_out',
): WhatIf {
  const { from, to } = question;
  const bins = binsOf(cells, width);
  const underLimit = cells.filter(({ isUnderLimit }) => isUnderLimit);
  const own = binsOf(underLimit, width);
  const bunching = readBunch(from, own, restsOf(underLimit, width), question.window ?? bunchWindow);
  const isSharp = bunching !== null && isSharpReading(bunching);
  const scenarios = scenariosOf(question, own, isSharp ? bunching : null);
  const forecastsBy = (by: SpeedCurve, part: readonly SpeedCell[]): Forecast[] =>
    scenarios.map((scenario) => forecastOf(scenario, part, by));
  const partOf = (name: string, part: readonly SpeedCell[]): Part => {
    const shares = { now: shareOf(from, part, width), new: shareOf(to, part, width) };
    return {
      name,
      lines: sumOf(part, 'lines'),
      overNow: shares.now.estimate,
      overNew: shares.new.estimate,
      shares,
      forecasts: forecastsBy(curve, part),
    };
  };
  const partsBy = (key: 'genre' | 'durationClass'): Part[] =>
    [...Map.groupBy(cells, (cell) => cell[key])]
      .toSorted(([left], [right]) => placeOf(left) - placeOf(right) || (left < right ? -1 : 1))
      .map(([name, part]) => partOf(name, part));
  const { lines, overNow, overNew, shares, forecasts } = partOf('', cells);
  return {
    policy: 'condense',
    from,
    to,
    extrapolated: to > percentile(bins, 0.99) || to < percentile(bins, 0.01),
    bunching,
    isSharp,
    underOther: sumOf(cells, 'lines') - sumOf(underLimit, 'lines'),
    lines,
    overNow,
    overNew,
    shares,
    forecasts,
    sameMoment: typeof sameMoment === 'string' ? sameMoment : forecastsBy(sameMoment, cells),
    byGenre: partsBy('genre'),
    byDuration: partsBy('durationClass'),
  };
}

/** Duration classes from short to long; all else by name. */
function placeOf(name: string): number {
  return Object.values(durationClasses).findIndex((one) => one === name);
}

/**
 * One where compliance is stated; where it was read, less, as read, and all; else none.
 * @param bunching null where it isn't read sharply
 */
function scenariosOf(
  { from, to, compliance: stated, condensedBy = usualDistance }: WhatIfQuestion,
  bins: SpeedBins,
  bunching: BunchReading | null,
): Scenario[] {
  const movesAt = (change: LimitChange, counted: LimitChange = change): MovesAt => {
    const condensed = condensedIn(counted, bins, bunching);
    return (bin) => movesOf(change, condensed, bin, bins.width);
  };
  const at = (compliance: number, reading: readonly number[] = []): Scenario => {
    const change: LimitChange = { from, to, compliance, condensedBy };
    const ends = [
      // Where condensed lines stand is not looked at: right at the limit, or twice as far below it as usual.
      [0, 2 * condensedBy].map((distance) => movesAt({ ...change, condensedBy: distance }, change)),
      reading.map((end) => movesAt({ ...change, compliance: end })),
    ];
    return {
      compliance,
      // A lower limit that every line follows moves those that were condensed before like all others.
      takenAs: to < from && compliance === 1 ? 1 : condensedIn(change, bins, bunching).takenAs,
      moves: movesAt(change),
      ends,
    };
  };
  if (stated !== undefined) return [at(stated)];
  if (bunching === null) return [];
  const { compliance: read, low, high } = bunching;
  return [at(Math.max(0, read - complianceOff)), at(read, [low, high]), at(1)];
}

/** The lines without one block of titles after the other. */
function restsOf(cells: readonly SpeedCell[], width: number): readonly SpeedBins[] {
  const all = binsOf(cells, width).lines;
  return [...Map.groupBy(cells, ({ block }) => block).values()].map((block) => {
    const rest = new Map(all);
    for (const { bin, lines } of block) rest.set(bin, (rest.get(bin) ?? 0) - lines);
    return { width, lines: rest };
  });
}

/** The share of lines over a limit. */
function shareOf(limit: number, cells: readonly SpeedCell[], width: number): Share {
  const blocks = [...Map.groupBy(cells, ({ block }) => block).values()].map((block) => ({
    lines: sumOf(block, 'lines'),
    over: linesOver(limit, binsOf(block, width)),
  }));
  const lines = blocks.reduce((sum, block) => sum + block.lines, 0);
  const over = blocks.reduce((sum, block) => sum + block.over, 0);
  const estimate = over / lines;
  const without = blocks.map((block) => (over - block.over) / (lines - block.lines));
  const { reach } = jackknifed(estimate, without);
  return { estimate, low: Math.max(0, estimate - reach), high: Math.min(1, estimate + reach) };
}

function binsOf(cells: readonly SpeedCell[], width: number): SpeedBins {
  const lines = new Map<number, number>();
  for (const cell of cells) if (cell.lines > 0) lines.set(cell.bin, (lines.get(cell.bin) ?? 0) + cell.lines);
  return { width, lines };
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
