import type { Asset, Version } from './assets.ts';
import { subtitleLanguage, type SubtitleLanguage } from './languages.ts';
import { stream, type Random } from './random.ts';
import type { Timeline, Zone } from './timeline.ts';
import type { Title } from './titles.ts';
import { estimateText, writeText, type WrittenText } from './text/write.ts';
import { limitIn, publishedWorld, sceneConfounder, triedLimits, type World } from './world.ts';

/** What a line shows. */
export type EventType =
  'dialogue' | 'sound_label' | 'forced_narrative' | 'song' | 'on_screen_text' | 'credit';

/** One line of a version. */
export interface Line extends WrittenText {
  readonly ordinal: number;
  /** The line's place in the title's timeline, from 0. */
  readonly moment: number;
  readonly type: EventType;
  readonly startFrame: number;
  readonly frames: number;
  readonly scene: number;
  readonly zone: Zone;
  /** Counted characters per second. */
  readonly cps: number;
  /** What the published world would have it run at. */
  readonly publishedCps: number;
  /** What it would run at under each of {@link triedLimits}; null where none of them changes it. */
  readonly triedCps: readonly number[] | null;
}

/** What the lines of a version depend on, beside the seed. */
export interface LineContext {
  readonly world: World;
  readonly title: Title;
  readonly timeline: Timeline;
  readonly asset: Asset;
  readonly version: Version;
  /** Whether to write the text; its measures are made either way. */
  readonly hasText: boolean;
}

/** The lines of one version. All versions of an asset say the same; a re-timed one says it later. */
export function makeLines(seed: number, context: LineContext): Line[] {
  const { title, timeline, asset } = context;
  const language = subtitleLanguage(asset.language);
  const speeds = stream(seed, 'speed', title.index, asset.language, asset.type);
  const words = stream(seed, 'words', title.index, asset.language, asset.type);
  const moments = asset.type === 'forced_narrative' ? forcedMoments(speeds, timeline) : null;
  const limits = limitsOf(context);
  const lines: Line[] = [];
  for (let i = 0; i < (moments?.length ?? timeline.lineCount); i++) {
    const moment = moments === null ? i : (moments[i] ?? 0);
    lines.push(makeLine(context, language, limits, speeds, words, moment, i + 1));
  }
  return lines;
}

/** The limits that an asset's lines are, were or might be made under. */
interface Limits {
  readonly own: number;
  readonly published: number;
  readonly tried: readonly number[];
}

function limitsOf({ world, asset, title }: LineContext): Limits {
  const isStudied = asset.type === 'subtitle' && title.audience === 'adult';
  return {
    own: limitIn(world, asset),
    published: limitIn(publishedWorld, asset),
    tried: isStudied ? triedLimits(world, asset.language) : [],
  };
}

function makeLine(
  context: LineContext,
  language: SubtitleLanguage,
  limits: Limits,
  speeds: Random,
  words: Random,
  moment: number,
  ordinal: number,
): Line {
  const { title, timeline, asset, version } = context;
  const fps = title.frameRate.numerator / title.frameRate.denominator;
  const frames = timeline.frames[moment] ?? 0;
  const seconds = frames / fps;
  const isSdh = asset.type === 'sdh';
  const speed = drawSpeed(speeds, title, timeline, moment, language, isSdh);
  const type = eventType(speeds, asset, timeline.zone[moment] ?? 'body', moment === timeline.lineCount - 1);
  const lineLength = isSdh ? language.sdhLineLength : language.lineLength;
  const write = context.hasText ? writeText : estimateText;
  const drafts = new Drafts(words, aimUnder(speed.published, limits.published), {
    write: (random, cps) => write(random, language, cps * seconds, lineLength, type),
    speedOf: ({ charCount }) => charCount / seconds,
  });
  const written = drafts.at(aimUnder(speed.own, limits.own));
  const tried = limits.tried.map((limit) => drafts.at(aimUnder(speed.own, limit)));
  return {
    ...written,
    text: isWithheld(asset) ? null : written.text,
    ordinal,
    moment,
    type,
    startFrame: (timeline.startFrame[moment] ?? 0) + Math.round(version.shiftS * fps),
    frames,
    scene: timeline.scene[moment] ?? 0,
    zone: timeline.zone[moment] ?? 'body',
    cps: written.charCount / seconds,
    publishedCps: drafts.published.charCount / seconds,
    triedCps: tried.every((draft) => draft === written)
      ? null
      : tried.map(({ charCount }) => charCount / seconds),
  };
}

/** The speed that a line is written for, and the limit that it was condensed to, which it then meets; null where it was not. */
interface Aim {
  readonly cps: number;
  readonly most: number | null;
}

/** How a line is written for a speed, and the speed that came of it. */
interface Writer {
  readonly write: (random: Random, cps: number) => WrittenText;
  readonly speedOf: (written: WrittenText) => number;
}

