"""Makes separation.json: small sets of lines with few events, and which coefficients of a Poisson regression with an effect a group have no
estimate. By linear programming (scipy), not by fitting: a coefficient runs to infinity where some direction leaves the rate of every line with
events as it is, raises none of the others, and moves the coefficient (Correia, Guimaraes and Zylkin 2019, "Verifying the existence of maximum
likelihood estimates for generalized linear models")."""

import json

import numpy as np
from scipy.optimize import linprog

rng = np.random.default_rng(20260503)
slopes = 3

# Two sets in which little is known of a combination long before it runs off: group, exposures, events and the regressors of each line.
stubborn = [
    [
        (0, 186, 0, -1.04, 1.0, -2.12), (0, 76, 0, -1.16, 1.0, 2.45), (0, 116, 0, 0.96, 0.0, 0.79), (0, 184, 1, -1.17, 0.0, -1.91),
        (1, 161, 1, -0.82, 0.0, -2.47), (1, 165, 1, 0.21, 0.0, -1.17), (1, 79, 0, -0.22, 1.0, 0.74),
    ],
    [
        (0, 32, 0, -0.51, 1.0, 0.0), (0, 122, 0, -0.71, 1.0, 0.0), (0, 128, 0, -0.7, 0.0, 0.0), (0, 147, 6, 0.28, 0.0, 0.0),
        (1, 101, 1, 1.57, 0.0, 0.0), (1, 88, 0, -0.17, 0.0, 0.0), (1, 197, 0, -0.88, 1.0, 1.0), (1, 128, 0, -2.03, 0.0, 1.0),
        (1, 31, 0, -0.67, 0.0, 0.0),
    ],
]


def draw(number):
    lines = []
    for group in range(rng.integers(2, 6)):
        for _ in range(rng.integers(3, 9)):
            last = float(rng.random() < 0.2) if number % 2 else round(rng.normal() * 2, 2)
            x = [round(rng.normal(), 2), float(rng.random() < 0.3), last]
            exposures = int(rng.integers(20, 200))
            lines.append((group, exposures, int(rng.poisson(exposures * 0.01 * np.exp(0.5 * x[0] - x[1]))), *x))
    return np.array(lines)


def status(lines):
    groups = [g for g in np.unique(lines[:, 0]) if lines[lines[:, 0] == g, 2].sum() > 0]
    kept = lines[np.isin(lines[:, 0], groups)]
    dummies = np.column_stack([kept[:, 0] == g for g in groups]).astype(float)
    design = dummies
    places = []
    for place in range(slopes):
        more = np.column_stack([design, kept[:, 3 + place]])
        if np.linalg.matrix_rank(more, tol=1e-8) == more.shape[1]:
            design = more
            places.append(place)
    told = ["combination"] * slopes
    quiet = kept[:, 2] == 0
    for i, place in enumerate(places):
        reach = 0
        for sign in (1, -1):
            aim = np.zeros(design.shape[1])
            aim[len(groups) + i] = -sign
            found = linprog(aim, A_ub=design[quiet], b_ub=np.zeros(quiet.sum()), A_eq=design[~quiet],
                            b_eq=np.zeros((~quiet).sum()), bounds=[(-1, 1)] * design.shape[1])
            reach = max(reach, -found.fun)
        told[place] = "separation" if reach > 1e-7 else None
    return told


sets = []
while len(sets) < 60:
    lines = draw(len(sets))
    if lines[:, 2].sum() == 0:
        continue
    told = status(lines)
    # Two of three with something that has no estimate.
    if any(told) or len(sets) % 3 == 0:
        sets.append({"lines": lines.tolist(), "notEstimable": told})
for lines in map(np.array, stubborn):
    sets.append({"lines": lines.tolist(), "notEstimable": status(lines)})
json.dump(sets, open("separation.json", "w"))
