-- The shared definitions once more, written by hand from the words of the design, over the demo's own tables. Nothing here is
-- taken from shared/models or from compiled SQL: where both agree, both were read from the same words.
--
-- Made before: a view for each source table; `measured` (version_id, ordinal and the counts of each text) and `file_lines`
-- (version_id, ordinal, start_ms, end_ms, text of the lines that come as subtitle files); `settings` (as_of, guide).

CREATE TABLE title_facts AS
SELECT t.title_id, t.genre, t.audience,
  (SELECT o.language FROM title_original_languages o WHERE o.title_id = t.title_id
   ORDER BY o.is_primary DESC, o.language LIMIT 1) AS original_language
FROM titles t;

-- The limit in force at delivery: the guide's row for the exact tag, else for the primary subtag, of the same scope, audience and
-- asset type; of several the latest that was valid by then.
CREATE TABLE limit_of_version AS
SELECT v.version_id,
  coalesce(
    (SELECT arg_max(s.max_cps, s.valid_from) FROM style_limits s, settings g
     WHERE s.guide = g.guide AND s.language = a.language AND s.valid_from <= v.delivered_on
       AND s.scope = if(a.asset_type = 'template', 'template', 'translation')
       AND s.audience = t.audience AND s.asset_type = a.asset_type),
    (SELECT arg_max(s.max_cps, s.valid_from) FROM style_limits s, settings g
     WHERE s.guide = g.guide AND s.language = split_part(a.language, '-', 1) AND s.valid_from <= v.delivered_on
       AND s.scope = if(a.asset_type = 'template', 'template', 'translation')
       AND s.audience = t.audience AND s.asset_type = a.asset_type)
  ) AS max_cps
FROM asset_versions v JOIN assets a USING (asset_id) JOIN titles t USING (title_id);

-- Where the text is withheld, the exported counts stand.
CREATE TABLE counts AS
SELECT * FROM measured
UNION ALL
SELECT version_id, ordinal, char_count, longest_line, word_count FROM timed_text_events WHERE text IS NULL;

CREATE TABLE lines AS
WITH timed AS (
  SELECT e.version_id, e.ordinal, e.event_type, e.zone,
    (e.end_frame - e.start_frame) * 1000.0 * v.frame_rate_den / v.frame_rate_num AS dur_ms
  FROM timed_text_events e JOIN asset_versions v USING (version_id)
  UNION ALL
  SELECT f.version_id, f.ordinal, 
    CASE WHEN a.asset_type = 'forced_narrative' THEN 'forced_narrative' WHEN f.text LIKE '♪%♪' THEN 'song'
      WHEN f.text LIKE '[%]' THEN 'sound_label' ELSE 'dialogue' END, NULL, f.end_ms - f.start_ms
  FROM file_lines f JOIN asset_versions v USING (version_id) JOIN assets a USING (asset_id)
)
SELECT x.version_id, x.ordinal, x.event_type, a.title_id, a.language, a.asset_type, a.workflow,
  t.genre, t.audience, t.original_language,
  (x.event_type = 'credit' OR coalesce(x.zone = 'credits', false)) AS in_credits,
  x.dur_ms,
  m.char_count, m.longest_line, m.word_count, l.max_cps,
  CASE WHEN x.dur_ms > 0 THEN m.char_count / (x.dur_ms / 1000) END AS cps,
  CASE WHEN x.dur_ms > 0 THEN m.word_count / (x.dur_ms / 60000) END AS wpm,
  CASE WHEN x.dur_ms > 0 THEN m.char_count / (x.dur_ms / 1000) / l.max_cps END AS speed_ratio,
  CASE WHEN x.dur_ms > 0 THEN m.char_count * 1000 > l.max_cps * x.dur_ms END AS over_limit
FROM timed x
JOIN asset_versions v USING (version_id)
JOIN assets a USING (asset_id)
JOIN title_facts t USING (title_id)
JOIN limit_of_version l USING (version_id)
LEFT JOIN counts m USING (version_id, ordinal);

