"""Simulates places of one kind child by child and holds the program against it: places.py RESULT [FAULT]

RESULT is a result of places.toml. The children here are objects who hold a place or stand in a list; every child has luck of
its own, so that nothing is shared with the program but the text of scenarios/README.md and what the header of
engine/region/places.hpp says of a month: children leave; places close; the list fills what is empty, first come first
served; new children take what is left or join the list; then it is counted. All numbers of the scenario are fixed: the
program's draws and the rounds here are luck alone, and their means must agree within the bound of a false-alarm rate of
1e-6, shared by all cells.

FAULT, which must be found: `queue` (new children come before those who wait) or `stay` (months of waiting are part of a stay).
"""

import math
import random
import sys
import tomllib

import h5py
import numpy

from cut import FALSE_ALARM, student_bound, texts
from formulas import evaluate

COUNTED = ("freed", "refilled", "induced", "empty", "closed", "waiting", "waiting_more", "served_more", "arrived")


class Child:
    """Someone who needs a place from a month on. months: how long once it is there; None: leaves by chance each month."""

    def __init__(self, since, months=None):
        self.since, self.months = since, months
        self.until = None


class Course:
    """One course of events, with or without conferences."""

    def __init__(self, numbers, months):
        self.numbers, self.counted = numbers, []
        self.places = numbers["places"]
        self.held = [Child(-1) for _ in range(numbers["occupied"])]
        self.list = [Child(-1) for _ in range(numbers["waiting"])]
        self.owed = 0        # conference families' children beyond a month's arrivals, set off later
        self.closing = []    # months in which places close, one for each place
        self.kept_empty = 0  # freed and not refilled at the end of the month before

    def admit(self, child, month):
        if child.months is not None:
            start = child.since if self.numbers["fault"] == "stay" else month
            child.until = start + child.months
        self.held.append(child)

    def step(self, month, families, usual):
        """families: this month's children of conference families; usual: what the course without conferences counted."""
        numbers, luck = self.numbers, random.random
        # Those found in a place are children of the stock: known from now on.
        for child in families["found"]:
            strangers = [c for c in self.held if c.months is None]
            if strangers:
                self.held.remove(random.choice(strangers))
                if child.months > 0:
                    self.admit(child, month)
        self.held = [c for c in self.held if (luck() >= numbers["leave"] if c.months is None or c.since == month
                                              else c.until > month)] if False else \
            [c for c in self.held if (luck() >= numbers["leave"] if c.months is None else c.until > month)]
        self.list = [c for c in self.list if luck() >= numbers["list_leave"]]
        empty = self.places - len(self.held)
        served = 0
        new = [Child(month) for _ in range(families["others"])] + families["new"]
        random.shuffle(new)
        if numbers["fault"] == "queue":
            self.list, new = new + self.list, []
        while empty > 0 and self.list:
            self.admit(self.list.pop(0), month)
            served, empty = served + 1, empty - 1
        for child in new:
            if empty > 0:
                self.admit(child, month)
                empty -= 1
            else:
                self.list.append(child)
        conference = sum(c.months is not None for c in self.held)
        self.counted.append({"conference": conference, "others": len(self.held) - conference, "empty": empty,
                             "open": self.places, "waiting": len(self.list), "served": served,
                             "arrived": families["others"] + len(families["new"])})


def geometric(chance):
    months = 1
    while random.random() >= chance:
        months += 1
    return months


def poisson(mean):
    count, product = 0, random.random()
    while product > math.exp(-mean):
        count, product = count + 1, product * random.random()
    return count


