-- {"metrics": ["preference_share"], "by": ["consumption_language", "consumption_mode"], "where": [{"dimension": "selection", "op": "eq", "values": ["explicit"]}]}
-- A mode of the language that nobody consumed where both were to be had has a share of 0.
-- The share is within the consumption_language: its denominator is the views in every mode.
WITH cells AS (
  SELECT language AS whole, mode, title_id, sum(views) AS views FROM viewed JOIN choices USING (title_id, country, language, week_start) WHERE views IS NOT NULL AND choice_set = 'sub_and_dub' AND selection = 'explicit' GROUP BY ALL
), wholes AS (
  SELECT whole, title_id, sum(views) AS views FROM cells GROUP BY ALL
), modes AS (
  SELECT DISTINCT language AS whole, mode FROM viewed WHERE selection = 'explicit'
)
SELECT modes.whole AS consumption_language, modes.mode AS consumption_mode, wholes.title_id AS cluster,
  coalesce(cells.views, 0) AS preference_share_num, wholes.views AS preference_share_den
FROM modes
JOIN wholes ON wholes.whole IS NOT DISTINCT FROM modes.whole
LEFT JOIN cells ON cells.whole IS NOT DISTINCT FROM modes.whole AND cells.mode = modes.mode AND cells.title_id = wholes.title_id
