import type { Asset, Version } from './assets.ts';
import { subtitleLanguage, type SubtitleLanguage } from './languages.ts';
import { stream, type Random } from './random.ts';
import type { Timeline, Zone } from './timeline.ts';
import type { Title } from './titles.ts';
import { estimateText, writeText, type WrittenText } from './text/write.ts';

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
}

/** What the lines of a version depend on, beside the seed. */
export interface LineContext {
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
  const lines: Line[] = [];
  for (let i = 0; i < (moments?.length ?? timeline.lineCount); i++) {
    const moment = moments === null ? i : (moments[i] ?? 0);
    lines.push(makeLine(context, language, speeds, words, moment, i + 1));
  }
  return lines;
}

function makeLine(
  context: LineContext,
  language: SubtitleLanguage,
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
  const wanted = wantedCps(speeds, title, timeline, moment, language, isSdh) * seconds;
  const type = eventType(speeds, asset, timeline.zone[moment] ?? 'body', moment === timeline.lineCount - 1);
  const lineLength = isSdh ? language.sdhLineLength : language.lineLength;
  const write = context.hasText ? writeText : estimateText;
  const written = write(words, language, wanted, lineLength, type);
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
  };
}

/**
 * The speed that the line is meant to have: by title, density, duration, speech and chance; then, where it passes the
 * limit, perhaps condensed to just below. Takes four draws, whatever comes of them.
 */
function wantedCps(
  random: Random,
  title: Title,
  timeline: Timeline,
  moment: number,
  language: SubtitleLanguage,
  isSdh: boolean,
): number {
  const scale = language.adult / 17;
  const limit = limitOf(language, title.audience, isSdh);
  const noise = random.normal();
  const condenses = random.chance(language.condensing);
  const below = random.between(0.05, 0.8);
  const shift =
    title.cpsShift +
    0.6 * (timeline.density[moment] ?? 0) -
    2.2 * (timeline.logDuration[moment] ?? 0) +
    1.3 * (timeline.speech[moment] ?? 0) +
    2 * noise +
    (isSdh ? 1 : 0);
  const cps = Math.max(0.3 * language.typicalCps, language.typicalCps + scale * shift);
  return cps > limit && condenses ? limit - below * scale : cps;
}

/** Whether the owner of an asset gives its measures but not its text: a few licensed ones. */
export function isWithheld(asset: Asset): boolean {
  return asset.workflow === 'licensed' && asset.title.index % 12 === 5;
}

/** The limit in force today for a language's lines, in counted characters per second. */
function limitOf(language: SubtitleLanguage, audience: Title['audience'], isSdh: boolean): number {
  if (isSdh) return audience === 'children' ? language.sdhChildren : language.sdhAdult;
  return audience === 'children' ? language.children : language.adult;
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
