-- {"metrics": ["views"], "by": ["consumption_rule"]}
SELECT
  ['unknown_language', 'original', 'original_captions', 'subtitles', 'dub', 'dub_subtitles', 'dub_original_text', 'mixed'][rule] AS consumption_rule,
  sum(views) AS views
FROM viewed GROUP BY rule
