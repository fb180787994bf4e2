-- {"metrics": ["ready_at_launch_rate"], "by": ["country", "offer"]}
WITH offers AS (
  SELECT title_id, country, language, if(asset_type = 'dub', 'dub', 'subtitle') AS offer, min(live_from) AS first_day
  FROM availability WHERE asset_type IN ('dub', 'subtitle', 'sdh') GROUP BY ALL
)
SELECT country, offer, title_id AS cluster, count(*) FILTER (first_day <= launched_on) AS ready_at_launch_rate_num,
  count(*) AS ready_at_launch_rate_den
FROM launches JOIN offers USING (title_id, country), settings WHERE launched_on <= as_of GROUP BY ALL
