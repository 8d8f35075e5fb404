#include "study/swept_points.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "study/layout_lookup.hpp"

#include <fmt/format.h>

namespace eigenkracht::study {

namespace {

void require_same(ResultsLayout const& found, ResultsLayout const& expected, std::string const& dimension) {
    auto const there = labels_of(found, dimension);
    auto const wanted = labels_of(expected, dimension);
    if (there != wanted) {
        throw core::InputError("the results' " + dimension + "s", core::join(there, ", "),
                               "those of the recorded sweep: " + core::join(wanted, ", "));
    }
}

}  // namespace

std::string sweep_of(ResultsLayout const& layout) {
    return attribute<std::string>(layout, "sweep").value_or("");
}

SweptPoints::SweptPoints(SweepPlan const& plan, ResultsSource const& results)
    : plan_(plan), results_(results) {
    auto const& found = results.layout();
    auto const expected = plan.layout(0, plan.design().points());
    for (char const* const dimension : {"stance", "input", "output", "block"}) {
        require_same(found, expected, dimension);
    }
    if (results.draws() != plan.design().points()) {
        throw core::InputError("the results", fmt::format("{} points", results.draws()),
                               fmt::format("all {} of the sweep; parts are put together by eigenkracht join",
                                           plan.design().points()));
    }
}

Column SweptPoints::output(std::size_t stance, std::size_t output) const {
    return results_.column("outputs", stance, output);
}

std::vector<Column> SweptPoints::blocks(std::size_t stance, std::size_t output) const {
    auto const all = this->output(stance, output);
    std::size_t const count = plan_.design().blocks().size();
    std::vector<Column> blocks(count, Column(all.size() / count));
    for (std::size_t point = 0; point < all.size(); ++point) {
        blocks[point % count][point / count] = all[point];
    }
    return blocks;
}

Column SweptPoints::input(std::size_t stance, std::size_t input) const {
    return results_.column("inputs", stance, input);
}

std::vector<Column> SweptPoints::places() const {
    auto const& design = plan_.design();
    std::vector<Column> places(design.inputs(), Column(design.points()));
    std::vector<double> u(design.inputs());
    SweepDesign::Tables tables;
    for (std::uint64_t point = 0; point < design.points(); ++point) {
        design.fill(point, u.data(), tables);
        for (std::size_t input = 0; input < u.size(); ++input) {
            places[input][point] = u[input];
        }
    }
    return places;
}

}  // namespace eigenkracht::study
