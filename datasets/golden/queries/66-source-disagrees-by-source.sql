-- {"metrics": ["disagreement_share"], "by": ["claim_source"]}
SELECT source AS claim_source, title_id AS cluster, count(*) FILTER (otherwise) AS disagreement_share_num, count(*) AS disagreement_share_den
FROM spoken WHERE known GROUP BY ALL
