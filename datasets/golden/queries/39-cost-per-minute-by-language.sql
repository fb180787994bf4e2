-- {"metrics": ["cost_per_minute"], "by": ["language"]}
SELECT language, sum(amount_usd) AS cost_per_minute_num,
  coalesce(sum(minutes_billed) FILTER (kind = 'production'), 0) AS cost_per_minute_den, count(*) AS cost_per_minute_n
FROM invoices LEFT JOIN work_orders USING (order_id) LEFT JOIN assets USING (asset_id) WHERE amount_usd IS NOT NULL GROUP BY ALL
