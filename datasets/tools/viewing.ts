import type { Row } from '../../shared/package/tables.ts';
import { isOriginal, type Asset } from './assets.ts';
import { addDays, daysBetween, lastWeeks } from './calendar.ts';
import { groupOf } from './languages.ts';
import { stream, type Random } from './random.ts';
import type { Size } from './sizes.ts';
import type { Launch, Title } from './titles.ts';

/** A row of viewing without its key. */
type ViewingRow = Omit<Row<'viewing'>, 'view_row_id'>;

/** One way to watch a title: the audio and text that played, and its part of the views. */
interface Mode {
  readonly audio: string | null;
  readonly audioType: ViewingRow['audio_type'];
  readonly text: string | null;
  readonly textType: ViewingRow['text_type'];
  readonly share: number;
  /** How likely its members chose it themselves. */
  readonly explicit: number;
}

/** Views below this are not exported. */
const suppressedViews = 5;

/** Countries whose players don't report how the languages came to be chosen. */
const withoutSelection = new Set(['FI', 'KZ']);

/** All views of a title, by country, week, languages and selection. */
export function* viewingOf(
  seed: number,
  size: Size,
  title: Title,
  assets: readonly Asset[],
  runtimeMs: number,
): Generator<ViewingRow> {
  for (const launch of title.launches) {
    const random = stream(seed, 'viewing', title.index, launch.country.code);
    const modes = modesOf(title, assets, launch);
    const oddities = oddModesOf(title, assets, launch);
    for (const week of lastWeeks(size.weeks)) {
      if (addDays(week, 6) < launch.launchedOn) continue;
      const members = membersOf(random, title, launch, week);
      for (const mode of modes) yield* rowsOf(random, title, launch, week, mode, members, runtimeMs);
      for (const mode of oddities) {
        if (random.chance(0.06)) yield* rowsOf(random, title, launch, week, mode, members, runtimeMs);
      }
    }
  }
}

/** Views of a title in a country and week: fewer each week after the launch, and never none. */
function membersOf(random: Random, title: Title, { country, launchedOn }: Launch, week: string): number {
  const weeks = Math.max(0, daysBetween(launchedOn, week) / 7);
  const decay = 0.06 + Math.exp(-0.25 * weeks);
  return 60_000 * country.weight * title.popularity * decay * Math.exp(0.2 * random.normal());
}

/** The usual ways to watch, whose shares add up to about 1. */
function modesOf(title: Title, assets: readonly Asset[], { country }: Launch): Mode[] {
  const spoken = title.originals[0] ?? 'en-US';
  const home = country.home;
  const has = (language: string, type: Asset['type']): boolean =>
    assets.some((asset) => asset.language === language && asset.type === type);
  const original = { audio: spoken, audioType: 'original', explicit: 0.15 } as const;
  const off = { text: null, textType: 'off' } as const;
  const english = { text: 'en-US', textType: 'subtitle' } as const;
  const hasEnglish = has('en-US', 'subtitle') && home !== 'en-US';
  if (groupOf(spoken) === groupOf(home) || spoken === 'zxx') {
    const captions = has(home, 'sdh') ? 0.07 : 0;
    return [
      { ...original, ...off, share: 0.83 },
      ...(captions > 0
        ? [{ ...original, text: home, textType: 'sdh', share: captions, explicit: 0.6 } as const]
        : []),
      ...(has(home, 'subtitle')
        ? [{ ...original, text: home, textType: 'subtitle', share: 0.08, explicit: 0.5 } as const]
        : []),
      ...(hasEnglish ? [{ ...original, ...english, share: 0.01, explicit: 0.9 } as const] : []),
    ];
  }
  const hasSubtitles = has(home, 'subtitle');
  const dubbed = has(home, 'dub') ? (hasSubtitles ? country.dubbing : 0.85) : 0;
  const subtitled = hasSubtitles ? (1 - dubbed) * 0.9 : 0;
  const rest = 1 - dubbed - subtitled;
  const dub = { audio: home, audioType: 'dub' } as const;
  const forced = has(home, 'forced_narrative') ? 0.2 : 0;
  return [
    ...(dubbed > 0
      ? [
          { ...dub, ...off, share: dubbed * (0.94 - forced), explicit: 0.2 },
          ...(forced > 0
            ? [
                {
                  ...dub,
                  text: home,
                  textType: 'forced_narrative',
                  share: dubbed * forced,
                  explicit: 0.2,
                } as const,
              ]
            : []),
          ...(hasSubtitles
            ? [{ ...dub, text: home, textType: 'subtitle', share: dubbed * 0.06, explicit: 0.7 } as const]
            : []),
        ]
      : []),
    ...(subtitled > 0
      ? [
          {
            ...original,
            text: home,
            textType: 'subtitle',
            share: subtitled,
            explicit: dubbed > 0 ? 0.5 : 0.15,
          } as const,
        ]
      : []),
    { ...original, ...off, share: rest * (hasEnglish ? 0.55 : 1), explicit: 0.3 },
    ...(hasEnglish ? [{ ...original, ...english, share: rest * 0.45, explicit: 0.8 } as const] : []),
  ];
}

