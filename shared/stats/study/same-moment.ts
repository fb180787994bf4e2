import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import { jackknifedOf, type Jackknifed } from '../ladder.ts';
import { leaveOneOut } from '../fit.ts';
import { zeros } from '../matrix.ts';
import {
  fitSameMomentPoisson,
  type PoissonMomentCell,
  type PoissonMomentSums,
} from '../same-moment-poisson.ts';
import type { TitleEffects } from '../same-moment.ts';
import {
  momentPassSql,
  momentRegressors,
  readMomentPass,
  type MomentPoint,
  type MomentRow,
} from './moment-pass.ts';
import type { StudyRows } from './rows.ts';
import type { Stratum } from './strata.ts';
import { passOver } from './title-ranges.ts';

type MomentRows = Pick<StudyRows, 'outcome' | 'ranges'>;

/** A stratum that is studied, with what is known of it before: its slope within titles and the coefficients of its covariates. */
export interface WithinTitles {
  readonly stratum: Stratum;
  /** One for each of {@link momentRegressors}. */
  readonly beta: readonly number[];
}

/**
 * The slope of each stratum among the languages of the same moment (design D3; facts, statistics section 2f): a rate for each title and
 * language, and one for each title and scene, whatever the scene is like. A slope of its own for each language; what the duration of a line and
 * dense speech do is taken to be the same in all of them, since within a scene little is left to tell them by. So a title without a language moves
 * its slope too, by what is shared: the error of a slope is that of leaving out any title of the fit (CV3), its degrees of freedom are the titles
 * that have the language, less one.
 * @param known all strata of the package: those that nobody asked for are compared with too
 * @param options.onPass told before each pass, with its number from 1 in each kind of lines
 * @returns by the key of the studied stratum; without those of no title in two languages, and those that can't be told
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function slopesAtSameMoment(
  reader: Reader,
  rows: MomentRows,
  studied: readonly WithinTitles[],
  known: readonly Stratum[],
  { onPass = () => undefined, ...query }: QueryOptions & { readonly onPass?: (pass: number) => void } = {},
): Promise<ReadonlyMap<number, Jackknifed>> {
  const slopes = new Map<number, Jackknifed>();
  for (const own of Map.groupBy(studied, ({ stratum }) => kindOf(stratum)).values()) {
    const others = known.filter((stratum) => own.some((one) => kindOf(one.stratum) === kindOf(stratum)));
    if (others.length < 2) continue;
    const wanted = { ...rows, strata: others.map(({ key }) => key), subtitlesOn: true };
    const pass: MomentsPass = async (points) =>
      readMomentPass(await passOver(reader, wanted, (part) => momentPassSql(part, points), query));
    const found = await slopesOfKind(pass, own, others, { ...query, onPass });
    for (const [key, slope] of found) slopes.set(key, slope);
  }
  return slopes;
}

/**
 * Rounds of reweighting at most; worlds of 120 thousand and 2 million lines took 4, one with a hidden cause in every scene 5, and 13 where events
 * are rare (exits in the demo).
 */
const mostRounds = 30;

/** Strata that differ by their language alone are of one kind. */
function kindOf({ assetType, audience, audioContext }: Stratum): string {
  return JSON.stringify([assetType, audience, audioContext]);
}

/** What starts one stratum of a kind. */
export type MomentStart = Pick<WithinTitles, 'beta'> & { readonly stratum: Pick<Stratum, 'key'> };

/** One pass over the rows at these coefficients: the sums of each title, by title. */
export type MomentsPass = (
  points: readonly MomentPoint[],
) => Promise<ReadonlyMap<number, readonly MomentRow[]>>;

/**
 * The slopes of strata of one kind, from their sums alone: see {@link slopesAtSameMoment}.
 * @param strata those that are studied, and those that they are compared with
 * @throws what the pass throws, and the reason of the signal when it aborts
 */
