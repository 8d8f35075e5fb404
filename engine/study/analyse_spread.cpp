#include "analysis/given_data.hpp"
#include "analysis/rank_correlation.hpp"
#include "core/error.hpp"
#include "study/analyse_parts.hpp"

#include <fmt/format.h>

#include <limits>
#include <span>

namespace eigenkracht::study {

namespace {

void add_ranks(AnalysisInProgress& progress, SpreadData const& data,
               std::vector<analysis::InputColumn> const& inputs, std::vector<std::size_t> const& view,
               std::string const& output) {
    std::string const share = "1";
    auto& table = progress.table(
        "prcc",
        "Partial rank correlations: how surely an output rises or falls with an input, the others held",
        {"output", "evidence", "input"}, {"PRCC", "PRCC_low", "PRCC_high", "SRC", "pearson", "spearman"},
        {share, share, share, share, share, share});
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
        auto const found = analysis::rank_correlations(inputs, column, data.sampling, {progress.seed});
        if (!found.reason.empty()) {
            progress.note(
                fmt::format("{}, {}: no rank correlations, because {}.", output, whose, found.reason));
            return;
        }
        for (std::size_t input = 0; input < inputs.size(); ++input) {
            auto const& one = found.inputs[input];
            table.rows.push_back(
                {{output, whose, inputs[input].name},
                 {one.PRCC, one.PRCC_low, one.PRCC_high, one.SRC, one.pearson, one.spearman}});
        }
    } catch (core::InputError const& error) {
        progress.note(fmt::format("{}, {}: no rank correlations: {}.", output, whose, error.what()));
    }
}

void add_main_effects(AnalysisInProgress& progress, SpreadData const& data,
                      std::vector<analysis::InputColumn> const& inputs, std::vector<std::size_t> const& view,
                      std::string const& output) {
    auto& table = progress.table(
        "main_effects",
        "Main effects from given points: the share of an output's variance that an input makes alone",
        {"output", "evidence", "input"}, {"S1", "S1_conf", "ST", "ST_conf"}, {"1", "1", "1", "1"});
    std::vector<analysis::Stratum> strata;
    for (std::size_t const stance : view) {
        bool const weighed = !data.draw_weights.empty() && !data.draw_weights[stance].empty();
        strata.push_back(
            {data.outcome[stance], view.size() == 1 ? 1 : progress.weights[stance],
             weighed ? std::span<double const>(data.draw_weights[stance]) : std::span<double const>()});
    }
    std::string const whose = progress.name_of(view);
    auto const found = analysis::given_data_indices(inputs, strata, data.sampling);
    if (!found.reason.empty()) {
        progress.note(fmt::format("{}, {}: no main effects, because {}.", output, whose, found.reason));
        return;
    }
    double const nothing = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t input = 0; input < inputs.size(); ++input) {
        auto const& one = found.inputs[input];
        table.rows.push_back({{output, whose, inputs[input].name}, {one.S1, one.S1_conf, nothing, nothing}});
        if (one.S1 < 0) {
            progress.note(
                "Some main effects are below 0. A true one is not: what the fit owes to luck is taken off, "
                "which "
                "can be more than there was; shown as it is.");
        }
    }
    if (found.evidence) {
        auto const& one = *found.evidence;
        table.rows.push_back({{output, whose, which_evidence}, {one.S1, one.S1_conf, one.ST, one.ST_conf}});
    }
}

}  // namespace

void add_spread(AnalysisInProgress& progress, SpreadData const& data, std::string const& output) {
    std::vector<analysis::InputColumn> inputs;
    for (std::size_t input = 0; input < data.inputs.size(); ++input) {
        inputs.push_back({data.inputs[input], data.places[input]});
    }
    for (auto const& view : progress.views()) {
        add_ranks(progress, data, inputs, view, output);
        add_main_effects(progress, data, inputs, view, output);
    }
}

}  // namespace eigenkracht::study
