#include "files/results_file.hpp"
#include "core/error.hpp"
#include "files/results_file_format.hpp"
#include "files/results_reader.hpp"

#include "support/folder.hpp"
#include "support/results_check.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <string>

using namespace eigenkracht;
using namespace eigenkracht::files;
using namespace eigenkracht::support;
namespace fs = std::filesystem;

namespace {

void write_all(ResultsFile& file, study::ResultsLayout const& layout, std::uint64_t draws,
               std::uint64_t block) {
    for (std::uint64_t first = file.finished_draws(); first < draws; first += block) {
        file.write(sample_block(layout, first, std::min(block, draws - first)));
    }
}

void write_whole(std::string const& path, study::ResultsLayout const& layout, std::uint64_t draws,
                 std::uint64_t block) {
    ResultsFile file(path, layout, {});
    write_all(file, layout, draws, block);
    SampleEnd const end;
    file.finish(end.dimensions, end.summaries, end.attributes);
}

std::string message(std::function<void()> const& what) {
    try {
        what();
    } catch (core::FileError const& error) {
        return error.what();
    }
    return "no error";
}

std::string bytes(std::string const& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void put(std::string const& path, std::string const& content) {
    std::ofstream(path, std::ios::binary) << content;
}

}  // namespace

TEST_CASE("a result comes back as it was written, whatever the size of the blocks") {
    Folder const folder("round_trip");
    study::ResultsLayout const layout = sample_layout(40);
    for (std::uint64_t const block : {1U, 7U, 40U}) {
        CAPTURE(block);
        std::string const path = folder.file("a.h5");
        write_whole(path, layout, 40, block);
        ResultsReader const reader(path);
        CHECK(reader.complete());
        CHECK(reader.draws() == 40);
        CHECK(misplaced(reader, layout) == "");

        study::ResultsLayout const& back = reader.layout();
        REQUIRE(back.dimensions.size() == layout.dimensions.size() + 1);
        for (std::size_t i = 0; i < layout.dimensions.size(); ++i) {
            CHECK(back.dimensions[i].name == layout.dimensions[i].name);
            CHECK(back.dimensions[i].long_name == layout.dimensions[i].long_name);
            CHECK(back.dimensions[i].unit == layout.dimensions[i].unit);
            CHECK(back.dimensions[i].size == layout.dimensions[i].size);
            CHECK(back.dimensions[i].labels == layout.dimensions[i].labels);
            CHECK(back.dimensions[i].numbers == layout.dimensions[i].numbers);
        }
        REQUIRE(back.variables.size() == layout.variables.size() + 1);
        for (std::size_t i = 0; i < layout.variables.size(); ++i) {
            CHECK(back.variables[i].name == layout.variables[i].name);
            CHECK(back.variables[i].long_name == layout.variables[i].long_name);
            CHECK(back.variables[i].dimensions == layout.variables[i].dimensions);
            CHECK(back.variables[i].per_draw == layout.variables[i].per_draw);
            CHECK(back.variables[i].values == layout.variables[i].values);
            CHECK(back.variables[i].texts == layout.variables[i].texts);
        }
        CHECK(back.variables.back().name == "question_chance");
        CHECK(back.variables.back().values == std::vector<double>{0.5, 0.125, 0.25});
        for (auto const& attribute : layout.attributes) {
            CHECK(std::find(back.attributes.begin(), back.attributes.end(), attribute) !=
                  back.attributes.end());
        }
    }
}

TEST_CASE("the same draws in other blocks give the same bytes") {
    Folder const folder("bytes");
    study::ResultsLayout const layout = sample_layout(40);
    write_whole(folder.file("a.h5"), layout, 40, 5);
    write_whole(folder.file("b.h5"), layout, 40, 13);
    CHECK(bytes(folder.file("a.h5")) == bytes(folder.file("b.h5")));
    CHECK(bytes(folder.file("a.h5")).size() > 40 * 8);
}

TEST_CASE("numbers keep every bit, and what is no number stays so") {
    Folder const folder("bits");
    study::ResultsLayout layout = sample_layout(5);
    layout.variables = {{"stay", "stay", "days", {"stance", "draw"}, true, {}, {}}};
    std::vector<double> const odd = {0.1, -0.0, std::numeric_limits<double>::infinity(),
                                     std::numeric_limits<double>::denorm_min(), 1e300};
    study::DrawBlock block{0, 5, {std::vector<double>(10, std::numeric_limits<double>::quiet_NaN())}};
    std::copy(odd.begin(), odd.end(), block.data[0].begin());
    {
        ResultsFile file(folder.file("a.h5"), layout, {});
        file.write(block);
        file.finish({}, {}, {});
    }
    ResultsReader const reader(folder.file("a.h5"));
    std::vector<double> const back = reader.column("stay", 0, 0);
    for (std::size_t i = 0; i < odd.size(); ++i) {
        CHECK(back[i] == odd[i]);
        CHECK(std::signbit(back[i]) == std::signbit(odd[i]));
    }
    CHECK(std::isnan(reader.column("stay", 1, 0)[4]));
}

TEST_CASE("a text of a megabyte and empty texts are kept") {
    Folder const folder("texts");
    study::ResultsLayout layout = sample_layout(2);
    std::string const long_text = std::string(1'000'000, 'x') + "é";
    layout.attributes.emplace_back("scenario_as_given", long_text);
    write_whole(folder.file("a.h5"), layout, 2, 2);
    ResultsReader const reader(folder.file("a.h5"));
    std::size_t seen = 0;
    for (auto const& [name, value] : reader.layout().attributes) {
        if (name == "scenario_as_given") {
            CHECK((std::get<std::string>(value) == long_text));
            ++seen;
        }
        if (name == "empty_text") {
            CHECK(std::get<std::string>(value).empty());
            ++seen;
        }
    }
    CHECK(seen == 2);
}

TEST_CASE("until a result is whole the target is absent, or as it was") {
    Folder const folder("whole");
    study::ResultsLayout const layout = sample_layout(40);
    std::string const path = folder.file("a.h5");
    {
        ResultsFile file(path, layout, {});
        file.write(sample_block(layout, 0, 10));
        CHECK_FALSE(fs::exists(path));
        CHECK(fs::exists(folder.file("a.partial.h5")));
    }
    CHECK_FALSE(fs::exists(path));
    write_whole(path, layout, 40, 40);
    CHECK_FALSE(fs::exists(folder.file("a.partial.h5")));
    std::string const before = bytes(path);
    {
        ResultsFile file(path, sample_layout(20), {});
        file.write(sample_block(layout, 0, 10));
        CHECK(bytes(path) == before);
    }
    CHECK(bytes(path) == before);
    CHECK(ResultsReader(folder.file("a.partial.h5")).draws() == 10);
}

TEST_CASE("a run that ends before its first draw leaves nothing") {
    Folder const folder("nothing");
    { ResultsFile const file(folder.file("a.h5"), sample_layout(4), {}); }
    CHECK(fs::is_empty(folder.path));
    study::ResultsLayout wrong = sample_layout(4);
    wrong.variables.back().dimensions.emplace_back("nowhere");
    CHECK_THROWS_AS(ResultsFile(folder.file("a.h5"), wrong, {}), core::Defect);
    CHECK(fs::is_empty(folder.path));
}

TEST_CASE("a stopped run shows its finished draws and goes on where it stopped") {
    Folder const folder("resume");
    study::ResultsLayout const layout = sample_layout(40);
    std::string const path = folder.file("a.h5");
    std::string const partial = ResultsFile::partial_path(path);
    {
        ResultsFile file(path, layout, {});
        file.write(sample_block(layout, 0, 9));
        file.write(sample_block(layout, 9, 4));
    }
    {
        ResultsFile file(path, layout, {true, true});
        CHECK(file.finished_draws() == 13);
        ResultsReader const reader(
            partial);  // beside the writer, for what is to be known of the finished part
        CHECK(reader.draws() == 13);
        CHECK_FALSE(reader.complete());
        CHECK(misplaced(reader, layout) == "");
        write_all(file, layout, 40, 8);
        CHECK(misplaced(reader, layout) == "");
        CHECK(reader.draws() == 13);
        ResultsReader const drawn(partial);  // for the answers that finish() writes
        CHECK(drawn.draws() == 40);
        CHECK(misplaced(drawn, layout) == "");
        SampleEnd const end;
        file.finish(end.dimensions, end.summaries, end.attributes);
    }
    CHECK_FALSE(fs::exists(partial));
    ResultsReader const reader(path);
    CHECK(reader.draws() == 40);
    CHECK(misplaced(reader, layout) == "");
}

TEST_CASE("a run that was stopped while it finished can be finished again") {
    Folder const folder("finish_twice");
    study::ResultsLayout const layout = sample_layout(6);
    std::string const path = folder.file("a.h5");
    SampleEnd end;
    write_whole(path, layout, 6, 6);
    fs::rename(path, ResultsFile::partial_path(path));  // killed just before its last step
    end.summaries[0].values = {0.1, 0.2, 0.3};
    {
        ResultsFile file(path, layout, {true, true});
        CHECK(file.finished_draws() == 6);
        CHECK_FALSE(ResultsReader(ResultsFile::partial_path(path)).complete());
        file.finish(end.dimensions, end.summaries, end.attributes);
    }
    ResultsReader const reader(path);
    CHECK(reader.complete());
    CHECK(misplaced(reader, layout) == "");
    CHECK(reader.layout().variables.back().values == end.summaries[0].values);
}

TEST_CASE("resuming without a stopped run starts one") {
    Folder const folder("resume_nothing");
    ResultsFile const file(folder.file("a.h5"), sample_layout(4), {true, true});
    CHECK(file.finished_draws() == 0);
}

TEST_CASE("a stopped run of another scenario is not resumed, and the message says what differs") {
    Folder const folder("other_run");
    study::ResultsLayout const layout = sample_layout(12);
    std::string const path = folder.file("a.h5");
    std::string const partial = ResultsFile::partial_path(path);
    {
        ResultsFile file(path, layout, {});
        file.write(sample_block(layout, 0, 5));
    }
    std::string const before = bytes(partial);
    auto const refusal = [&](std::function<void(study::ResultsLayout&)> const& change) {
        study::ResultsLayout other = layout;
        change(other);
        std::string text = message([&] { ResultsFile(path, other, {true, true}); });
        CHECK(bytes(partial) == before);
        return text;
    };
    std::string const begin = partial + ": was stopped in another run: ";
    std::string const end = ". Run without --resume to start anew";
    CHECK(refusal([](auto& other) { other.attributes[3].second = std::int64_t{8}; }) ==
          begin + "\"seed\" is \"7\" there and \"8\" now" + end);
    CHECK(refusal([](auto& other) {
              other.attributes[1].second = std::string("format = 1\n[study]\ndraws = 41\nseed = 7\n");
          }) ==
          begin + "\"scenario_as_resolved\" is in line 3 \"draws = 40\" there and \"draws = 41\" now" + end);
    CHECK(refusal([](auto& other) { other.attributes.emplace_back("rule", std::string("mid")); }) ==
          begin + "\"rule\" is not recorded there" + end);
    CHECK(refusal([](auto& other) { other = sample_layout(13); }) ==
          begin + "dimension \"draw\" has 12 entries there and 13 now" + end);
    CHECK(refusal([](auto& other) { other.dimensions[2].labels[2] = "shrink"; }) ==
          begin +
              "dimension \"policy\" holds no_conferences, stay, grow there and no_conferences, stay, shrink "
              "now" +
              end);
    CHECK(refusal([](auto& other) { other.dimensions[4].numbers[3] = 2016; }) ==
          begin + "dimension \"year\" holds other numbers there" + end);
    CHECK(refusal([](auto& other) { other.variables[1].values[0] = 0.5; }) ==
          begin + "\"weight\" holds other values there" + end);
    CHECK(refusal([](auto& other) { other.variables.pop_back(); }) ==
          begin + "\"stay\" is kept there and not now" + end);
    CHECK(refusal([](auto& other) {
              other.variables.push_back({"ledger", "", "EUR", {"stance", "draw", "entry"}, true, {}, {}});
          }) == begin + "\"ledger\" is not kept there" + end);
    ResultsFile const same(path, layout, {true, true});
    CHECK(same.finished_draws() == 5);
}

TEST_CASE("a target is not replaced unless that was asked for") {
    Folder const folder("overwrite");
    study::ResultsLayout const layout = sample_layout(4);
    std::string const path = folder.file("a.h5");
    put(path, "a result");
    CHECK(message([&] {
              ResultsFile(path, layout, {false, false});
          }) == path + ": is there already (expected no file of that name). Name another, or remove it");
    CHECK(bytes(path) == "a result");
    fs::remove(path);
    {
        ResultsFile file(path, layout, {});
        file.write(sample_block(layout, 0, 1));
    }
    CHECK(message([&] {
              ResultsFile(path, layout, {false, false});
          }) == ResultsFile::partial_path(path) +
                    ": holds the draws of a stopped run. Add --resume to go on with it, or remove it");
    ResultsFile late(path, layout, {true, false});
    write_all(late, layout, 4, 2);
    put(path, "somebody else's");
    CHECK_THROWS_AS(late.finish({}, {}, {}), core::FileError);
    CHECK(bytes(path) == "somebody else's");
}

TEST_CASE("what is no ordinary file is never replaced") {
    Folder const folder("special");
    study::ResultsLayout const layout = sample_layout(4);
    CHECK(message([&] { ResultsFile("/dev/null", layout, {}); }) ==
          "/dev/null: cannot be written (it is there, and is not an ordinary file)");
    CHECK(message([&] { ResultsFile(folder.path.string(), layout, {}); }) ==
          folder.path.string() + ": cannot be written (it is there, and is not an ordinary file)");
    CHECK(message([&] { ResultsFile(folder.file("no/a.h5"), layout, {}); }) ==
          folder.file("no/a.h5") + ": cannot be written (there is no folder " + folder.file("no") + ")");
}

TEST_CASE("a link to a result stays a link, and the file behind it is replaced") {
    Folder const folder("link");
    fs::create_directory(folder.path / "elsewhere");
    put(folder.file("elsewhere/real.h5"), "old");
    fs::create_symlink("elsewhere/real.h5", folder.path / "a.h5");
    write_whole(folder.file("a.h5"), sample_layout(4), 4, 4);
    CHECK(fs::is_symlink(folder.path / "a.h5"));
    CHECK(ResultsReader(folder.file("elsewhere/real.h5")).draws() == 4);
}

TEST_CASE("a partial file lies beside its target and is named after it") {
    CHECK(ResultsFile::partial_path("output/pilot.h5") == "output/pilot.partial.h5");
    CHECK(ResultsFile::partial_path("pilot") == "pilot.partial.h5");
    CHECK(ResultsFile::partial_path("pilot.nc") == "pilot.nc.partial.h5");
}

TEST_CASE("a block out of turn or of another shape is a defect") {
    Folder const folder("blocks");
    study::ResultsLayout const layout = sample_layout(8);
    ResultsFile file(folder.file("a.h5"), layout, {});
    CHECK_THROWS_AS(file.write(sample_block(layout, 1, 2)), core::Defect);
    CHECK_THROWS_AS(file.write(sample_block(layout, 0, 9)), core::Defect);
    study::DrawBlock block = sample_block(layout, 0, 2);
    block.data[0].pop_back();
    CHECK_THROWS_AS(file.write(block), core::Defect);
    block.data.pop_back();
    CHECK_THROWS_AS(file.write(block), core::Defect);
    file.write(sample_block(layout, 0, 2));
    CHECK_THROWS_AS(file.write(sample_block(layout, 0, 2)), core::Defect);
    CHECK_THROWS_AS(file.finish({}, {}, {}), core::Defect);
}

TEST_CASE("a layout that contradicts itself is a defect") {
    Folder const folder("layouts");
    auto const made_with = [&](std::function<void(study::ResultsLayout&)> const& change) {
        study::ResultsLayout layout = sample_layout(4);
        change(layout);
        ResultsFile(folder.file("a.h5"), layout, {});
    };
    CHECK_NOTHROW(made_with([](auto&) {}));
    CHECK_THROWS_AS(made_with([](auto& layout) { layout.dimensions[2].labels.pop_back(); }), core::Defect);
    CHECK_THROWS_AS(made_with([](auto& layout) { layout.dimensions[2].size = 0; }), core::Defect);
    CHECK_THROWS_AS(made_with([](auto& layout) { layout.variables[1].name = "payer"; }), core::Defect);
    CHECK_THROWS_AS(made_with([](auto& layout) { layout.variables[1].values.pop_back(); }), core::Defect);
    CHECK_THROWS_AS(made_with([](auto& layout) { layout.variables.back().dimensions = {"draw"}; }),
                    core::Defect);
}

TEST_CASE("pieces in the file are small, of one stance, and hold neighbours") {
    CHECK((chunk_shape({4, 4096, 3, 1, 4, 4}) == hdf5::Shape{1, 512, 1, 1, 4, 4}));
    CHECK((chunk_shape({4, 4096, 3, 1, 5, 4}) == hdf5::Shape{1, 586, 1, 1, 3, 4}));
    CHECK((chunk_shape({4, 4096, 1}) == hdf5::Shape{1, 4096, 1}));
    CHECK((chunk_shape({4, 100'000}) == hdf5::Shape{1, 7693}));
    CHECK((chunk_shape({1, 600, 3}) == hdf5::Shape{1, 600, 3}));
    for (hdf5::Shape const& shape :
         {hdf5::Shape{2, 4096, 120}, {4, 1'000'000, 3, 15, 6, 40}, {1, 1, 1}, {3, 513, 17}}) {
        hdf5::Shape const chunk = chunk_shape(shape);
        double room = 1;
        std::uint64_t size = sizeof(double);
        for (std::size_t axis = 0; axis < shape.size(); ++axis) {
            CHECK(chunk[axis] >= 1);
            CHECK(chunk[axis] <= shape[axis]);
            size *= chunk[axis];
            std::uint64_t const laid = (shape[axis] + chunk[axis] - 1) / chunk[axis] * chunk[axis];
            room *= static_cast<double>(laid) / static_cast<double>(shape[axis]);
        }
        CHECK(size <= 64 * 1024);
        CHECK(room < 1.25);
    }
}
