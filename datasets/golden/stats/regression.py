"""Makes regression.statsmodels.json: what statsmodels says of the lines of regression.json, by WLS and GLM with a dummy a title and language and
errors clustered by title, with the dummies counted in K."""

import json

import numpy as np
import statsmodels.api as sm

rows = {name: np.array(values, dtype=float) for name, values in json.load(open("regression.json"))["rows"].items()}
slopes = ["x", "hinge", "z"]


def design(kept):
    groups = np.unique(rows["group"][kept])
    dummies = [(rows["group"][kept] == group).astype(float) for group in groups]
    return np.column_stack([rows[name][kept] for name in slopes] + dummies)


def said(result):
    return {"beta": list(result.params[:3]), "cv1Dummies": list(result.bse[:3])}


everything = np.ones(len(rows["x"]), dtype=bool)
eventful = np.array([rows["y"][rows["group"] == group].sum() > 0 for group in rows["group"]])
linear = sm.WLS(rows["y"] / rows["n"], design(everything), weights=rows["n"])
poisson = sm.GLM(rows["y"][eventful], design(eventful), family=sm.families.Poisson(), offset=np.log(rows["n"][eventful]))
written = {
    "linear": said(linear.fit(cov_type="cluster", cov_kwds={"groups": rows["title"]})),
    "poisson": said(poisson.fit(tol=1e-14, maxiter=100, cov_type="cluster", cov_kwds={"groups": rows["title"][eventful]})),
}
json.dump(written, open("regression.statsmodels.json", "w"))
