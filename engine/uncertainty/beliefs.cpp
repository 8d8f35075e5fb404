#include "uncertainty/beliefs.hpp"

#include "core/text.hpp"
#include "uncertainty/law.hpp"
#include "uncertainty/plan.hpp"
#include "uncertainty/posterior.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

namespace eigenkracht::uncertainty {
namespace {

LawSummary known(std::string words, Distribution const& law) {
    constexpr double tail = 0.025;
    return {std::move(words), mean(law), quantile(law, tail), quantile(law, 1 - tail)};
}

}  // namespace

Beliefs::Beliefs(BeliefsSpec spec, std::vector<core::LookupTable> tables,
                 std::vector<std::string> extra_names)
    : spec_(std::move(spec)), tables_(std::move(tables)), extra_names_(std::move(extra_names)) {
    std::vector<core::Mistake> mistakes = check(spec_, tables_, extra_names_);
    if (!mistakes.empty()) {
        throw core::ScenarioError(std::move(mistakes));
    }
    resolution_ = resolve(spec_);
    plan_ = std::make_shared<Plan const>(make_plan(spec_, resolution_));
}

std::size_t Beliefs::index(std::string const& name) const {
    auto const found = resolution_.index.find(name);
    if (found == resolution_.index.end()) {
        std::string const near = core::nearest_word(name, names());
        throw core::InputError(
            "parameter", name,
            near.empty() ? "the name of a parameter" : fmt::format("did you mean {}?", near));
    }
    return found->second;
}

std::vector<double> Beliefs::weights() const {
    double total = 0;
    for (Stance const& stance : stances()) {
        total += stance.weight;
    }
    std::vector<double> result;
    for (Stance const& stance : stances()) {
        result.push_back(stance.weight / total);
    }
    return result;
}

std::vector<std::string> const& Beliefs::dimension_names() const { return plan_->dimension_names; }

bool Beliefs::correlated() const { return plan_->copula.has_value(); }

void Beliefs::correlate(double* u) const {
    if (plan_->copula) {
        plan_->copula->apply(u);
    }
}

Resolved const& Beliefs::parameter(std::size_t parameter, std::size_t stance) const {
    return resolution_.cells.at(stance).at(parameter);
}

LawSummary Beliefs::summary(std::size_t parameter, std::size_t stance) const {
    Cell const& cell = plan_->stances.at(stance).cells.at(parameter);
    Law const& law = resolution_.cells[stance][parameter].parameter.law;
    switch (cell.how) {
        case Cell::How::absent:
            return {"not known in this stance", {}, {}, {}};
        case Cell::How::fixed:
            return known(number_text(cell.value), Fixed{cell.value});
        case Cell::How::quantile: {
            Distribution const& drawn = plan_->quantiles[cell.which].law;
            auto const* evidence = std::get_if<Evidence>(&law);
            return known(
                evidence == nullptr ? text(drawn) : fmt::format("{}, from {}", text(drawn), text(*evidence)),
                drawn);
        }
        case Cell::How::posterior: {
            auto const& evidence = std::get<Evidence>(law);
            return {
                fmt::format("from {}, clustered by {}", text(evidence), evidence.clustered_by), {}, {}, {}};
        }
        case Cell::How::formula:
            return {"= " + std::get<Derived>(law).formula.text, {}, {}, {}};
        case Cell::How::joint: {
            Joint const& joint = spec_.joints[cell.which];
            Distribution const marginal = plan_->joints[cell.which].law.marginal(cell.component);
            return known(fmt::format("{}, {} of {}", text(marginal),
                                     joint.dirichlet ? "one of the shares" : "part", joint.key),
                         marginal);
        }
        case Cell::How::solved:
            break;
    }
    auto const& solved = std::get<Solved>(law);
    return {fmt::format("solved from the stance's study, between {} and {}", number_text(solved.low),
                        number_text(solved.high)),
            {},
            {},
            {}};
}

std::vector<std::size_t> const& Beliefs::uses(std::size_t stance) const {
    return plan_->stances.at(stance).uses;
}

std::vector<Assumption> Beliefs::assumptions() const {
    std::vector<Assumption> result;
    std::set<std::string> seen;
    for (std::size_t parameter = 0; parameter < names().size(); ++parameter) {
        for (std::size_t stance = 0; stance < stances().size(); ++stance) {
            Resolved const& cell = resolution_.cells[stance][parameter];
            Parameter const& it = cell.parameter;
            // What is computed from other numbers stands on theirs, unless its author calls it an assumption.
            Cell::How const how = plan_->stances[stance].cells[parameter].how;
            bool const computed = how == Cell::How::formula || how == Cell::How::solved;
            bool const believed = cell.exists && it.source.empty() && (!computed || !it.assumption.empty());
            std::string const key = key_of(resolution_, stance, parameter);
            if (believed && seen.insert(key).second) {
                result.push_back(
                    {key, summary(parameter, stance).text, it.unit, it.meaning, it.assumption, it.location});
            }
        }
    }
    for (Correlation const& correlation : spec_.correlations) {
        if (correlation.source.empty()) {
            result.push_back({fmt::format("correlation.{}.{}", correlation.first, correlation.second),
                              number_text(correlation.rank), "rank correlation", "", correlation.assumption,
                              correlation.location});
        }
    }
    if (stances().size() > 1) {
        for (Stance const& stance : stances()) {
            result.push_back({fmt::format("stance.{}.weight", stance.name), number_text(stance.weight),
                              "weight", stance.title, stance.weight_assumption, stance.location});
        }
    }
    return result;
}

}  // namespace eigenkracht::uncertainty
