"""Randomised Sobol' points through the ten laws of the reference budget model, in OpenTURNS: sobol_openturns.py POINTS SEED.

Prints one line of JSON: means of the ten numbers, and the processor time of points and laws together, set-up included. OpenTURNS knows
no scrambling: its points are shifted at random, which is less work.
"""

import json
import math
import resource
import sys

import openturns as ot


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def lognormal(mean, cv):
    variance = math.log1p(cv * cv)
    return ot.LogNormal(math.log(mean) - variance / 2, math.sqrt(variance), 0)


def laws():
    return {
        "children_facing_placement": ot.Gamma(44.5, 100, 0),
        "children_placed_already": ot.Gamma(14.5, 100, 0),
        "children_facing_order": ot.Gamma(29.5, 100, 0),
        "placement_year_eur": lognormal(40000, 0.25),
        "order_year_eur": lognormal(8500, 0.2),
        "conference_eur": ot.Gamma(100, 1 / 42, 0),
        "stay_years": lognormal(1.2, 0.3),
        "stay_log_shape": ot.Normal(0.2, 0.1),
        "attribution": ot.Beta(8, 4, 0, 1),
        "cashable": ot.Beta(5, 5, 0, 1),
    }


def main():
    points, seed = int(sys.argv[1]), int(sys.argv[2])
    ot.RandomGenerator.SetSeed(seed)
    before = cpu_seconds()
    of = laws()
    experiment = ot.LowDiscrepancyExperiment(ot.SobolSequence(), ot.ComposedDistribution(list(of.values())), points)
    experiment.setRandomize(True)
    sample = experiment.generate()
    used = cpu_seconds() - before
    print(json.dumps({"points": sample.getSize(), "cpu_seconds": used,
                      "mean": dict(zip(of, sample.computeMean())),
                      "sd": dict(zip(of, sample.computeStandardDeviation()))}))


if __name__ == "__main__":
    main()
