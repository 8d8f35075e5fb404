"""Scrambled Sobol' points through the ten laws of the reference budget model, in SciPy: sobol_scipy.py POINTS SEED.

Prints one line of JSON: means of the ten numbers, and the processor time of points and laws together, set-up included.

What was tried, for 131,072 points: the functions of `scipy.special` take a tenth less time than `scipy.stats` for gamma laws; for beta laws
`scipy.stats` has a faster one of its own, which is taken. Most of what is left is the inversion of incomplete gamma and beta functions.
"""

import json
import math
import resource
import sys

import numpy as np
from scipy import special, stats
from scipy.stats import qmc


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def lognormal(u, mean, cv):
    variance = math.log1p(cv * cv)
    return np.exp(math.log(mean) - variance / 2 + math.sqrt(variance) * special.ndtri(u))


LAWS = {
    "children_facing_placement": lambda u: special.gammaincinv(44.5, u) / 100,
    "children_placed_already": lambda u: special.gammaincinv(14.5, u) / 100,
    "children_facing_order": lambda u: special.gammaincinv(29.5, u) / 100,
    "placement_year_eur": lambda u: lognormal(u, 40000, 0.25),
    "order_year_eur": lambda u: lognormal(u, 8500, 0.2),
    "conference_eur": lambda u: 42 * special.gammaincinv(100, u),
    "stay_years": lambda u: lognormal(u, 1.2, 0.3),
    "stay_log_shape": lambda u: 0.2 + 0.1 * special.ndtri(u),
    "attribution": lambda u: stats.beta.ppf(u, 8, 4),
    "cashable": lambda u: stats.beta.ppf(u, 5, 5),
}


def main():
    points, seed = int(sys.argv[1]), int(sys.argv[2])
    before = cpu_seconds()
    u = qmc.Sobol(len(LAWS), scramble=True, seed=seed).random_base2(points.bit_length() - 1)
    columns = {name: law(u[:, d]) for d, (name, law) in enumerate(LAWS.items())}
    used = cpu_seconds() - before
    print(json.dumps({"points": len(u), "cpu_seconds": used,
                      "mean": {name: float(column.mean()) for name, column in columns.items()},
                      "sd": {name: float(column.std()) for name, column in columns.items()}}))


if __name__ == "__main__":
    main()
