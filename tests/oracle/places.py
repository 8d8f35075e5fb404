"""Simulates places of one kind child by child and holds the program against it: places.py RESULT [WORD...]

RESULT is a result of places.toml. The children here are objects who hold a place or stand in a list, each with luck of
its own, so that nothing is shared with the program but the text of scenarios/README.md and what the header of
engine/region/places.hpp says of a month: children leave; places close; the list fills what is empty, first come first
served; new children take what is left or join the list; then it is counted. All numbers of the scenario are fixed:
the program's draws and the rounds here are luck alone, and their means must agree within the bound of a false-alarm
rate of 1e-6, shared by all cells.

WORD is a fault, which must be found:
  queue    new children come before those who wait
  stay     months of waiting are part of a stay
  patient  children of conference families never give up waiting
  twice    places that are closed do not count as kept from the list, so that as many are kept again
"""

import math
import random
import sys
import tomllib

import h5py
import numpy

from amounts import by_year
from cut import FALSE_ALARM, student_bound, texts
from formulas import evaluate

FAULTS = ("queue", "stay", "patient", "twice")
COUNTED = ("freed", "refilled", "induced", "empty", "closed", "waiting", "waiting_more", "served_more", "arrived",
           "cash")


class Child:
    """Needs a place from a month on, for so many months once it is there, and waits so many months for it at most."""

    def __init__(self, since, months, patience, known):
        self.since, self.months, self.patience, self.known = since, months, patience, known
        self.until = None  # month in which it leaves its place


class Course:
    """One course of events, with conferences or without."""

    def __init__(self, numbers, words, held, waiting):
        self.numbers, self.words, self.counted = numbers, words, []
        self.places = numbers["places"]
        self.held, self.list = [], [Child(-1, *luck, False) for luck in waiting]
        for luck in held:
            self.admit(Child(-1, *luck, False), -1)
        self.notices = []    # (month, places) that are to close
        self.kept_empty = 0  # freed by conferences and not refilled at the end of the month before

    def admit(self, child, month):
        child.until = (child.since if "stay" in self.words and child.known else month) + child.months
        self.held.append(child)

    def rounded(self, amount):
        """Up or down by chance, so that the mean stays."""
        return math.floor(amount + random.random())

    def known(self):
        return sum(c.known for c in self.held)

    def step(self, month, others, new, found, usual=None, freed=0):
        """One month.

        others: luck of the strangers who come
        new, found: that of conference families' children who come, and who hold a place already
        usual:  what the course without conferences counted; None: this is that course
        freed:  places that conferences free by now, if nobody waits
        """
        numbers = self.numbers
        for luck in found:  # children of the stock: from now on it is known how long they stay
            strangers = [c for c in self.held if not c.known]
            if strangers:
                self.held.remove(strangers[0])
                self.admit(Child(month, *luck, True), month)
        self.held = [c for c in self.held if c.until > month]
        self.list = [c for c in self.list if month - c.since < c.patience or ("patient" in self.words and c.known)]
        for notice in [n for n in self.notices if n[0] <= month]:  # what is still freed and empty closes, by groups
            self.notices.remove(notice)
            closing = max(0, min(notice[1], self.places - len(self.held), self.kept_empty))
            closing -= closing % numbers["group"]
            self.places -= closing
            self.kept_empty -= closing
        closed = usual["open"] - self.places if usual else 0
        empty = kept = self.places - len(self.held)
        if usual:  # others may fill a share of what is freed; what is closed is kept from them already
            kept = self.rounded((1 - numbers["refill_waiting"]) * max(0, freed))
            empty = max(0, empty - max(0, kept - (0 if "twice" in self.words else closed)))
        kept = self.places - len(self.held) - empty
        served = 0
        # Those of conference families come first.
        coming = [Child(month, *luck, True) for luck in new] + [Child(month, *luck, False) for luck in others]
        if "queue" in self.words:
            self.list, coming = coming + self.list, []
        while empty > 0 and self.list:
            self.admit(self.list.pop(0), month)
            served, empty = served + 1, empty - 1
        for child in coming:
            if empty > 0:
                self.admit(child, month)
                empty -= 1
            else:
                self.list.append(child)
        known, empty, induced = self.known(), empty + kept, 0
        strangers = len(self.held) - known
        if usual:
            still = max(0, min(empty - usual["empty"], usual["known"] - known - closed))
            induced = self.rounded(numbers["refill_induced"] * still)
            empty -= induced
            self.kept_empty = still - induced
            groups = max(0, self.kept_empty - sum(n for _, n in self.notices)) // numbers["group"]
            if groups and len(self.list) <= numbers["close_while_waiting"]:
                self.notices.append((month + max(1, numbers["notice_months"]), groups * numbers["group"]))
        self.counted.append({"known": known, "others": strangers, "induced": induced, "empty": empty,
                             "open": self.places, "waiting": len(self.list), "served": served,
                             "arrived": len(others) + len(new)})


