#include "files/description.hpp"

#include "core/error.hpp"
#include "study/estimand_solver.hpp"
#include "study/plan.hpp"
#include "uncertainty/design_points.hpp"
#include "uncertainty/drawer.hpp"
#include "uncertainty/law.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <variant>

namespace eigenkracht::files {
namespace {

/// Values of every parameter in every stance: [stance][parameter][draw]. Empty if a draw cannot be made.
using Draws = std::vector<std::vector<std::vector<double>>>;

Draws draw_all(study::Plan const& plan) {
    uncertainty::Beliefs const& beliefs = plan.beliefs;
    uncertainty::DesignPoints const points(uncertainty::DesignPoints::Kind::latin_hypercube, plan.seed(),
                                           describe_draws, 1, beliefs.dimension_names());
    uncertainty::Drawer drawer(beliefs);
    std::optional<study::EstimandSolver> estimands;
    if (plan.pathway) {
        estimands.emplace(plan);
    }
    auto const solve = [&](std::size_t stance, std::size_t estimand, bool conference_arm, double low,
                           double high, std::function<double const*(double)> const& values_at) {
        return estimands ? estimands->solve(stance, estimand, conference_arm, low, high, values_at)
                         : std::nan("");
    };
    std::size_t const parameters = beliefs.names().size();
    Draws draws(plan.stances(),
                std::vector<std::vector<double>>(parameters, std::vector<double>(describe_draws)));
    std::vector<double> u(points.dimensions());
    std::vector<std::vector<double>> values;
    for (unsigned draw = 0; draw < describe_draws; ++draw) {
        points.fill(draw, u.data());
        drawer.draw(u.data(), values, solve);
        for (std::size_t stance = 0; stance < plan.stances(); ++stance) {
            for (std::size_t parameter = 0; parameter < parameters; ++parameter) {
                draws[stance][parameter][draw] = values[stance][parameter];
            }
        }
    }
    return draws;
}

/// A number between its draws: linear between order statistics (Hyndman & Fan's type 7).
double quantile(std::vector<double> const& sorted, double share) {
    double const place = share * static_cast<double>(sorted.size() - 1);
    auto const below = static_cast<std::size_t>(place);
    std::size_t const above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

DescribedRange range_of(std::vector<double> values) {
    constexpr double tail = 0.025;
    std::sort(values.begin(), values.end());
    double const sum = std::accumulate(values.begin(), values.end(), 0.0);
    return {{},
            sum / static_cast<double>(values.size()),
            quantile(values, tail),
            quantile(values, 1 - tail),
            true};
}

bool has_number(std::vector<double> const& values) {
    return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

class Describer {
public:
    explicit Describer(study::Plan const& plan) : plan_(plan), beliefs_(plan.beliefs) {
        for (uncertainty::Source const& source : beliefs_.spec().sources) {
            sources_[source.key] = source;
        }
        try {
            draws_ = draw_all(plan);
        } catch (core::InputError const&) {
            // A range that a draw leaves is found, and said, by `run`; here the ranges stay open.
        }
    }

    std::vector<DescribedNumber> numbers() const {
        std::vector<DescribedNumber> result;
        for (std::size_t parameter = 0; parameter < beliefs_.names().size(); ++parameter) {
            std::vector<std::size_t> const common = stances_with(parameter, false);
            if (!common.empty()) {
                result.push_back(number(parameter, common, ""));
            }
        }
        for (study::RegionalNumber const& regional : plan_.scenario.regional) {
            result.push_back(number(regional));
        }
        for (std::size_t stance = 0; stance < plan_.stances(); ++stance) {
            for (std::size_t parameter = 0; parameter < beliefs_.names().size(); ++parameter) {
                uncertainty::Resolved const& resolved = beliefs_.parameter(parameter, stance);
                if (resolved.exists && resolved.overridden) {
                    result.push_back(number(parameter, {stance}, beliefs_.stances()[stance].name));
                }
            }
        }
        return result;
    }

private:
    std::vector<std::size_t> stances_with(std::size_t parameter, bool overridden) const {
        std::vector<std::size_t> result;
        for (std::size_t stance = 0; stance < plan_.stances(); ++stance) {
            uncertainty::Resolved const& resolved = beliefs_.parameter(parameter, stance);
            if (resolved.exists && resolved.overridden == overridden) {
                result.push_back(stance);
            }
        }
        return result;
    }

    DescribedNumber number(std::size_t parameter, std::vector<std::size_t> const& stances,
                           std::string const& stance) const {
        uncertainty::Parameter const& believed = beliefs_.parameter(parameter, stances.front()).parameter;
        DescribedNumber result;
        result.name = believed.name;
        result.stance = stance;
        result.unit = believed.unit;
        result.meaning = believed.meaning;
        result.group = believed.group;
        result.assumption = believed.assumption;
        result.computed = std::holds_alternative<uncertainty::Derived>(believed.law) ||
                          std::holds_alternative<uncertainty::Solved>(believed.law);
        result.law = beliefs_.summary(parameter, stances.front()).text;
        if (auto const source = sources_.find(believed.source); source != sources_.end()) {
            result.source = source->second;
        }
        result.ranges = ranges(parameter, stances);
        return result;
    }

    /// A number that every region draws for itself, under the name that formulas use.
    DescribedNumber number(study::RegionalNumber const& regional) const {
        constexpr double tail = 0.025;
        DescribedNumber result;
        result.name = "regional." + regional.name;
        result.unit = regional.unit;
        result.meaning = regional.meaning + "; each region draws its own";
        result.assumption = regional.assumption;
        result.law = uncertainty::text(regional.law);
        if (auto const source = sources_.find(regional.source); source != sources_.end()) {
            result.source = source->second;
        }
        result.ranges = {{{},
                          uncertainty::mean(regional.law),
                          uncertainty::quantile(regional.law, tail),
                          uncertainty::quantile(regional.law, 1 - tail),
                          false}};
        return result;
    }

    /// One range where all stances agree to the last bit, else one for each group that does.
    std::vector<DescribedRange> ranges(std::size_t parameter, std::vector<std::size_t> const& stances) const {
        uncertainty::LawSummary const known = beliefs_.summary(parameter, stances.front());
        if (known.mean && known.low95 && known.high95) {
            return {{{}, known.mean, *known.low95, *known.high95, false}};
        }
        std::vector<DescribedRange> result;
        std::vector<std::size_t> seen;
        for (std::size_t const stance : stances) {
            if (draws_.empty() || !has_number(draws_[stance][parameter])) {
                continue;
            }
            auto const same = std::find_if(seen.begin(), seen.end(), [&](std::size_t other) {
                return draws_[other][parameter] == draws_[stance][parameter];
            });
            if (same == seen.end()) {
                seen.push_back(stance);
                result.push_back(range_of(draws_[stance][parameter]));
                result.back().stances.push_back(beliefs_.stances()[stance].name);
            } else {
                result[static_cast<std::size_t>(same - seen.begin())].stances.push_back(
                    beliefs_.stances()[stance].name);
            }
        }
        if (result.size() == 1) {
            result.front().stances.clear();
        }
        return result;
    }

    study::Plan const& plan_;
    uncertainty::Beliefs const& beliefs_;
    std::map<std::string, uncertainty::Source> sources_;
    Draws draws_;
};

}  // namespace

Description describe(study::Scenario const& scenario) {
    study::Plan const plan(scenario);
    Description result;
    result.numbers = Describer(plan).numbers();
    if (!scenario.beliefs.stances.empty()) {
        result.weights = plan.beliefs.weights();
    }
    if (plan.pathway) {
        for (std::size_t state = 0; state < plan.pathway->state_count(); ++state) {
            result.states.push_back({plan.pathway->spec().states[state].name, plan.pathway->sampling(state)});
        }
        result.notices = plan.pathway->notices();
    }
    return result;
}

std::string seen_text(uncertainty::Seen seen) {
    switch (seen) {
        case uncertainty::Seen::seen:
            return "seen on the page named";
        case uncertainty::Seen::second_hand:
            return "seen on a page that reports it";
        case uncertainty::Seen::derived:
            return "computed from seen numbers";
        case uncertainty::Seen::recalled:
            return "from memory only";
        case uncertainty::Seen::judgement:
            return "a choice";
    }
    return {};
}

}  // namespace eigenkracht::files
