"""Whether programs that were timed computed the same: means by year and the chance of the question, within what their draws allow."""

import dataclasses
import math
import statistics

# A set of right programs is called different once in a million times, over all figures that are compared.
FALSE_ALARM = 1e-6
# Fewer draws than this give no standard error that can be relied upon.
FEWEST_DRAWS = 200


@dataclasses.dataclass
class Figure:
    value: float
    error: float  # Monte Carlo standard error


@dataclasses.dataclass
class Found:
    """What a program says of the reference model."""

    program: str
    draws: int
    means: list  # Figure by year: net saving in cash, EUR a region
    chance: object  # Figure; None where a program that leaves luck out cannot be asked

    def figures(self):
        return [(f"mean of year {year + 1}", mean) for year, mean in enumerate(self.means)] + (
            [("chance", self.chance)] if self.chance else [])


def of_peer(program, regions, out):
    """From the line that peers print."""
    draws = out["draws"]
    means = [Figure(mean / regions, sd / regions / math.sqrt(draws)) for mean, sd in zip(out["mean"], out["sd"])]
    # Counted with one draw more on either side, so that a chance nobody saw has an error.
    share = (out["chance"] * draws + 1) / (draws + 2)
    return Found(program, draws, means, Figure(out["chance"], math.sqrt(share * (1 - share) / draws)))


def of_engine(program, regions, answers, has_luck=True):
    """From what `eigenkracht run --json` prints."""
    question = answers["questions"][0]
    lines = [line["overall"] for line in answers["money"] if line["payer"] == question["payer"]]
    means = [Figure(line["mean"] / regions, line["mean_error"] / regions) for line in lines]
    chance = question["chance_overall"]
    return Found(program, answers["draws"], means, Figure(chance["value"], chance["error"]) if has_luck else None)


@dataclasses.dataclass
class Verdict:
    largest: float  # distance, in standard errors of the difference
    limit: float
    where: str
    figures: int

    @property
    def agrees(self):
        return self.figures > 0 and self.largest <= self.limit

    def text(self):
        """Of one that does not agree."""
        if self.figures == 0:
            return "Too few draws to tell whether all compute the same."
        return f"NOT THE SAME WORK: {self.where} is {self.largest:.1f} standard errors from ours (limit {self.limit:.1f})."


def compare(reference, others):
    """Holds each of the others against the reference, figure by figure."""
    distances = []
    for other in others:
        if min(other.draws, reference.draws) < FEWEST_DRAWS:
            continue
        theirs = dict(other.figures())
        for name, mine in reference.figures():
            if name in theirs:
                error = math.hypot(mine.error, theirs[name].error)
                distances.append((abs(mine.value - theirs[name].value) / error, f"{other.program}, {name}"))
    if not distances:
        return Verdict(math.inf, 0, "nothing to compare", 0)
    limit = statistics.NormalDist().inv_cdf(1 - FALSE_ALARM / len(distances) / 2)
    largest, where = max(distances)
    return Verdict(largest, limit, where, len(distances))
