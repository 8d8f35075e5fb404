/// \file
/// The parts of an analysis, one for each kind of design.
#pragma once

#include "analysis/sampling.hpp"
#include "random/address.hpp"
#include "study/analyse.hpp"
#include "study/swept_points.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// What all parts need: who believes what, and the tables that are filled.
struct AnalysisInProgress {
    Analysis& result;
    std::vector<std::string> evidence;  ///< names of the stances
    std::vector<double> weights;        ///< of the stances, adding up to 1
    random::Seed seed;

    /// A table of a kind, made when it is first asked for.
    EstimateTable& table(std::string const& kind, std::string const& title,
                         std::vector<std::string> const& keys, std::vector<std::string> const& columns,
                         std::vector<std::string> const& units);
    void note(std::string const& text);
    /// The stances that have weight, each alone, and all together where there are several: what is analysed.
    [[nodiscard]] std::vector<std::vector<std::size_t>> views() const;
    [[nodiscard]] std::string name_of(std::vector<std::size_t> const& view) const;
    /// Mean over a view's stances by weight, at every point. \param column  of a stance
    [[nodiscard]] Column mixed(std::vector<std::size_t> const& view,
                               std::function<Column(std::size_t stance)> const& column) const;
};

/// One output: place in the plan, and name.
struct OutputAt {
    std::size_t which = 0;
    std::string name;
};

void add_sobol(AnalysisInProgress& progress, SweepPlan const& plan, SweptPoints const& points,
               OutputAt const& output);
void add_morris(AnalysisInProgress& progress, SweepPlan const& plan, SweptPoints const& points,
                OutputAt const& output);
void add_tornado(AnalysisInProgress& progress, SweepPlan const& plan, SweptPoints const& points,
                 OutputAt const& output);

/// Points, or draws, that are spread over all inputs at once.
struct SpreadData {
    std::vector<std::string> inputs;
    std::vector<Column> places;                     ///< [input] numbers from 0 to 1
    std::vector<Column> outcome;                    ///< [stance]
    std::vector<std::vector<double>> draw_weights;  ///< [stance]; empty: draws count alike
    analysis::Sampling sampling;
};
/// Rank correlations and main effects of one output.
void add_spread(AnalysisInProgress& progress, SpreadData const& data, std::string const& output);

/// What knowing more is worth for every decision of the scenario. \param data  the inputs of the run's draws
void add_decisions(AnalysisInProgress& progress, Plan const& plan, ColumnReader const& reader,
                   SpreadData const& data);

}  // namespace eigenkracht::study
