#include "files/results_growth.hpp"

#include "core/error.hpp"
#include "files/results_file.hpp"
#include "files/results_file_difference.hpp"
#include "files/results_file_format.hpp"
#include "files/results_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace eigenkracht::files {
namespace {

constexpr std::uint64_t copied_at_once = 256;  // draws

std::uint64_t draws_in(study::ResultsLayout const& layout) {
    for (study::Dimension const& dimension : layout.dimensions) {
        if (dimension.name == "draw") {
            return dimension.size;
        }
    }
    return 0;
}

void copy_draws(ResultsReader const& from, ResultsFile& to) {
    for (std::uint64_t first = 0; first < from.draws(); first += copied_at_once) {
        to.write(from.block(first, std::min(copied_at_once, from.draws() - first)));
    }
}

}  // namespace

std::uint64_t room_of_stopped(std::string const& path) {
    std::string const partial = ResultsFile::partial_path(path);
    return std::filesystem::exists(partial) ? draws_in(ResultsReader(partial).layout()) : 0;
}

void grow_stopped(std::string const& path, study::ResultsLayout const& layout) {
    std::string const partial = ResultsFile::partial_path(path);
    std::string const larger = partial + ".larger.h5";
    {
        ResultsReader const stopped(partial);
        ResultsFile grown(larger, layout, {false, true});
        copy_draws(stopped, grown);
    }
    std::error_code error;
    std::filesystem::rename(ResultsFile::partial_path(larger), partial, error);
    if (error) {
        throw core::FileError(core::SourceLocation{partial},
                              fmt::format("cannot be replaced ({})", error.message()));
    }
}

void grow_finished(std::string const& path, study::ResultsLayout const& expected,
                   study::ResultsLayout const& layout) {
    ResultsReader const finished(path);
    study::ResultsLayout wanted = as_read_back(expected);
    // How many draws were asked for stands in the text as it was given, or beside it.
    std::erase_if(wanted.attributes,
                  [](auto const& attribute) { return attribute.first == "scenario_as_given"; });
    if (std::string const found = difference(finished.layout(), wanted); !found.empty()) {
        throw core::FileError(
            core::SourceLocation{path},
            fmt::format("is not the beginning of this: {} (expected the same with fewer points)", found));
    }
    std::string const partial = ResultsFile::partial_path(path);
    if (std::filesystem::exists(partial)) {
        throw core::FileError(core::SourceLocation{partial},
                              "holds a stopped run. Add --resume to go on with it, or remove it");
    }
    ResultsFile grown(path, layout, {false, true});
    copy_draws(finished, grown);
}

}  // namespace eigenkracht::files
