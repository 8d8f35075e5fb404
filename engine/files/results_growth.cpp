#include "files/results_growth.hpp"

#include "core/error.hpp"
#include "files/results_file.hpp"
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
        for (std::uint64_t first = 0; first < stopped.draws(); first += copied_at_once) {
            grown.write(stopped.block(first, std::min(copied_at_once, stopped.draws() - first)));
        }
    }
    std::error_code error;
    std::filesystem::rename(ResultsFile::partial_path(larger), partial, error);
    if (error) {
        throw core::FileError(core::SourceLocation{partial},
                              fmt::format("cannot be replaced ({})", error.message()));
    }
}

}  // namespace eigenkracht::files
