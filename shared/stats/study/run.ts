import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import { typicalSpeed, type Cube } from '../curve/cells.ts';
import { binscatter } from '../curve/binscatter.ts';
import { speedPiece } from '../curve/pieces.ts';
import { fitOf, productsOf } from '../curve/products.ts';
import type { Estimate, Fit } from '../fit.ts';
import type { PoissonFit } from '../poisson.ts';
import { fitPooled } from '../pooled.ts';
import { pointOf } from './cubes.ts';
import { curveOf } from './curve.ts';
import { canBeFitted, designOf, type Design } from './design.ts';
import { estimateOf, isConverged } from './estimates.ts';
import { findingsOf } from './findings.ts';
import { fitStrata, type StratumCube, type StratumFit } from './fits.ts';
import { curveKey, KeptStudy, type Controls, type Counted, type Rates } from './kept.ts';
import { linearProbabilitySlopes } from './linear-probability.ts';
import { momentRegressors } from './moment-pass.ts';
import { overviewSql, readOverview, type Overview } from './overview.ts';
import { withForecasts } from './proposed-forecasts.ts';
import type { StudyRows } from './rows.ts';
import { slopesWithSourceSpeech } from './source-speech.ts';
import { chosenStrata, readStrata, strataSql, type Stratum } from './strata.ts';
import { estimateOf as jackknifedEstimate, type Jackknifed } from '../ladder.ts';
import { slopesAtSameMoment, type WithinTitles } from './same-moment.ts';
import { slopeIn } from './slope-in.ts';
import { slopesOfNeighbours } from './neighbours.ts';
import { slopesWithSubtitlesOff } from './subtitles-off.ts';
import { passOver, titleRanges } from './title-ranges.ts';
import type { LanguageStudy, Slopes, StudyProgress, StudyQuestion } from './types.ts';
import { fitUnbent, straightPoints } from './unbent-fits.ts';
import { regressors } from './weighed.ts';

/** How a study is run. */
export interface StudyOptions extends QueryOptions {
  /** Told before each step, with what is known by then. */
  readonly onProgress?: (progress: StudyProgress, found: readonly LanguageStudy[]) => void;
  /** What is known of studies of the same package under the same definitions, and is added to. */
  readonly kept?: KeptStudy;
}

type Tell = (
  stage: StudyProgress['stage'],
  found: readonly LanguageStudy[],
  at?: number,
  of?: number,
) => void;

