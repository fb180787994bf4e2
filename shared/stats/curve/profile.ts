import { factor, type Square } from '../matrix.ts';
import { byTitle, type Cell, type Cube, type TitleCells } from './cells.ts';
import { speedPiece } from './pieces.ts';
import { productsOf, told, type TitleProducts } from './products.ts';
import type { TitleRows } from './resample.ts';

/**
 * Where the sums of a row lie. The base regressors are the speed and the covariates; the response counts as one more after them. First
 * come the products of these with each other, a whole square; then for each knot those of its hinge with each of them, and with itself.
 */
export interface Layout {
  /** The base regressors and the response. */
  readonly base: number;
  /** The candidate knots, as bins whose lower edges they are, rising. */
  readonly knots: readonly number[];
}

/** The sums that a kink at every candidate knot is told from, one row for each title. */
export interface Profile {
  readonly layout: Layout;
  readonly rows: TitleRows;
}

/** Builds the rows of all titles for these knots by suffix sums over the bins (facts, statistics section 2c). */
export function profileOf(cube: Cube, knots: readonly number[]): Profile {
  const layout = { base: cube.covariates.length + 2, knots };
  const length = layout.base ** 2 + knots.length * (layout.base + 1);
  const titles = byTitle(cube);
  const values = new Float64Array(titles.length * length);
  const base = productsOf(cube, [speedPiece]).titles;
  for (const [i, title] of titles.entries()) {
    const row = values.subarray(i * length, (i + 1) * length);
    fillBase(row, layout, base[i]);
    fillHinges(row, layout, title, cube);
  }
  return { layout, rows: { titles: titles.length, length, values } };
}

function fillBase(row: Float64Array, { base }: Layout, products: TitleProducts | undefined): void {
  if (products === undefined) return;
  const { information, moment, spread } = products;
  for (let i = 0; i < base - 1; i += 1) {
    for (let j = 0; j < base - 1; j += 1) row[i * base + j] = information.values[i * (base - 1) + j] ?? 0;
    row[i * base + base - 1] = moment[i] ?? 0;
    row[(base - 1) * base + i] = moment[i] ?? 0;
  }
  row[base * base - 1] = spread;
}

/** Weighted sums over some cells: of 1, of each base regressor and the response, and of each of these times the speed. */
interface Sums {
  w: number;
  readonly r: Float64Array;
  readonly xr: Float64Array;
}

function addCell(sums: Sums, cell: Cell): void {
  const last = sums.r.length - 1;
  const add = (to: Float64Array, place: number, value: number): void => {
    to[place] = (to[place] ?? 0) + value;
  };
  sums.w += cell.w;
  add(sums.r, 0, cell.wx);
  add(sums.xr, 0, cell.wxx);
  for (let z = 0; z + 1 < last; z += 1) {
    add(sums.r, z + 1, cell.wz[z] ?? 0);
    add(sums.xr, z + 1, cell.wxz[z] ?? 0);
  }
  add(sums.r, last, cell.wu);
  add(sums.xr, last, cell.wxu);
}

function fillHinges(row: Float64Array, { base, knots }: Layout, { cells }: TitleCells, cube: Cube): void {
  const none = (): Sums => ({ w: 0, r: new Float64Array(base), xr: new Float64Array(base) });
  const all = none();
  for (const cell of cells) addCell(all, cell);
  const above = none();
  let below = cells.length - 1;
  for (let i = knots.length - 1; i >= 0; i -= 1) {
    const knot = knots[i] ?? Number.NaN;
    for (let cell = cells[below]; cell !== undefined && cell.bin >= knot; cell = cells[below]) {
      addCell(above, cell);
      below -= 1;
    }
    const k = knot * cube.width - cube.centre;
    const start = base * base + i * (base + 1);
    const [sx, sxx] = [above.r[0] ?? 0, above.xr[0] ?? 0];
    const h = sx - k * above.w;
    for (let j = 0; j < base; j += 1)
      row[start + j] = (above.xr[j] ?? 0) - k * (above.r[j] ?? 0) - (h * (all.r[j] ?? 0)) / all.w;
    row[start + base] = sxx - 2 * k * sx + k * k * above.w - (h * h) / all.w;
  }
}

/** A straight line and, for every candidate knot, what a kink there adds to it. */
export interface Kinks {
  /** Coefficients of the base regressors without a kink; 0 for what can't be told. */
  readonly beta: Float64Array;
  /** Residual sum of squares without a kink. */
  readonly rss: number;
  /** For each knot: the change of the slope there; 0 where it can't be told. */
  readonly changes: Float64Array;
  /** For each knot: by how much a kink lowers the residual sum of squares. */
  readonly gains: Float64Array;
  /** For each knot: the sum of squares of the hinge that the base regressors leave; 0 where they leave nothing. */
  readonly left: Float64Array;
  /** For each knot: coefficients of the hinge on the base regressors, knot after knot. */
  readonly loadings: Float64Array;
}

/** The least share of a hinge that must be left when the other regressors are taken out of it (facts, section 2b). */
const leastLeft = 1e-11;

/** Tells the kinks from a row of sums, of all titles or of a draw of them. */
export function kinksOf({ base, knots }: Layout, row: Float64Array): Kinks {
  const p = base - 1;
  const factored = factor(squareIn(row, base, p));
  const moment = Float64Array.from({ length: p }, (_, i) => row[i * base + p] ?? 0);
  const beta = told(factored.solve(moment));
  const gains = new Float64Array(knots.length);
  const changes = new Float64Array(knots.length);
  const left = new Float64Array(knots.length);
  const loadings = new Float64Array(knots.length * p);
  for (let i = 0; i < knots.length; i += 1) {
    const start = base * base + i * (base + 1);
    const withBase = row.subarray(start, start + p);
    const loading = told(factored.solve(withBase));
    loadings.set(loading, i * p);
    const square = row[start + base] ?? 0;
    let rest = square;
    let score = row[start + p] ?? 0;
    for (let j = 0; j < p; j += 1) {
      rest -= (withBase[j] ?? 0) * (loading[j] ?? 0);
      score -= (moment[j] ?? 0) * (loading[j] ?? 0);
    }
    if (!(rest > leastLeft * square)) continue;
    left[i] = rest;
    gains[i] = (score * score) / rest;
    changes[i] = score / rest;
  }
  let rss = row[base * base - 1] ?? 0;
  for (let j = 0; j < p; j += 1) rss -= (moment[j] ?? 0) * (beta[j] ?? 0);
  return { beta, rss, changes, gains, left, loadings };
}

/** The place of the knot where a kink helps most; null where it helps nowhere. */
export function bestPlace(gains: Float64Array): number | null {
  let best: number | null = null;
  for (const [place, gain] of gains.entries())
    if (gain > (best === null ? 0 : (gains[best] ?? 0))) best = place;
  return best;
}

function squareIn(row: Float64Array, width: number, size: number): Square {
  const values = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) values.set(row.subarray(i * width, i * width + size), i * size);
  return { size, values };
}
