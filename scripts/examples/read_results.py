#!/usr/bin/python3
"""Shows what a results file holds: chances by stance, and mean care avoided by year and policy.

    scripts/examples/read_results.py output/asscher-cut.h5

Needs xarray, and netcdf4 or h5netcdf (Debian: python3-xarray python3-netcdf4). Nothing of eigenkracht is needed:
a results file is HDF5 that follows netCDF-4. output/README.md says what is in it.
"""

import sys

import xarray

if len(sys.argv) != 2:
    sys.exit(__doc__)
results = xarray.open_dataset(sys.argv[1])
print(results.attrs["title"])
print(f'{results.sizes["draw"]} draws of each stance, seed {results.attrs["seed"]}')

# The chance that the threshold is reached: as the program answered it, with its Monte Carlo error.
for answer in results["answer"].values:
    print(f"\nChance of at least {results.answer_threshold.sel(answer=answer).item():,.0f}: {answer}")
    for scope in results["scope"].values:
        chance = results.answer_chance.sel(answer=answer, scope=scope).item()
        error = results.answer_chance_error.sel(answer=answer, scope=scope).item()
        print(f"  {scope:28} {chance:6.3f} +- {error:.3f}")

# Draws count alike, unless published numbers weigh those of a stance.
counts = results.get("draw_weight", 1)

# The same chance, from the draws themselves. With other weights it would be another overall chance.
first = results["answer"].values[0]
if first in results["question"].values:
    if "question_chance" in results:  # worked out over a price; 1 or 0 where there is none
        reached = results.question_chance.sel(question=first)
    else:
        reached = results.questions.sel(question=first) >= results.answer_threshold.sel(answer=first)
    by_stance = (reached * counts).mean("draw")
    overall = (by_stance * results.weight).sum("stance").item()
    print(f"\nFrom the draws: {first}")
    for stance in results["stance"].values:
        print(f"  {stance:28} {by_stance.sel(stance=stance).item():6.3f}")
    print(f'  {"overall":28} {overall:6.3f}')

# Care avoided, all payers, against no conferences at all: the mean over draws, then over stances by weight.
care = (results.totals.sum(["payer", "region"]) * counts).mean("draw")
care = (care * results.weight).sum("stance")
print("\nMean care avoided less conferences held, EUR million a year:")
print((care / 1e6).transpose("year", "policy").to_pandas().round(2).to_string())
