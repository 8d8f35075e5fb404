"""Expected months of a child of a conference family, cycle by cycle, for rows of draws at once.

Written from scenarios/README.md and the scenario's text. Stays are semi-Markov: what leaves a state at a cycle is what
came in u cycles before, times the chance of a stay of u cycles. Only the leave with `before` may look at the age; it
is then the same for all states, and one factor takes it into account.
"""

import math

import numpy

from formulas import evaluate, names_in


def members(scenario, names):
    """States that a list of states and tags, or "*", stands for."""
    names = [names] if isinstance(names, str) else names
    return [state for state, table in scenario["state"].items()
            if "*" in names or state in names or set(table.get("tags", [])) & set(names)]


def shares_of(scenario, targets, names):
    """{ state or split: share } as { state: share }, "rest" track by track."""
    def track(target):
        some = target if target in scenario["state"] else next(iter(scenario["split"][target]["shares"]))
        return scenario["state"][some].get("track", "main")
    given = {t: evaluate(f, names) for t, f in targets.items() if f != "rest"}
    result = {}
    for target, formula in targets.items():
        share = given[target] if formula != "rest" else \
            1 - sum((s for t, s in given.items() if track(t) == track(target)), 0.0)
        if target in scenario["state"]:
            result[target] = result.get(target, 0.0) + share
        else:
            for state, part in shares_of(scenario, scenario["split"][target]["shares"], names).items():
                result[state] = result.get(state, 0.0) + share * part
    return result


def mean_survival(shape, scale, cycles):
    """[u] mean over u <= t < u + 1 of the survival exp(-(t / scale)^shape) of a Weibull law."""
    nodes, weights = numpy.polynomial.legendre.leggauss(24)
    nodes, weights = (nodes + 1) / 2, weights / 2
    rows = []
    for u in range(cycles):
        # t^shape is not smooth at 0: there t = v^4.
        t, w = (nodes ** 4, weights * 4 * nodes ** 3) if u == 0 else (u + nodes, weights)
        rows.append(w @ numpy.exp(-(t[:, None] / scale) ** shape))
    return numpy.array(rows)


class Faults:
    """What a planted fault changes; without arguments nothing."""

    def __init__(self, longer_stays=None, same_month=False):
        self.longer_stays = longer_stays or {}  # state: factor on its mean stay
        self.same_month = same_month            # conferences act in the month they are held

    def none(self):
        return not self.longer_stays and not self.same_month


