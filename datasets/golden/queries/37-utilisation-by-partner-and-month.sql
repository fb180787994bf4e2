-- {"metrics": ["declared_minutes", "booked_minutes", "utilisation"], "by": ["partner", "capacity_week__month"]}
SELECT partner_id AS partner, date_trunc('month', week_start)::DATE AS capacity_week__month, sum(declared_minutes) AS declared_minutes,
  sum(booked_minutes) AS booked_minutes, sum(booked_minutes) AS utilisation_num, sum(declared_minutes) AS utilisation_den, count(*) AS utilisation_n
FROM partner_capacity WHERE declared_minutes IS NOT NULL AND booked_minutes IS NOT NULL GROUP BY ALL