-- A bin is named by its lower edge. Rounding to the ninth digit first keeps a value that is an edge out of the bin below.
CREATE MACRO lower_edge(x, per_unit) AS floor(round(x * per_unit, 9)) / per_unit;

CREATE TABLE engagement AS
SELECT l.*, e.segment_id, e.exposures, e.rewinds, e.pauses, e.exits, e.text_offs, e.audio_switches,
  CASE WHEN l.dur_ms <= 0 THEN NULL WHEN l.dur_ms < 1500 THEN 'short' WHEN l.dur_ms <= 3000 THEN 'middle' ELSE 'long' END AS duration_class
FROM line_engagement e
JOIN lines l USING (version_id, ordinal)
JOIN engagement_segments s USING (segment_id)
WHERE s.subtitles_on;

-- What is typical for a title's own lines in one language and duration class.
CREATE TABLE own_rate AS
SELECT title_id, language, duration_class, sum(rewinds) / sum(exposures) AS rewinds_per_exposure
FROM engagement
WHERE rewinds IS NOT NULL AND exposures IS NOT NULL AND duration_class IS NOT NULL
GROUP BY ALL;

-- The language as which a tag is counted: its group, else its primary subtag with nb and nn as no.
CREATE MACRO counted_as(tag) AS coalesce(
  (SELECT g.language_group FROM languages g WHERE g.language = tag),
  CASE WHEN split_part(tag, '-', 1) IN ('nb', 'nn') THEN 'no' ELSE split_part(tag, '-', 1) END
);
-- The tag without its region: a last part of two letters or three digits.
CREATE MACRO sans_region(tag) AS regexp_replace(tag, '-([A-Za-z]{2}|[0-9]{3})$', '');

CREATE TABLE tags AS
SELECT tag, counted_as(tag) AS language_group FROM (
  SELECT audio_language AS tag FROM viewing UNION SELECT text_language FROM viewing
  UNION SELECT language FROM title_original_languages UNION SELECT language FROM availability
) WHERE tag IS NOT NULL;

CREATE TABLE originals AS
SELECT o.title_id, list(o.language) AS tags, list(sans_region(o.language)) AS bare, list(t.language_group) AS groups
FROM title_original_languages o JOIN tags t ON t.tag = o.language
GROUP BY o.title_id;

-- The decision table of consumption, row by row; the first that holds decides.
CREATE TABLE viewed AS
WITH known AS (
  SELECT v.*, o.tags, o.bare, o.groups,
    (SELECT language_group FROM tags WHERE tag = v.audio_language) AS audio_group,
    (SELECT language_group FROM tags WHERE tag = v.text_language) AS text_group,
    coalesce(v.text_type IN ('off', 'forced_narrative', 'unknown') OR v.text_language IS NULL OR v.text_language = 'und', true) AS text_off,
    CASE v.audio_type WHEN 'original' THEN true WHEN 'dub' THEN false
      ELSE list_contains(o.tags, v.audio_language) OR list_contains(o.bare, sans_region(v.audio_language)) END AS original_audio
  FROM viewing v LEFT JOIN originals o USING (title_id)
),
decided AS (
  SELECT *, CASE
    WHEN audio_language IS NULL OR audio_language = 'und' OR tags IS NULL THEN 1
    WHEN original_audio AND text_off THEN 2
    WHEN original_audio AND text_group = audio_group THEN 3
    WHEN original_audio THEN 4
    WHEN text_off THEN 5
    WHEN text_group = audio_group THEN 6
    WHEN list_contains(groups, text_group) THEN 7
    ELSE 8 END AS rule
  FROM known
)
SELECT d.view_row_id, d.title_id, d.country, d.week_start, d.selection, d.views, d.completers, d.view_hours, d.rule,
  t.genre, t.audience, t.original_language,
  ['unknown', 'original', 'original_captions', 'subtitles', 'dub', 'dub_subtitles', 'dub', 'mixed'][rule] AS mode,
  CASE WHEN rule = 1 THEN NULL WHEN rule IN (4, 8) THEN d.text_language ELSE d.audio_language END AS tag,
  CASE WHEN rule = 1 THEN NULL WHEN rule IN (4, 8) THEN d.text_group ELSE d.audio_group END AS language,
  CASE WHEN rule = 1 THEN NULL
    WHEN CASE WHEN rule IN (4, 8) THEN d.text_language ELSE d.audio_language END IN ('mul', 'zxx') THEN false
    ELSE rule >= 4 END AS localized
