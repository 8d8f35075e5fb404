"""Expected amounts of a region study, by policy, year and line of the ledger, and the levels from a claim to money.

Written from scenarios/README.md, output/README.md and the scenario's text.
"""

import numpy

from formulas import evaluate, names_in
from pathway import Pathway


def by_year(table, year, before):
    """{ YEAR = ... }: the last entry not after `year`; `before` holds for years before the first."""
    known = [y for y in table if int(y) <= year]
    return table[max(known, key=int)] if known else before(table)


class Region:
    """names: name -> row, of all uncertain numbers (stances and draws in one row)."""

    def __init__(self, scenario, names, rows, faults):
        self.scenario, self.plain, self.rows = scenario, names, rows
        (self.region,) = scenario["region"].values()  # one region
        quantities = {f"region.{k}": evaluate(f, names) for k, f in self.region.get("quantities", {}).items()}
        self.names = lambda name: quantities[name] if name in quantities else names(name)
        self.history = {int(y): f for y, f in self.region["history"]["conferences_held"].items()}
        self.first = min(list(self.history) + [scenario["years"]["first"]])
        self.reported = range(scenario["years"]["first"], scenario["years"]["last"] + 1)
        self.years = range(self.first, scenario["years"]["last"] + 1)
        self.prices = scenario["price"]
        # Months from the conference's month to the first month of a course.
        self.delay = 0 if faults.same_month else 1
        cycles = len(self.years) * 12
        entries = {name: evaluate(e.get("amount", 1), names) for name, e in scenario["entry"].items()}
        self.care = [item for item, price in self.prices.items() if "of" in price]
        wanted = [(self.prices[i]["of"], *self.prices[i].get("months", (0, 10 ** 6))) for i in self.care]
        usual, held = (Pathway(scenario, arm, names, rows, cycles, faults).months(entries, wanted)
                       for arm in ("usual", "conference"))
        self.avoided = {i: u - h for i, u, h in zip(self.care, usual, held)}  # child-months per conference

    def value(self, formula, year=None):
        def look(name):
            return float(year) if name == "year" else self.names(name)
        return numpy.broadcast_to(numpy.asarray(evaluate(formula, look), float), (self.rows,))

    def held(self, policy, year):
        """Conferences a year; a policy begins where the history of the region ends."""
        if year in self.history and year < self.reported[0]:
            return self.value(self.history[year], year)
        table = self.scenario["policy"][policy]["conferences_held"]
        return self.value(by_year(table, year, lambda t: 0), year)

    def factor(self, held):
        """On the children of a conference in a year with so many."""
        result = self.value(self.region.get("yield", 1))
        if "studied_conferences" in self.region:
            studied = numpy.minimum(held, self.value(self.region["studied_conferences"]))
            beyond = (held - studied) * self.value(self.region.get("marginal_yield", 1))
            result = result * numpy.where(held > 0, (studied + beyond) / numpy.where(held > 0, held, 1), 1)
        return result

    def level(self, year, price_year):
        """Price level of a year over that of the price."""
        index = self.scenario.get("price_index", {"levels": {str(year): 1}})

        def at(y):
            last = max((int(k) for k in index["levels"] if int(k) <= y), default=min(map(int, index["levels"])))
            growth = self.value(index.get("growth", 0))
            return index["levels"][str(last)] * (1 + growth) ** max(0, y - last)
        return at(year) / at(price_year)

    def payer(self, item, year):
        return by_year(self.prices[item]["payer"], year, lambda t: t[min(t, key=int)])

    def price(self, item, year):
        price = self.prices[item]
        return self.value(price.get("eur_per_month", price.get("eur_per_conference"))) * \
            self.level(year, price["price_year"])

    def avoided_months(self, policy, item, year):
        """Child-months that conferences of the year and of earlier years avoid in the year."""
        result = numpy.zeros(self.rows)
        for of in (y for y in self.years if y <= year):
            held = self.held(policy, of)
            if not numpy.any(held):
                continue
            share = numpy.zeros(self.rows)
            for month in range(12):
                begin = (year - of) * 12 - month - self.delay
                share += self.avoided[item][max(0, begin):max(0, begin + 12)].sum(axis=0)
            result += held / 12 * self.factor(held) * share
        return result

    def ledger(self):
        """{ (policy, year, item, payer): amounts }"""
        result = {}
        for policy in self.scenario["policy"]:
            for year in self.reported:
                for item in self.prices:
                    amount = self.avoided_months(policy, item, year) if item in self.avoided else \
                        -self.held(policy, year)
                    result[policy, year, item, self.payer(item, year)] = amount * self.price(item, year)
        return result


