"""Times eigenkracht beside what a user would take instead, and prints one table. Run by scripts/benchmark, which builds what it needs."""

import argparse
import datetime
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

import agreement
import measure
import peers
import rows

PACKAGES = ("python3-numpy", "python3-scipy", "python3-openturns", "r-base-core", "libboost-random-dev", "g++")
BEGIN, END = "<!-- benchmark: what `scripts/benchmark --readme` writes -->", "<!-- end of benchmark -->"


def arguments():
    parser = argparse.ArgumentParser(
        prog="scripts/benchmark", description="Times eigenkracht beside NumPy, R, Boost, SciPy and OpenTURNS; one table on standard output.")
    parser.add_argument("--quick", action="store_true", help="three short pairs of each: to see that all works, not for figures to quote")
    parser.add_argument("--pairs", type=int, metavar="N", help="pairs of runs of each row [7; with --quick 3]")
    parser.add_argument("--only", action="append", choices=list(rows.ROWS), metavar="NAME",
                        help=f"only this; may be given again. One of: {', '.join(rows.ROWS)}")
    parser.add_argument("--draws", type=int, metavar="N", help="draws whose memory and file are measured [4096; with --quick 128]")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="a setting of the reference scenario, as of `eigenkracht run`")
    parser.add_argument("--readme", action="store_true", help="write the table into README.md too")
    parser.add_argument("--build", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    found = parser.parse_args()
    if found.pairs is not None and found.pairs < 1:
        parser.error("--pairs: at least 1")
    if found.draws is not None and found.draws < 4:
        parser.error("--draws: at least 4")
    if found.readme and (found.only or found.set):
        parser.error("--readme: the table in README.md is of everything, without --only and --set")
    return found


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def versions():
    found = []
    for package in PACKAGES:
        asked = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            # The version of what is packaged, without the packaging's own.
            found.append(f"{package} {re.sub(r'^[0-9]+:|[-+][^-]*$', '', asked.stdout)}")
    return found


def circumstances(programs, given, pairs):
    version = subprocess.run([programs.eigenkracht, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
    words = ["scripts/benchmark"] + ["--quick"] * given.quick + [f"--only {name}" for name in given.only or ()] + [
        f"--{name} {value}" for name, value in (("pairs", given.pairs), ("draws", given.draws)) if value] + [
        f"--set {setting}" for setting in given.set]
    return (f"`{' '.join(words)}`, {datetime.date.today().isoformat()}, {version}; {processor()}, {len(os.sched_getaffinity(0))} processors; "
            f"{', '.join(versions())}; {pairs} pairs, in turn.")


def verdict_text(verdicts):
    """One sentence, and whether all agree."""
    if not verdicts:
        return "", True
    # Timed runs of few draws cannot be judged; their programs were before they were timed.
    judged = [verdict for verdict in verdicts if verdict.figures > 0] or verdicts
    worst = max(judged, key=lambda verdict: verdict.largest - verdict.limit)
    if not worst.agrees:
        return worst.text(), False
    figures = sum(verdict.figures for verdict in judged)
    return (f"All compute the same: of {figures} means and chances compared none is further from ours than {worst.largest:.1f} standard errors "
            f"of the difference (limit {min(verdict.limit for verdict in judged):.1f}: one false alarm in a million sets)."), True


def figure(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def table(found):
    lines = ["| what | ours | theirs | ratio (median) | range over pairs | pairs |", "|---|---|---|---|---|---|"]
    for row in found:
        ratios = row.paired.ratios
        spread = [figure(row.paired.ratio) if ratios else "",
                  f"{figure(min(ratios))} to {figure(max(ratios))}" if len(ratios) > 1 else ""]
        lines.append(f"| {' | '.join([row.what, row.ours, row.theirs, *spread, str(len(row.paired.ours))])} |")
    return "\n".join(lines)


NOTES = """Ratio: theirs by ours, so above 1 ours is faster, or needs so many times fewer draws. Processor seconds (user and system) unless it says the clock. Beside other languages ours is the whole
process, with its start, results file and answers, theirs the work alone; each is taken in the way in which it is fastest there."""


def write_readme(text):
    readme = peers.PROJECT / "README.md"
    before = readme.read_text(encoding="utf-8")
    start, end = before.find(BEGIN), before.find(END)
    if start < 0 or end < start:
        raise measure.Failed(f"README.md: found no block to replace (expected {BEGIN} and, below it, {END})")
    written = readme.with_suffix(".md.new")
    written.write_text(f"{before[:start + len(BEGIN)]}\n{text}\n{before[end:]}", encoding="utf-8")
    written.replace(readme)


def main():
    given = arguments()
    pairs = given.pairs or (3 if given.quick else 7)
    programs = peers.Programs(given.build, given.set)
    with tempfile.TemporaryDirectory(prefix="eigenkracht-benchmark-") as folder:
        bench = rows.Bench(programs, pairs, 0.15 if given.quick else 1.0, pathlib.Path(folder),
                           lambda text: print(text, file=sys.stderr, flush=True), given.quick,
                           given.draws or (128 if given.quick else 4096))
        left_out = [solver for solver in peers.SOLVERS if solver not in programs.solvers]
        if left_out:
            bench.say(f"this program has no solver called {' or '.join(left_out)}: left out")
        found = [row for name in given.only or rows.ROWS for row in rows.ROWS[name](bench)]
    sentence, same = verdict_text([agreement.compare(one[0], one[1:]) for one in bench.found])
    text = "\n\n".join(part for part in (circumstances(programs, given, pairs), sentence, table(found), NOTES) if part)
    print(text)
    if not same:
        return 1
    if given.readme:
        write_readme(text)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except measure.Failed as failed:
        print(f"scripts/benchmark: {failed}", file=sys.stderr)
        sys.exit(1)
