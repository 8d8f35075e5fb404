/// \file
/// Reads outcomes back one at a time and sums them up, by stance and with the weights in force.
#pragma once

#include "analysis/sampling.hpp"
#include "analysis/spread.hpp"
#include "formula/expression.hpp"
#include "study/answers.hpp"
#include "study/plan.hpp"
#include "study/record.hpp"
#include "study/results.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::study {

/// One number a draw.
using Column = std::vector<double>;

/// Adds a number of times another column. \param more  as many draws
void add(Column& sum, Column const& more, double times = 1);
/// Likewise for columns by stance.
void add(std::vector<Column>& sum, std::vector<Column> const& more, double times = 1);
/// Multiplies every draw.
void scale(Column& column, double factor);
/// Divides draw by draw. \param by  as many draws
void divide(Column& column, Column const& by);
[[nodiscard]] bool all_zero(std::vector<Column> const& columns);

/// A formula's value in every draw.
/// \param names  how many names it is compiled over
/// \param used   a column for each name it uses, in the order of its uses()
[[nodiscard]] Column over_draws(formula::Expression const& expression, std::size_t names,
                                std::vector<Column> const& used, std::uint64_t draws);

/// Stance weights after replacing some; normalised.
/// \throws core::UsageError  for an unknown stance, a negative weight, or none above 0
[[nodiscard]] std::vector<double> weights_in_force(
    Plan const& plan, std::vector<std::pair<std::string, double>> const& replaced);

/// Columns of a result, all stances beside each other.
class ColumnReader {
public:
    /// \param plan, results  must outlive this
    /// \param weights        by stance, adding up to 1
    ColumnReader(Plan const& plan, ResultsSource const& results, std::vector<double> weights);
    /// \param kept  of the plan, where it is known already
    ColumnReader(Plan const& plan, ResultsSource const& results, std::vector<double> weights,
                 std::vector<KeptVariable> kept);

    [[nodiscard]] bool has(Kept what) const;
    /// \throws core::InputError  of what the results do not hold, as all that read it
    void require(Kept what) const { static_cast<void>(found(what)); }
    [[nodiscard]] std::size_t stances() const { return weights_.size(); }
    [[nodiscard]] std::vector<double> const& weights() const { return weights_; }
    [[nodiscard]] analysis::Sampling const& sampling() const { return sampling_; }
    [[nodiscard]] std::uint64_t draws() const { return results_.draws(); }

    /// Nothing in every draw, by stance.
    [[nodiscard]] std::vector<Column> zeros() const;
    [[nodiscard]] Column column(Kept what, std::size_t stance, std::size_t element) const;
    [[nodiscard]] std::vector<Column> columns(Kept what, std::size_t element) const;

    /// One of the texts that lie beside the draws; empty where the result has none of that name.
    [[nodiscard]] std::string text(std::string const& variable, std::size_t element) const;

    /// A number of a policy and year, all regions together, less that of another policy if one is named, by stance.
    /// \param what   a variable by policy, region and year
    /// \param which  index among the numbers of one policy, region and year
    [[nodiscard]] std::vector<Column> over_regions(Kept what, std::size_t policy,
                                                   std::optional<std::size_t> less, std::size_t year,
                                                   std::size_t which) const;

    /// The same in one region.
    [[nodiscard]] std::vector<Column> in_region(std::size_t region, Kept what, std::size_t policy,
                                                std::optional<std::size_t> less, std::size_t year,
                                                std::size_t which) const;

    /// A formula's value in every draw, from the parameters that were kept; a region's formulas in that region and year.
    [[nodiscard]] Column evaluate(formula::Formula const& formula, std::size_t stance, std::size_t region = 0,
                                  int year = 0) const;

    /// A formula that every region has, of the first regions together, in a year.
    /// \param regions  how many of them
    [[nodiscard]] Column evaluate_together(formula::Formula region::RegionSpec::*formula, std::size_t stance,
                                           std::size_t regions, int year) const;

    /// Makes draws count by these weights in all that follows. \param draw_weights  by stance; empty: all alike
    void weigh(std::vector<std::vector<double>> draw_weights) { draw_weights_ = std::move(draw_weights); }
    /// How much each draw of a stance counts; none: all alike.
    [[nodiscard]] std::span<double const> draw_weights(std::size_t stance) const {
        return draw_weights_.empty() ? std::span<double const>() : draw_weights_[stance];
    }

    /// What the draws of a stance are worth, rounded down. \param stance  none: of the one of least worth that has weight
    [[nodiscard]] std::uint64_t draws_worth(std::optional<std::size_t> stance) const;

    [[nodiscard]] std::vector<analysis::Stratum> strata(std::vector<Column> const& columns) const;
    /// One stance alone. \param column  must outlive the result
    [[nodiscard]] std::vector<analysis::Stratum> stratum(std::size_t stance, Column const& column) const {
        return {{column, 1, draw_weights(stance)}};
    }
    [[nodiscard]] Spread overall(std::vector<Column> const& columns) const;
    [[nodiscard]] Spread one(std::size_t stance, Column const& column) const;
    [[nodiscard]] std::vector<Spread> by_stance(std::vector<Column> const& columns) const;

private:
    [[nodiscard]] std::vector<KeptVariable>::const_iterator find(Kept what) const;
    /// Likewise. \throws core::InputError  if the results do not hold it
    [[nodiscard]] KeptVariable const& found(Kept what) const;
    /// Values of one of the names of a region's formulas.
    [[nodiscard]] Column of_name(std::size_t name, std::size_t stance, std::size_t region, int year) const;

    Plan const& plan_;
    ResultsSource const& results_;
    std::vector<double> weights_;
    std::vector<std::vector<double>> draw_weights_;
    std::vector<KeptVariable> kept_;
    analysis::Sampling sampling_;
};

}  // namespace eigenkracht::study
