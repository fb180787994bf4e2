-- {"metrics": ["exposures"], "by": ["segment"], "where": [{"dimension": "genre", "op": "in", "values": ["comedy", "drama", "thriller"]}]}
-- Segments with subtitles off have no exposure to a subtitle.
SELECT segment_id AS segment, sum(exposures) AS exposures FROM engagement WHERE genre IN ('comedy', 'drama', 'thriller') GROUP BY segment_id
