#include "study/swept.hpp"

#include "study/layout_lookup.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace eigenkracht::study {

namespace {

std::vector<std::string> texts_in(ResultsLayout const& layout, std::string const& name) {
    for (auto const& variable : layout.variables) {
        if (variable.name == name) {
            return variable.texts;
        }
    }
    return {};
}

/// What a column of points says; those that failed are left out.
void sum_up(SweptLine& line, std::vector<double> values) {
    std::erase_if(values, [](double value) { return std::isnan(value); });
    if (values.empty()) {
        line.least = line.mean = line.most = line.sd = std::nan("");
        return;
    }
    double sum = 0;
    for (double const value : values) {
        sum += value;
    }
    line.mean = sum / static_cast<double>(values.size());
    double squares = 0;
    for (double const value : values) {
        squares += (value - line.mean) * (value - line.mean);
    }
    line.sd = values.size() > 1 ? std::sqrt(squares / static_cast<double>(values.size() - 1)) : 0;
    auto const [least, most] = std::minmax_element(values.begin(), values.end());
    line.least = *least;
    line.most = *most;
}

}  // namespace

Swept swept(ResultsSource const& results, SweepFailures failures) {
    auto const& layout = results.layout();
    Swept found;
    found.title = attribute<std::string>(layout, "title").value_or("");
    found.sweep = attribute<std::string>(layout, "sweep").value_or("");
    found.design = attribute<std::string>(layout, "sweep_design").value_or("");
    found.studies = attribute<std::string>(layout, "sweep_each") == "study";
    found.base_points =
        static_cast<std::uint64_t>(attribute<std::int64_t>(layout, "base_points").value_or(0));
    found.points = results.draws();
    found.points_of_all = static_cast<std::uint64_t>(attribute<std::int64_t>(layout, "points").value_or(0));
    found.inputs = labels_of(layout, "input");
    found.failures = std::move(failures);
    auto const outputs = labels_of(layout, "output");
    auto const stances = labels_of(layout, "stance");
    auto const titles = texts_in(layout, "output_title");
    auto const units = texts_in(layout, "output_unit");
    for (std::size_t output = 0; output < outputs.size(); ++output) {
        for (std::size_t stance = 0; stance < stances.size(); ++stance) {
            SweptLine line{outputs[output], titles[output], units[output], stances[stance]};
            sum_up(line, results.column("outputs", stance, output));
            found.lines.push_back(std::move(line));
        }
    }
    return found;
}

}  // namespace eigenkracht::study