export async function slopesOfKind(
  pass: MomentsPass,
  studied: readonly MomentStart[],
  strata: readonly Pick<Stratum, 'key' | 'limit'>[],
  { onPass, signal }: { readonly onPass: (pass: number) => void; readonly signal?: AbortSignal },
): Promise<ReadonlyMap<number, Jackknifed>> {
  const shared = momentRegressors.length - 1;
  const places = new Map(
    strata.map(({ key }, i) => [
      key,
      [i, ...Array.from({ length: shared }, (_, place) => strata.length + place)],
    ]),
  );
  const size = strata.length + shared;
  const names = [...strata.map(({ key }) => `cps ${key}`), ...momentRegressors.slice(1)];
  let titlesOf = new Map<number, Set<number>>();
  let passes = 0;
  const fit = await fitSameMomentPoisson(
    names,
    startOf(studied, strata),
    async (beta, effects) => {
      passes += 1;
      onPass(passes);
      const points = strata.map(({ key, limit }) => ({
        stratum: key,
        centre: limit ?? 0,
        beta: (places.get(key) ?? []).map((place) => beta[place] ?? 0),
      }));
      const titles = await pass(points);
      const known = effects === null ? null : new Map(effects.map((one) => [one.cluster, one]));
      const sums = [...titles].flatMap(([title, rows]): PoissonMomentSums[] => {
        const own = known === null ? effectsOfLanguages(title, rows) : known.get(title);
        return own === undefined || own.languages.size < 2 ? [] : [sumsOf(rows, own, places, beta, size)];
      });
      titlesOf = titlesByStratum(sums);
      return sums;
    },
    { rounds: mostRounds, ...(signal === undefined ? {} : { signal }) },
  );
  // A slope that still moves is none.
  if (!fit.isConverged) return new Map();
  const changes = leaveOneOut(fit);
  return new Map(
    studied.flatMap(({ stratum: { key } }): [number, Jackknifed][] => {
      const place = places.get(key)?.[0];
      const own = titlesOf.get(key);
      if (place === undefined || own === undefined || fit.isEstimable[place] !== true) return [];
      const a = new Float64Array(size);
      a[place] = 1;
      const slope = jackknifedOf(fit, a, changes);
      const carriers = new Set([...slope.changes.keys()].filter((title) => own.has(title)));
      return [[key, { ...slope, carriers }]];
    }),
  );
}

/** The slopes within titles, and the covariates' coefficients as the languages have them on average. */
function startOf(studied: readonly MomentStart[], strata: readonly Pick<Stratum, 'key'>[]): Float64Array {
  const own = new Map(studied.map(({ stratum, beta }) => [stratum.key, beta]));
  const shared = momentRegressors.slice(1).map((_, i) => {
    const values = studied.map(({ beta }) => beta[i + 1] ?? 0);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });
  return Float64Array.of(...strata.map(({ key }) => own.get(key)?.[0] ?? 0), ...shared);
}

/** What a title's languages have where scenes don't matter: log(events / expected). One without events has no effect. */
function effectsOfLanguages(title: number, rows: readonly MomentRow[]): TitleEffects {
  const languages = new Map<number, number>();
  for (const [stratum, own] of Map.groupBy(rows, (row) => row.stratum)) {
    const [events, expected] = [sum(own, 'y'), sum(own, 'e')];
    if (events > 0) languages.set(stratum, Math.log(events / expected));
  }
  return { cluster: title, languages, scenes: new Map(rows.map(({ scene }) => [scene, 0])) };
}

function sum(rows: readonly MomentRow[], of: 'y' | 'e'): number {
  return rows.reduce((total, row) => total + row[of], 0);
}

/**
 * The sums of one title as the linear model of a round sees them: with f = exp(effect of the language + effect of the scene) the weight
 * is mu = f e, and mu u = mu eta + y - mu.
 */
function sumsOf(
  rows: readonly MomentRow[],
  { cluster, languages, scenes }: TitleEffects,
  places: ReadonlyMap<number, readonly number[]>,
  beta: Float64Array,
  size: number,
): PoissonMomentSums {
  const cells: PoissonMomentCell[] = [];
  const [wrr, wru] = [zeros(size), new Float64Array(size)];
  let n = 0;
  for (const row of rows) {
    const own = places.get(row.stratum) ?? [];
    const effect = (languages.get(row.stratum) ?? Number.NaN) + (scenes.get(row.scene) ?? Number.NaN);
    if (Number.isNaN(effect)) continue;
    const f = Math.exp(effect);
    n += row.n;
    let slope = 0;
    own.forEach((place, i) => (slope += (beta[place] ?? 0) * (row.re[i] ?? 0)));
    own.forEach((place, i) => {
      let product = 0;
      own.forEach((other, j) => {
        const square = f * (row.ree[i * own.length + j] ?? 0);
        wrr.values[place * size + other] = (wrr.values[place * size + other] ?? 0) + square;
        product += square * (beta[other] ?? 0);
      });
      const re = f * (row.re[i] ?? 0);
      wru[place] = (wru[place] ?? 0) + product + effect * re + (row.ry[i] ?? 0) - re;
    });
    cells.push({
      scene: row.scene,
      language: row.stratum,
      y: row.y,
      w: f * row.e,
      wu: f * (slope + effect * row.e) + row.y - f * row.e,
      wr: row.re.map((value) => f * value),
      places: own,
    });
  }
  // The squares of the response would tell a residual sum, which a Poisson model has not.
  return { cluster, n, cells, wuu: 0, wrr, wru };
}

function titlesByStratum(titles: readonly PoissonMomentSums[]): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  for (const { cluster, cells } of titles)
    for (const { language } of cells) found.set(language, (found.get(language) ?? new Set()).add(cluster));
  return found;
}