def one_round(scenario, numbers, held):
    """[month] of the courses without and with conferences. held: expected conferences of each month."""
    months = len(held)
    usual_arm, conference_arm = (scenario["strategy"][a]["with"] for a in ("usual", "conference"))
    facing, found = (scenario["entry"][e]["amount"] for e in ("facing", "found"))
    stay = scenario["leave"]["placed"]["probability"]
    new, homeward = ([[] for _ in range(months + 1)] for _ in range(2))
    for month in range(months):
        for _ in range(poisson(held[month])):
            which, luck, stays = random.random(), random.random(), geometric(stay)
            # Only children whose course a conference changes are told apart; the others are part of the region's flow.
            if which < facing and conference_arm["at_once"] <= luck < usual_arm["at_once"]:
                new[month + 1].append(stays)
            elif facing <= which < facing + found and usual_arm["reversed"] <= luck < conference_arm["reversed"]:
                homeward[month + 1].append(stays)
    usual, policy = Course(numbers, months), Course(numbers, months)
    owed = 0
    for month in range(months):
        arrivals = poisson(numbers["arrivals"])
        owed += len(new[month])
        off = min(owed, arrivals)
        owed -= off
        others = arrivals - off
        usual.step(month, {"others": others, "new": [Child(month, n) for n in new[month]],
                           "found": [Child(month, n) for n in homeward[month]]}, None)
        policy.step(month, {"others": others, "new": [], "found": [Child(month, 0) for n in homeward[month]]},
                    usual.counted[month])
    return usual.counted, policy.counted


def main(path, fault, rounds=300):
    random.seed(1)
    with h5py.File(path, "r") as file:
        scenario = tomllib.loads(file.attrs["scenario_as_resolved"])
        outcomes, policies = texts(file["place_outcome"]), texts(file["policy"])
        places = file["places"][()][0, :, policies.index("hold"), 0, :, 0]
        cash = file["cash"][()][0, :, policies.index("hold"), 0, :, 0]
        years = list(file["year"][()])
    given = {n: p["value"] for n, p in scenario["parameter"].items()}
    (kind,) = scenario["places"].values()
    price = evaluate(scenario["price"][kind["item"]]["eur_per_month"], given.__getitem__)
    numbers = {"fault": fault, "places": kind["places"], "occupied": kind.get("occupied", kind["places"]),
               "waiting": kind["waiting"], "leave": kind["leave"], "list_leave": kind["list_leave"]}
    numbers["arrivals"] = numbers["occupied"] * numbers["leave"] + numbers["waiting"] * numbers["list_leave"]
    first = min(map(int, scenario["region"]["here"]["history"]["conferences_held"]))
    held = [0.0] * 12 * (years[0] - first) + \
        [scenario["policy"]["hold"]["conferences_held"]["2011"] / 12] * 12 * len(years)
    mine = {name: numpy.zeros((rounds, len(years))) for name in COUNTED + ("cash",)}
    for r in range(rounds):
        usual, policy = one_round(scenario, numbers, held)
        for y in range(len(years)):
            for month in range((years[y] - first) * 12, (years[y] - first + 1) * 12):
                u, p = usual[month], policy[month]
                freed = u["conference"] - p["conference"]
                refilled = p["others"] - u["others"]
                empty = p["empty"] - u["empty"]
                closed = u["open"] - p["open"]
                for name, amount in (("freed", freed), ("refilled", refilled), ("empty", empty), ("closed", closed),
                                     ("waiting", p["waiting"]), ("waiting_more", p["waiting"] - u["waiting"]),
                                     ("served_more", p["served"] - u["served"]), ("arrived", p["arrived"]),
                                     ("cash", price * (kind["variable_share"] * empty + closed))):
                    mine[name][r, y] += amount
    cells = []
    for name in mine:
        theirs = cash if name == "cash" else places[:, :, outcomes.index(name)]
        for y, year in enumerate(years):
            a, b = theirs[:, y], mine[name][:, y]
            error = math.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
            cells.append((abs(a.mean() - b.mean()) / error if error > 0 else 0.0 if a.mean() == b.mean() else math.inf,
                          f"{name} in {year}", a.mean(), b.mean()))
    bound = student_bound(FALSE_ALARM / len(cells), min(len(places), rounds) - 1)
    cells.sort(reverse=True)
    beyond = sum(c[0] > bound for c in cells)
    print(f"{len(cells)} cells, {len(places)} draws against {rounds} rounds; bound {bound:.2f} standard errors; "
          f"largest distance {cells[0][0]:.2f}; beyond the bound: {beyond}")
    for distance, name, program, oracle in cells[:12]:
        print(f"  {distance:8.2f}  {name}: program {program:.6g}, oracle {oracle:.6g}")
    return beyond


if __name__ == "__main__":
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    beyond = main(sys.argv[1], wanted)
    if wanted:
        sys.exit("the planted fault was not found" if beyond == 0 else 0)
    sys.exit("the program is not what is expected" if beyond else 0)