def geometric(chance):
    return math.inf if chance <= 0 else 1 + math.floor(math.log(1 - random.random()) / math.log(1 - chance))


def poisson(mean):
    count, product = 0, random.random()
    while product > math.exp(-mean):
        count, product = count + 1, product * random.random()
    return count


def one_round(scenario, numbers, held, words):
    """Months of the courses without and with conferences. held: expected conferences of each month."""
    months = len(held)
    usual_arm, conference_arm = (scenario["strategy"][a]["with"] for a in ("usual", "conference"))
    facing, found = (scenario["entry"][e]["amount"] for e in ("facing", "found"))
    stay = scenario["leave"]["placed"]["probability"]

    def luck(leave):  # how long in a place, how long on a list
        return geometric(leave), geometric(numbers["list_leave"])
    new, homeward = ([[] for _ in range(months + 1)] for _ in range(2))
    for month in range(months):
        for _ in range(poisson(held[month])):
            which, course = random.random(), random.random()
            # Only children whose course a conference changes are told apart; the others are part of the region's flow.
            if which < facing and conference_arm["at_once"] <= course < usual_arm["at_once"]:
                new[month + 1].append(luck(stay))
            elif facing <= which < facing + found and usual_arm["reversed"] <= course < conference_arm["reversed"]:
                homeward[month + 1].append(luck(stay))
    freed = [0] * months
    for coming in (new, homeward):
        for since, children in enumerate(coming):
            for length, _ in children:
                for month in range(since, min(months, since + length)):
                    freed[month] += 1
    at_start = [[luck(numbers["leave"]) for _ in range(numbers[who])] for who in ("occupied", "waiting")]
    usual, policy = (Course(numbers, words, *at_start) for _ in range(2))
    owed = 0  # conference families' children beyond a month's arrivals, set off later
    for month in range(months):
        arrivals = poisson(numbers["arrivals"])
        owed += len(new[month])
        count = max(0, arrivals - owed)
        owed -= arrivals - count
        others = [luck(numbers["leave"]) for _ in range(count)]
        usual.step(month, others, new[month], homeward[month])
        policy.step(month, others, [], [(0, 0) for _ in homeward[month]], usual.counted[month], freed[month])
    return usual.counted, policy.counted


def main(path, words, rounds=600):
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
    unset = {"occupied": kind["places"], "waiting": 0, "list_leave": 0, "refill_waiting": 1, "refill_induced": 0,
             "group": 1, "notice_months": 0, "close_while_waiting": math.inf, "friction_eur": 0, "variable_share": 0}
    numbers = {**unset, **kind}
    numbers["arrivals"] = numbers["occupied"] * numbers["leave"] + numbers["waiting"] * numbers["list_leave"]
    history = scenario["region"]["here"]["history"]["conferences_held"]
    first = min(map(int, history))
    table = scenario["policy"]["hold"]["conferences_held"]
    held = [(history[str(y)] if str(y) in history else by_year(table, y, lambda t: 0)) / 12
            for y in range(first, years[-1] + 1) for _ in range(12)]
    mine = {name: numpy.zeros((rounds, len(years))) for name in COUNTED}
    for r in range(rounds):
        usual, policy = one_round(scenario, numbers, held, words)
        for y in range(len(years)):
            for month in range((years[y] - first) * 12, (years[y] - first + 1) * 12):
                u, p = usual[month], policy[month]
                empty, closed = p["empty"] - u["empty"], u["open"] - p["open"]
                newly = policy[month - 1]["open"] - p["open"]
                for name, amount in (
                        ("freed", u["known"] - p["known"]), ("refilled", p["others"] - u["others"]),
                        ("induced", p["induced"]), ("empty", empty), ("closed", closed), ("waiting", p["waiting"]),
                        ("waiting_more", p["waiting"] - u["waiting"]), ("served_more", p["served"] - u["served"]),
                        ("arrived", p["arrived"]),
                        ("cash", price * (numbers["variable_share"] * empty + closed) -
                         numbers["friction_eur"] * newly)):
                    mine[name][r, y] += amount
    cells = []
    for name in COUNTED:
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
    for distance, name, program, oracle in cells:
        print(f"  {distance:8.2f}  {name}: program {program:.6g}, oracle {oracle:.6g}")
    return beyond


if __name__ == "__main__":
    beyond = main(sys.argv[1], sys.argv[2:])
    if set(sys.argv[2:]) & set(FAULTS):
        sys.exit("the planted fault was not found" if beyond == 0 else 0)
    sys.exit("the program is not what is expected" if beyond else 0)
