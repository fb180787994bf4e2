import type { Stratum } from './strata.ts';

/** German subtitles for adults beside a foreign original, under a limit of 17 cps, as plain as they can be; `more` says what a test is about. */
export function stratumOf(more: Partial<Stratum> = {}): Stratum {
  return {
    key: 1,
    language: 'de',
    assetType: 'subtitle',
    audience: 'adult',
    audioContext: 'foreign_original',
    limit: 17,
    citation: null,
    hasOneSegment: true,
    ...more,
  };
}
