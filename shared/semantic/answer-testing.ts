/** Seen in its original, with subtitles, dubbed, or nobody knows how. */
type Mode = 'original' | 'subtitles' | 'dub' | 'unknown';

/** A row of viewing. */
export interface View {
  readonly title: string;
  readonly country: string;
  readonly mode: Mode;
  readonly views: number | bigint | null;
  readonly completers: number | null;
}

/** The titles with their genres; one has none, one has a line break in it. */
const genres: Readonly<Record<string, string | null>> = {
  t1: 'drama',
  t2: 'drama',
  t3: 'comedy',
  t4: null,
  t5: 'true\ncrime',
  t6: 'epic',
};

const view = (
  title: string,
  country: string,
  mode: Mode,
  views: View['views'],
  completers: number | null,
): View => ({ title, country, mode, views, completers });

/** What was seen. */
export const views: readonly View[] = [
  view('t1', 'FR', 'subtitles', 100, 40),
  view('t1', 'FR', 'dub', 300, 90),
  view('t1', 'FR', 'original', 50, 45),
  view('t2', 'FR', 'dub', 80, 20),
  view('t2', 'FR', 'original', 20, 12),
  view('t3', 'FR', 'subtitles', 70, 7),
  view('t3', 'FR', 'unknown', 30, 3),
  view('t4', 'FR', 'original', 10, 9),
  view('t4', 'FR', 'dub', null, null),
  view('t1', 'DE', 'dub', 500, 400),
  view('t5', 'DE', 'subtitles', 60, 30),
  view('t5', 'DE', 'original', 40, null),
  view('t2', 'JP', 'original', 0, 0),
  view('t3', 'JP', 'subtitles', 0, 0),
  view('t1', 'BR', 'subtitles', 1000, 500),
  view('t6', 'US', 'original', 9_007_199_254_740_993n, 0),
];

const languagesOf: Readonly<Record<Mode, Readonly<Record<string, string>>>> = {
  original: { audio_language: 'en', audio_type: 'original', text_type: 'off' },
  subtitles: { audio_language: 'en', audio_type: 'original', text_type: 'subtitle', text_language: 'fr' },
  dub: { audio_language: 'fr', audio_type: 'dub', text_type: 'off' },
  unknown: { audio_type: 'unknown', text_type: 'off' },
};

const titleIds = Object.keys(genres);
/** The tables of a small package. */
export const tables = {
  titles: titleIds.map((id) => ({ title_id: id, name: id, content_type: 'film', genre: genres[id] ?? null })),
  title_original_languages: titleIds.map((id) => ({ title_id: id, language: 'en', is_primary: true })),
  assets: [
    { asset_id: 'a1', title_id: 't1', language: 'fr', asset_type: 'subtitle', workflow: 'partner' },
    { asset_id: 'a2', title_id: 't4', language: 'fr', asset_type: 'subtitle', workflow: 'partner' },
  ],
  asset_versions: [
    { version_id: 'v1', asset_id: 'a1', version: 1 },
    { version_id: 'v2', asset_id: 'a2', version: 1 },
  ],
  timed_text_events: [
    { version_id: 'v1', ordinal: 1, event_type: 'dialogue', start_ms: 0, end_ms: 1000, text: 'Bonjour.' },
    { version_id: 'v1', ordinal: 2, event_type: 'dialogue', start_ms: 2000, end_ms: 3000, text: 'Salut.' },
    { version_id: 'v2', ordinal: 1, event_type: 'dialogue', start_ms: 0, end_ms: 1000, text: 'Non.' },
  ],
  viewing: views.map((row, i) => ({
    view_row_id: i + 1,
    title_id: row.title,
    country: row.country,
    week_start: i % 2 === 0 ? '2026-09-07' : '2026-09-14',
    selection: 'explicit',
    views: row.views,
    completers: row.completers,
    ...languagesOf[row.mode],
  })),
};
