-- {"metrics": ["display_cps", "programme_cps"], "by": ["language"]}
WITH versions AS (SELECT DISTINCT language, title_id, version_id FROM lines),
runtimes AS (
  SELECT v.language, v.title_id, sum(t.runtime_ms) / 1000.0 AS runtime_s
  FROM versions v JOIN titles t USING (title_id) GROUP BY v.language, v.title_id
)
SELECT r.language, r.title_id AS cluster,
  sum(r.char_count) FILTER (WHERE r.cps IS NOT NULL) AS display_cps_num,
  sum(r.dur_ms) FILTER (WHERE r.cps IS NOT NULL) / 1000 AS display_cps_den,
  count(r.cps) AS display_cps_n,
  sum(r.char_count) AS programme_cps_num, any_value(t.runtime_s) AS programme_cps_den, count(*) AS programme_cps_n
FROM lines r JOIN runtimes t USING (language, title_id)
GROUP BY r.language, r.title_id
