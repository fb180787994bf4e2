-- {"metrics": ["late_offers"], "by": ["launched__year"]}
WITH offers AS (
  SELECT title_id, country, language, if(asset_type = 'dub', 'dub', 'subtitle') AS offer, min(live_from) AS first_day
  FROM availability WHERE asset_type IN ('dub', 'subtitle', 'sdh') GROUP BY ALL
)
SELECT date_trunc('year', launched_on)::DATE AS launched__year, count(*) FILTER (first_day > launched_on) AS late_offers
FROM launches JOIN offers USING (title_id, country), settings WHERE launched_on <= as_of GROUP BY ALL
