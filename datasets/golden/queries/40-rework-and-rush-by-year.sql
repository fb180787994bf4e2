-- {"metrics": ["rework_share", "rush_share"], "by": ["invoiced__year"]}
SELECT date_trunc('year', invoiced_on)::DATE AS invoiced__year, title_id AS cluster,
  coalesce(sum(amount_usd) FILTER (kind = 'rework'), 0) AS rework_share_num, sum(amount_usd) AS rework_share_den, count(*) AS rework_share_n,
  coalesce(sum(amount_usd) FILTER (kind = 'rush'), 0) AS rush_share_num, sum(amount_usd) AS rush_share_den, count(*) AS rush_share_n
FROM invoices LEFT JOIN work_orders USING (order_id) LEFT JOIN assets USING (asset_id)
WHERE amount_usd IS NOT NULL AND kind <> 'credit' GROUP BY ALL
