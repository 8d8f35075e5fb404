#include "analysis/morris.hpp"
#include "analysis/sobol_indices.hpp"
#include "analysis/tornado.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "study/analyse_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace eigenkracht::study {

namespace {

constexpr std::size_t fewest_met =
    30;  // base points; of fewer neither indices nor their errors mean anything

std::vector<std::string> factor_names(SweepPlan const& plan) {
    std::vector<std::string> names;
    for (auto const& factor : plan.design().factors()) {
        names.push_back(factor.name);
    }
    return names;
}

/// An estimate that looks impossible is shown, and why it may be so is told.
void note_impossible(AnalysisInProgress& progress, analysis::SobolIndices const& indices) {
    auto const outside = [](analysis::SobolIndex const& one) {
        return one.S1 < 0 || one.ST < 0 || one.S1 > 1 || one.ST > 1;
    };
    auto const beyond_error = [](analysis::SobolIndex const& one) {
        return one.S1 + one.S1_conf < 0 || one.S1 - one.S1_conf > 1 || one.ST - one.ST_conf > 1;
    };
    if (std::any_of(indices.inputs.begin(), indices.inputs.end(), outside)) {
        progress.note(
            "Some indices are below 0 or above 1. A true index is not: it is the luck of the points, shown "
            "as it "
            "is because cutting it off would make small effects look larger than they are. It shrinks with "
            "more "
            "base points.");
    }
    if (std::any_of(indices.inputs.begin(), indices.inputs.end(), beyond_error)) {
        progress.note(
            "An index lies outside 0 to 1 by more than its interval: one interval in twenty misses, and "
            "points "
            "far out that few base points see make intervals too narrow. Look at the convergence.");
    }
    if (indices.failed > 0) {
        progress.note(fmt::format(
            "{} base points are left out because one of their points failed: what is said holds of the rest.",
            indices.failed));
    }
}

}  // namespace

void add_sobol(AnalysisInProgress& progress, SweepPlan const& plan, SweptPoints const& points,
               OutputAt const& output) {
    auto const names = factor_names(plan);
    auto const sampling = plan.design().sampling();
    analysis::Resampling const resampling{progress.seed};
    std::vector<std::vector<Column>> blocks;  // [stance][block]
    for (std::size_t stance = 0; stance < progress.weights.size(); ++stance) {
        blocks.push_back(points.blocks(stance, output.which));
    }
    SpreadData tables;  // A and B: independent points
    for (auto const& of_stance : blocks) {
        tables.outcome.push_back(of_stance[0]);
        tables.outcome.back().insert(tables.outcome.back().end(), of_stance[1].begin(), of_stance[1].end());
    }
    auto const outputs_of = [&](std::size_t stance) {
        analysis::SaltelliOutputs outputs;
        outputs.weight = progress.weights[stance];
        for (std::size_t which = 0; which < blocks[stance].size(); ++which) {
            auto const made = plan.design().block(which);
            std::span<double const> const column = blocks[stance][which];
            if (made.factor) {
                (made.of_a ? outputs.ab : outputs.ba).push_back(column);
            } else {
                (made.of_a ? outputs.a : outputs.b) = column;
            }
        }
        return outputs;
    };
    std::string const share = "1";
    auto& table = progress.table(
        "sobol", "Sobol' indices: the share of an output's variance that an input makes",
        {"output", "evidence", "input"}, {"S1", "S1_conf", "ST", "ST_conf"}, {share, share, share, share});
    auto& pairs =
        progress.table("sobol_pairs", "Second-order Sobol' indices: what two inputs do together",
                       {"output", "evidence", "first", "second"}, {"S2", "S2_conf"}, {share, share});
    for (auto const& view : progress.views()) {
        std::vector<analysis::SaltelliOutputs> evidence;
        for (std::size_t const stance : view) {
            evidence.push_back(outputs_of(stance));
            evidence.back().weight = view.size() == 1 ? 1 : evidence.back().weight;
        }
        std::string const whose = progress.name_of(view);
        if (progress.too_rare(tables, view, output.name, true)) {
            continue;
        }
        auto const steps = analysis::sobol_convergence(evidence, sampling, resampling);
        auto const& indices = steps.back().indices;  // of all points
        if (!indices.reason.empty()) {
            progress.note(fmt::format("{}, {}: no indices, because {}.", output.name, whose, indices.reason));
            continue;
        }
        note_impossible(progress, indices);
        for (auto const& pair : indices.pairs) {
            pairs.rows.push_back(
                {{output.name, whose, names[pair.first], names[pair.second]}, {pair.S2, pair.S2_conf}});
        }
        for (auto const& step : steps) {
            if (!step.indices.reason.empty()) {
                continue;
            }
            EstimateRows rows(progress, table, step.base_points, step.evaluations, &step == &steps.back());
            auto const add = [&](std::string const& input, analysis::SobolIndex const& one) {
                rows.add({output.name, whose, input}, {one.S1, one.S1_conf, one.ST, one.ST_conf});
            };
            for (std::size_t input = 0; input < names.size(); ++input) {
                add(names[input], step.indices.inputs[input]);
            }
            if (step.indices.evidence) {
                add(which_evidence, *step.indices.evidence);
            }
        }
    }
}

