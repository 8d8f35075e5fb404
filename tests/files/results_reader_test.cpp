#include "files/results_reader.hpp"
#include "core/error.hpp"
#include "files/hdf5.hpp"
#include "files/results_file.hpp"

#include "support/another_process.hpp"
#include "support/folder.hpp"
#include "support/results_check.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>

using namespace eigenkracht;
using namespace eigenkracht::files;
using namespace eigenkracht::support;

namespace {

std::string refusal(std::string const& path) {
    try {
        ResultsReader const reader(path);
    } catch (core::FileError const& error) {
        return error.what();
    }
    return "no error";
}

std::string whole_result(std::string const& path) {
    study::ResultsLayout const layout = sample_layout(64);
    {
        ResultsFile file(path, layout, {});
        file.write(sample_block(layout, 0, 64));
        file.finish({}, {}, {});
    }
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void put(std::string const& path, std::string const& content) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

}  // namespace

TEST_CASE("what is no result is refused by what it is") {
    Folder const folder("refused");
    CHECK(refusal(folder.file("none.h5")) == folder.file("none.h5") + ": cannot be opened (no such file)");
    CHECK(refusal(folder.path.string()) ==
          folder.path.string() + ": is not a file (expected a results file)");
    std::string const text = folder.file("text.h5");
    put(text, "title = \"not a result\"\n");
    CHECK(refusal(text) == text + ": is not a results file (expected an HDF5 file written by this program)");
    put(text, "");
    CHECK(refusal(text) == text + ": is not a results file (expected an HDF5 file written by this program)");
    std::string const other = folder.file("other.h5");
    { hdf5::Handle const file = hdf5::create_file(other); }
    CHECK(refusal(other) ==
          other + ": is an HDF5 file, but not a results file (expected one written by this program)");
}

TEST_CASE(
    "numbers lie where they belong however many are written or read at once, the layout known or read back") {
    // Of so many draws a variable is read whole, piece by piece, and a column at a time; blocks are written whole and in pieces.
    for (std::uint64_t const draws : {8U, 2000U, 6000U}) {
        for (std::uint64_t const block : {std::uint64_t{7}, std::uint64_t{130}, draws}) {
            CAPTURE(draws);
            CAPTURE(block);
            Folder const folder("at_once");
            std::string const path = folder.file("a.h5");
            study::ResultsLayout const layout = sample_layout(draws);
            ResultsFile file(path, layout, {});
            for (std::uint64_t first = 0; first < draws; first += block) {
                file.write(sample_block(layout, first, std::min(block, draws - first)));
            }
            // As a run does: the file stays open while it is read.
            ResultsReader const known(ResultsFile::partial_path(path), layout);
            ResultsReader const read_back(ResultsFile::partial_path(path));
            CHECK(known.draws() == draws);
            CHECK(misplaced(known, layout) == "");
            CHECK(misplaced(read_back, layout) == "");
            REQUIRE(known.layout().variables.size() == read_back.layout().variables.size());
            for (std::size_t v = 0; v < known.layout().variables.size(); ++v) {
                CHECK(known.layout().variables[v].name == read_back.layout().variables[v].name);
                CHECK(known.layout().variables[v].texts == read_back.layout().variables[v].texts);
                CHECK(known.layout().variables[v].values == read_back.layout().variables[v].values);
            }
        }
    }
}

TEST_CASE("a result that is cut short is refused, wherever it was cut") {
    Folder const folder("cut_short");
    std::string const path = folder.file("a.h5");
    std::string const whole = whole_result(path);
    REQUIRE(refusal(path) == "no error");
    for (std::size_t const kept : {whole.size() - 1, whole.size() / 2, std::size_t{2000}, std::size_t{100}}) {
        CAPTURE(kept);
        put(path, whole.substr(0, kept));
        CHECK(refusal(path) == path + ": is cut short: its end is missing. Copy it again, or run again");
    }
    put(path, whole);
    CHECK(refusal(path) == "no error");
}

TEST_CASE("a result whose beginning is damaged gives an error that names it") {
    Folder const folder("damaged");
    std::string const path = folder.file("a.h5");
    std::string const whole = whole_result(path);
    // HDF5 loses memory over damaged files; not in this process.
    std::string const seen = in_another_process([&] {
        int refused = 0;
        for (std::size_t at = 0; at < 512; at += 16) {  // the superblock and what it leads to
            std::string damaged = whole;
            for (std::size_t i = at; i < at + 16; ++i) {
                damaged[i] = static_cast<char>(damaged[i] ^ 0x5A);
            }
            put(path, damaged);
            std::string const said = refusal(path);
            if (said != "no error" && said.find(path) != 0) {
                return "does not name the file: " + said;
            }
            refused += said == "no error" ? 0 : 1;
        }
        return std::string(refused > 8 ? "refused" : "hardly refused");
    });
    CHECK(seen == "refused");
}

TEST_CASE("a result of another major version is refused, of another minor version read") {
    Folder const folder("versions");
    std::string const path = folder.file("pilot.h5");
    whole_result(path);
    auto const as_version = [&](std::vector<std::int64_t> const& version) {
        {
            hdf5::Handle const file = hdf5::open_file(path, true);
            hdf5::set_attribute(file, "format_version", version);
            hdf5::set_attribute(file, "engine_version", std::string("0.9.0"));
        }
        return refusal(path);
    };
    CHECK(as_version({2, 0}) ==
          path +
              ": results format 2.0 (this program reads 1.x). Written by version 0.9.0; "
              "use that version or run again.");
    CHECK(as_version({1, 7}) == "no error");
}

TEST_CASE("asking a result for what it has not is a defect") {
    Folder const folder("columns");
    std::string const path = folder.file("a.h5");
    whole_result(path);
    ResultsReader const reader(path);
    CHECK(reader.column("totals", 1, 23)[5] == number_at({1, 5, 2, 0, 3, 1}));
    CHECK_THROWS_AS((void)reader.column("totals", 2, 0), core::Defect);
    CHECK_THROWS_AS((void)reader.column("totals", 0, 24), core::Defect);
    CHECK_THROWS_AS((void)reader.column("weight", 0, 0), core::Defect);
    CHECK_THROWS_AS((void)reader.column("nothing", 0, 0), core::Defect);
}
