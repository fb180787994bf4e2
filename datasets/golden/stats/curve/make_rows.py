"""Makes rows.csv: 24 titles x about 30 lines with a kink, a covariate that goes with the speed, and counts of events.

Run in this folder: python3 make_rows.py && Rscript expected.R
"""

import csv

import numpy as np

random = np.random.default_rng(20261)
with open("rows.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["title", "cps", "exposures", "events", "log_duration", "density"])
    for title in range(24):
        level = random.normal(0, 0.4)
        faster = random.normal(0, 1)
        slope = random.normal(0, 0.01)
        for _ in range(random.integers(14, 46)):
            log_duration = round(random.normal(0, 0.42), 3)
            density = round(random.normal(0, 1), 3)
            cps = round(float(np.clip(13.5 + 1.2 * faster - 1.5 * log_duration + random.normal(0, 3), 4, 24)), 3)
            exposures = int(random.integers(200, 3000))
            rate = 0.02 * np.exp(
                level + 0.004 * (cps - 15) + (0.07 + slope) * max(cps - 15.2, 0) + 0.5 * log_duration + 0.1 * density
            )
            out.writerow([title, cps, exposures, random.poisson(exposures * rate * random.gamma(4) / 4), log_duration, density])
