/**
 * The sums over the lines of one title whose reading speed falls in one bin (facts, statistics section 2c). `w` is a line's weight,
 * `u` its response, `x` its speed in cps less the cube's centre and `z` its covariates: for the linear-probability model w is the
 * exposures and u the events for each; for Poisson w is the fitted mean and u the working response at the fit.
 */
export interface Cell {
  readonly title: number;
  /** The speeds above `bin` x width, up to (`bin` + 1) x width. */
  readonly bin: number;
  /** Lines. */
  readonly n: number;
  readonly w: number;
  readonly wx: number;
  readonly wxx: number;
  readonly wu: number;
  readonly wxu: number;
  readonly wuu: number;
  /** A sum for each covariate. */
  readonly wz: readonly number[];
  readonly wxz: readonly number[];
  readonly wzu: readonly number[];
  /** A sum for each pair of covariates, row by row. Plain arrays: a study makes hundreds of thousands, and typed ones take several times as long. */
  readonly wzz: readonly number[];
}

/** The cells of one language and stratum, so that a title is both the fixed-effect group and the cluster. */
export interface Cube {
  /** Width of a bin in cps. */
  readonly width: number;
  /** The speed in cps that x is counted from. */
  readonly centre: number;
  /** Names of the covariates, in the order of the cells' arrays. */
  readonly covariates: readonly string[];
  readonly cells: readonly Cell[];
}

/** The cells of one title, by rising bin. */
export interface TitleCells {
  readonly title: number;
  readonly cells: readonly Cell[];
}

/** The cells of each title, by rising number of title: the order in which draws count titles, so that it never depends on the query's. */
export function byTitle(cube: Cube): readonly TitleCells[] {
  const titles = Map.groupBy(cube.cells, (cell) => cell.title);
  return [...titles]
    .map(([title, cells]) => ({ title, cells: cells.toSorted((left, right) => left.bin - right.bin) }))
    .toSorted((left, right) => left.title - right.title);
}

/** What a bin holds over all titles. */
export interface BinTotal {
  readonly bin: number;
  readonly lines: number;
  readonly weight: number;
  /** The weighted mean of cps. */
  readonly speed: number;
}

/** The bins that hold lines, rising. */
export function binTotals(cube: Cube): readonly BinTotal[] {
  const bins = Map.groupBy(cube.cells, (cell) => cell.bin);
  return [...bins]
    .map(([bin, cells]) => {
      const weight = sumOf(cells, (cell) => cell.w);
      const speed = cube.centre + sumOf(cells, (cell) => cell.wx) / weight;
      return { bin, lines: sumOf(cells, (cell) => cell.n), weight, speed };
    })
    .toSorted((left, right) => left.bin - right.bin);
}

/** How many titles have a line in a bin from `from` on and below `to`. */
export function titlesWithin(cube: Cube, from: number, to = Infinity): number {
  const within = cube.cells.filter((cell) => cell.n > 0 && cell.bin >= from && cell.bin < to);
  return new Set(within.map((cell) => cell.title)).size;
}

/** Counts, for the lower edge of a bin, the titles that have a line in that bin or a faster one. */
export function titlesFrom(cube: Cube): (edge: number) => number {
  const fastest = byTitle(cube).map(({ cells }) => cells.findLast(({ n }) => n > 0)?.bin ?? -Infinity);
  return (edge) => fastest.filter((bin) => bin >= edge).length;
}

/** The bin whose lower edge is nearest to a speed in cps. */
export function nearestEdge(cube: Cube, speed: number): number {
  return Math.round(speed / cube.width);
}

/**
 * The language's typical speed in cps: the mean over its lines, those of a cell counted at their weighted mean, or in the middle of their bin where
 * nothing is expected of them. NaN without lines.
 */
export function typicalSpeed(cube: Cube): number {
  const { cells, centre, width } = cube;
  const speedOf = ({ bin, w, wx }: Cell): number => (w > 0 ? centre + wx / w : (bin + 0.5) * width);
  return sumOf(cells, (cell) => cell.n * speedOf(cell)) / sumOf(cells, (cell) => cell.n);
}

/**
 * The highest speed in cps that still has lines of at least `fewest` titles at or above it, to a bin's upper edge: what lies beyond is
 * told by a few titles alone. Null when no speed has as many.
 */
export function highestSpeed(cube: Cube, fewest: number): number | null {
  const titles = titlesFrom(cube);
  const last = binTotals(cube).findLast(({ bin }) => titles(bin) >= fewest);
  return last === undefined ? null : (last.bin + 1) * cube.width;
}

/** The sum of a figure over items. */
export function sumOf<T>(items: readonly T[], figure: (item: T) => number): number {
  return items.reduce((sum, item) => sum + figure(item), 0);
}
