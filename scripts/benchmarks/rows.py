"""The rows of the table: what is timed, how, and in which words it is told. ROWS at the end is the list."""

import dataclasses
import functools
import itertools
import math
import os
import pathlib
import statistics

import agreement
import measure
import peers

CONFERENCES = 10 * (550 + 800) / 2  # of one region in ten years
CHILDREN = CONFERENCES * (44.5 + 14.5 + 29.5) / 100  # of a draw, on average: so that nanoseconds a child mean the same everywhere
SOBOL_POINTS = 2**17
SOME_REGIONS = 10
MANY_REGIONS = 100


@dataclasses.dataclass
class Row:
    what: str
    ours: str
    theirs: str
    paired: measure.Paired  # without theirs: ours alone, and no ratio


@dataclasses.dataclass
class Bench:
    """What all rows need, and what they have found so far."""

    programs: peers.Programs
    pairs: int
    seconds: float  # a timed run takes about as long
    folder: pathlib.Path  # for results files
    say: object  # tells the user what is being done
    quick: bool
    asked_draws: int  # of which memory and file are measured
    found: list = dataclasses.field(default_factory=list)  # lists of agreement.Found, ours first
    our_draws: dict = dataclasses.field(default_factory=dict)  # by solver and regions: how many take `seconds`
    our_answers: dict = dataclasses.field(default_factory=dict)  # by solver: agreement.Found
    fastest: dict = dataclasses.field(default_factory=dict)  # by peer and regions: (way, command, draws)

    def enough(self, cost, first=8):
        """How many draws take about `seconds`. cost(draws): seconds, of which start-up is taken out."""
        few, some = cost(first), cost(4 * first)
        each = max((some - few) / (3 * first), some / (40 * first), 1e-7)
        return max(4, min(200_000, math.ceil(self.seconds / each)))


def seconds(value):
    for unit, size in (("s", 1), ("ms", 1e-3), ("us", 1e-6)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value / 1e-9:.0f} ns" if value >= 1e-8 else f"{value / 1e-9:.2g} ns"


def figure(value):
    return f"{value:.3g}"


def a_draw(values, regions):
    """A draw's seconds, and nanoseconds a child."""
    return f"{seconds(statistics.median(values))} a draw, {seconds(statistics.median(values) / (CHILDREN * regions))} a child"


def places(regions):
    return "1 region" if regions == 1 else f"{regions} regions"


# --- the reference model, beside other languages ---------------------------------------------------------------------------------


def ours_per_draw(bench, solver, regions):
    """A function of a seed: (seconds a draw, the Run), the whole process with its start and its file."""
    if (solver, regions) not in bench.our_draws:
        bench.our_draws[solver, regions] = bench.enough(
            lambda draws: bench.programs.reference(solver, draws, regions, 1, bench.folder).cpu, first=8 if regions == 1 else 2)
    draws = bench.our_draws[solver, regions]

    def one(seed):
        found = bench.programs.reference(solver, draws, regions, seed, bench.folder)
        return found.cpu / draws, found

    return one


def fastest_way(bench, peer, regions):
    """(way, command, draws) of the way in which a peer is fastest at so many regions."""
    if (peer.name, regions) not in bench.fastest:
        tried = []
        for way, command in peer.ways.items():
            draws = bench.enough(lambda n, command=command: measure.run([*command, str(n), str(regions), "1"]).work,
                                 first=8 if regions == 1 else 2)
            least = min(measure.run([*command, str(draws), str(regions), str(seed)]).work for seed in (1, 2))
            bench.say(f"  {peer.title}, {way}, {places(regions)}: {a_draw([least / draws], regions)}")
            tried.append((least / draws, way, command, draws))
        bench.fastest[peer.name, regions] = min(tried)[1:]
    return bench.fastest[peer.name, regions]


def beside(peer_name, bench):
    """A row for each of our solvers and one, ten and a hundred regions. Theirs is the work alone, ours the whole process."""
    peer = next(one for one in bench.programs.peers if one.name == peer_name)
    _check(bench, peer)
    for regions, solver in itertools.product((1, SOME_REGIONS, MANY_REGIONS), bench.programs.solvers):
        way, command, draws = fastest_way(bench, peer, regions)
        bench.say(f"timing {peer.title} ({way}) beside {solver}, {places(regions)}")
        one = ours_per_draw(bench, solver, regions)
        seeds = itertools.count(1)
        kept = {}

        def ours():
            each, kept["ours"] = one(next(seeds))
            return each

        def theirs():
            kept["theirs"] = measure.run([*command, str(draws), str(regions), str(next(seeds))])
            return kept["theirs"].work / draws

        paired = measure.in_turn(bench.pairs, ours, theirs)
        bench.found.append([
            agreement.of_engine(solver, regions, kept["ours"].out, peers.SOLVERS[solver]),
            agreement.of_peer(f"{peer.title}, {way}, {places(regions)}, beside {solver}", regions, kept["theirs"].out)])
        yield Row(f"reference model, {places(regions)}: {solver} solver beside {peer.title} ({way})",
                  a_draw(paired.ours, regions), a_draw(paired.theirs, regions), paired)


