import { addDays, asOf } from './calendar.ts';
import { countries, type Country } from './countries.ts';
import { nameCount, showName } from './names.ts';
import { stream, type Random } from './random.ts';
import type { Size } from './sizes.ts';

/** A title, with what is hidden about it: what confounds speed and outcomes. */
export interface Title {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly contentType: 'film' | 'episode' | 'special';
  readonly seriesId: string | null;
  readonly season: number | null;
  readonly episode: number | null;
  readonly genre: Genre;
  readonly audience: 'adult' | 'children';
  readonly releasedOn: string;
  /** Tags of its original languages, the main one first; empty where nobody knows. */
  readonly originals: readonly string[];
  readonly launches: readonly Launch[];
  readonly frameRate: FrameRate;
  /** Standard normal: wit and pace. Speeds the dialogue up, keeps members watching, and draws more of them. */
  readonly pace: number;
  /** What its genre and pace add to the speed of its lines, in counted characters per second at a limit of 17. */
  readonly cpsShift: number;
  /** What its genre and pace add to the log of every outcome's rate. */
  readonly logRateShift: number;
  /** Factor on exposures and views, about 1 for a typical title. */
  readonly popularity: number;
  /** Lines in proportion to other titles, before they are scaled to the size's total. */
  readonly relativeLength: number;
}

/** When a title became watchable in a country. */
export interface Launch {
  readonly country: Country;
  readonly launchedOn: string;
}

/** Frames per second as a fraction, such as 24000 / 1001. */
export interface FrameRate {
  readonly numerator: number;
  readonly denominator: number;
}

/** A genre of {@link genres}. */
export type Genre = 'comedy' | 'drama' | 'thriller' | 'documentary' | 'romance' | 'animation';

/** Comedies are fast and lose few viewers; thrillers are slow and are rewound: the confounding by genre. */
const genres: readonly { value: Genre; weight: number; cps: number; logRate: number }[] = [
  { value: 'comedy', weight: 26, cps: 1.5, logRate: -0.4 },
  { value: 'drama', weight: 26, cps: -0.5, logRate: 0.15 },
  { value: 'thriller', weight: 16, cps: -1, logRate: 0.3 },
  { value: 'documentary', weight: 12, cps: 0.4, logRate: 0 },
  { value: 'romance', weight: 10, cps: 0, logRate: 0.05 },
  { value: 'animation', weight: 10, cps: -0.3, logRate: 0 },
];

const frameRates: readonly { value: FrameRate; weight: number }[] = [
  { value: { numerator: 24000, denominator: 1001 }, weight: 55 },
  { value: { numerator: 24, denominator: 1 }, weight: 20 },
  { value: { numerator: 25, denominator: 1 }, weight: 18 },
  { value: { numerator: 30000, denominator: 1001 }, weight: 7 },
];

/** The eight main original languages, by their group. */
const originalGroups = [
  { value: 'en', weight: 32 },
  { value: 'es', weight: 14 },
  { value: 'de', weight: 10 },
  { value: 'fr', weight: 10 },
  { value: 'ko', weight: 12 },
  { value: 'ja', weight: 10 },
  { value: 'hi', weight: 7 },
  { value: 'ar', weight: 5 },
];

const originalTags: Readonly<Record<string, readonly { value: string; weight: number }[]>> = {
  en: [
    { value: 'en-US', weight: 8 },
    { value: 'en-GB', weight: 2 },
  ],
  es: [
    { value: 'es-ES', weight: 6 },
    { value: 'es-MX', weight: 4 },
  ],
  fr: [
    { value: 'fr-FR', weight: 9 },
    { value: 'fr-CA', weight: 1 },
  ],
  ar: [{ value: 'ar-EG', weight: 1 }],
};

/** All titles of a package. Films stand alone; episodes come in runs of a series. */
export function planTitles(seed: number, size: Size): Title[] {
  const titles: Title[] = [];
  const names = new Map<string, number>();
  let series = 0;
  let shows = 0;
  while (titles.length < size.titles) {
    const random = stream(seed, 'show', titles.length);
    const group = random.pickWeighted(originalGroups);
    const name = showName(group, nextName(names, group, seed));
    const episodes = random.chance(0.45) ? random.whole(4, 8) : 0;
    const show = makeShow(random, shows++, group);
    if (episodes === 0) titles.push(makeTitle(seed, size, titles.length, name, show, null));
    else series++;
    for (let episode = 1; episode <= episodes && titles.length < size.titles; episode++) {
      titles.push(makeTitle(seed, size, titles.length, name, show, { id: `s${pad(series, 4)}`, episode }));
    }
  }
  return titles;
}