/**
 * Studies how the outcome moves with the speed of lines, language by language (facts, statistics section 2). All passes over the data are the engine's.
 * @param reader with the package open
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function runStudy(
  reader: Reader,
  question: StudyQuestion,
  { onProgress = () => undefined, kept = new KeptStudy(), ...query }: StudyOptions = {},
): Promise<LanguageStudy[]> {
  const tell: Tell = (stage, found, at = 1, of = 1) =>
    onProgress({ stage, language: '', step: at, steps: of }, found);
  const steps = kept.of(question);
  tell('count', []);
  steps.lines ??= await countLines(reader, question, query);
  const { all, rows, counted, pooled } = steps.lines;
  steps.rates ??= await fitRates(reader, steps.lines, question, { ...query, tell });
  kept.weigh(steps);
  const { cubes, unbent, looks } = steps.rates;
  let studies: readonly LanguageStudy[] = withEach(counted, cubes, (study, found) => ({
    ...fitted(study, found, unbent.get(study.stratum.key)?.line),
    curve: steps.curves.get(curveKey(study.stratum, question)) ?? looks.get(study.stratum.key) ?? null,
  }));
  for (const [i, { design, cube }] of cubes.entries()) {
    const study = studies.find(({ stratum }) => stratum.key === design.stratum);
    if (study === undefined) continue;
    onProgress(
      { stage: 'curves', language: study.stratum.language, step: i + 1, steps: cubes.length },
      studies,
    );
    const key = curveKey(study.stratum, question);
    const curve = steps.curves.get(key) ?? (await curveOf(cube, study.stratum.limit, question, query));
    steps.curves.set(key, curve);
    studies = studies.map((one) => (one === study ? { ...study, curve } : one));
  }
  steps.moments ??= await slopesAtSameMoment(reader, rows, withinTitles(studies, cubes), all, {
    ...query,
    onPass: (pass) => tell('same_moment', studies, pass, usualRounds),
  });
  const { moments } = steps;
  studies = studies.map((study) => atSameMoment(study, moments.get(study.stratum.key) ?? null));
  steps.controls ??= await controlsOf(reader, rows, { studies, cubes, unbent }, query, (step) =>
    tell('controls', studies, step, 3),
  );
  const { controls } = steps;
  studies = studies.map((study) =>
    withSlopes(study, { linear: controls.linear.get(study.stratum.key) ?? null }),
  );
  const found = concluded(studies, question, { pooled, cubes, unbent, moments, ...controls });
  if (question.smallestThatMatters !== null) tell('forecast', studies);
  const points = cubes.map((own) => ({ point: pointOf(own), cube: own.cube }));
  return withForecasts(reader, found, question, points, query);
}

async function fitRates(
  reader: Reader,
  { rows, counted }: Counted,
  question: StudyQuestion,
  { tell, ...query }: QueryOptions & { readonly tell: Tell },
): Promise<Rates> {
  let studies = counted;
  const fits = await fitStrata(reader, rows, counted.filter(canBeFitted).map(designOf), {
    ...query,
    onPass: (pass) => tell('fit', studies, pass, usualPasses),
    onFirst: (first) => {
      for (const found of firstLooks(counted, first, question)) {
        studies = found;
        tell('fit', studies, usualPasses - 2, usualPasses);
      }
    },
  });
  const looks = new Map(studies.map(({ stratum, curve }) => [stratum.key, curve]));
  const cubes = fits.filter(isConverged);
  return { cubes, looks, unbent: await fitUnbent(reader, rows, cubes, query) };
}

async function controlsOf(
  reader: Reader,
  rows: StudyRows,
  {
    studies,
    cubes,
    unbent,
  }: Pick<Rates, 'cubes' | 'unbent'> & { readonly studies: readonly LanguageStudy[] },
  query: QueryOptions,
  onStep: (step: number) => void,
): Promise<Controls> {
  const designs = cubes.map(({ design }) => design);
  onStep(1);
  const linear = await linearProbabilitySlopes(reader, rows, designs, query);
  onStep(2);
  const off = await slopesWithSubtitlesOff(reader, rows, studies.filter(canBeFitted), query);
  onStep(3);
  const beside = await slopesOfNeighbours(reader, rows, studies, cubes, query);
  const source = await slopesWithSourceSpeech(reader, rows, straightPoints(cubes, unbent), query);
  return { linear, off, beside, source };
}

async function countLines(reader: Reader, question: StudyQuestion, query: QueryOptions): Promise<Counted> {
  const all = readStrata(await reader.query(strataSql(true), query));
  const strata = chosenStrata(all, question);
  const isRowPerLine = strata.every(({ hasOneSegment }) => hasOneSegment);
  const ranges = await titleRanges(reader, query);
  const rows = { outcome: question.outcome, subtitlesOn: true, isRowPerLine, ranges };
  const wanted = { ...rows, strata: strata.map(({ key }) => key) };
  const overviews = readOverview(await passOver(reader, wanted, overviewSql, query));
  const pooled = new Map<number, Jackknifed>();
  const counted = strata.flatMap((stratum) => {
    const overview = overviews.get(stratum.key);
    if (overview === undefined) return [];
    const fit = fitPooled(overview.byTitle, overview.meanSpeed);
    if (fit !== null) pooled.set(stratum.key, slopeIn(fit, 1));
    return [begun(stratum, overview, fit)];
  });
  return { all, rows, counted, pooled };
}

/** What was found by stratum, beside the studies. */
interface Found extends Omit<Rates, 'looks'>, Controls {
  readonly pooled: ReadonlyMap<number, Jackknifed>;
  readonly moments: ReadonlyMap<number, Jackknifed>;
}

