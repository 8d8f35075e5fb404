"""Runs the examples on a result and compares what they print with the result: examples.py EXAMPLES RESULT

Without R or its library hdf5r, the example in R is only said to be left out.
"""

import subprocess
import sys
from pathlib import Path

import xarray

examples, result = Path(sys.argv[1]), sys.argv[2]


def printed(*command):
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


def check(text, program):
    lines = text.splitlines()
    with xarray.open_dataset(result) as data:
        assert lines[0] == data.attrs["title"], program
        for answer in data["answer"].values:
            begin = next(i for i, line in enumerate(lines) if line.startswith("Chance of at least") and line.endswith(": " + answer))
            for i, scope in enumerate(data["scope"].values):
                chance = data.answer_chance.sel(answer=answer, scope=scope).item()
                name, number, sign, _error = lines[begin + 1 + i].split()
                assert (name, sign) == (scope, "+-") and abs(float(number) - chance) < 0.00051, (program, lines[begin + 1 + i])
        # What the examples work out from the draws is what the program answered.
        first = data["answer"].values[0]
        begin = lines.index("From the draws: " + first)
        for i, scope in enumerate(data["scope"].values):
            name, number = lines[begin + 1 + i].split()
            chance = data.answer_chance.sel(answer=first, scope=scope).item()
            assert name == scope and abs(float(number) - chance) < 0.00051, (program, lines[begin + 1 + i])
        # The table, by another way: summed by hand, one number at a time.
        begin = next(i for i, line in enumerate(lines) if line.startswith("Mean care avoided"))
        policies = list(data["policy"].values)
        columns = next(i for i in range(begin, len(lines)) if all(policy in lines[i].split() for policy in policies))
        order = [word for word in lines[columns].split() if word in policies]
        rows = {line.split()[0]: line.split()[1:] for line in lines[columns + 1:] if line.split()[1:]}
        for year in data["year"].values:
            for policy, number in zip(order, rows[str(year)]):
                mean = 0.0
                for s, stance in enumerate(data["stance"].values):
                    totals = data.totals.sel(stance=stance, policy=policy, year=year).values
                    of_draws = totals.reshape(data.sizes["draw"], -1).sum(axis=1)
                    if "draw_weight" in data:
                        of_draws = of_draws * data.draw_weight.sel(stance=stance).values
                    mean += data.weight.values[s] * of_draws.sum() / data.sizes["draw"]
                assert abs(float(number) - mean / 1e6) < 0.0051, (program, year, policy, number, mean)


check(printed(sys.executable, "-B", str(examples / "read_results.py"), result), "Python")
try:
    subprocess.run(["Rscript", "-e", "library(hdf5r)"], check=True, capture_output=True)
except (OSError, subprocess.CalledProcessError):
    print("R or its library hdf5r is not here: the example in R was left out")
else:
    check(printed("Rscript", str(examples / "read_results.R"), result), "R")
