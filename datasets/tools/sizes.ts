/** How big each package is. */

/** The sizes that can be asked for. */
export const sizeNames = ['demo', 'medium', 'large'] as const;

/** One of {@link sizeNames}. */
export type SizeName = (typeof sizeNames)[number];

/** What a size means. */
export interface Size {
  readonly name: SizeName | 'tiny';
  readonly titles: number;
  /** Lines of all versions together; lines per title are scaled to meet it. */
  readonly lines: number;
  /** Whether lines carry their text when nothing is asked for. */
  readonly hasText: boolean;
  /** How lines are timed: frames of the version, or milliseconds. */
  readonly timeUnit: 'frames' | 'ms';
  /** How many languages beside the main ones a title gets: by the demo's counts, or by the languages' shares. */
  readonly languageSpread: 'demo' | 'share';
  /** Engagement segments of each line in which its subtitles are on. */
  readonly segments: 'many' | 'one';
  /** One title in so many has the control with subtitles off. */
  readonly controlEvery: number;
  /** Whether the cuts of the picture and the screen regions of lines are exported. */
  readonly hasPicture: boolean;
  readonly countriesPerTitle: number;
  readonly weeks: number;
  /** Versions of each format that arrive as subtitle files. */
  readonly filesPerFormat: number;
  /** Mean exposures of a line of the largest language on a title of middling popularity. */
  readonly exposures: number;
  /** No language's audience counts for less: the small language is too small by its titles, and in the demo by its members too. */
  readonly leastAudience: number;
}

const demo = {
  hasText: true,
  timeUnit: 'frames',
  languageSpread: 'demo',
  segments: 'many',
  controlEvery: 3,
  hasPicture: true,
  weeks: 6,
  exposures: 60_000,
  leastAudience: 0,
} as const;

const bulk = {
  hasText: false,
  timeUnit: 'ms',
  languageSpread: 'share',
  segments: 'one',
  controlEvery: 10,
  hasPicture: false,
  weeks: 8,
  filesPerFormat: 0,
  exposures: 5_000,
  leastAudience: 0.25,
} as const;

/** The demo's shape in little, for tests. */
export const tiny: Size = {
  ...demo,
  name: 'tiny',
  titles: 24,
  lines: 12_000,
  countriesPerTitle: 6,
  filesPerFormat: 1,
};

/** The sizes by name. */
export const sizes: Readonly<Record<SizeName, Size>> = {
  demo: { ...demo, name: 'demo', titles: 240, lines: 120_000, countriesPerTitle: 8, filesPerFormat: 3 },
  medium: { ...bulk, name: 'medium', titles: 350, lines: 2_000_000, countriesPerTitle: 12 },
  large: { ...bulk, name: 'large', titles: 1_750, lines: 10_000_000, countriesPerTitle: 12 },
};

/** The size of that name, or null when there is none. */
export function sizeOf(name: string): Size | null {
  const known = sizeNames.find((size) => size === name);
  return known === undefined ? null : sizes[known];
}
