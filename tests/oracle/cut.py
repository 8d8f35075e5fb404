"""Computes the main figures of a region study a second time, and holds the program against them: cut.py RESULT [FAULT]

RESULT is a results file that keeps parameters, totals and ledger. From each draw's parameters this computes what is
expected: care avoided by item, payer and year, conferences held, and the levels from the claim to cash that need no
places. The program samples families, so what it says less what is expected must be 0 on average over the draws: within
the bound of a false-alarm rate of 1e-6, shared by all cells (Bonferroni), from the spread between draws. A cell in
which fewer than nine of ten draws hold an amount is too rare for such a bound and counts only in its sums.

What holds no chance of families must agree in every draw: numbers computed from others to 1e-9, what the studies of the
bodies of evidence measured (the solved numbers must give it back), what other published numbers are compared with, and
the first year's saving to 1e-4 (the program
takes nobody to have been in a place for more than 20 years when the conference is held). Of the levels that need
places, those before closing costs must be what the program itself counts of places, at its prices, to 1e-9.

FAULT is a fault planted here, which must be found: `stays` (stays in residential groups 5% longer) or `month`
(conferences act in the month they are held).
"""

import math
import sys
import tomllib

import h5py
import numpy

from amounts import Region, levels, levels_of_places
from formulas import evaluate
from pathway import Faults, Pathway

FALSE_ALARM = 1e-6
FAULTS = {"stays": Faults(longer_stays={"residential": 1.05}), "month": Faults(same_month=True)}


def student_tail(t, freedom):
    """P(|T| > t) of Student's t: the regularised incomplete beta function by its continued fraction."""
    a, b, x = freedom / 2, 0.5, freedom / (freedom + t * t)
    if x > (a + 1) / (a + b + 2):
        raise ValueError("only for far tails")
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log(1 - x)) / a
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, 500):
        for step in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                     -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d, c = 1 / (1 + step * d), 1 + step / c
            fraction *= c * d
    return front * fraction


def student_bound(chance, freedom):
    low, high = 2.0, 1e4
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if student_tail(middle, freedom) > chance else (low, middle)
    return high


def texts(data):
    return [t.decode() for t in data[()]]


class Cells:
    """What is compared: program and oracle, a number for each draw."""

    def __init__(self):
        self.names, self.distances, self.rare = [], [], 0
        self.relative = []

    def add(self, name, program, oracle):
        scale = max(numpy.abs(program).max(), numpy.abs(oracle).max(), 1e-300)
        if numpy.abs(program - oracle).max() <= 1e-9 * scale or scale < 1e-9:
            distance = 0.0
        elif numpy.mean(program != 0) < 0.9:
            self.rare += 1
            return
        else:
            away = program - oracle
            error = away.std(ddof=1) / math.sqrt(len(away))
            distance = abs(away.mean()) / error if error > 1e-12 * scale else math.inf
        self.names.append(name)
        self.distances.append(distance)
        self.relative.append((program.mean(), oracle.mean()))


def check_numbers(scenario, stances, names, values):
    """Numbers that the scenario computes from others must be what the formulas say."""
    found = 0
    for s, stance in enumerate(stances):
        def laws(name, s=s, stance=stance):
            at, chain = scenario["stance"].get(stance, {}), []
            while True:
                chain.append(at.get("parameter", {}).get(name, {}))
                if "variant_of" not in at:
                    break
                at = scenario["stance"][at["variant_of"]]
            chain.append(scenario["parameter"].get(name, {}))
            given = [law for law in chain if {"formula", "evidence", "distribution", "value", "solved"} & set(law)]
            return given[0] if given else {}
        for p, name in enumerate(names):
            law = laws(name)
            if "formula" in law:
                mine = evaluate(law["formula"], lambda n, s=s: values[s, :, names.index(n)])
                assert numpy.allclose(values[s, :, p], mine, rtol=1e-9, atol=1e-12), (stance, name)
                found += 1
    return found