/** Rare ways to watch, and records that say too little: every rule of the consumption table has its case. */
function oddModesOf(title: Title, assets: readonly Asset[], { country }: Launch): Mode[] {
  const spoken = title.originals[0] ?? 'en-US';
  const home = country.home;
  const isHome = groupOf(spoken) === groupOf(home);
  const hasDub = !isHome && assets.some((asset) => asset.language === home && asset.type === 'dub');
  const originalText = assets.find(
    (asset) => asset.type === 'subtitle' && isOriginal(title, asset.language),
  )?.language;
  const otherText = assets.find(
    (asset) =>
      asset.type === 'subtitle' &&
      groupOf(asset.language) !== groupOf(home) &&
      !isOriginal(title, asset.language),
  )?.language;
  const off = { text: null, textType: 'off' } as const;
  const odd = { share: 0.004, explicit: 0.5 } as const;
  const modes: Mode[] = [
    { ...odd, ...off, audio: null, audioType: 'unknown' },
    { ...odd, ...off, audio: 'und', audioType: 'original' },
    { ...odd, ...off, audio: regionalVariant(spoken), audioType: 'unknown' },
    { ...odd, audio: spoken, audioType: 'unknown', text: home, textType: 'subtitle' },
    { ...odd, audio: spoken, audioType: 'original', text: null, textType: 'unknown' },
    { ...odd, ...off, audio: 'nb', audioType: 'unknown' },
  ];
  if (assets.some((asset) => asset.type === 'audio_description')) {
    modes.push({ ...odd, ...off, audio: spoken, audioType: 'audio_description', share: 0.01 });
  }
  if (hasDub && originalText !== undefined)
    modes.push({ ...odd, audio: home, audioType: 'dub', text: originalText, textType: 'subtitle' });
  if (hasDub && otherText !== undefined)
    modes.push({ ...odd, audio: home, audioType: 'dub', text: otherText, textType: 'subtitle' });
  if (hasDub)
    modes.push({ ...odd, audio: home, audioType: 'audio_description', text: home, textType: 'sdh' });
  return modes;
}

/** Another tag of the same language, as a player without the asset's record reports it. */
function regionalVariant(tag: string): string {
  const variants: Readonly<Record<string, string>> = {
    'en-US': 'en-GB',
    'en-GB': 'en-US',
    'es-ES': 'es-MX',
    'es-MX': 'es-ES',
    'fr-FR': 'fr-CA',
    'fr-CA': 'fr-FR',
    'ar-EG': 'ar',
  };
  return variants[tag] ?? tag;
}

/** The rows of one mode in a week: one for each way of selection, or one for all where the mode is rare. */
function* rowsOf(
  random: Random,
  title: Title,
  { country }: Launch,
  week: string,
  mode: Mode,
  members: number,
  runtimeMs: number,
): Generator<ViewingRow> {
  const profile = random.chance(0.07) ? 'en-US' : country.home;
  for (const { selection, share } of selectionsOf(random, country.code, mode)) {
    const views = random.poisson(members * mode.share * share);
    const completion = Math.min(0.95, Math.max(0.2, 0.62 + 0.06 * title.pace + 0.05 * random.normal()));
    const watched = Math.min(0.98, completion + 0.15);
    if (views === 0) continue;
    const isSuppressed = views < suppressedViews;
    yield {
      title_id: title.id,
      country: country.code,
      week_start: week,
      profile_language: random.chance(0.01) ? null : profile,
      audio_language: mode.audio,
      audio_type: mode.audioType,
      text_language: mode.text,
      text_type: mode.textType,
      selection,
      views: isSuppressed ? null : views,
      completers: isSuppressed ? null : Math.round(views * completion),
      view_hours: isSuppressed ? null : Math.round((views * watched * runtimeMs) / 360_000) / 10,
    };
  }
}

function selectionsOf(
  random: Random,
  country: string,
  mode: Mode,
): readonly { selection: ViewingRow['selection']; share: number }[] {
  if (withoutSelection.has(country)) return [{ selection: 'unknown', share: 1 }];
  if (mode.share < 0.02)
    return [{ selection: random.chance(mode.explicit) ? 'explicit' : 'default', share: 1 }];
  const remembered = 0.4 * (1 - mode.explicit);
  return [
    { selection: 'explicit', share: mode.explicit },
    { selection: 'remembered', share: remembered },
    { selection: 'default', share: 1 - mode.explicit - remembered - 0.02 },
    ...(random.chance(0.05) ? [{ selection: 'unknown', share: 0.02 } as const] : []),
  ];
}

/** Members who changed audio or text while watching: from what the profile's default gave them to the other localization. */
export function* switchesOf(
  seed: number,
  size: Size,
  title: Title,
  assets: readonly Asset[],
): Generator<Omit<Row<'playback_switches'>, 'switch_row_id'>> {
  const spoken = title.originals[0];
  if (spoken === undefined) return;
  for (const { country, launchedOn } of title.launches) {
    const home = country.home;
    const has = (type: Asset['type']): boolean =>
      assets.some((asset) => asset.language === home && asset.type === type);
    if (isOriginal(title, home) || !has('dub') || !has('subtitle')) continue;
    const random = stream(seed, 'switches', title.index, country.code);
    for (const week of lastWeeks(size.weeks)) {
      if (addDays(week, 6) < launchedOn) continue;
      const starters = random.poisson(9_000 * country.weight * title.popularity);
      const rate = 0.03 * Math.exp(0.3 * random.normal());
      const keys = { title_id: title.id, country: country.code, week_start: week, starters };
      yield {
        ...keys,
        from_audio: home,
        from_text: null,
        to_audio: spoken,
        to_text: home,
        switches: random.poisson(starters * rate),
      };
      yield {
        ...keys,
        from_audio: spoken,
        from_text: home,
        to_audio: home,
        to_text: null,
        switches: random.poisson(starters * rate * country.dubbing),
      };
    }
  }
}
