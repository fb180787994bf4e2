-- {"metrics": ["lines"], "by": ["asset_type", "workflow"]}
SELECT asset_type, workflow, count(*) AS lines FROM lines GROUP BY asset_type, workflow