class Pathway:
    """The pathway of all rows under one strategy.

    names: function name -> number or row, of the parameters; rows: how many; cycles: how many are wanted.
    """

    def __init__(self, scenario, strategy, names, rows, cycles, faults):
        self.scenario, self.rows, self.cycles, self.faults = scenario, rows, cycles, faults
        values = {name: evaluate(f, names) for name, f in scenario["strategy"][strategy].get("with", {}).items()}
        self.names = lambda name: values[name] if name in values else names(name)
        self.states = list(scenario["state"])
        self.kernels()

    def row(self, value):
        return numpy.broadcast_to(numpy.asarray(value, float), (self.rows,))

    def kernels(self):
        """by state: stayed[u] chance to be there u cycles after coming in, left[u] to leave at u, and where to."""
        self.stayed = {s: numpy.ones((self.cycles + 1, self.rows)) for s in self.states}
        self.left = {s: numpy.zeros((self.cycles + 1, self.rows)) for s in self.states}
        self.goes, self.mean_stay, self.grown = {}, {}, None
        for name, leave in self.scenario["leave"].items():
            to = leave["to"] if isinstance(leave["to"], dict) else {leave["to"]: 1}
            if leave.get("before"):
                assert self.grown is None and "*" in leave["from"] and len(to) == 1, name
                self.grown = self.still_young(leave["probability"])
                self.grown_state = next(iter(to))
                assert self.scenario["state"][self.grown_state].get("ends"), name
                continue
            for state in members(self.scenario, leave["from"]):
                assert state not in self.goes, f"two ways out of {state} are not known here"
                self.goes[state] = {s: self.row(x) for s, x in shares_of(self.scenario, to, self.names).items()}
                self.stayed[state], self.left[state] = self.leaving(state, leave)

    def leaving(self, state, leave):
        count = self.cycles + 1
        if "stay" in leave:
            law = leave["stay"]["weibull"]
            shape = self.row(evaluate(law["shape"], self.names))
            mean = self.row(evaluate(law["mean"], self.names)) * self.faults.longer_stays.get(state, 1)
            scale = mean / numpy.array([math.gamma(1 + 1 / k) for k in shape])
            self.mean_stay[state] = mean
            # A stay of t is floor(t) or one cycle more, by chance, so that its mean stays: P(more than u cycles) is the
            # mean of the survival from u to u + 1. It lasts one cycle at least: longer ones become rarer by one
            # factor, so that the mean still stays (engine/pathway/time_law.hpp says so, the scenarios' page does not).
            stayed = mean_survival(shape, scale, count)
            stayed[1:] *= (mean - 1) / (mean - stayed[0])
            stayed[0] = 1
            return stayed, -numpy.diff(stayed, axis=0, prepend=numpy.ones((1, self.rows)))
        hazards = []
        for u in range(count):
            def at(name, u=u):
                return float(u) if name == "time_in_state" else self.names(name)
            if "cumulative_hazard" in leave:
                def after(name, u=u):
                    return float(u + 1) if name == "time_in_state" else self.names(name)
                hazard = evaluate(leave["cumulative_hazard"], after) - evaluate(leave["cumulative_hazard"], at)
            else:
                key = next(k for k in ("rate_per_month", "rate_per_year", "rate_per_cycle") if k in leave)
                hazard = evaluate(leave[key], at) / (12 if key == "rate_per_year" else 1)
            hazards.append(self.row(hazard))
        gone = 1 - numpy.exp(-numpy.array(hazards))
        stayed = numpy.cumprod(numpy.vstack([numpy.ones((1, self.rows)), 1 - gone[:-1]]), axis=0)
        left = numpy.vstack([numpy.zeros((1, self.rows)), (stayed * gone)[:-1]])
        return stayed, left

    def still_young(self, probability):
        """[cycle] share of children whom the first leave has not taken yet, over the bands of ages."""
        assert names_in(probability) <= {"age"}, probability
        (trait, bands), = [(n, t["bands"]) for n, t in self.scenario["trait"].items()]
        assert trait == "age" and self.scenario["pathway"]["cycle"] == "month"
        result = numpy.zeros(self.cycles + 1)
        for band in bands:
            # Ages in the middle of each month: exact for chances that change at whole months of age.
            months = round((band["high"] - band["low"]) * 12)
            ages = band["low"] + (numpy.arange(months) + 0.5) / 12
            young = numpy.ones(months)
            for cycle in range(self.cycles + 1):
                result[cycle] += band["share"] * young.mean()
                young = young * (1 - evaluate(probability, lambda name: ages + cycle / 12))
        return result[:, None]

    def start(self, entries):
        """Rows of children by state in which they start a stay, and in which they are found in the middle of one.

        entries: { entry: amount }
        """
        new, found = ({s: numpy.zeros(self.rows) for s in self.states} for _ in range(2))
        for name, amount in entries.items():
            entry = self.scenario["entry"][name]
            middle = members(self.scenario, entry["residual"]) if "residual" in entry else []
            for state, share in shares_of(self.scenario, entry["start"], self.names).items():
                where = found if state in middle else new
                where[state] = where[state] + self.row(amount) * share
        return new, found

    def come(self, entries, ending=()):
        """[state][cycle] who comes into a state in each cycle, apart from those found in it, and those found.

        ending: states that nobody leaves
        """
        new, found = self.start(entries)
        come = {s: numpy.zeros((self.cycles + 1, self.rows)) for s in self.states}
        self.found_stayed, self.found_left = {}, {}
        for state in (s for s in self.states if numpy.any(found[s])):
            # In the middle of a stay: what remains is r cycles, r = 1, 2, ..., with chance P(stay >= r) / mean stay.
            remaining = self.stayed[state] / self.mean_stay[state]
            self.found_left[state] = numpy.vstack([numpy.zeros((1, self.rows)), remaining[:-1]])
            self.found_stayed[state] = 1 - numpy.cumsum(self.found_left[state], axis=0)
        goes_on = {s: g for s, g in self.goes.items() if s not in ending}
        for cycle in range(self.cycles + 1):
            wave = {s: (new[s].copy() if cycle == 0 else numpy.zeros(self.rows)) for s in self.states}
            for state, goes in goes_on.items():
                gone = numpy.einsum("ur,ur->r", come[state][:cycle], self.left[state][cycle:0:-1])
                if state in self.found_left:
                    gone = gone + found[state] * self.found_left[state][cycle]
                for to, share in goes.items():
                    wave[to] += gone * share
            while any(numpy.any(w) for w in wave.values()):  # stays of no cycle pass on at once
                for state in self.states:
                    come[state][cycle] += wave[state]
                on = {s: numpy.zeros(self.rows) for s in self.states}
                for state, goes in goes_on.items():
                    for to, share in goes.items():
                        on[to] += wave[state] * self.left[state][0] * share
                wave = on
        return come, found

    def months(self, entries, wanted):
        """[wanted][cycle] expected children in states; wanted: (states, first month of a stay, end) of each."""
        come, found = self.come(entries)
        young = self.grown if self.grown is not None else 1.0
        result = []
        for states, first, end in wanted:
            total = numpy.zeros((self.cycles + 1, self.rows))
            for state in members(self.scenario, states):
                window = self.stayed[state].copy()
                window[:first] = 0
                window[end:] = 0
                for cycle in range(self.cycles + 1):
                    total[cycle] += numpy.einsum("ur,ur->r", come[state][:cycle + 1], window[cycle::-1])
                if numpy.any(found[state]):
                    assert first == 0 and end > self.cycles, f"months of a stay found in its middle: {state}"
                    total += found[state] * self.found_stayed[state]
            result.append(total * young)
        return result

    def entered(self, entries, states, by):
        """Expected children who have been in one of the states by the start of a cycle."""
        states = members(self.scenario, states)
        come, found = self.come(entries, states)
        return sum((come[s][:by + 1] * self.grown[:by + 1]).sum(axis=0) + found[s] for s in states)

    def measure(self, name, population):
        """A measure of the scenario: mean over the children of a population { entry: amount }."""
        asked, children = self.scenario["measure"][name], sum(population.values())
        if "entered" in asked:
            return self.entered(population, asked["entered"], asked["by_cycle"]) / children
        states = asked["in"] if "in" in asked else asked["cycles_in"]
        (months,) = self.months(population, [(states, 0, 10 ** 6)])
        return (months[asked["at_cycle"]] if "in" in asked else months[:asked["until_cycle"]].sum(axis=0)) / children