/** The studies with what is concluded of them. */
function concluded(
  studies: readonly LanguageStudy[],
  question: StudyQuestion,
  { pooled, cubes, unbent, moments, off, beside, source }: Found,
): LanguageStudy[] {
  const cubeOf = new Map(cubes.map(({ design, cube }) => [design.stratum, cube]));
  const findings = findingsOf(
    studies.map((study) => {
      const { key } = study.stratum;
      const line = study.slopes.within === null ? undefined : unbent.get(key)?.line;
      return {
        study,
        cube: cubeOf.get(key) ?? null,
        pooled: pooled.get(key) ?? null,
        within: line === undefined ? null : slopeIn(line, 0),
        step: unbent.get(key)?.step ?? null,
        sameMoment: moments.get(key) ?? null,
        source: source.get(key) ?? null,
        placebos: {
          subtitles_off: off.get(key) ?? null,
          next_line: beside.get(key)?.next_line ?? null,
          other_languages: beside.get(key)?.other_languages ?? null,
        },
      };
    }),
    question,
  );
  return studies.map((study, i) => ({ ...study, finding: findings[i] ?? null }));
}

/** How many passes the fits usually take: two over a tenth of the titles, and three over all. */
const usualPasses = 5;

/** How many rounds the comparison within moments usually takes. */
const usualRounds = 4;

function begun(stratum: Stratum, overview: Overview, pooled: Fit | null): LanguageStudy {
  return {
    stratum,
    overview,
    slopes: {
      pooled: pooled === null ? null : estimateOf(pooled, 0, 1),
      within: null,
      sameMoment: null,
      linear: null,
      below: null,
      above: null,
    },
    curve: null,
    finding: null,
  };
}

/** What studies have at a first estimate, one after the other: the slope, and the dots of the curve. */
function* firstLooks(
  counted: readonly LanguageStudy[],
  first: Iterable<StratumCube>,
  { seed }: Pick<StudyQuestion, 'seed'>,
): Generator<readonly LanguageStudy[]> {
  let studies = counted;
  for (const own of first) {
    studies = withEach(studies, [own], (study, { cube }) => {
      const { dots, reach } = binscatter(cube, { limit: study.stratum.limit, seed });
      return {
        ...withSlopes(study, { within: slopeWithin(cube) }),
        curve: {
          isFirstLook: true,
          typical: typicalSpeed(cube),
          ...{ dots, reach, benchmark: null, safe: null, threshold: null },
        },
      };
    });
    yield studies;
  }
}

function fitted(study: LanguageStudy, { fit }: StratumFit, line: PoissonFit | undefined): LanguageStudy {
  const [below, above] = [estimateOf(fit, 1), estimateOf(fit, 1, 1)];
  const within = line?.isConverged === true ? estimateOf(line, 1) : null;
  return withSlopes(study, { within, below, above });
}

function withSlopes(study: LanguageStudy, slopes: Partial<Slopes>): LanguageStudy {
  return { ...study, slopes: { ...study.slopes, ...slopes } };
}

/** A first look, from the cells of a line with a bend. */
function slopeWithin(cube: Cube): Estimate | null {
  return estimateOf(fitOf(productsOf(cube, [speedPiece])), 1);
}

/** What is known within titles, for those that have a fit; 0 for what can't be told, such as what duration does where it is the same in all lines. */
function withinTitles(studies: readonly LanguageStudy[], fits: readonly StratumFit[]): WithinTitles[] {
  const fitOfStratum = new Map(fits.map(({ design, fit }) => [design.stratum, fit]));
  return studies.flatMap(({ stratum, slopes }) => {
    const fit = fitOfStratum.get(stratum.key);
    if (fit === undefined) return [];
    const told = (value: number | undefined): number =>
      value !== undefined && Number.isFinite(value) ? value : 0;
    const beta = momentRegressors.map((name) => told(fit.beta[regressors.indexOf(name)]));
    return [{ stratum, beta: [told(slopes.within?.estimate), ...beta.slice(1)] }];
  });
}

function atSameMoment(study: LanguageStudy, slope: Jackknifed | null): LanguageStudy {
  const estimate = slope === null ? null : jackknifedEstimate(slope);
  const isTold = estimate !== null && Number.isFinite(estimate.se);
  return withSlopes(study, { sameMoment: isTold ? estimate : null });
}

/** The studies, each changed by what was found of its stratum. */
function withEach<T extends { readonly design: Design }>(
  studies: readonly LanguageStudy[],
  found: readonly T[],
  change: (study: LanguageStudy, own: T) => LanguageStudy,
): LanguageStudy[] {
  const byKey = new Map(found.map((own) => [own.design.stratum, own]));
  return studies.map((study) => {
    const own = byKey.get(study.stratum.key);
    return own === undefined ? study : change(study, own);
  });
}
