-- {"metrics": ["weekly_capacity"], "by": ["partner", "language"]}
SELECT partner_id AS partner, language, sum(declared_minutes) AS weekly_capacity FROM partner_capacity AS c
WHERE week_start = (SELECT max(week_start) FROM partner_capacity AS o WHERE o.partner_id = c.partner_id AND o.language = c.language)
GROUP BY ALL
