import type { Fit } from '../fit.ts';
import { addAt, addTo, dot, factor, times, zeros, type Square } from '../matrix.ts';
import { byTitle, sumOf, type Cell, type Cube, type TitleCells } from './cells.ts';
import type { Piece } from './pieces.ts';

/** What a title's lines say of some regressors, over deviations from the title's own weighted means. */
export interface TitleProducts {
  readonly title: number;
  /** Lines. */
  readonly lines: number;
  /** Sum of weighted products of the regressors with each other. */
  readonly information: Square;
  /** Sum of weighted products of the regressors with the response. */
  readonly moment: Float64Array;
  /** Weighted sum of squares of the response. */
  readonly spread: number;
}

/** The products of all titles, by rising number of title. The regressors are the pieces, then the cube's covariates. */
export interface Products {
  readonly names: readonly string[];
  readonly titles: readonly TitleProducts[];
}

/** The products of pieces and covariates, exactly those of the lines (facts, statistics section 2b). */
export function productsOf(cube: Cube, pieces: readonly Piece[]): Products {
  const names = [...pieces.map(({ name }) => name), ...cube.covariates];
  return { names, titles: byTitle(cube).map((title) => ofTitle(title, pieces, names.length)) };
}

/** Raw sums of one title: products of the regressors, their sums and their products with the response. */
interface RawSums {
  readonly products: Square;
  readonly sums: Float64Array;
  readonly moment: Float64Array;
}

function ofTitle({ title, cells }: TitleCells, pieces: readonly Piece[], size: number): TitleProducts {
  const raw: RawSums = {
    products: zeros(size),
    sums: new Float64Array(size),
    moment: new Float64Array(size),
  };
  for (const cell of cells) addCell(raw, cell, pieces);
  const weight = sumOf(cells, (cell) => cell.w);
  const response = sumOf(cells, (cell) => cell.wu);
  const { products, sums, moment } = raw;
  for (let row = 0; row < size; row += 1) {
    const mean = (sums[row] ?? 0) / weight;
    moment[row] = (moment[row] ?? 0) - mean * response;
    for (let column = 0; column <= row; column += 1) {
      const within = (products.values[row * size + column] ?? 0) - mean * (sums[column] ?? 0);
      products.values[row * size + column] = within;
      products.values[column * size + row] = within;
    }
  }
  const spread = sumOf(cells, (cell) => cell.wuu) - (response * response) / weight;
  return { title, lines: sumOf(cells, (cell) => cell.n), information: products, moment, spread };
}

/** Adds a cell to the sums; of the products only the lower triangle. Runs for every cell of every fit, so it makes nothing anew. */
function addCell({ products, sums, moment }: RawSums, cell: Cell, pieces: readonly Piece[]): void {
  const { size, values } = products;
  const covariates = cell.wz.length;
  for (let row = 0; row < pieces.length; row += 1) {
    const a = pieces[row]?.constant(cell.bin) ?? 0;
    const b = pieces[row]?.slope(cell.bin) ?? 0;
    if (a === 0 && b === 0) continue;
    addAt(sums, row, a * cell.w + b * cell.wx);
    addAt(moment, row, a * cell.wu + b * cell.wxu);
    for (let column = 0; column <= row; column += 1) {
      const c = pieces[column]?.constant(cell.bin) ?? 0;
      const d = pieces[column]?.slope(cell.bin) ?? 0;
      addAt(values, row * size + column, a * c * cell.w + (a * d + b * c) * cell.wx + b * d * cell.wxx);
    }
    for (let z = 0; z < covariates; z += 1)
      addAt(values, (pieces.length + z) * size + row, a * (cell.wz[z] ?? 0) + b * (cell.wxz[z] ?? 0));
  }
  for (let z = 0; z < covariates; z += 1) {
    const row = pieces.length + z;
    addAt(sums, row, cell.wz[z] ?? 0);
    addAt(moment, row, cell.wzu[z] ?? 0);
    for (let other = 0; other <= z; other += 1)
      addAt(values, row * size + pieces.length + other, cell.wzz[z * covariates + other] ?? 0);
  }
}

/** The sum of some titles' products. */
export function totalOf(titles: readonly TitleProducts[]): Omit<TitleProducts, 'title'> {
  const size = titles[0]?.moment.length ?? 0;
  const information = zeros(size);
  const moment = new Float64Array(size);
  for (const title of titles) {
    addTo(information, title.information);
    for (let i = 0; i < size; i += 1) moment[i] = (moment[i] ?? 0) + (title.moment[i] ?? 0);
  }
  const lines = sumOf(titles, (title) => title.lines);
  return { lines, information, moment, spread: sumOf(titles, (title) => title.spread) };
}

/** A solution with 0 for what can't be told, so that the sums it enters leave that out. */
export function told(solution: Float64Array): Float64Array {
  return solution.map((value) => (Number.isNaN(value) ? 0 : value));
}

/** The weighted least-squares fit within titles, with what each title adds to it. */
export function fitOf({ names, titles }: Products): Fit {
  const { information, moment, spread, lines } = totalOf(titles);
  const factored = factor(information);
  const beta = factored.solve(moment);
  const known = told(beta);
  const parts = titles.map((title) => {
    const fitted = times(title.information, known);
    const score = title.moment.map((value, i) => value - (fitted[i] ?? 0));
    return { cluster: title.title, information: title.information, score };
  });
  const rss = spread - dot(moment, known);
  return { names, beta, isEstimable: factored.isEstimable, information, parts, observations: lines, rss };
}