void add_morris(AnalysisInProgress& progress, SweepPlan const& plan, SweptPoints const& points,
                OutputAt const& output) {
    auto const& factors = plan.design().factors();
    auto const places = points.places();
    std::vector<analysis::InputColumn> columns;
    for (auto const& factor : factors) {
        columns.push_back({factor.name, places[factor.inputs.front()]});  // a group's inputs go together
    }
    auto& table = progress.table(
        "morris", "Elementary effects: what an output changes by over an input's whole range",
        {"output", "evidence", "input"},
        {"mu_star", "mu_star_conf", "mu", "mu_conf", "sigma", "sigma_low", "sigma_high", "effects"},
        {"output", "output", "output", "output", "output", "output", "output", "1"});
    std::size_t const each = factors.size() + 1;  // points of a trajectory
    constexpr std::size_t fewest = 8;
    for (auto const& view : progress.views()) {
        auto const column =
            progress.mixed(view, [&](std::size_t stance) { return points.output(stance, output.which); });
        std::string const whose = progress.name_of(view);
        for (std::size_t const count : prefixes(column.size() / each, fewest)) {
            auto first = columns;
            for (auto& one : first) {
                one.values = one.values.first(count * each);
            }
            auto const found = analysis::morris(first, std::span(column).first(count * each));
            bool const all = count == column.size() / each;
            EstimateRows rows(progress, table, count, count * each, all);
            for (std::size_t factor = 0; found.reason.empty() && factor < factors.size(); ++factor) {
                auto const& one = found.inputs[factor];
                rows.add({output.name, whose, factors[factor].name},
                         {one.mu_star, one.mu_star_conf, one.mu, one.mu_conf, one.sigma, one.sigma_low,
                          one.sigma_high, static_cast<double>(one.effects)});
            }
            if (all && !found.reason.empty()) {
                progress.note(
                    fmt::format("{}, {}: no effects, because {}.", output.name, whose, found.reason));
            }
            if (all && found.failed > 0) {
                progress.note(
                    fmt::format("{} points failed; each costs the effects at its two sides.", found.failed));
            }
        }
    }
}

void add_tornado(AnalysisInProgress& progress, SweepPlan const& plan, SweptPoints const& points,
                 OutputAt const& output) {
    auto const& inputs = plan.inputs();
    auto& table = progress.table(
        "tornado", "Each input alone at its low and its high value, the others in the middle",
        {"output", "evidence", "input"}, {"low", "high", "at_low", "base", "at_high", "swing", "length"},
        {"input", "input", "output", "output", "output", "output", "output"});
    for (auto const& view : progress.views()) {
        auto const column =
            progress.mixed(view, [&](std::size_t stance) { return points.output(stance, output.which); });
        std::string const whose = progress.name_of(view);
        if (!std::isfinite(column.front())) {
            progress.note(fmt::format("{}, {}: no tornado, because the point in the middle failed.",
                                      output.name, whose));
            continue;
        }
        std::vector<analysis::TornadoInput> ends;
        for (std::size_t input = 0; input < inputs.size(); ++input) {
            ends.push_back({inputs[input].name, column[1 + 2 * input], column[2 + 2 * input]});
        }
        auto const found = analysis::tornado(column.front(), ends);
        for (auto const& bar : found.bars) {
            // Bodies of evidence may make other values of an input; then all together have none.
            bool const one = view.size() == 1 && plan.keeps_inputs();
            auto const values = one ? points.input(view.front(), bar.input) : Column();
            table.rows.push_back(
                {{output.name, whose, bar.name},
                 {one ? values[1 + 2 * bar.input] : nothing, one ? values[2 + 2 * bar.input] : nothing,
                  bar.at_low, found.base, bar.at_high, bar.swing, bar.high - bar.low}});
        }
        if (!found.failed.empty()) {
            std::vector<std::string> names;
            for (std::size_t const input : found.failed) {
                names.push_back(inputs[input].name);
            }
            progress.note(fmt::format("{}, {}: left out because an end failed: {}.", output.name, whose,
                                      core::join(names, ", ")));
        }
    }
}

}  // namespace eigenkracht::study
