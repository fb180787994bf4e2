-- {"metrics": ["mode_share"], "by": ["language", "consumption_mode"]}
-- The share is within the language: its denominator is the views in every mode.
WITH cells AS (
  SELECT language AS whole, mode, title_id, sum(views) AS views FROM viewed WHERE views IS NOT NULL GROUP BY ALL
), wholes AS (
  SELECT whole, title_id, sum(views) AS views FROM cells GROUP BY ALL
), modes AS (
  SELECT DISTINCT whole, mode FROM cells
)
SELECT modes.whole AS language, modes.mode AS consumption_mode, wholes.title_id AS cluster,
  coalesce(cells.views, 0) AS mode_share_num, wholes.views AS mode_share_den
FROM modes
JOIN wholes ON wholes.whole IS NOT DISTINCT FROM modes.whole
LEFT JOIN cells ON cells.whole IS NOT DISTINCT FROM modes.whole AND cells.mode = modes.mode AND cells.title_id = wholes.title_id