def check_studies(scenario, stances, names, values, capped, checks, said, region):
    """What no family's luck is in: measures of the studies, solved or compared, and the saving of the first months.

    returns: how many rows of draws were held against the program
    """
    draws, found = values.shape[1], 0

    def agree(name, program, oracle, scale, where=slice(None)):
        nonlocal found
        worst = numpy.abs(program - oracle)[where].max(initial=0) / scale
        assert worst < 1e-4, f"{name}: {worst:.2g} apart"
        found += 1

    for s, stance in enumerate(stances):
        def look(name, s=s):
            return values[s, :, names.index(name)]
        table = scenario["stance"][stance]
        base = scenario["stance"][table["variant_of"]] if "variant_of" in table else table
        arms = [Pathway(scenario, arm, look, draws, 24, Faults()) for arm in ("usual", "conference")]
        for kind in ("estimand", "check"):
            for name, study in {**base.get(kind, {}), **table.get(kind, {})}.items():
                population = {e: numpy.broadcast_to(evaluate(scenario["entry"][e].get("amount", 1), look), (draws,))
                              for e in study["population"]}
                usual, held = (arm.measure(study["measure"], population) for arm in arms)
                if study.get("unit_of_analysis") == "family":
                    law = scenario["clustering"][study["clustering"]]
                    alone = (evaluate(law["mean_size"], look) - 1) * (1 - evaluate(law["sharing"], look))
                    # 1 + Poisson(mean - 1) children, of whom siblings share the first one's fate by chance.
                    usual, held = (1 - (1 - p) * numpy.exp(-alone * p) for p in (usual, held))
                if study["level"] == "offer":
                    uptake = evaluate(study["uptake"], look)
                    held = uptake * held + (1 - uptake) * usual
                scale = study.get("scale", 1)
                for arm, mine in (("usual care", usual), ("conference", held)):
                    told = f"{stance}.{study['label']}, {arm}"
                    agree(told, said[s, :, checks.index(told)], mine * scale, scale)
                    if kind == "estimand":
                        asked = evaluate(study["usual" if arm == "usual care" else "conference"], look)
                        agree(f"{told}, solved", asked, mine, 1, capped[s] == 0)
    for name, check in scenario.get("check", {}).items():
        if check.get("quantity") == "saving_per_conference_eur":
            # Numbers that are held while it is worked out: children and prices follow them.
            given = check.get("given", {})
            own = Region(scenario, lambda n, given=given: numpy.full(region.rows, given[n]) if n in given else
                         region.plain(n), region.rows, Faults()) if given else region
            saved = [own.avoided[i][:check.get("months", 12)].sum(axis=0) *
                     own.price(i, own.prices[i]["price_year"]) for i in own.care]
            for item, price in own.prices.items():
                if "eur_per_conference" in price:
                    saved.append(-own.price(item, price["price_year"]))
            mine = sum(saved).reshape(len(stances), draws)
            scale = sum(map(numpy.abs, saved)).max()
        for stance in check.get("stances", stances):
            if f"{stance}.{name}" not in checks:
                continue
            s = stances.index(stance)

            def look(name, s=s):
                return values[s, :, names.index(name)]
            if "measure" in check:
                cycles = 1 + max(scenario["measure"][check["measure"]].get(k, 0)
                                 for k in ("by_cycle", "at_cycle", "until_cycle"))
                population = {e: numpy.broadcast_to(evaluate(scenario["entry"][e].get("amount", 1), look), (draws,))
                              for e in check["population"]}
                row = Pathway(scenario, check["strategy"], look, draws, cycles, Faults()) \
                    .measure(check["measure"], population)
                scale = max(1, numpy.abs(row).max())
            elif "saving_per_conference_eur" == check.get("quantity"):
                row = mine[s]
            else:
                row = numpy.broadcast_to(evaluate(check.get("formula", check.get("quantity")), look), (draws,))
                scale = numpy.abs(row).max()
            agree(f"{stance}.{name}", said[s, :, checks.index(f"{stance}.{name}")], row, scale)
    return found


def check_way(scenario, region, reconciled, told, way, places, names):
    """The levels of places must be what is counted of places at its prices. names: of kinds, policies, years, outcomes

    returns: how many rows of draws were held against the program
    """
    kinds, policies, years, outcomes = names

    def counted(kind, policy, year, outcome):
        return places[:, :, policies.index(policy), 0, years.index(year), kinds.index(kind),
                      outcomes.index(outcome)].reshape(region.rows)
    found = 0
    for q, name in enumerate(reconciled):
        for level, amount in levels_of_places(region, scenario["question"][name], counted).items():
            program = way[:, :, q, told.index(level)].reshape(region.rows)
            worst = numpy.abs(program - amount).max() / max(1, numpy.abs(program).max())
            assert worst < 1e-9, f"{name}, {level}: {worst:.2g} apart"
            found += 1
    return found


