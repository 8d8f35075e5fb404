"""Martinez' indices of Sobol's G function with ten inputs, in OpenTURNS: sobol_indices_openturns.py BASE_POINTS SEED.

Intervals by 1,000 bootstrap resamples. Prints one line of JSON: the indices, half of each one's interval, and the processor time of the
analysis alone; the design is worked out before.
"""

import json
import resource
import sys

import numpy as np
import openturns as ot

INPUTS = 10
RESAMPLES = 1000


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def g_function(u):
    coefficients = np.arange(INPUTS)
    return np.prod((np.abs(4 * u - 2) + coefficients) / (1 + coefficients), axis=1)


def main():
    points, seed = int(sys.argv[1]), int(sys.argv[2])
    ot.RandomGenerator.SetSeed(seed)
    design = ot.SobolIndicesExperiment(
        ot.MonteCarloExperiment(ot.ComposedDistribution([ot.Uniform(0, 1)] * INPUTS), points), False).generate()
    outputs = ot.Sample(g_function(np.array(design))[:, None].tolist())
    before = cpu_seconds()
    algorithm = ot.MartinezSensitivityAlgorithm(design, outputs, points)
    algorithm.setUseAsymptoticDistribution(False)
    algorithm.setBootstrapSize(RESAMPLES)
    first, total = list(algorithm.getFirstOrderIndices()), list(algorithm.getTotalOrderIndices())
    intervals = {"S1_conf": algorithm.getFirstOrderIndicesInterval(), "ST_conf": algorithm.getTotalOrderIndicesInterval()}
    used = cpu_seconds() - before
    halves = {name: [(high - low) / 2 for high, low in zip(one.getUpperBound(), one.getLowerBound())]
              for name, one in intervals.items()}
    print(json.dumps({"cpu_seconds": used, "S1": first, "ST": total, **halves}))


if __name__ == "__main__":
    main()