def _check(bench, peer):
    """Every way of a peer says the same as every solver of ours, at one region: before anything is timed."""
    draws = 2_000 if bench.quick else 20_000
    theirs = []
    for way, command in peer.ways.items():
        bench.say(f"does {peer.title} ({way}) compute the same? {draws:,} draws")
        theirs.append(agreement.of_peer(f"{peer.title} ({way})", 1, measure.run([*command, str(draws), "1", "7"]).out))
    for solver, has_luck in peers.SOLVERS.items():
        if solver not in bench.programs.solvers:
            continue
        if solver not in bench.our_answers:
            # Sobol' points: the error of ours is a small part of the difference's.
            points = 512 if bench.quick else 4096
            bench.say(f"the {solver} solver's answer, {points:,} points")
            ours = bench.programs.reference(solver, points, 1, 44, bench.folder, "run.design=sobol")
            bench.our_answers[solver] = agreement.of_engine(solver, 1, ours.out, has_luck)
        one = [bench.our_answers[solver], *theirs]
        bench.found.append(one)
        if not (verdict := agreement.compare(one[0], one[1:])).agrees:
            raise measure.Failed(verdict.text())


# --- scrambled Sobol' points ---------------------------------------------------------------------------------------------------------


def sobol(peer_name, bench):
    peer = next(one for one in bench.programs.sobol_peers if one.name == peer_name)
    (way, command), = peer.ways.items()
    points = 2**13 if bench.quick else SOBOL_POINTS
    seeds = itertools.count(1)
    kept = {}

    def ours():
        kept["ours"] = bench.programs.part("sobol_points", peers.REFERENCE, points, next(seeds))
        return kept["ours"].work

    def theirs():
        kept["theirs"] = measure.run([*command, str(points), str(next(seeds))])
        return kept["theirs"].work

    bench.say(f"timing {points} Sobol' points beside {peer.title}")
    paired = measure.in_turn(bench.pairs, ours, theirs)
    mine, other = kept["ours"].out, kept["theirs"].out
    for name, mean in other["mean"].items():
        for what, far in (("mean", mean - mine["mean"][name]), ("sd", other["sd"][name] - mine["sd"][name])):
            # Points of a net are far nearer to the law than independent ones; a hundredth of a standard deviation is 1/3 of a percent of
            # any of these laws and more than ten standard errors of the worse of the two.
            if abs(far) > 0.01 * other["sd"][name]:
                raise measure.Failed(f"{peer.title} and eigenkracht draw other numbers: {what} of {name} differs by {far}")
    yield Row(f"{points:,} Sobol' points through ten laws, set-up included, beside {peer.title} ({way})",
              seconds(statistics.median(paired.ours)), seconds(statistics.median(paired.theirs)), paired)


def g_indices(inputs):
    """Sobol' indices of Sobol's G function with coefficients 0, 1, 2, ..., in closed form."""
    parts = [1 / (3 * (1 + a) ** 2) for a in range(inputs)]
    whole = math.prod(1 + part for part in parts)
    return {"S1": [part / (whole - 1) for part in parts],
            "ST": [part * whole / (1 + part) / (whole - 1) for part in parts]}


def indices(bench):
    """Both are held to the closed form by their own intervals."""
    points = 2**10 if bench.quick else 2**14
    script = str(peers.HERE / "sobol_indices_openturns.py")
    seeds = itertools.count(1)
    kept = {"ours": [], "theirs": []}

    def ours():
        kept["ours"].append(bench.programs.part("sobol_indices", "-", points, next(seeds)))
        return kept["ours"][-1].work

    def theirs():
        kept["theirs"].append(measure.run([peers.PYTHON, script, str(points), str(next(seeds))]))
        return kept["theirs"][-1].work

    bench.say(f"Sobol' indices from {points} base points beside OpenTURNS")
    paired = measure.in_turn(bench.pairs, ours, theirs)
    for whose, title in (("ours", "eigenkracht"), ("theirs", "OpenTURNS")):
        found = kept[whose][-1].out
        for which, truths in g_indices(10).items():
            for i, (estimate, half, truth) in enumerate(zip(found[which], found[which + "_conf"], truths)):
                # About five standard errors: one false alarm in 40,000 sets of forty.
                if abs(estimate - truth) > 2.6 * half:
                    raise measure.Failed(f"{title} finds {which} of input {i + 1} to be {estimate} +- {half}; it is {truth}")
    memory = [max(run.memory for run in kept[whose]) / 1e6 for whose in ("ours", "theirs")]
    yield Row(f"Sobol' indices of ten inputs, {points:,} base points, 1,000 resamples, beside OpenTURNS (Martinez)",
              f"{seconds(statistics.median(paired.ours))}, {memory[0]:.0f} MB in all",
              f"{seconds(statistics.median(paired.theirs))}, {memory[1]:.0f} MB", paired)


