"""Reads the sample result (tests/support/results_sample.hpp) with h5py and with both engines of xarray.

Every number of the sample says where it belongs: each index takes two decimal digits, the last one the lowest.
Written here and there independently, so that a swapped axis shows.
"""

import sys

import h5py
import numpy
import xarray

STANCES = ["as_claimed", "english_trial"]
POLICIES = ["no_conferences", "stay", "grow"]
PAYERS = ["region", "gemeente één"]
PER_DRAW = {
    "parameters": ("stance", "draw", "parameter"),
    "questions": ("stance", "draw", "question"),
    "totals": ("stance", "draw", "policy", "region", "year", "payer"),
    "stay": ("stance", "draw"),
}
SIZES = {"stance": 2, "draw": 40, "policy": 3, "region": 1, "year": 4, "payer": 2, "question": 1, "parameter": 23}


def expected(dimensions):
    number = numpy.zeros([SIZES[name] for name in dimensions])
    for axis in range(len(dimensions)):
        number = number * 100 + numpy.indices(number.shape)[axis]
    return number


def check_h5py(path):
    with h5py.File(path, "r") as file:
        assert file.attrs["file_type"] == "eigenkracht results"
        assert list(file.attrs["format_version"]) == [1, 0]
        assert file.attrs["complete"] == 1
        assert file.attrs["title"] == "EUR 7 million less – één proef"
        assert file.attrs["empty_text"] == ""
        assert file.attrs["discount_rate"] == 0.055
        assert "_NCProperties" not in file.attrs
        for name, dimensions in PER_DRAW.items():
            data = file[name]
            assert data.dtype == numpy.dtype("<f8"), name
            assert data.compression is None and not data.shuffle
            assert numpy.array_equal(data[...], expected(dimensions)), name
            assert [data.dims[i][0].name for i in range(data.ndim)] == ["/" + d for d in dimensions], name
            assert "_FillValue" not in data.attrs
        for name, data in file.items():
            if data.dtype.kind == "O":
                info = h5py.check_string_dtype(data.dtype)
                assert info.encoding == "utf-8" and info.length is None, name
            else:
                assert data.dtype in [numpy.dtype(t) for t in ("<f8", "<i4", "<i8")], name
            for axis in range(data.ndim):
                assert "CLASS" in data.attrs or len(data.dims[axis]) == 1, (name, axis)
            for key, value in data.attrs.items():
                assert key in ("long_name", "units", "CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST"), key
        assert list(file["policy"].asstr()[:]) == POLICIES
        assert list(file["payer"].asstr()[:]) == PAYERS
        assert list(file["entry_payer"].asstr()[:]) == ["region", "gemeente één", "region"]
        assert list(file["year"][:]) == [2012, 2013, 2014, 2015]
        assert list(file["dose"][:]) == [0.5, 1.25, -2]
        assert file["draws_finished"][()] == 40


def check_xarray(path, engine):
    with xarray.open_dataset(path, engine=engine) as results:
        assert dict(results.sizes) == {**SIZES, "entry": 3, "dose": 3, "stance_or_overall": 3}
        for name, dimensions in PER_DRAW.items():
            assert results[name].dims == dimensions, name
            assert results[name].dtype == numpy.float64, name  # "days" would have become time spans
            assert numpy.array_equal(results[name].values, expected(dimensions)), name
        assert list(results["stance"].values) == STANCES
        assert list(results["draw"].values) == list(range(40))
        one = results["totals"].sel(stance="english_trial", draw=5, policy="grow", year=2013, payer="gemeente één")
        assert one.item() == 1_05_02_00_01_01
        assert results["totals"].attrs == {"long_name": "care avoided", "units": "EUR"}
        assert results["horizon"].item() == 48
        assert list(results["parameter_unit"].values) == [""] * 23
        assert list(results["weight"].values) == [0.25, 0.75]
        chance = results["question_chance"].sel(question="cut_covered", stance_or_overall="overall")
        assert chance.item() == 0.25
        assert results.attrs["title"] == "EUR 7 million less – één proef"
        assert list(results.attrs["format_version"]) == [1, 0]


check_h5py(sys.argv[1])
check_xarray(sys.argv[1], "netcdf4")
check_xarray(sys.argv[1], "h5netcdf")
