import type { Asset } from './assets.ts';
import { subtitleLanguage, subtitleLanguages } from './languages.ts';
import { stream } from './random.ts';
import type { Title } from './titles.ts';

/**
 * What a package is made under, beside its size and seed. Worlds of one seed share every draw: another one differs from
 * the published one only in what follows from its difference.
 */
export interface World {
  /** Factor on every planted effect of speed: 1 in the published world; 0 plants none (the global null). */
  readonly effect: number;
  /** Whether something that nobody sees makes the lines of a scene faster and what members do there more frequent. */
  readonly hasSceneConfounder: boolean;
  /** Limits of adult subtitles that are other than the guide's, by tag, in counted characters per second. */
  readonly limits: ReadonlyMap<string, number>;
}

/** The world of the packages that are made when nothing else is asked for, and of the demo. */
export const publishedWorld: World = { effect: 1, hasSceneConfounder: false, limits: new Map() };

/**
 * What one standard deviation of the hidden scene factor adds to a line's intended speed (counted characters per second at a
 * limit of 17) and to the log of every rate.
 */
export const sceneConfounder = { cps: 1.5, log_rate: 0.3 } as const;

/** The limit in force today for an asset's lines, in counted characters per second. */
export function limitIn(world: World, { language: tag, type, title }: Asset): number {
  const language = subtitleLanguage(tag);
  const isForChildren = title.audience === 'children';
  if (type === 'sdh') return isForChildren ? language.sdhChildren : language.sdhAdult;
  if (isForChildren) return language.children;
  return (type === 'subtitle' ? world.limits.get(tag) : undefined) ?? language.adult;
}

/** The hidden factor of each of a title's scenes, standard normal and the same in every language; zero where there is none. */
export function hiddenScenes(seed: number, world: World, title: Title, sceneCount: number): Float64Array {
  const factors = new Float64Array(sceneCount);
  if (!world.hasSceneConfounder) return factors;
  const random = stream(seed, 'hidden scene', title.index);
  return factors.map(() => random.normal());
}

/** Steps from the guide's limit to those under which `truth.json` says what would happen; in halves where limits are low. */
const steps = [-2, -1, 0, 1, 2, 3, 4];
const lowLimit = 6;

/** The limits of a language's adult subtitles that are tried, ascending: the guide's, those around it, and the world's own. */
export function triedLimits(world: World, tag: string): number[] {
  const { adult } = subtitleLanguage(tag);
  const step = adult < lowLimit ? 0.5 : 1;
  const limits = new Set(steps.map((count) => adult + count * step)).add(world.limits.get(tag) ?? adult);
  return [...limits].sort((a, b) => a - b);
}

/** Reads limits such as `de=15,es-419=20`. Null where a language is unknown or asked for twice, or where its limit is no positive number. */
export function parseLimits(text: string): ReadonlyMap<string, number> | null {
  const limits = new Map<string, number>();
  if (text === '') return limits;
  for (const part of text.split(',')) {
    const [name = '', value = '', ...rest] = part.split('=').map((word) => word.trim());
    const tag = tagOf(name);
    const limit = value === '' ? Number.NaN : Number(value);
    if (tag === null || limits.has(tag) || rest.length > 0 || !(limit > 0 && Number.isFinite(limit)))
      return null;
    limits.set(tag, limit);
  }
  return limits;
}

/** The subtitle language of a tag, or of the one tag that begins with it: `es` is `es-419`. */
function tagOf(name: string): string | null {
  const tags = subtitleLanguages.map(({ tag }) => tag);
  if (tags.includes(name)) return name;
  return tags.find((tag) => tag.startsWith(`${name}-`)) ?? null;
}
