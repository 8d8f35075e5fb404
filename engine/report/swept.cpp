#include "report/swept.hpp"

#include "core/text.hpp"
#include "report/page.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::report {
namespace {

constexpr std::size_t columns = 100;
constexpr std::size_t few_failures = 5;

std::string design_text(study::Swept const& swept) {
    std::string const held = core::grouped(static_cast<std::int64_t>(swept.points));
    std::string const points =
        swept.points < swept.points_of_all
            ? fmt::format("{} of {}", held, core::grouped(static_cast<std::int64_t>(swept.points_of_all)))
            : held;
    std::string const base = core::grouped(static_cast<std::int64_t>(swept.base_points));
    std::string const each = swept.studies ? ", each a whole study" : ", each one draw";
    if (swept.design == "saltelli") {
        return fmt::format("{} points: {} base points, each with every input exchanged in turn{}", points,
                           base, each);
    }
    if (swept.design == "morris") {
        return fmt::format("{} points: {} trajectories, a step for each input{}", points, base, each);
    }
    return fmt::format("{} points, {}{}", points, words_of(swept.design), each);
}

std::string inputs_text(std::vector<std::string> names) {
    constexpr std::size_t few = 12;
    std::size_t const count = names.size();
    names.resize(std::min(names.size(), few));
    return fmt::format("Varied: {}{}.", core::join(names, ", "),
                       count > few ? fmt::format(" and {} more", count - few) : "");
}

/// A number with digits to a hundredth of the spread over the points.
std::string number_text(study::SweptLine const& line, double value) {
    constexpr double hundredth = 0.01;
    constexpr double finest_share = 0.001;
    double const spread = hundredth * (line.most - line.least);
    bool const share = line.unit == "1";  // a chance, or whether
    return std::isnan(value) ? "none"
                             : core::rounded_to_error(value, share ? std::max(spread, finest_share) : spread);
}

}  // namespace

std::string swept_text(study::Swept const& swept) {
    Page page(columns);
    page.line(fmt::format("Sweep \"{}\": {}", swept.sweep, swept.title));
    page.blank();
    page.paragraph(design_text(swept) + ".");
    page.paragraph(inputs_text(swept.inputs));
    page.heading("What came out over the points");
    page.blank();
    Table table{"output", {"on the evidence of", "least", "mean", "largest", "unit"}, {}};
    std::string last;
    for (auto const& line : swept.lines) {
        table.rows.push_back({line.output == last ? "" : line.output,
                              {words_of(line.stance), number_text(line, line.least),
                               number_text(line, line.mean), number_text(line, line.most), line.unit},
                              0});
        last = line.output;
    }
    page.table(table);
    if (swept.failures.count > 0) {
        page.heading("Points that could not be worked out");
        page.paragraph(fmt::format("{} of {}. They are left out above; their reasons are in the file{}.",
                                   core::grouped(static_cast<std::int64_t>(swept.failures.count)),
                                   core::grouped(static_cast<std::int64_t>(swept.points)),
                                   swept.failures.count > swept.failures.first.size()
                                       ? fmt::format(", of the first {}", swept.failures.first.size())
                                       : ""));
        for (std::size_t i = 0; i < std::min(few_failures, swept.failures.first.size()); ++i) {
            page.item(fmt::format("point {}: {}",
                                  core::grouped(static_cast<std::int64_t>(swept.failures.first[i].point)),
                                  swept.failures.first[i].message));
        }
    }
    page.blank();
    page.line("Results: " + swept.results_file);
    page.line("Digest: " + swept.digest);
    bool const part = swept.points < swept.points_of_all;
    bool const listed = swept.design == "grid" || swept.design == "list";
    if (part) {
        page.line("A part of the sweep: put the parts together with eigenkracht join");
    } else if (!listed) {
        page.line("Which input drives it: eigenkracht analyse " + swept.results_file);
    }
    return page.text();
}

}  // namespace eigenkracht::report
