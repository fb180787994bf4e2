-- {"metrics": ["dub_switch_away_rate"], "by": ["original_language"]}
WITH started AS (
  SELECT title_id, country, week_start, from_audio, from_text, any_value(starters) AS starters,
    coalesce(sum(switches) FILTER (to_audio IS DISTINCT FROM from_audio), 0) AS gone
  FROM playback_switches WHERE from_audio IS NOT NULL AND starters IS NOT NULL AND switches IS NOT NULL GROUP BY 1, 2, 3, 4, 5
)
SELECT original_language, title_id AS cluster, sum(gone) AS dub_switch_away_rate_num, sum(starters) AS dub_switch_away_rate_den
FROM started JOIN title_facts USING (title_id) JOIN originals USING (title_id) JOIN tags ON tags.tag = from_audio
WHERE NOT list_contains(originals.groups, tags.language_group) GROUP BY ALL
