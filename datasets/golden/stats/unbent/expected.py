"""Makes lines.csv and expected.json: subtitles of some titles and their rewinds, and what statsmodels says of two Poisson regressions on a dummy a
title, the covariates of the study, and the speed or whether it is over the limit. Errors are those of leaving out one title at a time by one step
of Newton's method (CV3, Student's t of titles - 1), by numpy. Run from this folder: python3 expected.py. The tests need no Python."""

import json

import numpy as np
import statsmodels.api as sm
from scipy.stats import t as student

rng = np.random.default_rng(20261128)
limit, titles, lines, apart = 15, 12, 41, 5000
rows = []
for title in range(titles):
    for line in range(lines):
        duration = int(rng.integers(1000, 4000))
        # One line in ten stands at exactly the limit, and is not over it.
        if line % 10 == 3:
            duration = int(rng.integers(5, 20)) * 200
        speed = limit if line % 10 == 3 else 6 + 16 * rng.random()
        characters = max(1, round(speed * duration / 1000))
        exposures = int(rng.integers(300, 800))
        cps = characters * 1000 / duration
        rate = 0.03 * np.exp(0.2 * max(cps - limit, 0) + 0.6 * np.log(duration / 2400) + 0.3 * rng.normal())
        rows.append((title, apart * line, duration, characters, exposures, rng.poisson(exposures * rate)))
# Without events a title says nothing.
rows = [(*row[:5], 0) if row[0] == titles - 1 else row for row in rows]
with open("lines.csv", "w") as file:
    file.write("title,start_ms,duration_ms,characters,exposures,rewinds\n")
    file.writelines(",".join(str(value) for value in row) + "\n" for row in rows)

title, start, duration, characters, n, y = np.array(rows, dtype=float).T
half_minute = title * 1000 + start // 30000
density = np.array([(duration[half_minute == own].sum() - of) / 30000 for own, of in zip(half_minute, duration)])
position = start / (apart * (lines - 1))
cps = characters * 1000 / duration
covariates = [np.log(duration / 2400), position, position**2, density]
kept = title < titles - 1


def said(first):
    x = np.column_stack([first, *covariates])[kept]
    own, count = title[kept], titles - 1
    dummies = np.column_stack([own == one for one in range(count)]).astype(float)
    fit = sm.GLM(y[kept], np.column_stack([x, dummies]), family=sm.families.Poisson(), offset=np.log(n[kept])).fit(tol=1e-15, maxiter=100)
    mu = fit.fittedvalues
    parts, scores = [], []
    for one in range(count):
        here = own == one
        around = x[here] - np.average(x[here], axis=0, weights=mu[here])
        parts.append((around * mu[here, None]).T @ around)
        scores.append(around.T @ (y[kept][here] - mu[here]))
    whole = sum(parts)
    changes = [np.linalg.solve(whole - part, score)[0] for part, score in zip(parts, scores)]
    se = np.sqrt((count - 1) / count * np.sum(np.square(changes)))
    reach = student.ppf(0.975, count - 1) * se
    return {"estimate": fit.params[0], "se": se, "low": fit.params[0] - reach, "high": fit.params[0] + reach}


step = said((cps > limit).astype(float))
ratio = {"ratio": np.exp(step["estimate"]), "low": np.exp(step["low"]), "high": np.exp(step["high"])}
json.dump({"limit": limit, "line": said(cps), "over": ratio}, open("expected.json", "w"))
