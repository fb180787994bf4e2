import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import type { Cube } from '../curve/cells.ts';
import { speedPiece } from '../curve/pieces.ts';
import { fitOf, productsOf } from '../curve/products.ts';
import type { Estimate } from '../fit.ts';
import { fitPooled } from '../pooled.ts';
import { cubesOf, type StratumCube } from './cubes.ts';
import { curveOf } from './curve.ts';
import { estimateOf, isConverged } from './estimates.ts';
import { findingsOf } from './findings.ts';
import { fitStrata, type Design, type StratumFit } from './fits.ts';
import { momentRegressors } from './moment-pass.ts';
import { regressors } from './newton-pass.ts';
import { overviewSql, readOverview, type Overview } from './overview.ts';
import { slopesWithSourceSpeech, type SpeechAdjusted } from './source-speech.ts';
import { chosenStrata, readStrata, strataSql, type Stratum } from './strata.ts';
import { estimateOf as jackknifedEstimate, type Jackknifed } from '../ladder.ts';
import { slopesAtSameMoment, type WithinTitles } from './same-moment.ts';
import { slopesOfNeighbours, type NeighbourSlopes } from './neighbours.ts';
import { slopesWithSubtitlesOff } from './subtitles-off.ts';
import type { LanguageStudy, StudyProgress, StudyQuestion } from './types.ts';

/** How a study is run. */
export interface StudyOptions extends QueryOptions {
  /** Told before each step, with what is known by then. */
  readonly onProgress?: (progress: StudyProgress, found: readonly LanguageStudy[]) => void;
}

/**
 * Studies how the outcome moves with the speed of lines, language by language (facts, statistics section 2). All passes over the data are the engine's.
 * @param reader with the package open
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function runStudy(
  reader: Reader,
  question: StudyQuestion,
  { onProgress = () => undefined, ...query }: StudyOptions = {},
): Promise<LanguageStudy[]> {
  const { outcome } = question;
  const tell = (stage: StudyProgress['stage'], found: readonly LanguageStudy[], at = 1, of = 1): void =>
    onProgress({ stage, language: '', step: at, steps: of }, found);
  tell('count', []);
  const all = readStrata(await reader.query(strataSql(true), query));
  const strata = chosenStrata(all, question.languages, question.by);
  const wanted = { outcome, strata: strata.map(({ key }) => key), subtitlesOn: true };
  const overviews = readOverview(await reader.query(overviewSql(wanted), query));
  let studies = strata.flatMap((stratum) => {
    const overview = overviews.get(stratum.key);
    return overview === undefined ? [] : [begun(stratum, overview)];
  });
  const designs = studies.filter(canBeFitted).map(designOf);
  const fits = await fitStrata(reader, { outcome, subtitlesOn: true }, designs, {
    ...query,
    onPass: (pass) => tell('fit', studies, pass, usualPasses),
  });
  studies = withEach(studies, fits.filter(isConverged), fitted);
  tell('cells', studies);
  const cubes = await cubesOf(reader, question, fits.filter(isConverged), query);
  studies = withEach(studies, cubes, (study, cube) => ({
    ...study,
    slopes: { ...study.slopes, within: slopeWithin(cube.cube) },
  }));
  for (const [i, { design, cube }] of cubes.entries()) {
    const study = studies.find(({ stratum }) => stratum.key === design.stratum);
    if (study === undefined) continue;
    onProgress(
      { stage: 'curves', language: study.stratum.language, step: i + 1, steps: cubes.length },
      studies,
    );
    const curve = await curveOf(cube, study.stratum.limit, question, query);
    studies = studies.map((one) => (one === study ? { ...study, curve } : one));
  }
  const moments = await slopesAtSameMoment(reader, outcome, withinTitles(studies, fits), all, {
    ...query,
    onPass: (pass) => tell('same_moment', studies, pass, usualRounds),
  });
  studies = studies.map((study) => atSameMoment(study, moments.get(study.stratum.key) ?? null));
  tell('controls', studies, 1, 2);
  const off = await slopesWithSubtitlesOff(reader, outcome, studies.filter(canBeFitted), query);
  tell('controls', studies, 2, 2);
  const beside = await slopesOfNeighbours(reader, outcome, studies, fits.filter(isConverged), query);
  const source = await slopesWithSourceSpeech(reader, outcome, fits.filter(isConverged), query);
  return concluded(studies, question, { cubes, moments, off, beside, source });
}

/** What was found by stratum, beside the studies. */
interface Found {
  readonly cubes: readonly StratumCube[];
  readonly moments: ReadonlyMap<number, Jackknifed>;
  readonly off: ReadonlyMap<number, Estimate>;
  readonly beside: ReadonlyMap<number, NeighbourSlopes>;
  readonly source: ReadonlyMap<number, SpeechAdjusted>;
}

/** The studies with what is concluded of them. */
function concluded(
  studies: readonly LanguageStudy[],
  question: StudyQuestion,
  { cubes, moments, off, beside, source }: Found,
): LanguageStudy[] {
  const cubeOf = new Map(cubes.map(({ design, cube }) => [design.stratum, cube]));
  const findings = findingsOf(
    studies.map((study) => {
      const { key } = study.stratum;
      return {
        study,
        cube: cubeOf.get(key) ?? null,
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

/** How many passes Newton's method usually takes. */
const usualPasses = 5;

/** How many rounds the comparison within moments usually takes. */
const usualRounds = 4;

function begun(stratum: Stratum, overview: Overview): LanguageStudy {
  const pooled = fitPooled(overview.byTitle, overview.typical);
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

/** Without two titles nothing has an interval, and without events nothing has a rate. */
export function canBeFitted({ overview }: Pick<LanguageStudy, 'overview'>): boolean {
  return overview.titles > 1 && overview.events > 0;
}

/** Speeds are counted from the typical one, and the start bends at the limit where there is one. */
export function designOf({ stratum, overview }: Pick<LanguageStudy, 'stratum' | 'overview'>): Design {
  return { stratum: stratum.key, centre: overview.typical, knot: stratum.limit ?? overview.typical };
}

function fitted(study: LanguageStudy, { fit, linear }: StratumFit): LanguageStudy {
  const [below, above] = [estimateOf(fit, 1), estimateOf(fit, 1, 1)];
  return { ...study, slopes: { ...study.slopes, linear, below, above } };
}

function slopeWithin(cube: Cube): Estimate | null {
  return estimateOf(fitOf(productsOf(cube, [speedPiece])), 1);
}

/** What is known within titles, for those that have a fit. */
function withinTitles(studies: readonly LanguageStudy[], fits: readonly StratumFit[]): WithinTitles[] {
  const fitOfStratum = new Map(fits.filter(isConverged).map(({ design, fit }) => [design.stratum, fit]));
  return studies.flatMap(({ stratum, slopes }) => {
    const fit = fitOfStratum.get(stratum.key);
    if (fit === undefined) return [];
    const beta = momentRegressors.map((name) => fit.beta[regressors.indexOf(name)] ?? 0);
    return [{ stratum, beta: [slopes.within?.estimate ?? 0, ...beta.slice(1)] }];
  });
}

function atSameMoment(study: LanguageStudy, slope: Jackknifed | null): LanguageStudy {
  const estimate = slope === null ? null : jackknifedEstimate(slope);
  const isTold = estimate !== null && Number.isFinite(estimate.se);
  return { ...study, slopes: { ...study.slopes, sameMoment: isTold ? estimate : null } };
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
