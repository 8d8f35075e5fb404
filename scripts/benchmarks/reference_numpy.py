"""The reference budget model in NumPy: reference_numpy.py individual|aggregated DRAWS REGIONS SEED.

The same work as scenarios/reference-budget.toml, written as somebody would who knows NumPy well. Prints one line of JSON, as
results.py there says.

What was tried (one core, nanoseconds a child at one region):
- individual, a stay by inversion: exponential numbers to a power, split at random between the two whole months around them: the fastest (see
  `stay_by_inversion`). `Generator.weibull` instead is slower, since it takes the power one number at a time.
- individual, a stay looked up in its table with `searchsorted`: slower than the power, which NumPy has vectorised.
- 32-bit numbers: see the measurements in `VARIANTS`.
- aggregated: a Poisson number for each month of start and length of stay beats `multinomial`, which draws one binomial number a cell.
"""

import json
import math
import resource
import sys

import numpy as np

YEARS = 10
MONTHS = 12 * YEARS
FACTOR = 1.04 ** -np.arange(YEARS)
ASKED_YEAR = 5
ASKED_EUR = 4e6


def beliefs(rng, draws):
    """The ten numbers that are not known, a column each."""
    def lognormal(mean, cv):
        variance = math.log(1 + cv * cv)
        return rng.lognormal(math.log(mean) - variance / 2, math.sqrt(variance), draws)

    return {
        "facing_placement": rng.gamma(44.5, 1 / 100, draws),
        "placed_already": rng.gamma(14.5, 1 / 100, draws),
        "facing_order": rng.gamma(29.5, 1 / 100, draws),
        "placement_year_eur": lognormal(40000, 0.25),
        "order_year_eur": lognormal(8500, 0.2),
        "conference_eur": rng.gamma(100, 42, draws),
        "stay_months": 12 * lognormal(1.2, 0.3),
        "stay_shape": np.exp(rng.normal(0.2, 0.1, draws)),
        "attribution": rng.beta(8, 4, draws),
        "cashable": rng.beta(5, 5, draws),
    }


HALVES = np.arange(2 * MONTHS + 3) / 2


def longer_than(mean, shape):
    """Chance that a stay is longer than d whole months, d = 0, 1, ...: the integral of the Weibull survival from d to d + 1, which keeps
    the mean; what would be no month counts as one, and all others are a little rarer for it."""
    survival = np.exp(-((HALVES / (mean / math.gamma(1 + 1 / shape))) ** shape))
    whole = (survival[0:-2:2] + 4 * survival[1:-1:2] + survival[2::2]) / 6
    keep = (mean - 1) / (mean - whole[0])
    whole *= keep
    whole[0] = 1
    return whole, keep


def stay_by_inversion(rng, mean, shape, count):
    """Whole months of `count` stays. Their law is `longer_than`."""
    _, keep = longer_than(mean, shape)
    stay = rng.standard_exponential(count, dtype=np.float32)
    np.power(stay, np.float32(1 / shape), out=stay)
    stay *= np.float32(mean / math.gamma(1 + 1 / shape))
    stay += rng.random(count, dtype=np.float32)
    months = stay.astype(np.int32)
    months[rng.integers(0, max(count, 1), rng.binomial(count, 1 - keep))] = 1  # a child in thousands
    return np.maximum(months, 1, out=months)


def stay_by_table(rng, mean, shape, count):
    at_most = 1 - longer_than(mean, shape)[0][1:]
    return np.searchsorted(at_most, rng.random(count)) + 1


MONTH = np.arange(MONTHS, dtype=np.int32)
START = MONTH + 1  # a conference acts from the month after it


def months_of_children(rng, children, mean, shape, stay=stay_by_inversion):
    """Months of care by calendar year of children who start in the month after each conference: each child by itself."""
    starts = np.repeat(START, children)
    end = starts + stay(rng, mean, shape, starts.size)
    np.minimum(end, MONTHS, out=end)
    change = np.bincount(end, minlength=MONTHS + 1)
    np.negative(change, out=change)
    change[1:] += children
    return change.cumsum()[:MONTHS].reshape(YEARS, 12).sum(axis=1)


# Every start with every length of stay, those beyond the horizon as one.
CELL_START, CELL_STAY = (index.ravel() for index in np.meshgrid(START, np.arange(1, MONTHS + 1), indexing="ij"))
INSIDE = CELL_START + CELL_STAY <= MONTHS
CELL_START, CELL_STAY = CELL_START[INSIDE], CELL_STAY[INSIDE]
CELL_END = CELL_START + CELL_STAY
LEFT = MONTHS - START  # months between a start and the horizon


def months_of_counts(rng, expected, mean, shape):
    """The same, with a Poisson number of children for each month of start and each length of stay; and how many they are."""
    longer, _ = longer_than(mean, shape)
    counts = rng.poisson(expected[CELL_START - 1] * (longer[CELL_STAY - 1] - longer[CELL_STAY]))
    beyond = rng.poisson(expected * longer[LEFT])
    change = -np.bincount(CELL_END, weights=counts, minlength=MONTHS + 1)[: MONTHS + 1]
    change[START] += np.bincount(CELL_START, weights=counts, minlength=MONTHS + 1)[START] + beyond
    return change.cumsum()[:MONTHS].reshape(YEARS, 12).sum(axis=1), int(counts.sum() + beyond.sum())


def run(how, draws, regions, seed):
    rng = np.random.Generator(np.random.SFC64(seed))
    numbers = beliefs(rng, draws)
    held = np.repeat(regions * (550 + 250 * np.arange(YEARS) / (YEARS - 1)) / 12, 12)
    net = np.empty((draws, YEARS))
    children = 0
    for d in range(draws):
        of = {name: column[d] for name, column in numbers.items()}
        conferences = rng.poisson(held)
        saved = np.zeros(YEARS)
        for rate, year_eur in ((of["facing_placement"] + of["placed_already"], of["placement_year_eur"]),
                               (of["facing_order"], of["order_year_eur"])):
            if how == "aggregated":
                months, found = months_of_counts(rng, conferences * rate, of["stay_months"], of["stay_shape"])
                children += found
            else:
                found = rng.poisson(conferences * rate)
                children += int(found.sum())
                months = months_of_children(rng, found, of["stay_months"], of["stay_shape"], VARIANTS[how])
            saved += year_eur / 12 * months
        gross = of["attribution"] * saved
        net[d] = FACTOR * (of["cashable"] * gross - of["conference_eur"] * conferences.reshape(YEARS, 12).sum(axis=1))
    return net, children


VARIANTS = {"individual": stay_by_inversion, "table": stay_by_table}


def main():
    how, draws, regions, seed = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
    before = cpu_seconds()
    net, children = run(how, draws, regions, seed)
    print(json.dumps({
        "draws": draws,
        "mean": net.mean(axis=0).tolist(),
        "sd": net.std(axis=0, ddof=1).tolist(),
        "chance": float(np.mean(net[:, ASKED_YEAR] >= ASKED_EUR * regions)),
        "children": children,
        "cpu_seconds": cpu_seconds() - before,
    }))


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
