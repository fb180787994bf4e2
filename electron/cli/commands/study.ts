import type { Reached } from '../../../shared/stats/curve/benchmark.ts';
import type { Estimate } from '../../../shared/stats/fit.ts';
import { studyOutcomes } from '../../../shared/stats/study/outcomes.ts';
import { runStudy } from '../../../shared/stats/study/run.ts';
import { stratumParts } from '../../../shared/stats/study/strata.ts';
import type { Curve, LanguageStudy, StudyQuestion } from '../../../shared/stats/study/types.ts';
import { boundAt, speedDigits } from '../../../shared/stats/words.ts';
import { cliMessages } from '../../../shared/errors/cli.ts';
import { ProblemError } from '../../../shared/errors/problem.ts';
import { smallestBounds, usualQuestion } from '../../../shared/stats/study/usual.ts';
import { CallError, commaList, numberWithin, oneOf } from '../arguments.ts';
import type { ExitCode } from '../command.ts';
import { defineCommand } from '../command.ts';
import { withPackage } from '../session.ts';
import { jsonEstimate, jsonFinding } from '../study-json.ts';
import { textTable } from '../text-table.ts';

const studyOptions = {
  languages: 'text',
  outcome: 'text',
  by: 'text',
  margin: 'text',
  matters: 'text',
  seed: 'text',
  bootstrap: 'text',
  format: 'text',
} as const;

/** Studies how what members do moves with the reading speed of lines. */
export const study = defineCommand({
  name: 'study',
  usage:
    'study DIR [--languages a,b] [--outcome rewinds|pauses|exits|text_offs|audio_switches] [--by audience|audio_context|asset_type] [--margin 0.05] [--matters N] [--seed N] [--bootstrap N] [--format json|table]',
  help: [
    'Estimates, language by language, how an outcome moves with the reading speed of subtitle lines within the same title.',
    'Each language is studied in subtitles for adults, or what the package has in their place, with the original in another language where that was watched.',
    '--by tells it apart by one part. P-values are adjusted, and figures pooled, over the languages that are asked for, within one kind, audience and audio.',
    '--outcome: what members did, rewinds unless told; choose it before you look.',
    '--margin: how much worse, as a share, the outcome may be shown to get at the safe speed; 0.05 for +5 %.',
    '--matters: the smallest change of the rate that matters, as a share of all events; 0.005 for 0.5 %. The limit that a verdict proposes is forecast, as whatif does,',
    'and held against it; without it no grade is strong.',
    '--seed and --bootstrap: of the draws of titles that intervals of speeds come from (1 and 199 unless told). Same seed, same bytes.',
    '--format: table (the default) for people, json with every estimate: slopes are log rate per character per second.',
    'The verdict on a limit (raise, keep, lower, cannot_tell) comes with its grade; json tells the checks that both come from. A check not run passes no gate.',
    'Observational: what is found is an association, and says nothing of what would follow from a change.',
  ],
  wordCount: 1,
  options: studyOptions,
  run: async ({ words: [folder = ''], options }, output): Promise<ExitCode> => {
    const format = oneOf('study', 'format', options.format, ['json', 'table'], 'table');
    const languages = commaList(options.languages);
    const question: StudyQuestion = {
      outcome: oneOf('study', 'outcome', options.outcome, studyOutcomes, usualQuestion.outcome),
      by: options.by === undefined ? null : oneOf('study', 'by', options.by, stratumParts, 'audience'),
      languages: languages.length === 0 ? null : languages,
      group: null,
      margin: numberIn('margin', options.margin, { otherwise: usualQuestion.margin, least: 0.001, most: 1 }),
      smallestThatMatters:
        options.matters === undefined
          ? null
          : numberWithin('study', 'matters', options.matters, smallestBounds),
      seed: wholeIn('seed', options.seed, { otherwise: usualQuestion.seed, least: 0, most: 2 ** 32 - 1 }),
      draws: wholeIn('bootstrap', options.bootstrap, {
        otherwise: usualQuestion.draws,
        least: 39,
        most: 9999,
      }),
    };
    const found = await withPackage(folder, async ({ engine }) => runStudy(engine, question));
    refuseUnknown(question, found);
    if (found.length === 0) throw new ProblemError([cliMessages.nothingToStudy(question)]);
    const told = found.map(jsonStudy);
    await output.write(
      format === 'json'
        ? `${JSON.stringify(told, null, 1)}\n`
        : tableOf(found, question.smallestThatMatters !== null),
    );
    return 0;
  },
});

interface Bounds {
  readonly otherwise: number;
  readonly least: number;
  readonly most: number;
}

function numberIn(option: string, text: string | undefined, bounds: Bounds): number {
  return text === undefined ? bounds.otherwise : numberWithin('study', option, text, bounds);
}

function wholeIn(option: string, text: string | undefined, bounds: Bounds): number {
  const value = numberIn(option, text, bounds);
  if (Number.isInteger(value)) return value;
  const detail = `--${option} takes a whole number, not ${String(text)}.`;
  throw new CallError([cliMessages.badOption({ command: 'study', detail })]);
}

/** A language that nobody read lines in is most likely misspelt. */
function refuseUnknown({ languages, outcome }: StudyQuestion, found: readonly LanguageStudy[]): void {
  const missing = (languages ?? []).filter((tag) => !found.some(({ stratum }) => stratum.language === tag));
  if (missing.length > 0) throw new CallError([cliMessages.notStudied({ languages: missing, outcome })]);
}