FROM decided d JOIN title_facts t USING (title_id);

-- What could be chosen, found by asking of each day of the week whether the title was there in that language.
CREATE TABLE choices AS
WITH wanted AS (SELECT DISTINCT title_id, country, language, week_start FROM viewed WHERE language IS NOT NULL),
days AS (SELECT w.*, w.week_start + CAST(i AS INTEGER) AS day FROM wanted w, range(7) AS r(i)),
offers AS (
  SELECT a.title_id, a.country, t.language_group AS language, a.live_from, coalesce(a.live_to, DATE '2999-01-01') AS live_to,
    a.asset_type = 'dub' AS is_dub
  FROM availability a JOIN tags t ON t.tag = a.language
  WHERE a.asset_type IN ('dub', 'subtitle', 'sdh')
),
by_day AS (
  SELECT d.title_id, d.country, d.language, d.week_start, d.day,
    coalesce(bool_or(NOT o.is_dub), false) AS sub, coalesce(bool_or(o.is_dub), false) AS dub
  FROM days d LEFT JOIN offers o
    ON o.title_id = d.title_id AND o.country = d.country AND o.language = d.language AND d.day BETWEEN o.live_from AND o.live_to
  GROUP BY ALL
)
SELECT title_id, country, language, week_start,
  CASE
    WHEN bool_and(sub) AND bool_and(dub) THEN 'sub_and_dub'
    WHEN bool_and(sub) AND NOT bool_or(dub) THEN 'sub_only'
    WHEN bool_and(dub) AND NOT bool_or(sub) THEN 'dub_only'
    WHEN NOT bool_or(sub) AND NOT bool_or(dub) THEN 'none'
    ELSE 'partial' END AS choice_set
FROM by_day GROUP BY ALL;

-- What each kind of record says of who made an asset: the latest of it that says anything. A name that two partners share says nothing.
CREATE TABLE bearers AS
SELECT name, min(partner_id) AS partner_id FROM
  (SELECT lower(trim(name)) AS name, partner_id FROM partners UNION SELECT lower(trim(alias)), partner_id FROM partner_aliases)
GROUP BY name HAVING count(*) = 1;

CREATE TABLE said AS
SELECT asset_id, 'override' AS source, partner_id FROM producer_overrides
UNION
(SELECT coalesce(o.asset_id, v.asset_id) AS asset_id, 'delivery', d.partner_id
 FROM deliveries d LEFT JOIN work_orders o USING (order_id) LEFT JOIN asset_versions v ON v.version_id = d.version_id
 WHERE d.decision LIKE 'accepted%' AND o.service IS DISTINCT FROM 'qc'
 QUALIFY d.delivered_at = max(d.delivered_at) OVER (PARTITION BY coalesce(o.asset_id, v.asset_id)))
UNION
(SELECT asset_id, 'order', partner_id FROM work_orders WHERE status <> 'cancelled' AND service <> 'qc'
 QUALIFY ordered_on = max(ordered_on) OVER (PARTITION BY asset_id))
