import { stream, type Random } from './random.ts';
import type { Title } from './titles.ts';
import { hiddenScenes, type World } from './world.ts';

/** Parts of a title's running time. */
export type Zone = 'recap' | 'body' | 'credits';

/**
 * What is said in a title, line by line, and what every language shares: when, how densely, in which scene. Arrays are
 * parallel, in the order of the lines.
 */
export interface Timeline {
  readonly lineCount: number;
  readonly startFrame: Int32Array;
  readonly frames: Int32Array;
  readonly scene: Int32Array;
  readonly zone: readonly Zone[];
  /** Where in the title the line stands, from 0 to 1. */
  readonly position: Float64Array;
  /** Density of the speech around the line, a standard normal that moves slowly. */
  readonly density: Float64Array;
  /** Share of the half minute in which the line starts that other lines are on screen for: what of the density an export shows. */
  readonly speechShare: Float64Array;
  /** How fast the speech is, a standard normal shared by all languages. */
  readonly speech: Float64Array;
  /** Log of the duration over that of a typical line (2.4 s). */
  readonly logDuration: Float64Array;
  /** What happens in the scene, on the log of every rate. */
  readonly sceneShock: Float64Array;
  /** The hidden factor of the line's scene; zero unless the world has one. */
  readonly hidden: Float64Array;
  readonly runtimeMs: number;
}

const typicalDurationS = 2.4;
const linesPerScene = 12;

/** The timeline of a title with `lineCount` lines. */
export function makeTimeline(seed: number, world: World, title: Title, lineCount: number): Timeline {
  const random = stream(seed, 'timeline', title.index);
  const fps = title.frameRate.numerator / title.frameRate.denominator;
  const timeline = emptyTimeline(lineCount, zonesOf(title, lineCount));
  const hidden = hiddenScenes(seed, world, title, Math.ceil(lineCount / linesPerScene));
  let frame = Math.round(random.between(4, 20) * fps);
  let density = random.normal();
  let shock = 0;
  for (let i = 0; i < lineCount; i++) {
    if (i % linesPerScene === 0) {
      shock = 0.2 * random.normal();
      density = 0.6 * density + 0.8 * random.normal();
    }
    const frames = durationFrames(random, fps);
    timeline.startFrame[i] = frame;
    timeline.frames[i] = frames;
    timeline.scene[i] = Math.floor(i / linesPerScene) + 1;
    timeline.position[i] = (i + 0.5) / lineCount;
    timeline.density[i] = density;
    timeline.speech[i] = random.normal();
    timeline.logDuration[i] = Math.log(frames / fps / typicalDurationS);
    timeline.sceneShock[i] = shock;
    timeline.hidden[i] = hidden[Math.floor(i / linesPerScene)] ?? 0;
    frame += frames + gapFrames(random, fps, density, (i + 1) % linesPerScene === 0);
  }
  shareHalfMinutes(timeline, fps);
  return { ...timeline, runtimeMs: Math.round(((frame + 20 * fps) / fps) * 1000) };
}

/** Fills in the shares of half minutes. */
function shareHalfMinutes(
  { startFrame, frames, speechShare }: Omit<Timeline, 'runtimeMs'>,
  fps: number,
): void {
  const shown = new Map<number, number>();
  const halfMinute = (i: number): number => Math.floor((startFrame[i] ?? 0) / fps / 30);
  for (const [i, own] of frames.entries()) shown.set(halfMinute(i), (shown.get(halfMinute(i)) ?? 0) + own);
  for (const [i, own] of frames.entries())
    speechShare[i] = ((shown.get(halfMinute(i)) ?? 0) - own) / fps / 30;
}

function emptyTimeline(lineCount: number, zone: readonly Zone[]): Omit<Timeline, 'runtimeMs'> {
  return {
    lineCount,
    zone,
    startFrame: new Int32Array(lineCount),
    frames: new Int32Array(lineCount),
    scene: new Int32Array(lineCount),
    position: new Float64Array(lineCount),
    density: new Float64Array(lineCount),
    speechShare: new Float64Array(lineCount),
    speech: new Float64Array(lineCount),
    logDuration: new Float64Array(lineCount),
    sceneShock: new Float64Array(lineCount),
    hidden: new Float64Array(lineCount),
  };
}

/** Log-normal about the typical duration, within 5/6 s and 7 s but for one line in 150, in whole frames. */
function durationFrames(random: Random, fps: number): number {
  const seconds = typicalDurationS * Math.exp(0.42 * random.normal());
  const slip = random.next();
  if (slip < 1 / 300) return Math.round((0.5 + 60 * slip) * fps);
  if (slip < 1 / 150) return Math.round((7 + 120 * slip) * fps);
  return Math.min(Math.floor(7 * fps), Math.max(Math.ceil((5 / 6) * fps), Math.round(seconds * fps)));
}

/** Two frames (one by mistake) where lines follow closely, else at least half a second; longer where speech is sparse and between scenes. */
function gapFrames(random: Random, fps: number, density: number, endsScene: boolean): number {
  const isChained = random.chance(0.45 + 0.08 * density);
  const pause = 0.5 + 1.4 * Math.exp(-0.3 * density) * -Math.log(1 - random.next());
  if (endsScene) return Math.round((pause + random.between(2, 8)) * fps);
  if (isChained) return random.chance(0.01) ? 1 : 2;
  return Math.ceil(pause * fps);
}

/** Episodes after the first open with a recap; the last lines of every title are over its credits. */
function zonesOf(title: Title, lineCount: number): Zone[] {
  const recap = title.episode !== null && title.episode > 1 ? Math.round(0.04 * lineCount) : 0;
  const credits = Math.max(1, Math.round(0.03 * lineCount));
  return Array.from({ length: lineCount }, (_, i) => {
    if (i < recap) return 'recap';
    return i >= lineCount - credits ? 'credits' : 'body';
  });
}

/** The frames at which a title's picture cuts: every few seconds, and half of the time just before a line. */
export function shotChanges(seed: number, title: Title, timeline: Timeline): number[] {
  const random = stream(seed, 'shots', title.index);
  const fps = title.frameRate.numerator / title.frameRate.denominator;
  const frames = new Set<number>();
  for (const start of timeline.startFrame) {
    if (random.chance(0.5)) frames.add(start);
  }
  const last = Math.round((timeline.runtimeMs / 1000) * fps);
  for (let frame = 0; frame < last; frame += Math.round(random.between(3, 12) * fps)) frames.add(frame);
  return [...frames].sort((a, b) => a - b);
}
