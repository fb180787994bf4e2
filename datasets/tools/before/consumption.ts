import { consumptionCase, modeCase } from './blocks.ts';

/** The dashboards about the language in which members watched. */

export const consumptionLanguage1: readonly string[] = [
  `SELECT
  v.country,
  ${consumptionCase({ off: `'off'`, textTypes: `'subtitle', 'sdh', 'forced_narrative'`, unknown: 'NULL' })} AS consumption_language,
  sum(v.views) AS views,
  sum(v.view_hours) AS hours
FROM playback.viewing v
WHERE v.week_start >= DATE '2023-01-02'
GROUP BY 1, 2`,
  `SELECT * FROM playback_v1.stream_starts_daily WHERE ds = '2022-12-31'`,
];

export const consumptionLanguage2: readonly string[] = [
  `SELECT
  v.country,
  v.week_start,
  ${consumptionCase({ off: `'off', 'forced_narrative'`, textTypes: `'subtitle', 'sdh'`, unknown: 'v.profile_language' })} AS consumption_language,
  sum(v.views) AS views
FROM playback.viewing v
GROUP BY 1, 2, 3`,
  `SELECT
  ${modeCase({ dub: 'dub', sub: 'sub', original: 'original', subTypes: `'subtitle', 'sdh'` })} AS mode,
  sum(v.views) AS views
FROM playback.viewing v
GROUP BY 1`,
];

export const dubVersusSub: readonly string[] = [
  `-- by profile language
SELECT
  v.profile_language,
  date_trunc('month', v.week_start) AS month,
  CAST(sum(CASE WHEN v.audio_type = 'dub' THEN v.views ELSE 0 END) AS double) / sum(v.views) AS dub_share
FROM playback.viewing v
GROUP BY 1, 2`,
  `SELECT
  v.country,
  ${modeCase({ dub: 'DUB', sub: 'SUB', original: 'OV', subTypes: `'subtitle', 'sdh', 'forced_narrative'` })} AS mode,
  sum(v.view_hours) AS hours
FROM playback.viewing v
WHERE v.audio_language <> 'en-US'
GROUP BY 1, 2`,
];

export const localizedShare: readonly string[] = [
  `-- localized = dubbed, or any text on
SELECT
  v.profile_language,
  date_trunc('month', v.week_start) AS month,
  sum(CASE WHEN v.audio_type = 'dub' OR v.text_type IN ('subtitle', 'sdh') THEN v.views ELSE 0 END) * 1.0
    / sum(v.views) AS localized_share
FROM playback.viewing v
GROUP BY 1, 2`,
  `SELECT
  t.genre,
  ${consumptionCase({ off: `'off'`, textTypes: `'subtitle', 'sdh'`, unknown: `'en-US'` })} AS consumption_language,
  sum(v.views) AS views
FROM playback.viewing v
JOIN loc.titles t ON t.title_id = v.title_id
GROUP BY 1, 2`,
];

export const execSummary: readonly string[] = [
  `with modes as (
  select
    v.week_start,
    ${modeCase({ dub: 'Dubbed', sub: 'Subtitled', original: 'Original', subTypes: `'subtitle'` })} as mode,
    v.views
  from playback.viewing v
)
select week_start, mode, sum(views) as views
from modes
group by 1, 2`,
  `SELECT *
FROM playback.viewing
WHERE week_start = DATE '2026-09-28'`,
  `SELECT
  ${consumptionCase({ off: `'off', 'forced_narrative'`, textTypes: `'subtitle', 'sdh'`, unknown: 'v.audio_language' })} AS consumption_language,
  sum(v.view_hours) AS hours
FROM playback.viewing v
GROUP BY 1
ORDER BY 2 DESC
LIMIT 20`,
];

export const kidsDubbing: readonly string[] = [
  `SELECT
  v.country,
  avg(CASE WHEN v.audio_type = 'dub' THEN 1.0 ELSE 0.0 END) AS dub_share
FROM playback.viewing v
JOIN tmp.kids_titles_2023 k ON k.title_id = v.title_id
GROUP BY v.country`,
  `SELECT
  ${modeCase({ dub: 'dub', sub: 'sub', original: 'original', subTypes: `'subtitle', 'sdh'` })} AS mode,
  sum(v.views) AS views
FROM playback.viewing v
JOIN loc.titles t ON t.title_id = v.title_id
WHERE t.audience = 'children'
GROUP BY 1`,
];

export const originalViewing: readonly string[] = [
  `SELECT
  o.language AS original_language,
  v.country,
  sum(v.views) AS views
FROM playback.viewing v
JOIN loc.title_original_languages o ON o.title_id = v.title_id
WHERE v.audio_language = o.language
GROUP BY 1, 2`,
  `SELECT o.language, count(DISTINCT o.title_id) AS titles
FROM loc.title_original_languages o
WHERE o.is_primary
GROUP BY 1`,
];

export const profileExplorer: readonly string[] = [
  `SELECT
  v.profile_language,
  ${consumptionCase({ off: `'off'`, textTypes: `'subtitle', 'sdh'`, unknown: 'v.profile_language' })} AS watched_in,
  sum(v.views) AS views,
  sum(v.completers) AS completers
FROM playback.viewing v
GROUP BY 1, 2`,
  `SELECT
  s.country,
  sum(s.switches) * 1.0 / sum(s.starters) AS switch_rate
FROM playback.playback_switches s
GROUP BY s.country`,
];
