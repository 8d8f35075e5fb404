"""Holds output/README.md to results files: format_page.py README RESULT...

Whatever a file holds is on the page, with its dimensions; and whatever the page names is in one of the files, which
therefore are of every kind of study and keep all there is. The check is then tried on planted faults.
"""

import re
import sys

import h5py

INTERNAL = {"CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST"}


def on_page(text):
    """The first cells (and for variables the second) of the tables under each heading."""
    found = set()
    kind = None
    for line in text.splitlines():
        if line.startswith("## "):
            kind = {"Dimensions": "dimension", "Variables": "variable", "Attributes of the file": "attribute"}.get(line[3:])
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        name = re.fullmatch(r"`(\w+)`", cells[0])
        if kind and line.startswith("|") and name:
            dimensions = cells[1].strip("`") if kind == "variable" else ""
            found.add((kind, name[1], dimensions))
    return found


def in_file(path):
    with h5py.File(path, "r") as file:
        found = {("attribute", name, "") for name in file.attrs}
        for name, data in file.items():
            assert set(data.attrs) <= INTERNAL | {"long_name", "units"}, f"{path}: {name}: {list(data.attrs)}"
            if "CLASS" in data.attrs:
                found.add(("dimension", name, ""))
            else:
                dimensions = ", ".join(data.dims[axis][0].name[1:] for axis in range(data.ndim))
                found.add(("variable", name, dimensions))
        return found


def faults(page, files):
    held = set().union(*files.values())
    told = [f"{path}: {' '.join(thing)}: is not on the page" for path, things in files.items() for thing in sorted(things - page)]
    return told + [f"the page: {' '.join(thing)}: is in none of the files" for thing in sorted(page - held)]


page = on_page(open(sys.argv[1], encoding="utf-8").read())
files = {path: in_file(path) for path in sys.argv[2:]}

found = faults(page, files)
if found:
    sys.exit("\n".join(found))

# Now that nothing is missing, each thing left out on either side must show.
some = ("variable", "totals", "stance, draw, policy, region, year, payer")
assert some in page and some in set().union(*files.values()), "the page or the files were not understood"
assert len({kind for kind, _, _ in page}) == 3
for thing in page:
    assert any(" ".join(thing) in fault for fault in faults(page - {thing}, files)), f"a page without {thing} passes"
    changed = {path: things - {thing} for path, things in files.items()}
    assert any(" ".join(thing) in fault for fault in faults(page, changed)), f"files without {thing} pass"
