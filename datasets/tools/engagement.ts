import type { Asset, Version } from './assets.ts';
import { daysBetween, addDays } from './calendar.ts';
import { subtitleLanguage } from './languages.ts';
import type { Line } from './lines.ts';
import { stream, type Random } from './random.ts';
import { segmentWindow, type Segment } from './segments.ts';
import type { Size } from './sizes.ts';
import type { Timeline } from './timeline.ts';
import type { Title } from './titles.ts';
import { effectsOf, logEffect, outcomes, scaledEffectsOf, type Effects, type Outcome } from './truth.ts';
import { sceneConfounder, type World } from './world.ts';

/** Counts below this are not exported. */
export const suppressedBelow = 20;

/** What the members of one segment did at one line. Null where too few saw it, or where a device doesn't report it. */
export type LineCounts = { readonly exposures: number | null } & Readonly<Record<Outcome, number | null>>;

/** Events per exposure at a typical line of a typical title. */
export const baseRates: Readonly<Record<Outcome, number>> = {
  rewinds: 0.004,
  pauses: 0.005,
  exits: 0.0012,
  text_offs: 0.0008,
  audio_switches: 0.0005,
};

/** Coefficients on the log of every rate, beside speed's. They are part of the truth. */
export const coefficients = {
  speech_share: 0.6,
  position: -0.35,
  position_squared: 0.6,
  log_duration: 0.6,
  credits_on_exits: Math.log(25),
  line_noise_sd: 0.2,
} as const;

/** What the engagement of a version depends on. */
export interface EngagementContext {
  readonly world: World;
  readonly size: Size;
  readonly title: Title;
  readonly timeline: Timeline;
  readonly asset: Asset;
  readonly version: Version;
}

/** What the rates of a line depend on, beside the segment. */
export interface Conditions {
  /** What moves the log of every outcome's rate, beside speed. */
  readonly logRate: number;
  readonly cps: number;
  readonly effects: Effects;
  readonly isInCredits: boolean;
}

/** Counts of one line in one segment, and what its rates were made of. */
export interface CountedLine {
  readonly line: Line;
  readonly segment: Segment;
  readonly counts: LineCounts;
  readonly conditions: Conditions;
}

/**
 * Counts of a version's lines in the given segments, line by line, then segment by segment. Nothing where the version was
 * not live in the window.
 */
export function* countEngagement(
  seed: number,
  context: EngagementContext,
  lines: readonly Line[],
  segments: readonly Segment[],
): Generator<CountedLine> {
  const { title, asset, version } = context;
  const members = membersOf(context);
  if (members <= 0) return;
  const random = stream(seed, 'members', title.index, asset.language, asset.type, version.number);
  const effects = {
    published: effectsOf(asset.language),
    own: scaledEffectsOf(asset.language, context.world.effect),
  };
  for (const line of lines) {
    const published = publishedConditions(context, line, effects.published);
    const own = ownConditions(context, line, published, effects.own);
    const kept = Math.exp(-0.5 * (context.timeline.position[line.moment] ?? 0));
    for (const segment of segments) {
      const exposures = random.poisson(members * segment.share * kept);
      const counts = countLine(random, segment, exposures, published, own);
      yield { line, segment, counts, conditions: own };
    }
  }
}

/** Events per exposure that are expected of a line in a segment; `noise` is the line's own, on the log. */
export function rateOf(
  outcome: Outcome,
  segment: Segment,
  { logRate, cps, effects, isInCredits }: Conditions,
  noise = 0,
): number {
  const speed = segment.subtitlesOn ? logEffect(effects[outcome], cps) : 0;
  const credits = outcome === 'exits' && isInCredits ? coefficients.credits_on_exits : 0;
  return baseRates[outcome] * Math.exp(logRate + segment.logRate + speed + credits + noise);
}

function publishedConditions(context: EngagementContext, line: Line, effects: Effects): Conditions {
  const logRate = logRateOf(context, line);
  return { logRate, cps: line.publishedCps, effects, isInCredits: line.zone === 'credits' };
}

/** The conditions in the context's world; the very same object where the line has them in the published world too. */
function ownConditions(
  { world, timeline }: EngagementContext,
  { cps, moment }: Line,
  published: Conditions,
  effects: Effects,
): Conditions {
  const hidden = sceneConfounder.log_rate * (timeline.hidden[moment] ?? 0);
  if (hidden === 0 && cps === published.cps && world.effect === 1) return published;
  return { ...published, logRate: published.logRate + hidden, cps, effects };
}

/** Members who reach the first line with a version on: by size, language, title, kind, and days live in the window. */
function membersOf({ size, title, asset, version }: EngagementContext): number {
  const windowDays = daysBetween(segmentWindow.start, segmentWindow.end) + 1;
  const from = version.liveFrom ?? title.releasedOn;
  const to = addDays(version.liveTo ?? segmentWindow.end, 1);
  const start = from > segmentWindow.start ? from : segmentWindow.start;
  const days = Math.max(0, daysBetween(start, to));
  const kind = asset.type === 'sdh' ? 0.4 : 1;
  return (
    size.exposures *
    Math.max(size.leastAudience, subtitleLanguage(asset.language).audience) *
    title.popularity *
    kind *
    Math.min(1, days / windowDays)
  );
}

/** What moves the log of every outcome's rate at a line, beside its speed. */
function logRateOf({ title, timeline }: EngagementContext, line: Line): number {
  const i = line.moment;
  const position = timeline.position[i] ?? 0;
  return (
    title.logRateShift +
    coefficients.speech_share * ((timeline.speechShare[i] ?? 0) - 0.5) +
    coefficients.position * position +
    coefficients.position_squared * position * position +
    coefficients.log_duration * (timeline.logDuration[i] ?? 0) +
    (timeline.sceneShock[i] ?? 0)
  );
}

/**
 * What members do at a line. The stream moves on as in the published world, whose every draw is taken; where the rate is
 * another one here, its count comes from the same draws.
 */
function countLine(
  random: Random,
  segment: Segment,
  exposures: number,
  published: Conditions,
  own: Conditions,
): LineCounts {
  const count = (outcome: Outcome): number => {
    const noise = coefficients.line_noise_sd * random.normal() - coefficients.line_noise_sd ** 2 / 2;
    const again = own === published ? null : random.copy();
    const drawn = random.poisson(exposures * rateOf(outcome, segment, published, noise));
    const events = again?.poisson(exposures * rateOf(outcome, segment, own, noise)) ?? drawn;
    return Math.min(exposures, events);
  };
  const [rewinds, pauses, exits, textOffs, audioSwitches] = outcomes.map(count);
  if (exposures < suppressedBelow) return suppressed;
  return {
    exposures,
    rewinds: rewinds ?? null,
    pauses: segment.reportsPauses ? (pauses ?? null) : null,
    exits: exits ?? null,
    text_offs: segment.subtitlesOn ? (textOffs ?? null) : null,
    audio_switches: audioSwitches ?? null,
  };
}

const suppressed: LineCounts = {
  exposures: null,
  rewinds: null,
  pauses: null,
  exits: null,
  text_offs: null,
  audio_switches: null,
};
