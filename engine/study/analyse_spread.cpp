#include "analysis/given_data.hpp"
#include "analysis/rank_correlation.hpp"
#include "core/error.hpp"
#include "study/analyse_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::study {

namespace {

/// For intervals that only show how an estimate converges.
constexpr unsigned few_resamples = 100;

void add_ranks(AnalysisInProgress& progress, SpreadData const& data,
               std::vector<analysis::InputColumn> const& inputs, std::vector<std::size_t> const& view,
               std::string const& output, bool all) {
    std::string const share = "1";
    auto& table = progress.table(
        "prcc",
        "Partial rank correlations: how surely an output rises or falls with an input, the others held",
        {"output", "evidence", "input"}, {"PRCC", "PRCC_low", "PRCC_high", "SRC", "pearson", "spearman"},
        {share, share, share, share, share, share});
    EstimateRows rows(progress, table, data.points(), data.points(), all);
    std::string const whose = progress.name_of(view);
    for (std::size_t const stance : view) {
        if (!data.draw_weights.empty() && !data.draw_weights[stance].empty()) {
            progress.note(
                fmt::format("No rank correlations on the evidence of {}: published numbers weigh its draws, "
                            "and ranks would "
                            "not know it. --uncalibrated lets all draws count alike.",
                            progress.evidence[stance]));
            return;
        }
    }
    if (view.size() > 1) {
        progress.note(
            "Rank correlations for all bodies of evidence together are those with the mean outcome over "
            "them.");
    }
    auto const column = progress.mixed(view, [&](std::size_t stance) { return data.outcome[stance]; });
    try {
        auto const found = analysis::rank_correlations(
            inputs, column, data.sampling,
            all ? analysis::Resampling{progress.seed} : analysis::Resampling{progress.seed, few_resamples});
        if (!found.reason.empty()) {
            if (all) {
                progress.note(
                    fmt::format("{}, {}: no rank correlations, because {}.", output, whose, found.reason));
            }
            return;
        }
        for (std::size_t input = 0; input < inputs.size(); ++input) {
            auto const& one = found.inputs[input];
            rows.add({output, whose, inputs[input].name},
                     {one.PRCC, one.PRCC_low, one.PRCC_high, one.SRC, one.pearson, one.spearman});
        }
    } catch (core::InputError const& error) {
        if (all) {
            progress.note(fmt::format("{}, {}: no rank correlations: {}.", output, whose, error.what()));
        }
    }
}

void add_main_effects(AnalysisInProgress& progress, SpreadData const& data,
                      std::vector<analysis::InputColumn> const& inputs, std::vector<std::size_t> const& view,
                      std::string const& output, bool all) {
    auto& table = progress.table(
        "main_effects",
        "Main effects from given points: the share of an output's variance that an input makes alone",
        {"output", "evidence", "input"}, {"S1", "S1_conf", "ST", "ST_conf"}, {"1", "1", "1", "1"});
    EstimateRows rows(progress, table, data.points(), data.points(), all);
    std::string const whose = progress.name_of(view);
    auto const found = analysis::given_data_indices(inputs, progress.strata(data, view), data.sampling);
    if (!found.reason.empty()) {
        if (all) {
            progress.note(fmt::format("{}, {}: no main effects, because {}.", output, whose, found.reason));
        }
        return;
    }
    for (std::size_t input = 0; input < inputs.size(); ++input) {
        auto const& one = found.inputs[input];
        rows.add({output, whose, inputs[input].name}, {one.S1, one.S1_conf, nothing, nothing});
        if (all && one.S1 < 0) {
            progress.note(
                "Some main effects are below 0. A true one is not: what the fit owes to luck is taken off, "
                "which "
                "can be more than there was; shown as it is.");
        }
    }
    if (found.evidence) {
        auto const& one = *found.evidence;
        rows.add({output, whose, which_evidence}, {one.S1, one.S1_conf, one.ST, one.ST_conf});
    }
}

/// One output, from all points or from the first of them.
void add_all(AnalysisInProgress& progress, SpreadData const& data, std::string const& output, bool all) {
    std::vector<analysis::InputColumn> inputs;
    for (std::size_t input = 0; input < data.inputs.size(); ++input) {
        inputs.push_back({data.inputs[input], data.places[input]});
    }
    for (auto const& view : progress.views()) {
        if (progress.too_rare(data, view, output, all)) {
            continue;
        }
        add_ranks(progress, data, inputs, view, output, all);
        add_main_effects(progress, data, inputs, view, output, all);
        if (data.dependent) {
            add_shapley(progress, data, view, output, all);
        }
    }
}

}  // namespace

SpreadData SpreadData::first(std::size_t count) const {
    SpreadData part = *this;
    auto const cut = [&](std::vector<Column>& columns) {
        for (auto& column : columns) {
            column.resize(std::min(column.size(), count));
        }
    };
    cut(part.places);
    cut(part.outcome);
    cut(part.draw_weights);
    part.sampling = sampling_of_first();
    return part;
}

analysis::Sampling SpreadData::sampling_of_first() const {
    return sampling.kind == analysis::SamplingKind::latin_hypercube ? analysis::Sampling{} : sampling;
}

void correlate(SpreadData& data, Plan const& plan) {
    if (!plan.beliefs.correlated()) {
        return;
    }
    constexpr double middle = 0.5;  // where a number that is not varied stands
    auto const& names = plan.beliefs.dimension_names();
    std::vector<std::size_t> dimension_of;
    for (auto const& input : data.inputs) {
        dimension_of.push_back(
            static_cast<std::size_t>(std::find(names.begin(), names.end(), input) - names.begin()));
    }
    auto const is_linked = [&](std::string const& input) {
        auto const& links = plan.scenario.beliefs.correlations;
        return std::any_of(links.begin(), links.end(),
                           [&](auto const& link) { return link.first == input || link.second == input; });
    };
    data.dependent = std::count_if(data.inputs.begin(), data.inputs.end(), is_linked) > 1;
    std::vector<double> u;
    for (std::size_t point = 0; point < data.places.front().size(); ++point) {
        u.assign(names.size() + 1, middle);  // the last one takes what is no uncertain number
        for (std::size_t input = 0; input < dimension_of.size(); ++input) {
            u[dimension_of[input]] = data.places[input][point];
        }
        plan.beliefs.correlate(u.data());
        for (std::size_t input = 0; input < dimension_of.size(); ++input) {
            if (dimension_of[input] < names.size()) {
                data.places[input][point] = u[dimension_of[input]];
            }
        }
    }
}

void add_spread(AnalysisInProgress& progress, SpreadData const& data, std::string const& output) {
    if (data.inputs.empty()) {
        progress.note("Nothing is uncertain here, so that nothing drives an outcome but luck.");
        return;
    }
    constexpr std::size_t fewest = 128;
    // The first of weighed draws may have no weight at all.
    bool const weighed = std::any_of(data.draw_weights.begin(), data.draw_weights.end(),
                                     [](auto const& one) { return !one.empty(); });
    for (std::size_t const count :
         prefixes(data.points(), weighed ? data.points() : fewest, data.sampling.replicates)) {
        bool const all = count == data.points();
        add_all(progress, all ? data : data.first(count), output, all);
    }
}

}  // namespace eigenkracht::study
