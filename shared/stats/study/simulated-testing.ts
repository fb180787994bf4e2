import type { Cube } from '../curve/cells.ts';
import { cubeOf, type Row } from '../curve/testing.ts';
import { zeros } from '../matrix.ts';
import { fitPoisson, type PoissonFit, type PoissonGroupSums } from '../poisson.ts';
import { randomStream, type RandomStream } from '../random.ts';

/** Small worlds of lines whose truth is known, for the study's estimators to be held to. */

/** What a world is drawn from. */
export interface SimulatedWorld {
  readonly seed: number;
  readonly titles: number;
  /** What speed adds to the log of the rate on average over titles, by cps. */
  readonly shape: (cps: number) => number;
  /** What a title's own departure, a standard normal number, adds to that. */
  readonly departure: (cps: number) => number;
  /** In cps: of the lines above it, 65 in 100 are condensed to a little below it, as subtitlers do. */
  readonly limit: number;
  /** Names the draws of one language; those of titles are shared by all languages of a seed. */
  readonly language?: string;
}

/** One line: exposures `n`, events `y`, those `expected` but for the shock of the scene, and a covariate `z` that goes with the speed and has an effect of 0.3. */
export interface SimulatedLine {
  readonly title: number;
  readonly cps: number;
  readonly n: number;
  readonly y: number;
  readonly expected: number;
  readonly z: number;
}

/** A slope of each title's own: 0.015 per cps is its standard deviation over titles. */
export const ownSlope = (cps: number): number => 0.015 * (cps - 13.5);

const linesOfScene = 12;

/**
 * Draws lines as facts, statistics section 7, describes the data: titles of very unequal popularity and length, the faster ones with fewer
 * events (which reverses the pooled slope); each with its own departure from the shape; shocks shared by the lines of a scene, whose
 * speeds are alike; and counts that scatter more than Poisson's.
 */
export function simulate(world: SimulatedWorld): readonly SimulatedLine[] {
  return Array.from({ length: world.titles }, (_, title) => linesOf(world, title)).flat();
}

function linesOf(
  { seed, shape, departure, limit, language = '' }: SimulatedWorld,
  title: number,
): SimulatedLine[] {
  const shared = randomStream(seed, 'title', title);
  const [faster, popularity, level, common] = [
    shared.normal(),
    shared.normal(),
    shared.normal(),
    shared.normal(),
  ];
  const random = randomStream(seed, 'lines', title, language);
  const departs = Math.SQRT1_2 * (common + random.normal());
  const count = Math.max(24, Math.round(120 * Math.exp(0.5 * random.normal())));
  let [shock, pace] = [0, 0];
  return Array.from({ length: count }, (_, line) => {
    if (line % linesOfScene === 0) [shock, pace] = [0.25 * random.normal(), random.normal()];
    const z = random.normal();
    const cps = condensed(13.5 + 1.2 * faster + 0.8 * z + 0.8 * pace + 2 * random.normal(), limit, random);
    const n = Math.max(1, poisson(random, 400 * Math.exp(0.9 * popularity)));
    const eta = shape(cps) + departs * departure(cps) - 0.35 * faster + 0.2 * level + 0.3 * z;
    const expected = 0.005 * n * Math.exp(eta);
    return { title, cps, n, z, expected, y: poisson(random, expected * Math.exp(shock) * gamma4(random)) };
  });
}

function condensed(cps: number, limit: number, random: RandomStream): number {
  const shorter = limit - 0.8 * random.next();
  const isCondensed = random.next() < 0.65;
  return Math.min(26, Math.max(4, cps > limit && isCondensed ? shorter : cps));
}

/** A Poisson count: by multiplying uniform numbers where the mean is small (Knuth), by the rounded normal where it is 30 or more. */
export function poisson(random: RandomStream, mean: number): number {
  if (mean >= 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
  const end = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > end; product *= random.next()) count += 1;
  return count;
}

