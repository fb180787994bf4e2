-- {"metrics": ["dub_switch_away_rate"], "by": ["producer"]}
WITH started AS (
  SELECT title_id, country, week_start, from_audio, from_text, any_value(starters) AS starters,
    coalesce(sum(switches) FILTER (to_audio IS DISTINCT FROM from_audio), 0) AS gone
  FROM playback_switches WHERE from_audio IS NOT NULL AND starters IS NOT NULL AND switches IS NOT NULL GROUP BY 1, 2, 3, 4, 5
), only_dubs AS (
  SELECT title_id, language, min(producer) AS producer FROM produced WHERE asset_type = 'dub' GROUP BY 1, 2 HAVING count(*) = 1
)
SELECT only_dubs.producer, title_id AS cluster, sum(gone) AS dub_switch_away_rate_num, sum(starters) AS dub_switch_away_rate_den
FROM started JOIN originals USING (title_id) JOIN tags ON tags.tag = from_audio
LEFT JOIN only_dubs ON only_dubs.title_id = started.title_id AND only_dubs.language = from_audio
WHERE NOT list_contains(originals.groups, tags.language_group) GROUP BY ALL