interface Show {
  readonly originals: readonly string[];
  readonly genre: (typeof genres)[number];
  readonly pace: number;
  readonly audience: 'adult' | 'children';
  readonly frameRate: FrameRate;
  readonly releasedOn: string;
}

function makeShow(random: Random, number: number, group: string): Show {
  const tag = random.pickWeighted(originalTags[group] ?? [{ value: group, weight: 1 }]);
  const value = random.pickWeighted(genres.map((genre) => ({ value: genre, weight: genre.weight })));
  const forChildren = value.value === 'animation' ? 0.7 : 0.04;
  return {
    originals: originalsOf(number, tag),
    genre: value,
    pace: random.normal(),
    audience: random.chance(forChildren) ? 'children' : 'adult',
    frameRate: random.pickWeighted(frameRates),
    releasedOn: releaseDate(random),
  };
}

/** Mostly one language; now and then a second one, several that nobody separates, none spoken, or none known. */
function originalsOf(show: number, tag: string): readonly string[] {
  if (show % 20 === 3) return [tag, tag.startsWith('en') ? 'es-ES' : 'en-US'];
  if (show % 40 === 6) return ['mul'];
  if (show % 40 === 17) return ['zxx'];
  if (show % 40 === 27) return [];
  return [tag];
}

/** One in eight from 2016 or 2017, before the English limits changed; one in ten within the last weeks; the rest between. */
function releaseDate(random: Random): string {
  const draw = random.next();
  if (draw < 0.12) return addDays('2016-02-01', random.whole(0, 690));
  if (draw < 0.22) return addDays(asOf, -random.whole(10, 38));
  return addDays('2018-06-01', random.whole(0, 2960));
}

function makeTitle(
  seed: number,
  size: Size,
  index: number,
  name: string,
  show: Show,
  series: { readonly id: string; readonly episode: number } | null,
): Title {
  const random = stream(seed, 'title', index);
  const pace = 0.75 * show.pace + 0.66 * random.normal();
  return {
    index,
    id: `t${pad(index + 1, 5)}`,
    name: series === null ? name : `${name} 1×${pad(series.episode, 2)}`,
    contentType: series !== null ? 'episode' : random.chance(0.1) ? 'special' : 'film',
    seriesId: series?.id ?? null,
    season: series === null ? null : 1,
    episode: series?.episode ?? null,
    genre: show.genre.value,
    audience: show.audience,
    releasedOn: show.releasedOn,
    originals: show.originals,
    launches: planLaunches(random, size, show),
    frameRate: show.frameRate,
    pace,
    cpsShift: show.genre.cps + 1.8 * pace - (show.audience === 'children' ? 2.4 : 0),
    logRateShift: show.genre.logRate - 0.6 * pace + 0.1 * random.normal(),
    popularity: Math.exp(0.45 * pace + 0.5 * random.normal()),
    relativeLength: Math.exp(0.28 * random.normal()),
  };
}

/** The countries of a title: where its language is at home, and others by weight; some launch later than others. */
function planLaunches(random: Random, size: Size, show: Show): Launch[] {
  const homes = countries.filter((country) =>
    show.originals.some((tag) => primarySubtag(tag) === primarySubtag(country.home)),
  );
  const others = random
    .shuffled(countries.filter((country) => !homes.includes(country)))
    .slice(0, Math.max(0, size.countriesPerTitle - homes.length));
  return [...homes, ...others]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((country) => ({
      country,
      launchedOn: launchDate(random, show.releasedOn, homes.includes(country)),
    }));
}

function launchDate(random: Random, releasedOn: string, isHome: boolean): string {
  if (isHome || random.chance(0.8)) return releasedOn;
  const later = addDays(releasedOn, random.whole(3, 60));
  return later > addDays(asOf, -10) ? releasedOn : later;
}

function nextName(names: Map<string, number>, group: string, seed: number): number {
  const used = names.get(group) ?? 0;
  names.set(group, used + 1);
  const count = nameCount(group);
  const start = stream(seed, 'names', group).whole(0, count - 1);
  return ((start + used * 11) % count) + count * Math.floor(used / count);
}

function primarySubtag(tag: string): string {
  return tag.split('-')[0] ?? tag;
}

/** A number with zeros before it, so that keys sort as they were made. */
export function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
