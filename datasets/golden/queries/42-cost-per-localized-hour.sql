-- {"metrics": ["cost_per_localized_hour", "spend_usd", "localized_hours"], "by": ["original_language"]}
WITH spent AS (
  SELECT original_language, sum(amount_usd) AS spend_usd FROM invoices LEFT JOIN work_orders USING (order_id)
  LEFT JOIN assets USING (asset_id) LEFT JOIN title_facts USING (title_id) GROUP BY ALL
), seen AS (
  SELECT original_language, sum(view_hours) AS localized_hours FROM viewed WHERE mode IN ('subtitles', 'dub', 'dub_subtitles', 'mixed') AND tag NOT IN ('mul', 'zxx') GROUP BY ALL
)
SELECT original_language, spend_usd, localized_hours, spend_usd / localized_hours AS cost_per_localized_hour
FROM spent FULL JOIN seen USING (original_language)
