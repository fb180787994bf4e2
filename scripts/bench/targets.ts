import type { SizeName } from '../../datasets/tools/sizes.ts';
import type { DiffTiming } from './diffs.ts';
import type { CompilerFigures, TwoFactFigures } from './compiler.ts';
import { geometricMean, quantile, round } from './measure.ts';
import { openingParts, type Opening } from './openings.ts';
import type { BenchPackage } from './packages.ts';
import type { QueryTiming } from './queries.ts';
import type { StudyTiming } from './study.ts';
import type { TimedTextFigures } from './timed-text.ts';
import type { WindowFigures } from './window.ts';

/** One figure of the bench, with what it should be at most. */
export interface Measure {
  /** The package; null for what is measured without one. */
  readonly size: SizeName | null;
  readonly measure: string;
  readonly value: number;
  readonly unit: 's' | 'ms' | 'MB' | 'x native' | 'x by hand' | 'x library';
  /** The most that it should be; null where nothing is asked of it. */
  readonly target: number | null;
  /** Whether the target was met; null where there is none. */
  readonly met: boolean | null;
  /** What the figure is made of. */
  readonly detail?: unknown;
}

/** What is asked of the figures that are the same for every size. */
const targets = {
  openingRatio: 4,
  queryRatio: 1.5,
  heapMb: 2000,
  generatorMb: 1000,
  firstChartMs: 2500,
  brushMs: 50,
  /** Two of the frames that a screen draws in a second. */
  frameMs: 34,
  compileColdMs: 50,
  compileWarmMs: 1,
  handRatio: 1.3,
};

/** How long reading and measuring may take, to a library that reads alone: no longer than the one that reads cue texts too, twice the one that leaves them as they are. */
const libraryRatios: Readonly<Record<string, number>> = { 'webvtt-parser': 1, 'media-captions': 2 };

/** The time in which the full diff of an edit should be there, in seconds, by size. */
const diffSeconds: Readonly<Partial<Record<SizeName, number>>> = { demo: 1, medium: 5 };

/** The time in which a package should be open on two cores, in seconds, by size. */
const openingSeconds: Readonly<Partial<Record<SizeName, number>>> = { medium: 12, large: 60 };

/** The time in which a study of all languages should tell its first slope and curve, and be done, on two cores, in seconds, by size. */
const studySeconds: Readonly<Partial<Record<SizeName, { readonly first: number; readonly all: number }>>> = {
  medium: { first: 2, all: 20 },
  large: { first: 8, all: 90 },
};

const megabytes = (bytes: number): number => round(bytes / 1e6, 0);

function figure(
  size: SizeName | null,
  measure: string,
  value: number,
  unit: Measure['unit'],
  target: number | null = null,
  detail?: unknown,
): Measure {
  const met = target === null ? null : value <= target;
  return { size, measure, value, unit, target, met, ...(detail === undefined ? {} : { detail }) };
}

/** What the compiler costs, and its SQL for two facts of a million rows against the best by hand. */
export function compilerMeasures(cost: CompilerFigures, twoFacts: readonly TwoFactFigures[]): Measure[] {
  const { readMs, coldMs, warmMs, compilations } = cost;
  return [
    figure(null, 'definitions, reading and checking all', round(readMs, 1), 'ms'),
    figure(null, 'compile, the first query', round(coldMs, 1), 'ms', targets.compileColdMs),
    figure(null, 'compile, median of later queries', round(warmMs, 3), 'ms', targets.compileWarmMs, {
      compilations,
    }),
    ...twoFacts.map(({ query, ourMs, handMs }) =>
      figure(
        null,
        `two facts of a million rows ${query}`,
        round(ourMs / handMs),
        'x by hand',
        targets.handRatio,
        { ms: round(ourMs, 1), by_hand_ms: round(handMs, 1) },
      ),
    ),
  ];
}

/** Reading and measuring subtitles, against libraries that read alone. */
export function timedTextMeasures(figures: readonly TimedTextFigures[]): Measure[] {
  return figures.map(({ library, format, cues, ourMs, libraryMs }) =>
    figure(
      null,
      `${cues} ${format} lines read and measured, to ${library} reading alone`,
      round(ourMs / libraryMs),
      'x library',
      libraryRatios[library] ?? null,
      { ms: round(ourMs, 1), library_ms: round(libraryMs, 1) },
    ),
  );
}

/** What the generator needed. */
export function generatorMeasures({ size, made }: BenchPackage): Measure[] {
  const bytes = made.peak_rss_mb * 1024 ** 2;
  return [
    figure(size, 'generator, time', round(made.seconds, 1), 's'),
    figure(size, 'generator, most memory', megabytes(bytes), 'MB', targets.generatorMb),
  ];
}

/** What the two engines needed for the same package. */
export interface EngineFigures {
  readonly product: Opening;
  readonly native: Opening;
  readonly queries: readonly QueryTiming[];
  /** WebAssembly memory of the engine and the decoder after the opening: the most that it was. */
  readonly heapBytes: number;
  /** What DuckDB says that its tables take. */
  readonly tableBytes: number;
}

