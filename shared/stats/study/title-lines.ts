import { byTitle, sumOf, type Cube, type TitleCells } from '../curve/cells.ts';
import { speedPiece } from '../curve/pieces.ts';
import { fitOf, productsOf, told } from '../curve/products.ts';
import { countsByTitle, type PooledRows } from '../pooled.ts';
import { randomStream } from '../random.ts';

/** A title as the picture of pooled and within-title slopes has it: its lines about their mean, and how the rate goes with their speed. */
export interface TitleLine {
  /** Mean speed of its lines in cps, by what the fit expects of them, and the standard deviation. */
  readonly speed: number;
  readonly spread: number;
  /** Events per exposure. */
  readonly rate: number;
  /** Log rate per cps among its own lines, covariates held equal as in all titles. */
  readonly slope: number;
}

/** How many titles are drawn (facts, statistics section 6.6). */
const mostTitles = 30;

/**
 * Some titles at random, each with its own slope: what shows a reader how all of them can rise while titles thrown together fall. By
 * rising speed. Titles whose lines all have one speed are left out.
 */
export function titleLines(
  cube: Cube,
  { byTitle: rows }: { readonly byTitle: Pick<PooledRows, 'cluster' | 'n' | 'y'> },
  seed: number,
): TitleLine[] {
  const covariates = told(fitOf(productsOf(cube, [speedPiece])).beta).subarray(1);
  const counts = countsByTitle(rows);
  const rateOf = (title: number): number => {
    const { n = 0, y = 0 } = counts.get(title) ?? {};
    return n > 0 ? y / n : 0;
  };
  const random = randomStream(seed, 'title-lines');
  return byTitle(cube)
    .map((title) => ({ title, order: random.next() }))
    .toSorted((left, right) => left.order - right.order)
    .flatMap(({ title }) => lineOf(title, cube.centre, covariates, rateOf(title.title)) ?? [])
    .slice(0, mostTitles)
    .toSorted((left, right) => left.speed - right.speed);
}

function lineOf(
  { cells }: TitleCells,
  centre: number,
  covariates: Float64Array,
  rate: number,
): TitleLine | null {
  const w = sumOf(cells, (cell) => cell.w);
  const mean = sumOf(cells, (cell) => cell.wx) / w;
  const square = sumOf(cells, (cell) => cell.wxx) / w - mean * mean;
  /** What is left of the response when the covariates are taken out, in all and times the speed. */
  const left = (response: number, sums: readonly number[]): number =>
    response - sums.reduce((sum, value, place) => sum + value * (covariates[place] ?? 0), 0);
  const product =
    sumOf(cells, (cell) => left(cell.wxu, cell.wxz)) / w -
    (mean * sumOf(cells, (cell) => left(cell.wu, cell.wz))) / w;
  if (!(square > 1e-9) || !(rate > 0)) return null;
  return { speed: centre + mean, spread: Math.sqrt(square), rate, slope: product / square };
}
