"""Makes steep.csv and steep.json: lines whose rate falls steeply with their speed, as where a character says much, and what statsmodels says of
the slope with all titles thrown together; its error is that of leaving out one title at a time by one step of Newton's method (CV3), by numpy.
Run from this folder: python3 steep.py. The tests need no Python."""

import json

import numpy as np
import statsmodels.api as sm

rng = np.random.default_rng(20261127)
lines = []
for title in range(1, 11):
    fast = rng.normal()
    for _ in range(30):
        characters = rng.integers(4, 16)
        duration = round(1000 * characters / max(1.5, 4 + 0.5 * fast + rng.normal()))
        n = round(np.exp(8 + 0.5 * rng.normal()))
        rate = 0.02 * np.exp(-0.7 * (characters * 1000 / duration - 4) - 0.2 * fast)
        lines.append((title, characters, duration, n, rng.poisson(n * rate)))
with open("steep.csv", "w") as file:
    file.write("title,characters,duration_ms,n,y\n")
    file.writelines(",".join(str(value) for value in line) + "\n" for line in lines)

title, characters, duration, n, y = np.array(lines, dtype=float).T
x = np.column_stack([np.ones(len(n)), characters * 1000 / duration - 4])
fit = sm.GLM(y, x, family=sm.families.Poisson(), offset=np.log(n)).fit(tol=1e-14, maxiter=100)
mu = fit.fittedvalues
information = (x * mu[:, None]).T @ x
changes = []
for own in (title == one for one in np.unique(title)):
    part = (x[own] * mu[own, None]).T @ x[own]
    changes.append(np.linalg.solve(information - part, x[own].T @ (y[own] - mu[own])))
count = len(changes)
se = np.sqrt((count - 1) / count * np.sum(np.array(changes)[:, 1] ** 2))
json.dump({"slope": fit.params[1], "se": se}, open("steep.json", "w"))