/** Opening, queries and heap of the product's engine in one process, against native DuckDB with one thread. */
export function engineMeasures(size: SizeName, figures: EngineFigures): Measure[] {
  const { product, native, queries, heapBytes, tableBytes } = figures;
  const seconds = (ms: number): number => round(ms / 1000);
  const parts = openingParts.map((part) => [
    part,
    { seconds: seconds(product.ms[part]), native_seconds: seconds(native.ms[part]) },
  ]);
  const ratios = queries.map(({ productMs, nativeMs }) => productMs / nativeMs);
  const each = queries.map(({ screen, name, productMs, nativeMs }) => ({
    screen,
    query: name,
    ms: round(productMs, 1),
    native_ms: round(nativeMs, 1),
    ratio: round(productMs / nativeMs),
  }));
  return [
    figure(size, 'opening', seconds(product.totalMs), 's', openingSeconds[size] ?? null),
    figure(size, 'opening, native', seconds(native.totalMs), 's'),
    figure(
      size,
      'opening to native',
      round(product.totalMs / native.totalMs),
      'x native',
      targets.openingRatio,
      Object.fromEntries(parts),
    ),
    figure(size, 'heap', megabytes(heapBytes), 'MB', targets.heapMb),
    figure(size, 'heap, tables alone', megabytes(tableBytes), 'MB'),
    figure(
      size,
      'queries to native, geometric mean',
      round(geometricMean(ratios)),
      'x native',
      targets.queryRatio,
      each,
    ),
    ...screensOf(queries).map(([screen, own]) =>
      figure(
        size,
        `queries of ${screen} to native, geometric mean`,
        round(geometricMean(own.map(({ productMs, nativeMs }) => productMs / nativeMs))),
        'x native',
      ),
    ),
  ];
}

function screensOf(queries: readonly QueryTiming[]): [string, QueryTiming[]][] {
  const screens = [...new Set(queries.map(({ screen }) => screen))];
  return screens.map((screen) => [screen, queries.filter((query) => query.screen === screen)]);
}

/** The reading-speed study of all languages, and its passes against native DuckDB with one thread. */
export function studyMeasures(size: SizeName, timing: StudyTiming): Measure[] {
  const seconds = (ms: number): number => round(ms / 1000);
  const { first = null, all = null } = studySeconds[size] ?? {};
  const inEngine = timing.passes.reduce((sum, { productMs }) => sum + productMs, 0);
  const natively = timing.passes.reduce((sum, { nativeMs }) => sum + nativeMs, 0);
  const each = timing.passes.map(({ pass, productMs, nativeMs }) => ({
    pass,
    ms: round(productMs, 0),
    native_ms: round(nativeMs, 0),
    ratio: round(productMs / nativeMs),
  }));
  return [
    figure(size, 'study, counts', seconds(timing.countsMs), 's'),
    figure(size, 'study, first slope and curve', seconds(timing.firstCurveMs), 's', first),
    figure(size, 'study, first look at every language', seconds(timing.allCurvesMs), 's'),
    figure(size, 'study, complete', seconds(timing.completeMs), 's', all, {
      languages: timing.languages,
      in_passes: seconds(inEngine),
      in_passes_native: seconds(natively),
      beside_passes: seconds(timing.completeMs - inEngine),
    }),
    figure(size, 'study, passes to native', round(inEngine / natively), 'x native', null, each),
    figure(size, 'study, heap', megabytes(timing.heapBytes), 'MB', targets.heapMb),
  ];
}

/** How long the diffs of edits took. */
export function diffMeasures(size: SizeName, timings: readonly DiffTiming[]): Measure[] {
  return timings.map(({ edit, ms, models, metrics }) =>
    figure(size, `diff of ${edit}`, round(ms / 1000), 's', diffSeconds[size] ?? null, { models, metrics }),
  );
}

/** The window to the first chart of the demo, where Chromium had the compiled code. */
export function firstChartAgainMeasure(ms: number): Measure {
  return figure('demo', 'window to first chart, code kept', round(ms, 0), 'ms', targets.firstChartMs);
}

/** How a package behaved in the window. */
export function windowMeasures(size: SizeName, figures: WindowFigures): Measure[] {
  const { openMs, firstChartMs, peakBytes, brushMovesMs, release, longTasksMs, scroll } = figures;
  const whole = (values: readonly number[]): number[] => values.map((value) => round(value, 0));
  return [
    figure(size, 'window, opening', round(openMs / 1000), 's', openingSeconds[size] ?? null),
    figure(
      size,
      'window to first chart',
      round(firstChartMs, 0),
      'ms',
      size === 'demo' ? targets.firstChartMs : null,
    ),
    ...(peakBytes === null
      ? []
      : [figure(size, 'window, most memory of its process', megabytes(peakBytes), 'MB', targets.heapMb)]),
    figure(
      size,
      'brush, a move until painted, median',
      round(quantile(brushMovesMs, 0.5), 0),
      'ms',
      targets.brushMs,
    ),
    figure(
      size,
      'brush, a move until painted, slowest of twenty but one',
      round(quantile(brushMovesMs, 0.95), 0),
      'ms',
      targets.brushMs,
      whole(brushMovesMs),
    ),
    figure(size, 'brush, release until painted', round(release.firstMs, 0), 'ms', targets.brushMs),
    figure(size, 'brush, release until every figure is there', round(release.lastMs, 0), 'ms'),
    figure(
      size,
      'scrolling all lines, a frame, slowest of twenty but one',
      round(quantile(scroll.framesMs, 0.95), 0),
      'ms',
      targets.frameMs,
      { lines: scroll.lines, longest: round(Math.max(...scroll.framesMs), 0) },
    ),
    figure(
      size,
      'scrolling all lines, a jump until its lines are there, slowest',
      round(Math.max(...scroll.jumpsMs), 0),
      'ms',
      null,
      whole(scroll.jumpsMs),
    ),
    figure(
      size,
      'long tasks of the window, longest',
      round(Math.max(0, ...longTasksMs.untilChart, ...longTasksMs.whileBrushing), 0),
      'ms',
      null,
      {
        until_chart: whole(longTasksMs.untilChart),
        while_brushing: whole(longTasksMs.whileBrushing),
      },
    ),
  ];
}
