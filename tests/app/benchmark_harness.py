"""The harness of scripts/benchmark: benchmark_harness.py FOLDER, where FOLDER holds its modules.

A comparison tells programs that do other work; pairs are run in turn; the table has its columns; the block in a README is replaced, and no other line.
"""

import math
import pathlib
import random
import statistics
import sys
import tempfile

sys.path.insert(0, sys.argv[1])

import agreement  # noqa: E402
import benchmark  # noqa: E402
import measure  # noqa: E402
import peers  # noqa: E402
import rows  # noqa: E402

DRAWS = 4000


def told(seed, shift=0.0):
    """What a program prints that draws from Normal(1 + shift, 2), ten years alike, and asks how often it is at least 2."""
    chance = random.Random(seed)
    columns = [[chance.gauss(1 + shift, 2) for _ in range(DRAWS)] for _ in range(10)]
    return {"draws": DRAWS, "mean": [statistics.fmean(column) for column in columns],
            "sd": [statistics.stdev(column) for column in columns],
            "chance": sum(value >= 2 for value in columns[0]) / DRAWS}


def test_agreement():
    same = [agreement.of_peer(f"same {seed}", 1, told(seed)) for seed in range(1, 6)]
    verdict = agreement.compare(same[0], same[1:])
    assert verdict.agrees and verdict.figures == 44, verdict
    # A fifth of a standard deviation is nine standard errors of a difference at so many draws of both.
    other = agreement.of_peer("other", 1, told(9, shift=0.4))
    verdict = agreement.compare(same[0], [*same[1:], other])
    assert not verdict.agrees and verdict.where.startswith("other"), verdict
    sentence, fine = benchmark.verdict_text([verdict])
    assert not fine and "other" in sentence, sentence
    # The same in the unit of a region.
    many = told(3)
    many["mean"] = [100 * mean for mean in many["mean"]]
    many["sd"] = [100 * sd for sd in many["sd"]]
    assert agreement.compare(same[0], [agreement.of_peer("many", 100, many)]).agrees
    # Nothing that could be compared is no agreement.
    few = {**told(4), "draws": agreement.FEWEST_DRAWS - 1}
    assert not agreement.compare(same[0], [agreement.of_peer("few", 1, few)]).agrees


def test_variance_of_a_scramble():
    # The standard error of a mean over scrambles gives back the variance between them.
    luck = random.Random(5)
    said = [luck.gauss(3, 2) for _ in range(64)]
    error = statistics.stdev(said) / math.sqrt(len(said))
    assert math.isclose(rows.of_scrambles(error, len(said)), statistics.variance(said)), error
    assert not math.isclose(rows.of_scrambles(error, len(said) - 1), statistics.variance(said))


def test_pairs():
    order = []
    figures = iter((2.0, 6.0, 1.0, 5.0, 4.0, 4.0))

    def one(who):
        order.append(who)
        return next(figures)

    paired = measure.in_turn(3, lambda: one("ours"), lambda: one("theirs"))
    assert order == ["ours", "theirs"] * 3, order
    assert paired.ratios == [3.0, 5.0, 1.0] and paired.ratio == 3.0, paired
    text = benchmark.table([rows.Row("work", "1 s", "3 s", paired), rows.Row("alone", "1 s", "", measure.Paired([1.0], []))])
    assert text.splitlines()[2:] == ["| work | 1 s | 3 s | 3 | 1 to 5 | 3 |", "| alone | 1 s |  |  |  | 1 |"], text


def test_times():
    busy = [sys.executable, "-c", "sum(i * i for i in range(3_000_000)); print('{\"cpu_seconds\": 0.5}')"]
    found = measure.run(busy)
    assert found.cpu > 0.01 and found.wall > 0.01 and found.memory > 1e6 and found.work == 0.5, found
    try:
        measure.run([sys.executable, "-c", "import sys; sys.exit('no such thing')"])
    except measure.Failed as failed:
        assert "no such thing" in str(failed)
    else:
        raise AssertionError("a program that fails was timed")


def test_readme():
    with tempfile.TemporaryDirectory() as folder:
        peers.PROJECT = pathlib.Path(folder)
        readme = peers.PROJECT / "README.md"
        readme.write_text(f"before\n{benchmark.BEGIN}\nold\n{benchmark.END}\nafter\n", encoding="utf-8")
        benchmark.write_readme("new")
        assert readme.read_text(encoding="utf-8") == f"before\n{benchmark.BEGIN}\nnew\n{benchmark.END}\nafter\n"
        readme.write_text("no block\n", encoding="utf-8")
        try:
            benchmark.write_readme("new")
        except measure.Failed:
            assert readme.read_text(encoding="utf-8") == "no block\n"
        else:
            raise AssertionError("a README without a block was written")


for test in (test_agreement, test_variance_of_a_scramble, test_pairs, test_times, test_readme):
    test()
