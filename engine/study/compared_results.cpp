#include "study/compared_results.hpp"

#include "core/error.hpp"
#include "study/calibration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace eigenkracht::study {

Read read(ComparedResult const& result, std::vector<std::pair<std::string, double>> const& weights) {
    Read made;
    made.plan = std::make_unique<Plan>(result.scenario);
    made.reader =
        std::make_unique<ColumnReader>(*made.plan, result.results, weights_in_force(*made.plan, weights));
    weigh(*made.plan, *made.reader, calibrate(*made.plan, *made.reader));
    made.options = option_columns(*made.plan, *made.reader);
    if (!result.label.empty()) {
        for (auto& option : made.options) {
            option.title = result.label + ": " + option.title;
        }
    }
    return made;
}

namespace {

std::string text_of(Comparison const& comparison) {
    return fmt::format("cost {}, effect {}, less {}, at_home {}", comparison.cost, comparison.effect,
                       comparison.less.empty() ? "none" : comparison.less,
                       comparison.at_home.empty() ? "none" : comparison.at_home);
}

}  // namespace

void require_comparable(Read const& other, Read const& first, std::string const& label) {
    auto const& one = first.plan->scenario;
    auto const& two = other.plan->scenario;
    auto const require = [&](std::string const& what, std::string const& found, std::string const& expected) {
        if (found != expected) {
            throw core::InputError(fmt::format("{} of {}", what, label), found,
                                   expected + ", as in the first result");
        }
    };
    require("years", fmt::format("{} to {}", two.years.first, two.years.last),
            fmt::format("{} to {}", one.years.first, one.years.last));
    require("discount_rate", fmt::format("{}", two.discount_rate), fmt::format("{}", one.discount_rate));
    require("comparison", text_of(*two.comparison), text_of(*one.comparison));
    require("bodies of evidence", fmt::format("{}", two.beliefs.stances.size()),
            fmt::format("{}", one.beliefs.stances.size()));
}

void order_stances(Read& other, Read const& first, ComparedResult const& result) {
    auto const& there = other.plan->beliefs.stances();
    std::vector<std::size_t> order;
    for (auto const& stance : first.plan->beliefs.stances()) {
        auto const at = std::find_if(there.begin(), there.end(),
                                     [&](auto const& one) { return one.name == stance.name; });
        if (at == there.end()) {
            throw core::InputError(result.label, fmt::format("no stance \"{}\"", stance.name),
                                   "the stances of the first result");
        }
        order.push_back(static_cast<std::size_t>(at - there.begin()));
    }
    std::vector<double> weights;
    std::vector<std::vector<double>> draw_weights;
    for (std::size_t const s : order) {
        auto const of_draws = other.reader->draw_weights(s);
        // One weight for each body of evidence, the first result's, or two beliefs would be subtracted.
        weights.push_back(first.reader->weights()[weights.size()]);
        draw_weights.emplace_back(of_draws.begin(), of_draws.end());
    }
    for (auto& option : other.options) {
        OptionColumns ordered{option.name, option.title, {}, {}, {}};
        for (std::size_t const s : order) {
            ordered.saving.push_back(std::move(option.saving[s]));
            ordered.effect.push_back(std::move(option.effect[s]));
            if (!option.at_home.empty()) {
                ordered.at_home.push_back(std::move(option.at_home[s]));
            }
        }
        option = std::move(ordered);
    }
    other.reader = std::make_unique<ColumnReader>(*other.plan, result.results, std::move(weights));
    other.reader->weigh(std::move(draw_weights));
}

std::string why_apart(Read const& one, Read const& other) {
    auto const& a = one.plan->scenario.run;
    auto const& b = other.plan->scenario.run;
    if (a.seed != b.seed) {
        return fmt::format("the seeds {} and {}", a.seed, b.seed);
    }
    if (a.design != b.design || a.replicates != b.replicates) {
        return "designs of draws that differ";
    }
    if (a.draws != b.draws) {
        return fmt::format("{} and {} draws", a.draws, b.draws);
    }
    for (std::size_t s = 0; s < one.reader->stances(); ++s) {
        auto const in_one = one.reader->draw_weights(s);
        auto const in_other = other.reader->draw_weights(s);
        if (!std::equal(in_one.begin(), in_one.end(), in_other.begin(), in_other.end())) {
            return "draws that published numbers weigh differently in the two";
        }
    }
    return {};
}

}  // namespace eigenkracht::study
