/** The countries in which titles are watched, and how their members like foreign titles. */

/** A market. Shares are of views of titles in a language that is not the country's own. */
export interface Country {
  readonly code: string;
  /** The language of most profiles, in the tag of its subtitles. */
  readonly home: string;
  /** How likely a view of a foreign title is dubbed where a dub exists: high in dubbing markets. */
  readonly dubbing: number;
  /** How many views, relative to the largest country. */
  readonly weight: number;
}

/** Every country, subtitling and dubbing markets alike. */
export const countries: readonly Country[] = [
  { code: 'US', home: 'en-US', dubbing: 0.5, weight: 1 },
  { code: 'BR', home: 'pt-BR', dubbing: 0.66, weight: 0.7 },
  { code: 'MX', home: 'es-419', dubbing: 0.72, weight: 0.6 },
  { code: 'AR', home: 'es-419', dubbing: 0.45, weight: 0.35 },
  { code: 'DE', home: 'de', dubbing: 0.84, weight: 0.5 },
  { code: 'FR', home: 'fr-FR', dubbing: 0.74, weight: 0.5 },
  { code: 'GB', home: 'en-US', dubbing: 0.35, weight: 0.5 },
  { code: 'PL', home: 'pl', dubbing: 0.2, weight: 0.25 },
  { code: 'FI', home: 'fi', dubbing: 0.05, weight: 0.06 },
  { code: 'GR', home: 'el', dubbing: 0.05, weight: 0.12 },
  { code: 'IL', home: 'he', dubbing: 0.06, weight: 0.12 },
  { code: 'EG', home: 'ar', dubbing: 0.15, weight: 0.3 },
  { code: 'KZ', home: 'ru', dubbing: 0.4, weight: 0.1 },
  { code: 'IN', home: 'hi', dubbing: 0.6, weight: 0.6 },
  { code: 'TH', home: 'th', dubbing: 0.25, weight: 0.2 },
  { code: 'KR', home: 'ko', dubbing: 0.12, weight: 0.3 },
  { code: 'JP', home: 'ja', dubbing: 0.48, weight: 0.5 },
  { code: 'SG', home: 'zh-Hans', dubbing: 0.05, weight: 0.08 },
];
