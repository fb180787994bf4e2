-- {"metrics": ["pass_rate"], "by": ["parent_producer"]}
WITH made AS (
  SELECT p.*, (SELECT min(delivered_on) FROM asset_versions v WHERE v.asset_id = p.asset_id) AS first_delivered FROM produced p
), owned AS (
  SELECT asset_id, coalesce((SELECT max(parent_partner_id) FROM partner_parents o WHERE o.partner_id = producer
    AND first_delivered BETWEEN o.valid_from AND coalesce(o.valid_to, DATE '9999-12-31')), producer) AS parent_producer FROM made
)
SELECT parent_producer, true AS wilson, count(*) AS pass_rate_den, count(*) FILTER (outcome = 'pass') AS pass_rate_num
FROM qc_reviews JOIN asset_versions USING (version_id) JOIN owned USING (asset_id)
WHERE reviewer_side = 'client' AND sample_reason IN ('random', 'full') GROUP BY ALL
