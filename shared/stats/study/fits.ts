import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import type { Cube } from '../curve/cells.ts';
import { fitPoisson, type PoissonFit } from '../poisson.ts';
import { cellPassSql, readCells, type CellPoint, type CellSums } from './cell-pass.ts';
import { cubeOf } from './cubes.ts';
import type { Design } from './design.ts';
import type { LinesWanted, StudyRows } from './rows.ts';
import { passOver } from './title-ranges.ts';
import { titleSums } from './title-sums.ts';
import { together } from './together.ts';
import { unbentFit, type UnbentKind } from './unbent.ts';
import { regressors } from './weighed.ts';

/** The cells of a stratum. */
export interface StratumCube {
  readonly design: Design;
  readonly cube: Cube;
}

/** A stratum's fit within titles, and where its regressors start from. */
export interface BentFit {
  readonly design: Design;
  readonly fit: PoissonFit;
}

/** The same with its cells at the estimate. */
export interface StratumFit extends BentFit, StratumCube {
  /** The fits without a bend, as the cells tell them. */
  readonly unbent: Readonly<Record<UnbentKind, PoissonFit>>;
}

/** What is told while strata are fitted. */
export interface FitOptions extends QueryOptions {
  /** Told before each pass, with its number from 1. */
  readonly onPass?: (pass: number) => void;
  /**
   * Told after the first pass over all rows: the cells at an estimate from a tenth of the titles, which later ones hardly differ from. Each is made
   * when it is come to.
   */
  readonly onFirst?: (cubes: Iterable<StratumCube>) => void;
}

/**
 * Fits the rates of several strata within titles by Newton's method (facts, statistics section 2b), one pass over the data a step for all of them.
 * It starts from a fit to a tenth of the titles of the first range, which spares most of the steps over all of them and changes nothing where it ends.
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function fitStrata(
  reader: Reader,
  rows: StudyRows,
  designs: readonly Design[],
  options: FitOptions = {},
): Promise<StratumFit[]> {
  return fitBent(reader, rows, designs, withCube, options);
}

/**
 * The same for those who need neither cells nor fits without a bend.
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function fitSlopes(
  reader: Reader,
  rows: StudyRows,
  designs: readonly Design[],
  query: QueryOptions,
): Promise<BentFit[]> {
  return fitBent(reader, rows, designs, fitAlone, query);
}

async function fitBent<R>(
  reader: Reader,
  rows: StudyRows,
  designs: readonly Design[],
  finish: Finish<R>,
  { onPass = () => undefined, onFirst = () => undefined, ...query }: FitOptions,
): Promise<R[]> {
  let passes = 0;
  const counted =
    (pass: Pass): Pass =>
    (points) => {
      passes += 1;
      onPass(passes);
      return pass(points);
    };
  const tenth = { ...rows, ranges: rows.ranges.slice(0, 1), tenth: true };
  const nowhere = new Float64Array(regressors.length);
  const sample = counted(cellsOver(reader, tenth, query));
  const starts = await fitFrom(designs, () => nowhere, sample, roughly, fitAlone);
  const startOf = new Map(starts.map(({ design, fit }) => [design, startFrom(fit)]));
  const over = counted(cellsOver(reader, rows, query));
  let isFirst = true;
  return fitFrom(
    designs,
    (design) => startOf.get(design) ?? new Float64Array(regressors.length),
    async (points) => {
      const cells = await over(points);
      if (isFirst) onFirst(cubesAt(points, cells));
      isFirst = false;
      return cells;
    },
    exactly,
    finish,
  );
}

function* cubesAt(
  points: readonly CellPoint[],
  cells: ReadonlyMap<number, CellSums>,
): Generator<StratumCube> {
  for (const point of points) yield { design: point, cube: cubeOf(cells.get(point.stratum) ?? null, point) };
}

/** One pass over the data: the sums of each stratum that has rows, at its point. */
type Pass = (points: readonly CellPoint[]) => Promise<ReadonlyMap<number, CellSums>>;

/** The pass over these rows. */
function cellsOver(reader: Reader, rows: StudyRows & Pick<LinesWanted, 'tenth'>, query: QueryOptions): Pass {
  return async (points) => {
    const wanted = { ...rows, strata: points.map(({ stratum }) => stratum) };
    return readCells(await passOver(reader, wanted, (part) => cellPassSql(part, points), query));
  };
}

/**
 * The largest change that the last step may be, over its standard error: what is left after it is about its square. A start need not be closer than
 * its titles are to all of them.
 */
const roughly = 5;
const exactly = 1e-4;

/** A fit that came to its end, with the cells of its last pass; null where there are none. */
interface Ended {
  readonly design: Design;
  readonly fit: PoissonFit;
  readonly point: CellPoint;
  readonly cells: CellSums | null;
}

/** What is kept of a fit: the cells of all strata together are large. */
type Finish<R> = (ended: Ended) => R | Promise<R>;

async function fitFrom<R>(
  designs: readonly Design[],
  startOf: (design: Design) => Float64Array,
  pass: Pass,
  tolerance: number,
  finish: Finish<R>,
): Promise<R[]> {
  return together<Design, CellPoint, CellSums | null, R>(
    designs,
    async (design, ask) => {
      const last: { point: CellPoint; cells: CellSums | null } = {
        point: { ...design, beta: [...startOf(design)] },
        cells: null,
      };
      const fit = await fitPoisson(
        regressors,
        startOf(design),
        async (beta) => {
          last.point = { ...design, beta: [...beta] };
          last.cells = await ask(last.point);
          return last.cells === null ? [] : titleSums(last.cells, design);
        },
        { tolerance },
      );
      return finish({ design, fit, ...last });
    },
    async (asked) => {
      const cells = await pass([...asked.values()]);
      return new Map([...asked.keys()].map((design) => [design, cells.get(design.stratum) ?? null]));
    },
  );
}

function fitAlone({ design, fit }: Ended): BentFit {
  return { design, fit };
}

async function withCube({ design, fit, point, cells }: Ended): Promise<StratumFit> {
  const unbent =
    cells === null
      ? { line: fit, step: fit }
      : { line: await unbentFit(cells, point, 'line'), step: await unbentFit(cells, point, 'step') };
  return { design, fit, unbent, cube: cubeOf(cells, point) };
}

/** Where another fit starts from: what a fit could not tell starts from 0, and so does all of one that did not come to its end. */
export function startFrom({ isConverged, beta }: PoissonFit): Float64Array {
  return beta.map((value) => (isConverged && Number.isFinite(value) ? value : 0));
}
