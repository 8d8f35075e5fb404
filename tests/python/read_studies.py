"""Opens results of every kind of study with h5py and both engines of xarray: read_studies.py RESULT...

All three must give the same numbers and texts, and every coordinate and unit must have arrived.
"""

import sys

import h5py
import numpy
import xarray


def plain(values):
    """Texts as str, so that readers can be compared; single values as rows of one."""
    row = numpy.atleast_1d(values)
    if row.dtype.kind == "O":
        return [text.decode() if isinstance(text, bytes) else text for text in row.ravel()]
    return row


def same(a, b):
    return a == b if isinstance(a, list) else numpy.array_equal(a, b, equal_nan=True)


for path in sys.argv[1:]:
    with h5py.File(path, "r") as file, \
            xarray.open_dataset(path, engine="netcdf4") as netcdf, \
            xarray.open_dataset(path, engine="h5netcdf") as h5net:
        assert file.attrs["file_type"] == "eigenkracht results" and file.attrs["complete"] == 1
        assert set(file) == set(netcdf.variables) == set(h5net.variables), path
        for name, data in file.items():
            for opened in (netcdf, h5net):
                assert same(plain(data[()]), plain(opened[name].values)), (path, name)
                assert opened[name].dtype.kind in "fiO", (path, name, opened[name].dtype)
                assert opened[name].attrs["long_name"], (path, name)
            if "CLASS" not in data.attrs:
                assert netcdf[name].dims == tuple(data.dims[axis][0].name[1:] for axis in range(data.ndim))
        draws = netcdf.sizes["draw"]
        asked = netcdf.attrs["points" if "sweep" in netcdf.attrs else "draws"]
        assert draws == asked == netcdf["draws_finished"].item()
        per_draw = [name for name in netcdf.data_vars if netcdf[name].dims[:2] == ("stance", "draw")]
        assert per_draw, path
        for name in per_draw:
            assert numpy.isfinite(netcdf[name].values).any(), (path, name)
        assert abs(netcdf["weight"].sum().item() - 1) < 1e-12, path
        assert len(netcdf.attrs["scenario_as_resolved"]) > 0
        print(path, dict(netcdf.sizes))
