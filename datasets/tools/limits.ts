import { subtitleLanguages, type CountMode, type SubtitleLanguage } from './languages.ts';

/** A limit of the style guide `netflix`, for one language, audience and kind of asset. */
export interface StyleLimit {
  readonly language: string;
  readonly audience: 'adult' | 'children';
  readonly assetType: 'subtitle' | 'sdh';
  readonly validFrom: string;
  readonly maxCps: number;
  readonly maxCharsPerLine: number;
  readonly minDurationMs: number;
  readonly countMode: CountMode;
  readonly citation: string;
}

/** The name of the guide, which is also the package's default. */
export const guide = 'netflix';

/** From when the limits hold that have no known beginning: before the first delivery of any package. */
const alwaysInForce = '2015-01-01';

/** When the English guide dropped words per minute and went from 17 and 13 to 20 and 17 characters per second. */
const englishRaisedOn = '2018-03-09';

/**
 * All limits, the older English ones included.
 * @param changed limits of adult subtitles that are other than the guide's, by the language's tag
 */
export function styleLimits(changed: ReadonlyMap<string, number> = new Map()): StyleLimit[] {
  return subtitleLanguages.flatMap((language) => [
    ...limitsOf(language).map((limit) => withSpeed(limit, changed.get(language.tag))),
    ...(language.guideTag === 'en-US' ? olderEnglishLimits(language) : []),
  ]);
}

function withSpeed(limit: StyleLimit, maxCps: number | undefined): StyleLimit {
  if (maxCps === undefined || limit.audience !== 'adult' || limit.assetType !== 'subtitle') return limit;
  return {
    ...limit,
    maxCps,
    citation: `Asked for when this package was made, instead of ${limit.maxCps} cps`,
  };
}

function limitsOf(language: SubtitleLanguage): StyleLimit[] {
  const validFrom = language.guideTag === 'en-US' ? englishRaisedOn : alwaysInForce;
  const citation = `Netflix Timed Text Style Guide (${language.guideTag}), reading speed limits, as retrieved 2026-09-26`;
  const common = {
    language: language.guideTag,
    validFrom,
    minDurationMs: language.minDurationMs,
    countMode: language.countMode,
    citation,
  };
  const subtitle = { ...common, assetType: 'subtitle', maxCharsPerLine: language.lineLength } as const;
  const sdh = { ...common, assetType: 'sdh', maxCharsPerLine: language.sdhLineLength } as const;
  const adult = [
    { ...subtitle, audience: 'adult', maxCps: language.adult } as const,
    { ...sdh, audience: 'adult', maxCps: language.sdhAdult } as const,
  ];
  if (language.guideTag === 'ja') return adult;
  return [
    ...adult,
    { ...subtitle, audience: 'children', maxCps: language.children },
    { ...sdh, audience: 'children', maxCps: language.sdhChildren },
  ];
}

function olderEnglishLimits(language: SubtitleLanguage): StyleLimit[] {
  const speeds = { adult: 17, children: 13 } as const;
  return (['adult', 'children'] as const).flatMap((audience) =>
    (['subtitle', 'sdh'] as const).map((assetType) => ({
      language: language.guideTag,
      audience,
      assetType,
      validFrom: alwaysInForce,
      maxCps: speeds[audience],
      maxCharsPerLine: language.lineLength,
      minDurationMs: language.minDurationMs,
      countMode: language.countMode,
      citation: `Netflix Timed Text Style Guide (en-US), page before ${englishRaisedOn}: 17 cps / 200 wpm, children 13 cps / 160 wpm`,
    })),
  );
}
