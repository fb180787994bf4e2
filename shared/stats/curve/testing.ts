import { randomStream } from '../random.ts';
import type { Cell, Cube } from './cells.ts';

/** One line of subtitles, as a regression sees it. */
export interface Row {
  readonly title: number;
  readonly cps: number;
  readonly w: number;
  readonly u: number;
  readonly z: readonly number[];
}

/** Adds rows up to cells. */
export function cubeOf(rows: readonly Row[], { width = 0.5, centre = 13, covariates = ['z'] } = {}): Cube {
  const cells = new Map<number, Map<number, Filling>>();
  for (const row of rows) {
    const bin = Math.floor(row.cps / width);
    const ofTitle = cells.get(row.title) ?? new Map<number, Filling>();
    cells.set(row.title, ofTitle);
    const cell = ofTitle.get(bin) ?? emptyCell(row.title, bin, covariates.length);
    ofTitle.set(bin, cell);
    addRow(cell, row, row.cps - centre);
  }
  return {
    width,
    centre,
    covariates,
    cells: [...cells.values()].flatMap((ofTitle) => [...ofTitle.values()]),
  };
}

/** A cell that rows are added to. */
type Filling = {
  -readonly [Key in keyof Cell]: Cell[Key] extends number ? number : number[];
};

function emptyCell(title: number, bin: number, covariates: number): Filling {
  const none = (length: number): number[] => Array.from({ length }, () => 0);
  const sums = { n: 0, w: 0, wx: 0, wxx: 0, wu: 0, wxu: 0, wuu: 0 };
  return {
    title,
    bin,
    ...sums,
    wz: none(covariates),
    wxz: none(covariates),
    wzu: none(covariates),
    wzz: none(covariates ** 2),
  };
}

function addRow(cell: Filling, { w, u, z }: Row, x: number): void {
  cell.n += 1;
  cell.w += w;
  cell.wx += w * x;
  cell.wxx += w * x * x;
  cell.wu += w * u;
  cell.wxu += w * x * u;
  cell.wuu += w * u * u;
  const add = (values: number[], place: number, value: number): void => {
    values[place] = (values[place] ?? 0) + value;
  };
  for (let i = 0; i < cell.wz.length; i += 1) {
    const own = z[i] ?? Number.NaN;
    add(cell.wz, i, w * own);
    add(cell.wxz, i, w * x * own);
    add(cell.wzu, i, w * own * u);
    for (let j = 0; j < cell.wz.length; j += 1)
      add(cell.wzz, i * cell.wz.length + j, w * own * (z[j] ?? Number.NaN));
  }
}

/** A world of lines whose response has this shape over the speed; titles differ in level, in slope and in how fast they are. */
export interface World {
  readonly seed: number;
  readonly titles: number;
  readonly linesEach: number;
  readonly shape: (cps: number) => number;
  /** Standard deviation of a line's response of weight 1 about its title's shape. */
  readonly noise: number;
}

/** Draws a world: speeds about 13.5 cps, faster titles at a lower level, a covariate that goes with the speed and has an effect of 0.3. */
export function worldOf({ seed, titles, linesEach, shape, noise }: World): readonly Row[] {
  return Array.from({ length: titles }, (_, title) => {
    const random = randomStream(seed, `title ${title}`);
    const [faster, level, slope] = [random.normal(), random.normal(), 0.004 * random.normal()];
    return Array.from({ length: linesEach }, () => {
      const z = random.normal();
      const cps = Math.min(24, Math.max(4, 13.5 + 1.2 * faster + z + 2.6 * random.normal()));
      const w = 0.5 + random.next();
      const mean = shape(cps) + slope * (cps - 13) - 0.3 * faster + 0.2 * level + 0.3 * z;
      return { title, cps, w, u: mean + (noise * random.normal()) / Math.sqrt(w), z: [z] };
    });
  }).flat();
}
