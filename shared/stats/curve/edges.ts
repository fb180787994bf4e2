import { binTotals, nearestEdge, titlesWithin, type BinTotal, type Cube } from './cells.ts';

/** Consecutive bins of the cube that are shown as one: from `from` on and below `to`, numbers of the cube's bins. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** How a curve is cut into intervals (facts, statistics section 2a). */
export interface Cut {
  /** Intervals of about as many lines each, below the limit. */
  readonly quantiles: number;
  /** Width in cps of an interval above the limit. */
  readonly step: number;
  /** The fewest titles and lines that an interval above the limit holds. */
  readonly titles: number;
  readonly lines: number;
}

/** Twelve quantile bins below the limit and 1-cps bins above it while at least 20 titles and 300 lines are in them. */
export const defaultCut: Cut = { quantiles: 12, step: 1, titles: 20, lines: 300 };

/**
 * Cuts a curve with regard to the limit in cps: quantile intervals below it, and above it steps of equal width for as long as each holds
 * enough; what is faster is one last, open interval. Without a limit all are quantile intervals. The limit is moved to the nearest edge
 * of a bin of the cube.
 */
export function cutCurve(cube: Cube, limit: number | null, cut: Cut = defaultCut): readonly Interval[] {
  const bins = binTotals(cube);
  if (limit === null) return quantileIntervals(bins, cut.quantiles);
  const edge = nearestEdge(cube, limit);
  const below = quantileIntervals(
    bins.filter(({ bin }) => bin < edge),
    cut.quantiles,
    edge,
  );
  return [...below, ...stepsAbove(cube, bins, edge, cut)];
}

function quantileIntervals(bins: readonly BinTotal[], count: number, end?: number): readonly Interval[] {
  const first = bins[0]?.bin;
  const last = bins.at(-1)?.bin;
  if (first === undefined || last === undefined) return [];
  const lines = bins.reduce((sum, bin) => sum + bin.lines, 0);
  const edges = [first];
  let seen = 0;
  let passed = 0;
  for (const bin of bins) {
    seen += bin.lines;
    const quantile = Math.floor((seen * count) / lines);
    if (quantile > passed && bin.bin < last) edges.push(bin.bin + 1);
    passed = quantile;
  }
  return edges.map((from, i) => ({ from, to: edges[i + 1] ?? end ?? last + 1 }));
}

function stepsAbove(cube: Cube, bins: readonly BinTotal[], edge: number, cut: Cut): readonly Interval[] {
  const last = bins.at(-1)?.bin ?? edge - 1;
  const step = Math.max(1, nearestEdge(cube, cut.step));
  const steps: Interval[] = [];
  let from = edge;
  while (from <= last && holdsEnough(cube, { from, to: from + step }, cut)) {
    steps.push({ from, to: from + step });
    from += step;
  }
  return from <= last ? [...steps, { from, to: last + 1 }] : steps;
}

function holdsEnough(cube: Cube, { from, to }: Interval, cut: Cut): boolean {
  const within = cube.cells.filter(({ bin }) => bin >= from && bin < to);
  const lines = within.reduce((sum, cell) => sum + cell.n, 0);
  return lines >= cut.lines && titlesWithin(cube, from, to) >= cut.titles;
}