/** A gamma number of shape 4 and mean 1: the sum of four exponential ones. */
function gamma4(random: RandomStream): number {
  const draws = Array.from({ length: 4 }, () => -Math.log(1 - random.next()));
  return draws.reduce((sum, draw) => sum + draw, 0) / 4;
}

/** The fit of the study within titles, with its bend at the limit. */
export interface SimulatedFit {
  readonly fit: PoissonFit;
  /** The speed in cps that all are counted from. */
  readonly centre: number;
}

/** Fits lines as the study does, with the sums of its passes taken here. */
export async function fitWithinTitles(lines: readonly SimulatedLine[], limit: number): Promise<SimulatedFit> {
  const centre = weightedMean(lines);
  const titles = [...Map.groupBy(lines, ({ title }) => title)];
  const fit = await fitPoisson(['cps', 'above', 'z'], new Float64Array(3), (beta) =>
    Promise.resolve(
      titles.map(([title, own]) => sumsOf(title, own, beta, (line) => regressorsOf(line, centre, limit))),
    ),
  );
  return { fit, centre };
}

/** Fits the step at the limit as the study does. */
export async function fitStep(lines: readonly SimulatedLine[], limit: number): Promise<PoissonFit> {
  const titles = [...Map.groupBy(lines, ({ title }) => title)];
  return fitPoisson(['over', 'z'], new Float64Array(2), (beta) =>
    Promise.resolve(
      titles.map(([title, own]) => sumsOf(title, own, beta, ({ cps, z }) => [cps > limit ? 1 : 0, z])),
    ),
  );
}

function regressorsOf({ cps, z }: SimulatedLine, centre: number, limit: number): [number, number, number] {
  return [cps - centre, Math.max(cps - limit, 0), z];
}

/** The fit, and the cells at it that every curve is computed from. */
export async function fitted(
  lines: readonly SimulatedLine[],
  limit: number,
): Promise<SimulatedFit & { readonly cube: Cube }> {
  const { fit, centre } = await fitWithinTitles(lines, limit);
  const rows = [...Map.groupBy(lines, ({ title }) => title)].flatMap(([title, own]): Row[] => {
    const eta = own.map((line) => linear(regressorsOf(line, centre, limit), fit.beta));
    const events = own.reduce((sum, { y }) => sum + y, 0);
    if (events === 0) return [];
    const rate = events / own.reduce((sum, { n }, i) => sum + n * Math.exp(eta[i] ?? 0), 0);
    return own.map(({ cps, n, y, z }, i) => {
      const w = rate * n * Math.exp(eta[i] ?? 0);
      return { title, cps, w, u: (eta[i] ?? 0) + (y - w) / w, z: [z] };
    });
  });
  return { fit, centre, cube: cubeOf(rows, { width: 0.5, centre, covariates: ['z'] }) };
}

function sumsOf(
  title: number,
  lines: readonly SimulatedLine[],
  beta: Float64Array,
  regressorsOf: (line: SimulatedLine) => readonly number[],
): PoissonGroupSums {
  const size = beta.length;
  const sums = { y: 0, e: 0, re: new Float64Array(size), ry: new Float64Array(size), ree: zeros(size) };
  for (const line of lines) {
    const r = regressorsOf(line);
    const e = line.n * Math.exp(linear(r, beta));
    sums.y += line.y;
    sums.e += e;
    for (const [i, left] of r.entries()) {
      sums.re[i] = (sums.re[i] ?? 0) + left * e;
      sums.ry[i] = (sums.ry[i] ?? 0) + left * line.y;
      for (const [j, right] of r.entries())
        sums.ree.values[i * size + j] = (sums.ree.values[i * size + j] ?? 0) + left * right * e;
    }
  }
  return { cluster: title, group: title, n: lines.length, ...sums };
}

function linear(r: readonly number[], beta: Float64Array): number {
  return r.reduce((sum, value, i) => sum + value * (beta[i] ?? 0), 0);
}

function weightedMean(lines: readonly SimulatedLine[]): number {
  return lines.reduce((sum, { n, cps }) => sum + n * cps, 0) / lines.reduce((sum, { n }) => sum + n, 0);
}
