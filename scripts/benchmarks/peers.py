"""The programs that are timed: ours and what a user would take instead, all with the same work."""

import dataclasses
import pathlib

import measure

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
SCENARIOS = PROJECT / "scenarios"
REFERENCE = SCENARIOS / "reference-budget.toml"
PYTHON = "/usr/bin/python3"  # Debian's: another one in the path knows neither NumPy nor OpenTURNS

# Ways in which the engine can do the reference model (run.solver), and whether luck is in them, so that they can be asked for a chance. One that the
# program at hand does not know is left out. A new way is one line here.
SOLVERS = {
    "individual": True,
    "aggregated": True,
    "expected": False,
}


@dataclasses.dataclass
class Peer:
    name: str  # as in --only
    title: str
    ways: dict  # way: command; it takes DRAWS REGIONS SEED


class Programs:
    """Where the programs lie, and settings of ours that the user added."""

    def __init__(self, build, settings):
        self.eigenkracht = str(build / "eigenkracht")
        self.engine_work = str(build / "scripts/benchmarks/engine_work")
        boost = str(build / "scripts/benchmarks/reference_boost")
        self.settings = settings
        # A program without the key simulates each child.
        self.names_solvers = self._takes("run.solver=individual")
        self.solvers = [name for name in SOLVERS if name == "individual" or self._takes(f"run.solver={name}")]
        self.peers = [
            Peer("numpy", "NumPy", {
                way: [PYTHON, str(HERE / "reference_numpy.py"), way] for way in ("individual", "batched", "aggregated")}),
            Peer("r", "R", {
                way: ["Rscript", "--vanilla", str(HERE / "reference.R"), way] for way in ("individual", "table", "aggregated")}),
            Peer("boost", "C++ with Boost, as first written", {"inversion": [boost, "inversion"]}),
            Peer("boost_tuned", "C++ with Boost, sped up by hand", {
                way: [boost, way] for way in ("alias", "guide", "aggregated")}),
        ]
        self.sobol_peers = [
            Peer("scipy", "SciPy", {"scrambled": [PYTHON, str(HERE / "sobol_scipy.py")]}),
            Peer("openturns", "OpenTURNS", {"shifted": [PYTHON, str(HERE / "sobol_openturns.py")]}),
        ]

    def run(self, scenario, draws, folder, *options, settings=()):
        """`eigenkracht run` with a results file in the folder; returns the Run, its JSON read."""
        words = [self.eigenkracht, "run", str(scenario), "--draws", str(draws), "--json", "-o", str(pathlib.Path(folder) / "results.h5")]
        for setting in settings:
            words += ["--set", setting]
        return measure.run([*words, *options])

    def reference(self, solver, draws, regions, seed, folder, *settings):
        """Our run of the reference model, on one thread, keeping what is compared."""
        return self.run(REFERENCE, draws, folder, "--threads", "1", "--seed", str(seed), settings=[
            f"parameter.regions.value={regions}", 'run.keep=["questions", "totals"]', *self._solver(solver), *settings, *self.settings])

    def part(self, part, scenario, draws, seed):
        return measure.run([self.engine_work, part, str(scenario), str(draws), str(seed)])

    def _solver(self, name):
        return [f"run.solver={name}"] if self.names_solvers else []

    def _takes(self, setting):
        try:
            measure.run([self.eigenkracht, "check", str(REFERENCE), "--set", setting])
        except measure.Failed:
            return False
        return True
