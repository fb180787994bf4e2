import { zeros } from '../matrix.ts';
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
  const groups = Map.groupBy(rows, ({ title, cps }) => `${title}/${Math.floor(cps / width)}`);
  const cells = [...groups.values()].map((group) => cellOf(group, width, centre, covariates.length));
  return { width, centre, covariates, cells };
}

function cellOf(rows: readonly Row[], width: number, centre: number, covariates: number): Cell {
  const sum = (figure: (row: Row) => number): number => rows.reduce((total, row) => total + figure(row), 0);
  const each = (figure: (row: Row, z: number) => number): Float64Array =>
    Float64Array.from({ length: covariates }, (_, i) => sum((row) => figure(row, row.z[i] ?? Number.NaN)));
  const wzz = zeros(covariates);
  for (let i = 0; i < covariates; i += 1)
    for (let j = 0; j < covariates; j += 1)
      wzz.values[i * covariates + j] = sum(({ w, z }) => w * (z[i] ?? Number.NaN) * (z[j] ?? Number.NaN));
  const [first] = rows;
  return {
    title: first?.title ?? Number.NaN,
    bin: Math.floor((first?.cps ?? Number.NaN) / width),
    n: rows.length,
    w: sum(({ w }) => w),
    wx: sum(({ w, cps }) => w * (cps - centre)),
    wxx: sum(({ w, cps }) => w * (cps - centre) ** 2),
    wu: sum(({ w, u }) => w * u),
    wxu: sum(({ w, cps, u }) => w * (cps - centre) * u),
    wuu: sum(({ w, u }) => w * u * u),
    wz: each(({ w }, z) => w * z),
    wxz: each(({ w, cps }, z) => w * (cps - centre) * z),
    wzu: each(({ w, u }, z) => w * z * u),
    wzz,
  };
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
