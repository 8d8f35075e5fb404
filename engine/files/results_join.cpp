#include "files/results_join.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "files/results_file_difference.hpp"
#include "files/results_reader.hpp"
#include "study/layout_lookup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace eigenkracht::files {
namespace {

constexpr std::uint64_t copied_at_once = 4096;  // points
constexpr char const* first_point = "first_point";

/// A part's layout as the whole's: from point 0 on, as many as there are, without what was added when the part was finished.
study::ResultsLayout as_whole(study::ResultsLayout layout, std::uint64_t points) {
    auto const added = [](std::string const& name) {
        return name == "complete" || name == "digest" || name == "seconds" || name == "failed_points" ||
               name == "file_type" || name == "format_version" || name == "Conventions";
    };
    std::erase_if(layout.attributes, [&](auto const& attribute) { return added(attribute.first); });
    for (auto& [key, value] : layout.attributes) {
        if (key == first_point) {
            value = std::int64_t{0};
        }
    }
    for (study::Dimension& dimension : layout.dimensions) {
        if (dimension.name == "draw") {
            dimension.size = static_cast<std::size_t>(points);
        }
    }
    std::erase_if(layout.dimensions,
                  [](study::Dimension const& dimension) { return dimension.name == "failed_point"; });
    std::erase_if(layout.variables, [](study::Variable const& variable) {
        return variable.name == "failure" || variable.name == "draws_finished";
    });
    return layout;
}

std::size_t points_in(study::ResultsLayout const& layout) {
    auto const draw = std::find_if(layout.dimensions.begin(), layout.dimensions.end(),
                                   [](study::Dimension const& one) { return one.name == "draw"; });
    return draw == layout.dimensions.end() ? 0 : draw->size;
}

struct Part {
    std::string path;
    std::uint64_t first = 0;
    std::uint64_t count = 0;
};

[[noreturn]] void refuse(std::string const& path, std::string const& what) {
    throw core::FileError(core::SourceLocation{path}, what);
}

std::string points_text(std::uint64_t first, std::uint64_t count) {
    return fmt::format("points {} to {}", core::grouped(static_cast<std::int64_t>(first)),
                       core::grouped(static_cast<std::int64_t>(first + count - 1)));
}

}  // namespace

bool is_same_file(std::string const& path, std::string const& other) {
    std::error_code error;
    return std::filesystem::equivalent(path, other, error);
}

SweepParts parts_of_sweep(std::vector<std::string> const& paths) {
    SweepParts whole;
    std::vector<Part> parts;
    for (std::string const& path : paths) {
        ResultsReader const reader(path);
        auto const first = study::attribute<std::int64_t>(reader.layout(), first_point);
        auto const points = study::attribute<std::int64_t>(reader.layout(), "points");
        if (!first || !points) {
            refuse(path, "holds no part of a sweep (expected what eigenkracht sweep --shard wrote)");
        }
        if (!reader.complete()) {
            refuse(path,
                   fmt::format("holds a part that was stopped after {} of its {} points (expected a finished "
                               "one). Go on with it: --resume beside the options that it began with",
                               reader.draws(), points_in(reader.layout())));
        }
        auto layout = as_whole(reader.layout(), static_cast<std::uint64_t>(*points));
        if (parts.empty()) {
            whole.layout = std::move(layout);
            whole.points = static_cast<std::uint64_t>(*points);
        } else if (std::string const found = difference(layout, whole.layout, {"here", "there"});
                   !found.empty()) {
            refuse(path, fmt::format("is part of another sweep than {}: {}", paths.front(), found));
        }
        parts.push_back({path, static_cast<std::uint64_t>(*first), reader.draws()});
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](Part const& a, Part const& b) { return a.first < b.first; });
    std::uint64_t next = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Part const& part = parts[i];
        if (i > 0 && is_same_file(part.path, parts[i - 1].path)) {
            refuse(part.path, "is given twice (expected each part once)");
        }
        if (part.first < next) {
            refuse(part.path, fmt::format("holds {}, of which {} holds some too",
                                          points_text(part.first, part.count), parts[i - 1].path));
        }
        if (part.first > next) {
            whole.missing.push_back({next, part.first - next});
        }
        next = part.first + part.count;
        whole.paths.push_back(part.path);
    }
    if (next < whole.points) {
        whole.missing.push_back({next, whole.points - next});
    }
    return whole;
}

void copy_parts(SweepParts const& parts, study::ResultsSink& sink) {
    std::uint64_t next = 0;
    for (std::string const& path : parts.paths) {
        ResultsReader const reader(path);
        for (std::uint64_t first = 0; first < reader.draws(); first += copied_at_once) {
            auto block = reader.block(first, std::min(copied_at_once, reader.draws() - first));
            block.first = next;
            next += block.count;
            sink.write(block);
        }
    }
}

}  // namespace eigenkracht::files