def main(path, fault):
    with h5py.File(path, "r") as file:
        scenario = tomllib.loads(file.attrs["scenario_as_resolved"])
        stances, names, policies = texts(file["stance"]), texts(file["parameter"]), texts(file["policy"])
        values, ledger, totals = (file[n][()] for n in ("parameters", "ledger", "totals"))
        entries, payers, years = texts(file["entry"]), texts(file["payer"]), list(file["year"][()])
        reconciled = texts(file["reconciled"]) if "reconciliation" in file else []
        told = texts(file["level"]) if reconciled else []
        way = file["reconciliation"][()] if reconciled else None
        places = file["places"][()] if reconciled and "places" in file else None
        place_names = (texts(file["place"]), policies, years, texts(file["place_outcome"])) \
            if places is not None else ()
        capped, checks, said = (file["capped"][()], texts(file["check"]), file["checks"][()]) if "checks" in file else \
            (None, None, None)
    draws = values.shape[1]
    rows = len(stances) * draws
    print("numbers computed from others:", check_numbers(scenario, stances, names, values))

    def look(name):
        return values[:, :, names.index(name)].reshape(rows)
    region = Region(scenario, look, rows, fault)
    mine = region.ledger()
    if checks and fault.none():
        print("rows without luck:", check_studies(scenario, stances, names, values, capped, checks, said, region))
    if places is not None and fault.none():
        print("rows of places:", check_way(scenario, region, reconciled, told, way, places, place_names))

    cells = Cells()

    def compare(name, program, oracle):
        """program, oracle: [stance, draw]"""
        for s, stance in enumerate(stances):
            cells.add(f"{stance}, {name}", program[s], oracle[s])

    expected = numpy.zeros(ledger.shape)
    for (policy, year, item, payer), amount in mine.items():
        expected[:, :, policies.index(policy), 0, years.index(year), entries.index(f"{item}/{payer}")] = \
            amount.reshape(len(stances), draws)
    for p, policy in enumerate(policies):
        for e, entry in enumerate(entries):
            for y, year in enumerate(years):
                compare(f"{policy}, {year}, {entry}", ledger[:, :, p, 0, y, e], expected[:, :, p, 0, y, e])
            compare(f"{policy}, all years, {entry}", ledger[:, :, p, 0, :, e].sum(axis=2),
                    expected[:, :, p, 0, :, e].sum(axis=2))
        for k, payer in enumerate(payers):
            mask = [e.endswith("/" + payer) for e in entries]
            for y, year in enumerate(years):
                compare(f"total, {policy}, {year}, {payer}", totals[:, :, p, 0, y, k],
                        expected[:, :, p, 0, y][:, :, mask].sum(axis=2))
    compare("all there is", totals.sum(axis=(2, 3, 4, 5)), expected.sum(axis=(2, 3, 4, 5)))
    if reconciled:
        claimer = stances.index(scenario["claim"]["stance"])
        claim_rows = numpy.arange(claimer * draws, (claimer + 1) * draws)
        same_draw = numpy.tile(numpy.arange(draws), len(stances))
        for q, name in enumerate(reconciled):
            for level, amount in levels(region, mine, scenario["question"][name], same_draw, claim_rows).items():
                compare(f"{name}, {level}", way[:, :, q, told.index(level)], amount.reshape(len(stances), draws))

    bound = student_bound(FALSE_ALARM / len(cells.names), draws - 1)
    order = numpy.argsort(cells.distances)[::-1]
    beyond = sum(d > bound for d in cells.distances)
    print(f"{len(cells.names)} cells of {draws} draws, {cells.rare} too rare; bound {bound:.2f} standard errors; "
          f"largest distance {cells.distances[order[0]]:.2f}; beyond the bound: {beyond}")
    for i in order[:12]:
        program, oracle = cells.relative[i]
        print(f"  {cells.distances[i]:8.2f}  {cells.names[i]}: program {program:.6g}, oracle {oracle:.6g}")
    return beyond


if __name__ == "__main__":
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    beyond = main(sys.argv[1], FAULTS[wanted] if wanted else Faults())
    if wanted:
        sys.exit("the planted fault was not found" if beyond == 0 else 0)
    sys.exit("the program is not what is expected" if beyond else 0)
