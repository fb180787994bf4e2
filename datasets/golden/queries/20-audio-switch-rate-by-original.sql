-- {"metrics": ["audio_switch_rate"], "by": ["original_language"]}
SELECT original_language, title_id AS cluster, sum(audio_switches) AS audio_switch_rate_num, sum(exposures) AS audio_switch_rate_den
FROM engagement
WHERE audio_switches IS NOT NULL AND exposures IS NOT NULL
GROUP BY original_language, title_id
