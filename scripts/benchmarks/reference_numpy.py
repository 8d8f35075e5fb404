"""The reference budget model in NumPy: reference_numpy.py individual|batched|aggregated DRAWS REGIONS SEED.

The same work as scenarios/reference-budget.toml, written as somebody would who knows NumPy well. Prints one line of JSON, as peers.py reads it.
  individual  each child by itself, draw by draw
  batched     each child by itself, sixteen draws at a time
  aggregated  a Poisson number of children for each month of start and length of stay

What was tried (one core; nanoseconds a child at one region and at a hundred): individual 36 and 16, batched 32 and 30, aggregated 90 and 1.4. The stay alone, of
3,000 children: by a vector of powers 14, whether of 32 or 64 bits; by `Generator.weibull`, which takes them one at a time, 24; looked up by `searchsorted` 36. Batches
of 4, 16 and 64 draws: 37, 28, 29. SFC64 and PCG64 are alike, MT19937 a tenth and Philox two fifths slower. A multinomial number of the stays that start in a month takes a
third longer than a Poisson number for each cell within the horizon at one region, and thrice as long at a hundred.
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


START = np.arange(MONTHS, dtype=np.int32) + 1  # a conference acts from the month after it


def months_of_children(rng, children, mean, shape):
    """Months of care by calendar year of children who start in the month after each conference: each child by itself."""
    starts = np.repeat(START, children)
    end = starts + stay_by_inversion(rng, mean, shape, starts.size)
    np.minimum(end, MONTHS, out=end)
    change = np.bincount(end, minlength=MONTHS + 1)
    np.negative(change, out=change)
    change[1:] += children
    return change.cumsum()[:MONTHS].reshape(YEARS, 12).sum(axis=1)


# Every start with every length of stay that ends within the horizon, by start.
CELL_START, CELL_STAY = np.array([(start, stay) for start in START for stay in range(1, MONTHS + 1 - start)]).T
CELL_END = CELL_START + CELL_STAY
FIRST_CELL = np.searchsorted(CELL_START, START[:-1])  # the last start has none
LEFT = MONTHS - START  # months between a start and the horizon


def months_of_counts(rng, expected, mean, shape):
    """The same, with a Poisson number of children for each month of start and each length of stay, and one for those whose stay outlasts the
    horizon; and how many children they are."""
    longer, _ = longer_than(mean, shape)
    share = longer[:-1] - longer[1:]
    counts = rng.poisson(expected.take(CELL_START - 1) * share.take(CELL_STAY - 1))
    change = -np.bincount(CELL_END, weights=counts, minlength=MONTHS + 1)
    begun = rng.poisson(expected * longer[LEFT])
    begun[:-1] += np.add.reduceat(counts, FIRST_CELL)
    change[1:] += begun
    return change.cumsum()[:MONTHS].reshape(YEARS, 12).sum(axis=1), int(begun.sum())


def held_by_month(regions):
    """Conferences expected in each month."""
    return np.repeat(regions * (550 + 250 * np.arange(YEARS) / (YEARS - 1)) / 12, 12)


def run(how, draws, regions, seed):
    rng = np.random.Generator(np.random.SFC64(seed))
    numbers = beliefs(rng, draws)
    held = held_by_month(regions)
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
                months = months_of_children(rng, found, of["stay_months"], of["stay_shape"])
            saved += year_eur / 12 * months
        gross = of["attribution"] * saved
        net[d] = FACTOR * (of["cashable"] * gross - of["conference_eur"] * conferences.reshape(YEARS, 12).sum(axis=1))
    return net, children


BATCH = 16
KINDS = 2  # by price: placements, orders


def run_batched(draws, regions, seed):
    """As `run`, each child by itself, with the children of a batch of draws in one array."""
    rng = np.random.Generator(np.random.SFC64(seed))
    numbers = beliefs(rng, draws)
    net = np.empty((draws, YEARS))
    children = 0
    for first in range(0, draws, BATCH):
        batch = slice(first, min(first + BATCH, draws))
        net[batch], found = net_of_batch(rng, {name: column[batch] for name, column in numbers.items()}, regions)
        children += found
    return net, children


def net_of_batch(rng, of, regions):
    size = of["stay_months"].size
    conferences = rng.poisson(held_by_month(regions), (size, MONTHS))
    rates = np.stack((of["facing_placement"] + of["placed_already"], of["facing_order"]), axis=1)
    begun = rng.poisson(conferences[:, None, :] * rates[:, :, None])  # [draw][kind][month]
    by_draw = begun.sum(axis=(1, 2))
    keep = np.array([longer_than(mean, shape)[1] for mean, shape in zip(of["stay_months"], of["stay_shape"])])
    scale = of["stay_months"] / np.array([math.gamma(1 + 1 / shape) for shape in of["stay_shape"]])

    stay = rng.standard_exponential(by_draw.sum(), dtype=np.float32)
    np.power(stay, np.repeat((1 / of["stay_shape"]).astype(np.float32), by_draw), out=stay)
    stay *= np.repeat(scale.astype(np.float32), by_draw)
    stay += rng.random(stay.size, dtype=np.float32)
    end = stay.astype(np.int32)
    short = rng.binomial(by_draw, 1 - keep)
    within = (rng.random(short.sum()) * np.repeat(by_draw, short)).astype(np.int64)
    end[np.repeat(by_draw.cumsum() - by_draw, short) + within] = 1
    np.maximum(end, 1, out=end)

    row = np.arange(KINDS * size, dtype=np.int32) * (MONTHS + 1)  # where a draw's kind of children begins
    end += np.repeat((row[:, None] + START).ravel(), begun.ravel())
    np.minimum(end, np.repeat(row + MONTHS, begun.sum(axis=2).ravel()), out=end)
    change = -np.bincount(end, minlength=KINDS * size * (MONTHS + 1)).reshape(size, KINDS, MONTHS + 1)
    change[:, :, 1:] += begun
    months = change.cumsum(axis=2)[:, :, :MONTHS].reshape(size, KINDS, YEARS, 12).sum(axis=3)
    saved = (of["placement_year_eur"][:, None] * months[:, 0] + of["order_year_eur"][:, None] * months[:, 1]) / 12
    cost = of["conference_eur"][:, None] * conferences.reshape(size, YEARS, 12).sum(axis=2)
    return FACTOR * ((of["cashable"] * of["attribution"])[:, None] * saved - cost), int(by_draw.sum())


WAYS = ("individual", "batched", "aggregated")


def main():
    if len(sys.argv) != 5 or sys.argv[1] not in WAYS:
        sys.exit(f"reference_numpy.py {'|'.join(WAYS)} DRAWS REGIONS SEED")
    how, draws, regions, seed = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
    before = cpu_seconds()
    net, children = run_batched(draws, regions, seed) if how == "batched" else run(how, draws, regions, seed)
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
