import type { Asset } from './assets.ts';
import { rateOf, type CountedLine } from './engagement.ts';
import { subtitleLanguage, subtitleLanguages } from './languages.ts';
import type { Line } from './lines.ts';
import type { Segment } from './segments.ts';
import { benchmarkCps, outcomes, rounded, scaledEffectsOf, type Outcome } from './truth.ts';
import { triedLimits, type World } from './world.ts';

/** What would be under one limit: lines that pass it all the same, their mean speed, and the events that are expected. */
interface UnderLimit {
  readonly limit: number;
  readonly lines_above: number;
  readonly mean_cps: number;
  readonly expected: Readonly<Record<Outcome, number>>;
}

/** What is planted in a language's adult subtitles, and what would be under other limits. */
interface StudyTruth {
  /** In counted characters per second, as all speeds here. */
  readonly limit: number;
  /** How likely a line that would pass the limit is condensed to just below it. */
  readonly compliance: number;
  readonly titles: number;
  /** Titles with a line above the limit. */
  readonly titles_above: number;
  readonly lines: number;
  readonly exposures: number;
  /** Mean over lines: where the benchmark speeds start from. */
  readonly typical_cps: number;
  /** The speed at which a rate is 5% above that of the typical line; null where it never is. */
  readonly benchmark_cps: Readonly<Record<Outcome, number | null>>;
  readonly under_limits: readonly UnderLimit[];
}

/** Sums over a language's lines. Arrays run over the tried limits. */
interface Sums {
  readonly limits: readonly number[];
  readonly titles: Set<string>;
  readonly titlesAbove: Set<string>;
  lines: number;
  exposures: number;
  readonly cps: number[];
  readonly above: number[];
  readonly events: readonly Record<Outcome, number>[];
}

/** Speeds are sums of doubles: what passes a limit by less than this meets it. */
const tolerance = 1e-9;

/**
 * The events that a package's limits, and other ones, let us expect: for each language over the lines of adult subtitles
 * that were counted where subtitles were on, and whose audio was foreign or not told. Exposures are those drawn; rates are
 * without the noise of lines and counts. No line is changed but by the limit.
 */
export class Counterfactuals {
  readonly #world: World;
  readonly #sums = new Map<string, Sums>();
  #lastLine: Line | null = null;

  constructor(world: World) {
    this.#world = world;
  }

  /** Takes what was counted at a line in one segment; segments of a line follow each other. */
  add(asset: Asset, counted: CountedLine): void {
    const { line, segment, counts } = counted;
    if (asset.type !== 'subtitle' || asset.title.audience !== 'adult') return;
    if (!isStudied(segment) || counts.exposures === null) return;
    const sums = this.#sumsOf(asset.language);
    if (line !== this.#lastLine) this.#addLine(sums, asset, line);
    this.#lastLine = line;
    sums.exposures += counts.exposures;
    addEvents(sums, counted, counts.exposures);
  }

  /** The part of `truth.json` on the reading-speed study, by language. */
  study(): Readonly<Record<string, StudyTruth>> {
    const entries = subtitleLanguages.flatMap(({ tag }): [string, StudyTruth][] => {
      const sums = this.#sums.get(tag);
      return sums === undefined ? [] : [[tag, this.#truthOf(tag, sums)]];
    });
    return Object.fromEntries(entries);
  }

  #sumsOf(tag: string): Sums {
    const known = this.#sums.get(tag);
    if (known !== undefined) return known;
    const limits = triedLimits(this.#world, tag);
    const sums: Sums = {
      limits,
      titles: new Set(),
      titlesAbove: new Set(),
      lines: 0,
      exposures: 0,
      cps: limits.map(() => 0),
      above: limits.map(() => 0),
      events: limits.map(() => ({ rewinds: 0, pauses: 0, exits: 0, text_offs: 0, audio_switches: 0 })),
    };
    this.#sums.set(tag, sums);
    return sums;
  }

  #addLine(sums: Sums, asset: Asset, line: Line): void {
    const own = this.#limitOf(asset.language);
    sums.lines++;
    sums.titles.add(asset.title.id);
    if (line.cps > own + tolerance) sums.titlesAbove.add(asset.title.id);
    sums.limits.forEach((limit, i) => {
      const cps = line.triedCps?.[i] ?? line.cps;
      sums.cps[i] = (sums.cps[i] ?? 0) + cps;
      if (cps > limit + tolerance) sums.above[i] = (sums.above[i] ?? 0) + 1;
    });
  }

  #limitOf(tag: string): number {
    return this.#world.limits.get(tag) ?? subtitleLanguage(tag).adult;
  }

  #truthOf(tag: string, sums: Sums): StudyTruth {
    const limit = this.#limitOf(tag);
    const mean = (i: number): number => (sums.cps[i] ?? 0) / sums.lines;
    const typical = rounded(mean(sums.limits.indexOf(limit)));
    const effects = scaledEffectsOf(tag, this.#world.effect);
    return {
      limit,
      compliance: subtitleLanguage(tag).condensing,
      titles: sums.titles.size,
      titles_above: sums.titlesAbove.size,
      lines: sums.lines,
      exposures: sums.exposures,
      typical_cps: typical,
      benchmark_cps: byOutcome((outcome) => benchmarkCps(effects[outcome], typical)),
      under_limits: sums.limits.map((tried, i) => ({
        limit: tried,
        lines_above: sums.above[i] ?? 0,
        mean_cps: rounded(mean(i)),
        expected: byOutcome((outcome) => rounded(sums.events[i]?.[outcome] ?? 0)),
      })),
    };
  }
}

/** Whether a segment belongs to the stratum: subtitles on, beside foreign audio or any. */
function isStudied({ subtitlesOn, audioContext }: Segment): boolean {
  return subtitlesOn && (audioContext === 'foreign_original' || audioContext === 'unknown');
}

/** Adds what a line lets us expect under each limit; once for all of them where none changes it. */
function addEvents({ events }: Sums, { line, segment, conditions }: CountedLine, exposures: number): void {
  for (const outcome of outcomes) {
    const unchanged = exposures * rateOf(outcome, segment, conditions);
    events.forEach((sums, i) => {
      const cps = line.triedCps?.[i] ?? line.cps;
      sums[outcome] +=
        cps === line.cps ? unchanged : exposures * rateOf(outcome, segment, { ...conditions, cps });
    });
  }
}

function byOutcome<T>(valueOf: (outcome: Outcome) => T): Record<Outcome, T> {
  return {
    rewinds: valueOf('rewinds'),
    pauses: valueOf('pauses'),
    exits: valueOf('exits'),
    text_offs: valueOf('text_offs'),
    audio_switches: valueOf('audio_switches'),
  };
}
