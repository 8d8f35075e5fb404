#include "analysis/shapley.hpp"
#include "study/analyse_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace eigenkracht::study {

namespace {

constexpr std::size_t most_inputs = 64;                    // of shapley_effects; more share by group
constexpr std::size_t most_draws = std::size_t{1} << 15U;  // likewise: the first of a longer run

/// Who shares: inputs for themselves, or by group where they are too many.
struct Sharers {
    std::vector<std::string> names;
    std::vector<std::size_t> group_of;  ///< [input]
};

Sharers sharers(SpreadData const& data) {
    Sharers result;
    bool const by_group = data.inputs.size() > most_inputs;
    for (std::size_t input = 0; input < data.inputs.size(); ++input) {
        auto const& group = data.groups[input];
        auto const& name = by_group && !group.empty() ? group : data.inputs[input];
        auto const at = std::find(result.names.begin(), result.names.end(), name);
        result.group_of.push_back(static_cast<std::size_t>(at - result.names.begin()));
        if (at == result.names.end()) {
            result.names.push_back(name);
        }
    }
    return result;
}

}  // namespace

void add_shapley(AnalysisInProgress& progress, SpreadData const& data, std::vector<std::size_t> const& view,
                 std::string const& output, bool all) {
    auto const who = sharers(data);
    if (who.names.size() > most_inputs) {
        progress.note(
            fmt::format("No Shapley effects: {} inputs and groups share (at most {}). Parameters with a "
                        "`group` share as one.",
                        who.names.size(), most_inputs));
        return;
    }
    if (!all && data.points() >= most_draws) {
        return;  // no more of them count
    }
    auto& table = progress.table(
        "shapley", "Shapley effects: the variance shared out among inputs that depend on each other",
        {"output", "evidence", "input"},
        {"shapley", "shapley_conf", "alone", "alone_conf", "last", "last_conf"},
        {"1", "1", "1", "1", "1", "1"});
    std::vector<analysis::InputColumn> inputs;
    for (std::size_t input = 0; input < data.inputs.size(); ++input) {
        inputs.push_back({data.inputs[input], data.places[input]});
    }
    auto const whose = progress.name_of(view);
    auto const found = analysis::shapley_effects(inputs, progress.strata(data, view), data.sampling,
                                                 {who.group_of}, progress.seed);
    if (!found.reason.empty()) {
        if (all) {
            progress.note(
                fmt::format("{}, {}: no Shapley effects, because {}.", output, whose, found.reason));
        }
        return;
    }
    EstimateRows rows(progress, table, found.draws, found.draws, all);
    for (std::size_t one = 0; one < who.names.size(); ++one) {
        auto const& effect = found.effects[one];
        rows.add({output, whose, who.names[one]},
                 {effect.effect.share, effect.effect.conf, effect.alone.share, effect.alone.conf,
                  effect.last.share, effect.last.conf});
    }
    rows.add({output, whose, rest_of_variance},
             {found.rest.share, found.rest.conf, nothing, nothing, nothing, nothing});
}

}  // namespace eigenkracht::study