# --- parts of the engine -------------------------------------------------------------------------------------------------------------


def child_stays(bench):
    scenario = peers.SCENARIOS / "asscher-cut.toml"
    draws = bench.enough(lambda n: bench.programs.part("child_stays", scenario, n, 1).work, first=2)
    bench.say(f"child-stays of {draws} draws of asscher-cut")
    seeds = itertools.count(1)
    runs = []

    def ours():
        runs.append(bench.programs.part("child_stays", scenario, draws, next(seeds)).out)
        return runs[-1]["cpu_seconds"] / runs[-1]["child_stays"]

    paired = measure.in_turn(bench.pairs, ours)
    tables = statistics.median([out["tables_cpu_seconds"] / out["stance_draws"] for out in runs])
    stays = statistics.median([out["child_stays"] / out["stance_draws"] for out in runs])
    yield Row("individual solver, youth-care pathway of asscher-cut, tables included",
              f"{1e-6 / statistics.median(paired.ours):.3g} million child-stays a second and core; {stays:,.0f} a draw of a body of evidence, "
              f"its tables {seconds(tables)}", "", paired)


def expected_ledger(bench):
    scenario = peers.SCENARIOS / "asscher-cut.toml"
    draws = bench.enough(lambda n: bench.programs.part("expected_ledger", scenario, n, 1).work, first=2)
    bench.say(f"the expected ledger of {draws} draws of asscher-cut")
    seeds = itertools.count(1)

    def ours():
        out = bench.programs.part("expected_ledger", scenario, draws, next(seeds)).out
        return out["cpu_seconds"] / out["stance_draws"]

    paired = measure.in_turn(bench.pairs, ours)
    yield Row("expected ledger of asscher-cut", f"{seconds(statistics.median(paired.ours))} a body of evidence and draw", "", paired)


# --- the program as a whole ------------------------------------------------------------------------------------------------------------


def regions(bench):
    for solver in bench.programs.solvers:
        bench.say(f"{MANY_REGIONS} regions beside one, {solver}")
        one, many = ours_per_draw(bench, solver, 1), ours_per_draw(bench, solver, MANY_REGIONS)
        seeds = itertools.count(1)
        paired = measure.in_turn(bench.pairs, lambda: many(next(seeds))[0], lambda: one(next(seeds))[0])
        yield Row(f"reference model, {solver} solver: {MANY_REGIONS} regions (ours) beside 1 (theirs)",
                  f"{seconds(statistics.median(paired.ours))} a draw", f"{seconds(statistics.median(paired.theirs))} a draw", paired)


def threads(bench):
    scenario = peers.SCENARIOS / "asscher-cut.toml"
    draws = 32 if bench.quick else 256
    digests = set()

    def with_threads(count):
        found = bench.programs.run(scenario, draws, bench.folder, "--threads", str(count))
        digests.add(found.out["digest"])
        return found.wall

    cores = len(os.sched_getaffinity(0))
    bench.say(f"two threads beside one, {draws} draws of asscher-cut")
    paired = measure.in_turn(bench.pairs, lambda: with_threads(2), lambda: with_threads(1))
    if len(digests) != 1:
        raise measure.Failed(f"one thread and two give different results: digests {', '.join(sorted(digests))}")
    yield Row(f"asscher-cut, {draws:,} draws, by the clock: two threads (ours) beside one (theirs), same digest; {cores} processors",
              seconds(statistics.median(paired.ours)), seconds(statistics.median(paired.theirs)), paired)


def startup(bench):
    bench.say("start-up")
    runs = [bench.programs.run(peers.SCENARIOS / "tiny.toml", 1, bench.folder, "--threads", "1") for _ in range(max(bench.pairs, 5))]
    clock, cpu = ([getattr(run, what) for run in runs] for what in ("wall", "cpu"))
    yield Row("start-up: `run` of tiny with one draw", f"{seconds(statistics.median(clock))} by the clock, {seconds(statistics.median(cpu))} of a processor", "",
              measure.Paired(clock, []))


