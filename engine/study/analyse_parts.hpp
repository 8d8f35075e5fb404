/// \file
/// The parts of an analysis, one for each kind of design.
#pragma once

#include "analysis/sampling.hpp"
#include "random/address.hpp"
#include "study/analyse.hpp"
#include "study/swept_points.hpp"

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::study {

/// Where a row has no such number.
inline constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Points, or draws, that are spread over all inputs at once.
struct SpreadData {
    std::vector<std::string> inputs;
    /// [input] numbers from 0 to 1, as laws get them: they hang together where parameters are correlated
    std::vector<Column> places;
    std::vector<Column> outcome;                    ///< [stance]
    std::vector<std::vector<double>> draw_weights;  ///< [stance]; empty: draws count alike
    analysis::Sampling sampling;
    bool dependent = false;  ///< whether some of the places hang together
    std::vector<std::string>
        groups;  ///< [input] what inputs share as where they are many; may be empty texts

    [[nodiscard]] std::size_t points() const { return outcome.front().size(); }
    /// How the first points are spread: what was a Latin hypercube is independent points then.
    [[nodiscard]] analysis::Sampling sampling_of_first() const;
    [[nodiscard]] SpreadData first(std::size_t count) const;
};

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
    /// A table of the same rows by what they cost, under its name and "_convergence": points and evaluations come before its columns.
    EstimateTable& costs(EstimateTable const& table);
    void note(std::string const& text);
    /// Whether a threshold (an outcome of zeros and ones) has so few points on one side that nothing can be told of it; notes so.
    /// \param data  of which outcome, weights and draw weights count; all_points: whether these are all
    [[nodiscard]] bool too_rare(SpreadData const& data, std::vector<std::size_t> const& view,
                                std::string const& output, bool all_points);
    /// Every stance alone, and those that have weight together where there are several: what is analysed.
    [[nodiscard]] std::vector<std::vector<std::size_t>> views() const;
    /// The outcome of a view's stances, with what each and its draws count.
    [[nodiscard]] std::vector<analysis::Stratum> strata(SpreadData const& data,
                                                        std::vector<std::size_t> const& view) const;
    [[nodiscard]] std::string name_of(std::vector<std::size_t> const& view) const;
    /// Mean over a view's stances by weight, at every point. \param column  of a stance
    [[nodiscard]] Column mixed(std::vector<std::size_t> const& view,
                               std::function<Column(std::size_t stance)> const& column) const;
};

/// The estimates of one table, from all points or from the first of them.
class EstimateRows {
public:
    /// \param points, evaluations  that are looked at
    /// \param all                  whether these are all
    EstimateRows(AnalysisInProgress& progress, EstimateTable& table, std::size_t points,
                 std::size_t evaluations, bool all)
        : table_(table),
          costs_(progress.costs(table)),
          points_(points),
          evaluations_(evaluations),
          all_(all) {}

    void add(std::vector<std::string> const& keys, std::vector<double> const& values);

private:
    EstimateTable& table_;
    EstimateTable& costs_;
    std::size_t points_;
    std::size_t evaluations_;
    bool all_;
};

/// How many of the first points are looked at to see an estimate converge: all, half of them, and so on; rising.
/// \param least     fewer are not looked at, unless there are no more
/// \param multiple  counts are multiples of this, but for all
[[nodiscard]] std::vector<std::size_t> prefixes(std::size_t points, std::size_t least,
                                                std::size_t multiple = 1);

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

/// Turns places of independent numbers into those that laws get. \param plan  by whose dimensions inputs are named
void correlate(SpreadData& data, Plan const& plan);
/// Rank correlations, main effects and, of inputs that depend on each other, Shapley effects of one output.
void add_spread(AnalysisInProgress& progress, SpreadData const& data, std::string const& output);

/// Shapley effects of one output in one view. \param all  whether these are all points
void add_shapley(AnalysisInProgress& progress, SpreadData const& data, std::vector<std::size_t> const& view,
                 std::string const& output, bool all);

/// Rows in which conditions are sought, or by which they are told.
struct ConditionRows {
    std::vector<std::vector<Column>>
        values;                   ///< [stance][input] in its own unit; not a number: unknown there
    std::vector<Column> outcome;  ///< [stance] 1 where it is met, 0 where not, or a chance
    std::vector<std::vector<double>> draw_weights;  ///< [stance]; empty: rows count alike
    analysis::Sampling sampling;

    [[nodiscard]] std::size_t rows() const;
};
/// Rows from the draws of a run, whose outcomes are to be filled in; none where they cannot be read.
[[nodiscard]] std::optional<ConditionRows> conditions_of(AnalysisInProgress& progress, Plan const& plan,
                                                         ColumnReader const& reader, SpreadData const& data);
/// Two halves, by replicates where there are enough.
[[nodiscard]] std::pair<ConditionRows, ConditionRows> halves(ConditionRows const& rows);
/// Boxes of inputs in which a threshold is mostly missed, and mostly met.
/// \param inputs  names
/// \param halves  boxes are sought in the first, and told by the second
void add_boxes(AnalysisInProgress& progress, std::vector<std::string> const& inputs,
               std::pair<ConditionRows, ConditionRows> const& halves, std::string const& output);

/// Likewise from the points of a sweep.
void add_conditions(AnalysisInProgress& progress, SweepPlan const& plan, SweptPoints const& points,
                    OutputAt const& output);

/// What knowing more is worth for the decisions of a scenario.
/// \param data     the inputs of the run's draws
/// \param outputs  names of those wanted; empty: all
/// \param samples  whether rows for other programs are made too
void add_decisions(AnalysisInProgress& progress, Plan const& plan, ColumnReader const& reader,
                   SpreadData const& data, std::vector<std::string> const& outputs, bool samples);

}  // namespace eigenkracht::study
