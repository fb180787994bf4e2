-- {"metrics": ["exit_rate"], "by": ["asset_type"]}
-- Who leaves during the credits does not leave because of a line.
SELECT asset_type, title_id AS cluster, sum(exits) AS exit_rate_num, sum(exposures) AS exit_rate_den
FROM engagement
WHERE exits IS NOT NULL AND exposures IS NOT NULL AND NOT in_credits
GROUP BY asset_type, title_id