/** How often a condensed text that is still too long is written anew. */
const mostRewrites = 6;

/**
 * A line as it would be written at this speed or that, always from the same draws. The stream moves on as the published
 * line's first draft moves it, so that no world's lines change those after them.
 */
class Drafts {
  readonly published: WrittenText;
  readonly #published: Aim;
  readonly #start: Random;
  readonly #writer: Writer;
  #others: Map<number, WrittenText> | null = null;

  constructor(words: Random, published: Aim, writer: Writer) {
    this.#start = words.copy();
    this.#published = published;
    this.#writer = writer;
    this.published = this.#fitting(writer.write(words, published.cps), published);
  }

  at(aim: Aim): WrittenText {
    const { cps } = aim;
    if (cps === this.#published.cps) return this.published;
    this.#others ??= new Map<number, WrittenText>();
    const known = this.#others.get(cps);
    if (known !== undefined) return known;
    const draft = this.#fitting(this.#writer.write(this.#start.copy(), cps), aim);
    this.#others.set(cps, draft);
    return draft;
  }

  /** Who condenses a line checks that it meets the limit: a text that came out too long is written in other words, for as much less. */
  #fitting(draft: WrittenText, { cps, most }: Aim): WrittenText {
    if (most === null) return draft;
    const others = this.#start.copy();
    let [written, wanted] = [draft, cps];
    for (let rewrite = 0; rewrite < mostRewrites; rewrite += 1) {
      const over = this.#writer.speedOf(written) - most;
      if (!(over > 1e-9)) break;
      wanted -= over;
      written = this.#writer.write(others, wanted);
    }
    return written;
  }
}

/** How fast a line is meant to be before any limit, and what becomes of it where it passes one. */
interface Speed {
  readonly intended: number;
  readonly condenses: boolean;
  /** How far below a limit it is condensed. */
  readonly below: number;
}

/** What moves the speed of a line from its language's typical one, in counted characters per second at a limit of 17. */
export const speedCoefficients = {
  density: 0.6,
  log_duration: -2.2,
  speech: 1.3,
  line_noise_sd: 2,
  sdh: 1,
} as const;

/**
 * The speed that the line is meant to have, in this world and in the published one: by title, density, duration, speech and
 * chance. Takes four draws, whatever comes of them.
 */
function drawSpeed(
  random: Random,
  title: Title,
  timeline: Timeline,
  moment: number,
  language: SubtitleLanguage,
  isSdh: boolean,
): { readonly own: Speed; readonly published: Speed } {
  const scale = language.adult / 17;
  const noise = random.normal();
  const condenses = random.chance(language.condensing);
  const below = random.between(0.05, 0.8) * scale;
  const shift =
    title.cpsShift +
    speedCoefficients.density * (timeline.density[moment] ?? 0) +
    speedCoefficients.log_duration * (timeline.logDuration[moment] ?? 0) +
    speedCoefficients.speech * (timeline.speech[moment] ?? 0) +
    speedCoefficients.line_noise_sd * noise +
    (isSdh ? speedCoefficients.sdh : 0);
  const speedOf = (moved: number): Speed => ({
    intended: Math.max(0.3 * language.typicalCps, language.typicalCps + scale * moved),
    condenses,
    below,
  });
  const hidden = sceneConfounder.cps * (timeline.hidden[moment] ?? 0);
  return { own: speedOf(shift + hidden), published: speedOf(shift) };
}

/** Where the line passes the limit, it may be condensed to just below. */
function aimUnder({ intended, condenses, below }: Speed, limit: number): Aim {
  return intended > limit && condenses ? { cps: limit - below, most: limit } : { cps: intended, most: null };
}

/** Whether the owner of an asset gives its measures but not its text: a few licensed ones. */
export function isWithheld(asset: Asset): boolean {
  return asset.workflow === 'licensed' && asset.title.index % 12 === 5;
}

function eventType(random: Random, asset: Asset, zone: Zone, isLast: boolean): EventType {
  const draw = random.next();
  if (asset.type === 'forced_narrative') return 'forced_narrative';
  if (zone === 'credits' && isLast) return 'credit';
  if (asset.type === 'sdh' && draw < 0.07) return 'sound_label';
  if (draw > 0.985) return 'on_screen_text';
  return draw > 0.977 ? 'song' : 'dialogue';
}

/** A handful of moments, in order: signs and foreign words that a dub leaves unspoken. */
function forcedMoments(random: Random, timeline: Timeline): number[] {
  const count = Math.min(timeline.lineCount, random.whole(2, 5));
  const moments = new Set(Array.from({ length: count }, () => random.whole(0, timeline.lineCount - 1)));
  return [...moments].sort((a, b) => a - b);
}
