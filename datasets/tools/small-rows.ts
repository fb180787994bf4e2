import type { Rows } from './small-package.ts';

/** Rows of small packages that most tests of engagement need, as plain as they can be; what a test is about, it says itself. */
type Row = Rows[number];

/** A film for adults. */
export function film(title_id: string): Row {
  return { title_id, name: title_id, content_type: 'film', audience: 'adult' };
}

/** An asset of a title with one version, both under one id. */
export function subtitlesOf(
  title_id: string,
  language: string,
  id: string,
  asset_type = 'subtitle',
): { readonly asset: Row; readonly version: Row } {
  return {
    asset: { asset_id: id, title_id, language, asset_type, workflow: 'partner' },
    version: { version_id: id, asset_id: id, version: 1 },
  };
}

/** A line of dialogue in one row; `more` says what it is about, and may say else. */
export function dialogue(more: Row & { readonly char_count: number }): Row {
  return {
    event_type: 'dialogue',
    zone: 'body',
    scene_id: null,
    longest_line: more.char_count,
    count_mode: 'grapheme',
    line_count: 1,
    word_count: 1,
    ...more,
  };
}

/** Members who watched with subtitles on beside a foreign original; `more` may say else. */
export function segment(segment_id: string, more: Row = {}): Row {
  return {
    segment_id,
    window_start: '2026-01-01',
    window_end: '2026-03-01',
    profile_match: 'unknown',
    audio_context: 'foreign_original',
    subtitles_on: true,
    ...more,
  };
}

/** What members of a segment did at a line: rewinds alone were counted. */
export function rewindsAt(
  line: { readonly version_id: string; readonly ordinal: number },
  segment_id: string,
  exposures: number | null,
  rewinds: number | null,
): Row {
  const { version_id, ordinal } = line;
  const others = { pauses: null, exits: null, text_offs: null, audio_switches: null };
  return { version_id, ordinal, segment_id, exposures, rewinds, ...others };
}
