"""Quantiles of Student's t where R's qt loses digits (9e-6 at p = 1e-300, df = 2.5; 4e-11 at p = 0.499999), from mpmath with 40 digits.
Printed as rows for shared/stats/distributions.corners.json, in place of R's."""

from mpmath import beta, betainc, findroot, mp, mpf, nstr, sqrt

mp.dps = 40


def tail(t, df):
    return betainc(mpf(df) / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2


for df in (2.5, 4):
    # The tail is (df / t^2)^(df / 2) / (df B(df / 2, 1 / 2)) up to a factor of 1 + O(df / t^2).
    t = sqrt(mpf(df)) * (mpf(1e-300) * df * beta(mpf(df) / 2, mpf(1) / 2)) ** (-1 / mpf(df))
    print(f'["tq", [1e-300, {df}], {nstr(-t, 17)}],')
for df in (1, 2.5, 4, 30, 1e6):
    t = findroot(lambda t: tail(t, df) - mpf(0.499999), mpf(2.6e-6))
    print(f'["tq", [0.499999, {df:.17g}], {nstr(-t, 17)}],')
