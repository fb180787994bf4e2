-- {"metrics": ["unserved_hours"], "by": ["profile_language"]}
SELECT profile_language, sum(view_hours) AS unserved_hours
FROM viewing v LEFT JOIN originals USING (title_id) JOIN tags ON tags.tag = v.profile_language
WHERE NOT coalesce(list_contains(originals.groups, tags.language_group), false) AND NOT EXISTS (
  SELECT 1 FROM availability a JOIN tags t ON t.tag = a.language
  WHERE a.title_id = v.title_id AND a.country = v.country AND t.language_group = tags.language_group
    AND a.asset_type IN ('dub', 'subtitle', 'sdh') AND a.live_from < v.week_start + 7 AND coalesce(a.live_to, DATE '9999-12-31') >= v.week_start)
GROUP BY ALL
