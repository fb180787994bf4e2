import type { Reader } from '../engine/derived-tables.ts';
import type { QueryOptions } from '../engine/port.ts';
import { columnsOf } from '../stats/study/columns.ts';
import { condensingSql, readCondensing, type Condensing } from '../stats/study/condensing.ts';
import { exampleLinesSql } from '../stats/study/example-lines.ts';
import { lineContextSql, lineKey, readLineContext } from '../stats/study/line-context.ts';
import { KeptStudy } from '../stats/study/kept.ts';
import { readRuleToday, ruleTodaySql } from '../stats/study/rule-today.ts';
import { runStudy } from '../stats/study/run.ts';
import { SameMomentSlopes } from '../stats/study/same-moment-slopes.ts';
import { groupOf, type Stratum } from '../stats/study/strata.ts';
import type { LanguageStudy, StudyProgress } from '../stats/study/types.ts';
import { limitStudy, type LimitOptions } from '../stats/study/what-if.ts';
import type { Brief, BriefQuestion, BriefReceipt, ExampleLine, LanguageBrief } from './model.ts';
import { proposedLimit } from './proposal.ts';

/** How far a brief is: its study, or what is read of one language after it. */
export type BriefProgress =
  | { readonly kind: 'study'; readonly progress: StudyProgress }
  | {
      readonly kind: 'language';
      readonly part: 'forecast' | 'lines' | 'examples';
      readonly language: string;
      readonly step: number;
      readonly steps: number;
    };

/** How a brief is assembled. */
export interface BriefOptions extends QueryOptions {
  readonly onProgress?: (progress: BriefProgress) => void;
  /** What is known of studies, and of the slopes at the same moment, of the same package under the same definitions; both are added to. */
  readonly kept?: KeptStudy;
  readonly sameMoment?: SameMomentSlopes;
}

/**
 * Assembles a brief: the study of all languages, so that its figures are those of the study, then of each language that was asked for the
 * proposed limit, its forecast, what it asks of the lines, and lines to read.
 * @param reader with the package open
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function assembleBrief(
  reader: Reader,
  question: BriefQuestion,
  receipt: BriefReceipt,
  {
    onProgress = () => undefined,
    kept = new KeptStudy(),
    sameMoment = new SameMomentSlopes(reader),
    ...query
  }: BriefOptions = {},
): Promise<Brief> {
  const { outcome, margin, smallestThatMatters, seed, draws } = question;
  const found = await runStudy(
    reader,
    {
      outcome,
      margin,
      smallestThatMatters,
      seed,
      draws,
      languages: null,
      group: groupOf(question),
      by: null,
    },
    { ...query, kept, onProgress: (progress) => onProgress({ kind: 'study', progress }) },
  );
  const studies = question.languages.flatMap((language) =>
    found.filter(({ stratum }) => stratum.language === language),
  );
  const languages: LanguageBrief[] = [];
  for (const study of studies) {
    const { language } = study.stratum;
    const done = languages.length * parts;
    const onPart: PartOptions['onPart'] = (part, place) =>
      onProgress({ kind: 'language', part, language, step: done + place, steps: studies.length * parts });
    languages.push(await languageBrief(reader, study, question, { ...query, onPart, sameMoment }));
  }
  const missing = question.languages.filter(
    (tag) => !studies.some(({ stratum }) => stratum.language === tag),
  );
  return { question, languages, missing, studied: found.length, receipt };
}

/** How many parts are read of each language. */
const parts = 3;

type PartOptions = QueryOptions & {
  readonly sameMoment: SameMomentSlopes;
  readonly onPart: (part: Extract<BriefProgress, { kind: 'language' }>['part'], place: 1 | 2 | 3) => void;
};

async function languageBrief(
  reader: Reader,
  study: LanguageStudy,
  question: BriefQuestion,
  { onPart, sameMoment, ...query }: PartOptions,
): Promise<LanguageBrief> {
  const { stratum } = study;
  onPart('forecast', 1);
  const rule = readRuleToday(await reader.query(ruleTodaySql(stratum), query));
  const proposed = proposedLimit(study, question.limits);
  const forecast = await forecastOf(reader, stratum, proposed, question, { ...query, sameMoment });
  onPart('lines', 2);
  const condensing = await condensingOf(reader, stratum, proposed, question, query);
  onPart('examples', 3);
  const examples = await examplesOf(reader, stratum, question, query);
  return { study, rule, proposed, forecast, condensing, examples };
}

async function forecastOf(
  reader: Reader,
  { language, assetType, audience }: Stratum,
  limit: number | null,
  { outcome, compliance }: BriefQuestion,
  options: LimitOptions,
): Promise<LanguageBrief['forecast']> {
  if (limit === null) return 'no_change';
  const asked = { outcome, language, assetType, audience, limit, compliance };
  const answer = await limitStudy(reader, asked, options);
  if (answer.kind !== 'told') return 'no_curve';
  return answer.whatIf.forecasts.length === 0 ? 'no_compliance' : answer.whatIf;
}

async function condensingOf(
  reader: Reader,
  stratum: Stratum,
  proposed: number | null,
  { outcome }: BriefQuestion,
  query: QueryOptions,
): Promise<Condensing | null> {
  const { limit } = stratum;
  if (proposed === null || limit === null) return null;
  const sql = condensingSql(stratum, outcome, { now: limit, new: proposed });
  return readCondensing(await reader.query(sql, query));
}

async function examplesOf(
  reader: Reader,
  stratum: Stratum,
  { outcome }: BriefQuestion,
  query: QueryOptions,
): Promise<ExampleLine[]> {
  if (stratum.limit === null) return [];
  const columns = columnsOf(await reader.query(exampleLinesSql(stratum, stratum.limit, outcome), query));
  const text = (name: string): readonly (string | null)[] => columns.texts(name);
  const [versions, titles, texts] = [text('version_id'), text('title'), text('text')];
  const number = (name: string): Float64Array => columns.numbers(name);
  const [ordinals, starts, cps] = [number('ordinal'), number('start_ms'), number('cps')];
  const [exposures, events] = [number('exposures'), number('events')];
  const lines = Array.from({ length: columns.rowCount }, (_, i) => ({
    versionId: versions[i] ?? '',
    ordinal: ordinals[i] ?? Number.NaN,
    title: titles[i] ?? '',
    text: texts[i] ?? null,
    startMs: starts[i] ?? Number.NaN,
    cps: cps[i] ?? Number.NaN,
    exposures: exposures[i] ?? Number.NaN,
    events: events[i] ?? Number.NaN,
  }));
  if (lines.length === 0) return [];
  const around = readLineContext(await reader.query(lineContextSql(lines), query));
  return lines.map((line) => ({ ...line, around: around.get(lineKey(line)) ?? [] }));
}