UNION
SELECT asset_id, role, party_id FROM contributions WHERE role IN ('dub_director', 'translator', 'post_editor')
UNION
SELECT asset_id, 'licensor_credit', b.partner_id FROM licensor_credits c JOIN bearers b ON b.name = lower(trim(c.credited_studio))
UNION
SELECT asset_id, 'licensor', licensor_id FROM licensor_credits
UNION
SELECT l.asset_id, 'vendor_code', c.partner_id
FROM legacy_catalog l JOIN asset_versions v ON v.asset_id = l.asset_id AND v.version = 1 JOIN vendor_codes c USING (vendor_code)
WHERE v.delivered_on BETWEEN c.valid_from AND coalesce(c.valid_to, DATE '9999-12-31');

-- The sources that decide, in their order by workflow; `kind` is dub or text where it matters.
CREATE TABLE deciding (workflow VARCHAR, kind VARCHAR, place INTEGER, source VARCHAR);
INSERT INTO deciding VALUES
  ('partner', NULL, 1, 'delivery'), ('partner', NULL, 2, 'order'),
  ('in_house', 'dub', 1, 'dub_director'), ('in_house', 'text', 1, 'translator'),
  ('licensed', NULL, 1, 'licensor_credit'), ('licensed', NULL, 2, 'licensor'),
  ('legacy', NULL, 1, 'vendor_code'),
  ('machine_assisted', NULL, 1, 'post_editor'), ('machine_assisted', NULL, 2, 'order');

CREATE TABLE produced AS
WITH ranked AS (
  SELECT a.asset_id, s.partner_id, if(s.source = 'override', 0, d.place) AS place
  FROM assets a JOIN said s USING (asset_id)
  LEFT JOIN deciding d ON d.source = s.source AND d.workflow = a.workflow
    AND (d.kind IS NULL OR d.kind = if(a.asset_type = 'dub', 'dub', 'text'))
  WHERE s.source = 'override' OR d.place IS NOT NULL
  QUALIFY if(s.source = 'override', 0, d.place) = min(if(s.source = 'override', 0, d.place)) OVER (PARTITION BY a.asset_id)
), made AS (
  SELECT asset_id, if(count(*) = 1, min(partner_id), NULL) AS producer, count(*) > 1 AS tied, min(place) = 0 AS by_hand
  FROM ranked GROUP BY asset_id
)
SELECT a.asset_id, a.title_id, a.language, a.asset_type, a.workflow, t.genre, t.original_language,
  producer, p.kind AS producer_kind, producer IS NOT NULL AS known, coalesce(by_hand, false) AND producer IS NOT NULL AS by_hand,
  CASE WHEN producer IS NOT NULL THEN NULL
    WHEN tied THEN 'tie'
    WHEN a.workflow <> 'legacy' THEN 'no_source'
    WHEN (SELECT max(vendor_code) FROM legacy_catalog l WHERE l.asset_id = a.asset_id) IS NULL THEN 'no_code'
    WHEN (SELECT max(vendor_code) FROM legacy_catalog l WHERE l.asset_id = a.asset_id) IN (SELECT vendor_code FROM vendor_codes)
      THEN 'code_not_valid'
    ELSE 'unknown_code' END AS reason
FROM assets a JOIN title_facts t USING (title_id) LEFT JOIN made USING (asset_id) LEFT JOIN partners p ON p.partner_id = producer;

-- What speaks of the producer: the crew only in the role that answers, the licensor only where it credits nobody else.
CREATE TABLE spoken AS
SELECT s.asset_id, s.source, s.partner_id, s.partner_id <> m.producer AS otherwise, m.* EXCLUDE (asset_id)
FROM said s JOIN produced m USING (asset_id)
WHERE CASE
  WHEN s.source IN ('dub_director', 'translator', 'post_editor') THEN EXISTS
    (FROM deciding d WHERE d.source = s.source AND d.workflow = m.workflow
     AND (d.kind IS NULL OR d.kind = if(m.asset_type = 'dub', 'dub', 'text')))
  WHEN s.source = 'licensor' THEN NOT EXISTS
    (FROM licensor_credits c JOIN bearers b ON b.name = lower(trim(c.credited_studio))
     WHERE c.asset_id = s.asset_id AND c.licensor_id = s.partner_id)
  ELSE true END;
