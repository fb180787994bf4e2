-- {"metrics": ["penalty_points", "critical_findings"], "by": ["responsible_role"]}
SELECT CASE
    WHEN asset_type IN ('dub', 'audio_description') THEN CASE
      WHEN category IN ('performance', 'casting', 'lip_sync') THEN 'dub_director'
      WHEN category = 'mix' THEN 'mix_facility'
      WHEN category IN ('timing', 'technical', 'design_markup') THEN 'recording_studio'
      ELSE 'adapter' END
    WHEN category = 'timing' AND based_on = 'template' THEN 'template_author'
    WHEN workflow = 'machine_assisted' THEN 'post_editor'
    WHEN asset_type = 'template' AND category IN ('timing', 'technical', 'design_markup') THEN 'template_author'
    ELSE 'translator' END AS responsible_role,
  sum(CASE severity WHEN 'minor' THEN 1 WHEN 'major' THEN 5 WHEN 'critical' THEN 25 ELSE 0 END) AS penalty_points,
  count(*) FILTER (severity = 'critical') AS critical_findings
FROM qc_findings f JOIN qc_reviews USING (review_id) JOIN asset_versions USING (version_id) JOIN assets USING (asset_id)
WHERE reviewer_side = 'client' AND sample_reason IN ('random', 'full') AND lower(f.status) NOT IN ('withdrawn', 'rejected', 'invalid')
GROUP BY ALL