def memory(bench):
    scenario = peers.SCENARIOS / "asscher-cut.toml"
    for draws in (bench.asked_draws // 4, bench.asked_draws):
        bench.say(f"memory of {draws} draws of asscher-cut")
        found = bench.programs.run(scenario, draws, bench.folder)
        size = (bench.folder / "results.h5").stat().st_size
        yield Row(f"asscher-cut, {draws:,} draws: most memory, size of the results file",
                  f"{found.memory / 1e6:.0f} MB, {size / 1e6:.1f} MB", "", measure.Paired([found.memory], []))


def saving(bench):
    """What is kept besides questions costs time to store; the numbers are computed in any case."""
    scenario = peers.SCENARIOS / "asscher-cut.toml"
    draws = 32 if bench.quick else 128

    def keeping(*names):
        settings = [f"run.keep=[{', '.join(names)}]"] if names else []
        return bench.programs.run(scenario, draws, bench.folder, "--threads", "1", settings=settings).cpu

    everything = [f'"{name}"' for name in ("questions", "totals", "outcomes", "parameters", "ledger")]
    for what, names in (("keeping what is kept by default", ()), ("keeping everything, with the ledger", everything)):
        bench.say(f"saving: {what}, {draws} draws of asscher-cut")
        paired = measure.in_turn(bench.pairs, functools.partial(keeping, *names), lambda: keeping('"questions"'))
        yield Row(f"asscher-cut, {draws:,} draws: {what} (ours) beside keeping questions alone (theirs)",
                  seconds(statistics.median(paired.ours)), seconds(statistics.median(paired.theirs)), paired)


# --- draws that need not be made -----------------------------------------------------------------------------------------------------


def of_scrambles(error, scrambles):
    """Variance of what one scramble, or as many independent draws, says; from the standard error of all of them together."""
    return scrambles * error**2


def fewer_draws(bench):
    """Scrambled Sobol' points beside plain Monte Carlo, of the reference model solved by means: how many times fewer draws for the same error.

    Both runs make as many draws. A scramble's variance comes from the spread of its like; that of plain draws, which falls as 1 / n, from all draws.
    A chance is worked out over a price in each draw; plain draws are counted.
    """
    scrambles, points = (16, 2**8) if bench.quick else (64, 2**14)
    unsure = 2 * math.sqrt(2 / (scrambles - 1))
    bench.say(f"{scrambles} x {points} Sobol' points and plain draws of the reference model")
    sobol, plain = (bench.programs.reference("expected", scrambles * points, 1, 44, bench.folder, *settings)
                    for settings in (("run.design=sobol", f"run.replicates={scrambles}"), ()))
    ours, theirs = (run.out["questions"][0] for run in (sobol, plain))
    chance = theirs["chance_overall"]["value"]
    told = f"of {points:,} draws; over {scrambles} scrambles, within {100 * unsure:.0f}%; {seconds(sobol.cpu)} for all"

    def row(what, unit, mine, other):
        return Row(f"fewer draws for the same error, reference model solved by means: {what} (ratio: of variances)",
                   f"standard error {figure(math.sqrt(mine))}{unit} {told}",
                   f"{figure(math.sqrt(other))}{unit}; {seconds(plain.cpu)}", measure.Paired([mine], [other]))

    yield row("Sobol' points beside plain draws, mean", " EUR",
              *(of_scrambles(one["outcome_overall"]["mean_error"], scrambles) for one in (ours, theirs)))
    mine = of_scrambles(ours["chance_overall"]["error"], scrambles)
    yield row(f"Sobol' points beside plain draws, a chance of {chance:.2f} over doubt, worked out over a price in both", "",
              mine, of_scrambles(theirs["chance_overall"]["error"], scrambles))
    yield row("the same beside plain draws that are counted", "", mine, chance * (1 - chance) / points)


# As in --only; each gives rows.
ROWS = {
    "numpy": functools.partial(beside, "numpy"),
    "r": functools.partial(beside, "r"),
    "boost": functools.partial(beside, "boost"),
    "boost_tuned": functools.partial(beside, "boost_tuned"),
    "regions": regions,
    "indices": indices,
    "scipy": functools.partial(sobol, "scipy"),
    "openturns": functools.partial(sobol, "openturns"),
    "child_stays": child_stays,
    "expected_ledger": expected_ledger,
    "fewer_draws": fewer_draws,
    "threads": threads,
    "startup": startup,
    "memory": memory,
    "saving": saving,
}