def asked_of(region, question):
    """Payer and items that a question is about."""
    # A question whose threshold is the cut is about the cut's items and payer, unless it names its own.
    about_cut = any(n.startswith("cut.") for n in names_in(question["at_least"]))
    asked = {**(region.scenario["cut"] if about_cut else {}), **question}
    return asked.get("payer", ""), asked.get("items") or region.care


def levels_of_places(region, question, places):
    """Levels that follow from what is counted of places, draw by draw: by name.

    places: function (kind, policy, year, place outcome) -> place-months of each row
    """
    year, payer_and_items = question["year"], asked_of(region, question)

    def at(policy, of):
        result = {"places": 0.0, "not_refilled": 0.0, "not_open": 0.0}
        for kind, table in region.scenario["places"].items():
            item = table["item"]
            payer = region.payer(item, of)
            if item not in payer_and_items[1] or payer_and_items[0] not in ("", payer):
                continue
            price = region.price(item, year)
            held, others, induced, empty, closed = (places(kind, policy, of, outcome) for outcome in
                                                    ("freed", "refilled", "induced", "empty", "closed"))
            result["places"] = result["places"] + price * held
            result["not_refilled"] = result["not_refilled"] + price * (held - others - induced)
            result["not_open"] = result["not_open"] + \
                price * (region.value(table.get("variable_share", 0)) * empty + closed)
        return result

    mine = at(question["policy"], year)
    before = at(question["policy"], int(question["baseline"].removeprefix("budget_"))) \
        if question["baseline"].startswith("budget_") else at(question["baseline"], year)
    return {name: amount - before[name] for name, amount in mine.items()}


def levels(region, ledger, question, stance_rows, claim_row):
    """Levels of a question that are expectations without places, by name.

    stance_rows: which rows of claim_row each row's draw has in the stance of the claim.
    """
    scenario = region.scenario
    policy, year = question["policy"], question["year"]
    claim = region.value(scenario["claim"]["eur_per_conference"])
    (conference,) = [i for i, p in region.prices.items() if "eur_per_conference" in p]
    held = region.held(policy, year)
    gross = claim + region.price(conference, year)
    # Of the twelve months after a conference in month m = 0 .. 11, 11 - m fall in its year, m + 1 in the next.
    within = sum(12 - m - region.delay for m in range(12)) / 144
    last = region.held(policy, year - 1)

    def care(of, items, payer, prices_of=None, policy=policy):
        total = numpy.zeros(region.rows)
        for (p, y, item, who), amount in ledger.items():
            if p == policy and y == of and item in region.care and item in items and (not payer or who == payer):
                total += amount if prices_of is None else \
                    amount * region.price(item, prices_of) / region.price(item, y)
        return total

    asked_payer, items = asked_of(region, question)
    everything = care(year, region.care, "")
    mine = care(year, items, asked_payer)
    if question["baseline"].startswith("budget_"):  # what the budget of that year holds already, at this year's prices
        held_already = care(int(question["baseline"].removeprefix("budget_")), items, asked_payer, year)
    else:
        held_already = care(year, items, asked_payer, policy=question["baseline"])
    return {
        "claimed": held * claim,
        "before_conferences": held * gross,
        "dated": (held * within + last * (1 - within)) * gross,
        "as_claimed": everything[claim_row][stance_rows],
        "attributed": everything,
        "items": care(year, items, ""),
        "payer": mine,
        "beyond_baseline": mine - held_already,
    }