function jsonStudy({ stratum, overview, slopes, curve, finding }: LanguageStudy): object {
  return {
    language: stratum.language,
    stratum: {
      asset_type: stratum.assetType,
      audience: stratum.audience,
      audio_context: stratum.audioContext,
    },
    limit: stratum.limit,
    citation: stratum.citation,
    typical_speed: curve?.typical ?? null,
    lines: overview.lines,
    titles: overview.titles,
    exposures: overview.exposures,
    events: overview.events,
    pooled: jsonEstimate(slopes.pooled, null),
    within: jsonEstimate(slopes.within, finding?.q ?? null),
    within_linear_probability: jsonEstimate(slopes.linear, null),
    same_moment: jsonEstimate(slopes.sameMoment, null),
    slope_below: jsonEstimate(slopes.below, null),
    slope_above: jsonEstimate(slopes.above, null),
    benchmark_speed: curve === null || curve.benchmark === null ? null : jsonBenchmark(curve.benchmark),
    safe_speed:
      curve === null || curve.safe === null
        ? null
        : { ...jsonBound(curve.safe.cps), is_end_of_range: curve.safe.isEndOfRange },
    threshold:
      curve === null || curve.threshold === null
        ? null
        : {
            estimate: curve.threshold.speed,
            se: null,
            low: curve.threshold.interval.low,
            high: curve.threshold.interval.high,
            p: curve.threshold.p,
            q: finding?.evidence.threshold?.q ?? null,
            kink: jsonEstimate(curve.threshold.kink, null),
            is_hidden: curve.threshold.isHidden,
          },
    ...(finding === null ? {} : jsonFinding(finding)),
  };
}

/** The benchmark speed, whose interval is of draws, so that it has neither error nor test. What is not reached is null, with the speed up to which it is not. */
function jsonBenchmark({ speed, interval }: NonNullable<Curve['benchmark']>): object {
  const open = [speed, interval.low, interval.high].find(({ kind }) => kind === 'beyond');
  return {
    ...{ estimate: jsonSpeed(speed), se: null, low: jsonSpeed(interval.low), high: jsonSpeed(interval.high) },
    ...{ p: null, q: null, not_reached_up_to: open?.cps ?? null },
  };
}

/** The safe speed is itself the end of an interval, and has none. */
function jsonBound(speed: number): object {
  return { estimate: speed, se: null, low: null, high: null, p: null, q: null };
}

/** A speed that is not reached up to the highest that enough titles have is null. */
function jsonSpeed(reached: Reached): number | null {
  return reached.kind === 'at' ? reached.cps : null;
}

function tableOf(found: readonly LanguageStudy[], isStated: boolean): string {
  const columns = [
    'language',
    'type',
    'audience',
    'heard',
    'limit',
    'lines',
    'titles',
    'pooled',
    'low',
    'high',
    'within',
    'low',
    'high',
    'typical',
    'benchmark',
    'low',
    'high',
    'safe',
    'verdict',
    'grade',
  ];
  const rows = found.map(({ stratum, overview, slopes, curve, finding }) => [
    stratum.language,
    stratum.assetType,
    stratum.audience,
    stratum.audioContext,
    stratum.limit,
    overview.lines,
    overview.titles,
    ...percentsPerCps(slopes.pooled),
    ...percentsPerCps(slopes.within),
    curve === null || Number.isNaN(curve.typical)
      ? null
      : curve.typical.toFixed(speedDigits(overview.meanSpeed)),
    ...speedTexts(curve?.benchmark ?? null, speedDigits(overview.meanSpeed)),
    curve === null || curve.safe === null ? null : safeText(curve.safe.cps, speedDigits(overview.meanSpeed)),
    finding === null ? null : finding.decision.verdict,
    finding === null ? null : finding.grade,
  ]);
  const grades = isStated ? '' : 'No grade is strong without --matters. ';
  return `${textTable(columns, rows)}pooled, within: change of the rate for each character per second more, over all titles together and within the same title; benchmark, safe: against the rate of a line at the typical speed. low, high: the 95 % interval of what stands before them; a safe speed is itself the end of one. ${grades}Observational.\n`;
}

function percentsPerCps(slope: Estimate | null): (string | null)[] {
  return [slope?.estimate, slope?.low, slope?.high].map((one) =>
    one === undefined ? null : percentPerCps(one),
  );
}

function safeText(cps: number, digits: number): string {
  return boundAt(cps, digits, 'down').toFixed(digits);
}

function speedTexts(benchmark: Curve['benchmark'], digits: number): (string | null)[] {
  if (benchmark === null) return [null, null, null];
  const { low, high } = benchmark.interval;
  return [
    benchmark.speed,
    { ...low, cps: boundAt(low.cps, digits, 'down') },
    { ...high, cps: boundAt(high.cps, digits, 'up') },
  ].map((reached) => speedText(reached, digits));
}

function percentPerCps(slope: number): string {
  const percent = 100 * Math.expm1(slope);
  // A small slope keeps its sign: on which side of 0 an end lies is what an interval is read for.
  const size =
    [1, 2, 3].map((digits) => Math.abs(percent).toFixed(digits)).find((text) => Number(text) > 0) ?? '0';
  return `${Number(size) === 0 ? '' : percent < 0 ? '-' : '+'}${size} %`;
}

function speedText({ kind, cps }: Reached, digits: number): string {
  return `${kind === 'at' ? '' : '> '}${cps.toFixed(digits)}`;
}
