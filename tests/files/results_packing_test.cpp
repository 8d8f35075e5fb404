#include "files/results_packing.hpp"
#include "core/error.hpp"
#include "files/results_file.hpp"
#include "files/results_reader.hpp"

#include "support/folder.hpp"
#include "support/results_check.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

using namespace eigenkracht;
using namespace eigenkracht::files;
using namespace eigenkracht::support;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t draws = 3000;

void write_whole(std::string const& path, study::ResultsLayout const& layout, unsigned deflate) {
    ResultsFile file(path, layout, {false, true, deflate});
    for (std::uint64_t first = 0; first < draws; first += 100) {
        file.write(sample_block(layout, first, 100));
    }
    SampleEnd const end;
    file.finish(end.dimensions, end.summaries, end.attributes);
}

}  // namespace

TEST_CASE("a compressed result holds what a plain one holds, in less room") {
    Folder const folder("packed");
    study::ResultsLayout const layout = sample_layout(draws);
    write_whole(folder.file("plain.h5"), layout, 0);
    write_whole(folder.file("packed.h5"), layout, 6);
    ResultsReader const plain(folder.file("plain.h5"));
    ResultsReader const packed(folder.file("packed.h5"));
    CHECK(misplaced(packed, layout) == "");
    CHECK(packed.complete());
    CHECK(packed.draws() == draws);
    CHECK(packed.layout().attributes == plain.layout().attributes);
    REQUIRE(packed.layout().dimensions.size() == plain.layout().dimensions.size());
    REQUIRE(packed.layout().variables.size() == plain.layout().variables.size());
    for (std::size_t i = 0; i < plain.layout().dimensions.size(); ++i) {
        CHECK(packed.layout().dimensions[i].name == plain.layout().dimensions[i].name);
        CHECK(packed.layout().dimensions[i].unit == plain.layout().dimensions[i].unit);
        CHECK(packed.layout().dimensions[i].labels == plain.layout().dimensions[i].labels);
        CHECK(packed.layout().dimensions[i].numbers == plain.layout().dimensions[i].numbers);
    }
    for (std::size_t i = 0; i < plain.layout().variables.size(); ++i) {
        CHECK(packed.layout().variables[i].name == plain.layout().variables[i].name);
        CHECK(packed.layout().variables[i].long_name == plain.layout().variables[i].long_name);
        CHECK(packed.layout().variables[i].dimensions == plain.layout().variables[i].dimensions);
        CHECK(packed.layout().variables[i].values == plain.layout().variables[i].values);
        CHECK(packed.layout().variables[i].texts == plain.layout().variables[i].texts);
    }
    CHECK(fs::file_size(folder.file("packed.h5")) < fs::file_size(folder.file("plain.h5")) * 3 / 4);
    CHECK_FALSE(fs::exists(ResultsFile::partial_path(folder.file("packed.h5"))));
}

TEST_CASE("until a result is compressed its target is as it was, and what was drawn stays whole") {
    Folder const folder("packed_late");
    study::ResultsLayout const layout = sample_layout(draws);
    std::string const path = folder.file("a.h5");
    std::string const partial = ResultsFile::partial_path(path);
    // What stands in the way is no file, so that it cannot be replaced.
    fs::create_directories(partial + ".packed.h5/full");
    CHECK_THROWS_AS(write_whole(path, layout, 1), core::FileError);
    CHECK_FALSE(fs::exists(path));
    CHECK(misplaced(ResultsReader(partial), layout) == "");

    fs::remove_all(partial + ".packed.h5");
    std::ofstream(partial + ".packed.h5") << "of a run that was killed while it compressed";
    {
        ResultsFile file(path, layout, {true, true, 1});
        CHECK(file.finished_draws() == draws);
        SampleEnd const end;
        file.finish(end.dimensions, end.summaries, end.attributes);
    }
    CHECK(misplaced(ResultsReader(path), layout) == "");
    CHECK_FALSE(fs::exists(partial));
    CHECK_FALSE(fs::exists(partial + ".packed.h5"));
}
