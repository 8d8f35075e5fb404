"""Processor time of 131,072 scrambled Sobol' points through ten inverse distribution functions, in SciPy and OpenTURNS.

The laws are those of budget_of_ten.hpp. Of each library the fastest way that was found; the least of five times.
"""
import math
import time

import numpy as np

POINTS = 131_072


def log_normal(mean, variation):
    variance = math.log1p(variation**2)
    return math.log(mean) - variance / 2, math.sqrt(variance)


GAMMAS = [(44.5, 100.0), (14.5, 100.0), (29.5, 100.0), (100.0, 100 / 4200)]
LOG_NORMALS = [log_normal(40_000, 0.25), log_normal(8_500, 0.2), log_normal(1.2, 0.3)]
NORMAL = (0.2, 0.1)
BETAS = [(8, 4), (5, 5)]


def milliseconds(work):
    """All threads count."""
    times = []
    for _ in range(5):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return 1000 * min(times)


def scipy_times():
    import scipy
    from scipy import special
    from scipy.stats import beta, gamma, lognorm, norm, qmc

    def points():
        u = qmc.Sobol(10, scramble=True, seed=1).random_base2(17)
        return np.ascontiguousarray(np.clip(u, 2**-53, 1 - 2**-53).T)

    def by_ppf():
        u = points()
        x = [gamma.ppf(u[i], shape, scale=1 / rate) for i, (shape, rate) in enumerate(GAMMAS)]
        x += [lognorm.ppf(u[4 + i], sd, scale=math.exp(mean)) for i, (mean, sd) in enumerate(LOG_NORMALS)]
        x.append(norm.ppf(u[7], *NORMAL))
        return x + [beta.ppf(u[8 + i], a, b) for i, (a, b) in enumerate(BETAS)]

    def by_special_functions():
        u = points()
        x = [special.gammaincinv(shape, u[i]) / rate for i, (shape, rate) in enumerate(GAMMAS)]
        x += [np.exp(mean + sd * special.ndtri(u[4 + i])) for i, (mean, sd) in enumerate(LOG_NORMALS)]
        x.append(NORMAL[0] + NORMAL[1] * special.ndtri(u[7]))
        return x + [special.btdtri(a, b, u[8 + i]) for i, (a, b) in enumerate(BETAS)]

    print(f"SciPy {scipy.__version__}: {milliseconds(by_ppf):.0f} ms by ppf, "
          f"{milliseconds(by_special_functions):.0f} ms by special functions, "
          f"{milliseconds(points):.0f} ms of it for the points")


def openturns_times():
    import openturns as ot

    marginals = [ot.Gamma(*law) for law in GAMMAS] + [ot.LogNormal(*law) for law in LOG_NORMALS]
    marginals += [ot.Normal(*NORMAL)] + [ot.Beta(a, b, 0, 1) for a, b in BETAS]

    def sample(laws):
        experiment = ot.LowDiscrepancyExperiment(ot.SobolSequence(10), ot.ComposedDistribution(laws), POINTS)
        experiment.setRandomize(True)
        return experiment.generate()

    def points():
        return sample([ot.Uniform(0, 1)] * 10)

    def by_marginals():
        u = points()
        return [law.computeQuantile(u.getMarginal(i).asPoint()) for i, law in enumerate(marginals)]

    print(f"OpenTURNS {ot.__version__}: {milliseconds(lambda: sample(marginals)):.0f} ms by experiment, "
          f"{milliseconds(by_marginals):.0f} ms by marginal quantiles, {milliseconds(points):.0f} ms of it for the points")


scipy_times()
openturns_times()
