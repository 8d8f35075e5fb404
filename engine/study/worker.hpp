/// \file
/// One thread's bench: turns the address of a draw into numbers in a block.
#pragma once

#include "pathway/cohort.hpp"
#include "pathway/evaluator.hpp"
#include "region/simulator.hpp"
#include "study/estimand_solver.hpp"
#include "study/plan.hpp"
#include "study/record.hpp"
#include "uncertainty/drawer.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace eigenkracht::study {

/// Formulas of a region study outside its pathway, compiled.
struct RegionFormulas {
    explicit RegionFormulas(Plan const& plan);

    /// Plain numbers of one draw.
    /// \param values  in the order of plan.names
    /// \throws core::InputError  that names what cannot be used
    [[nodiscard]] region::RegionNumbers numbers(Plan const& plan, double const* values) const;

    std::vector<std::vector<std::pair<int, formula::Expression>>>
        policies;  ///< conferences held, from a year on
    std::vector<std::pair<int, formula::Expression>> history;
    std::vector<formula::Expression> amounts;  ///< children per conference, by entry class
    std::vector<formula::Expression> prices;   ///< EUR per month or conference, at the price's own year
    formula::Expression mean_size;
    formula::Expression sharing;
    formula::Expression index_growth;
};

/// Computes draws, all stances on the same luck. Not thread-safe; every thread has its own.
class Worker {
public:
    /// \param plan, kept  must outlive this
    Worker(Plan const& plan, std::vector<KeptVariable> const& kept);

    /// Computes one draw of every stance into its place in the block.
    void draw(std::uint64_t draw, DrawBlock& block);

    [[nodiscard]] std::uint64_t child_stays() const { return child_stays_; }

private:
    void region_draw(std::uint64_t draw, std::size_t stance, DrawBlock& block);
    void pathway_draw(std::uint64_t draw, std::size_t stance, DrawBlock& block);
    void outcome_draw(std::uint64_t draw, std::size_t stance, DrawBlock& block);
    void price_levels(double const* parameters);
    void book(region::Tally const& tally, bool half, std::vector<double>& saved) const;
    [[nodiscard]] double saving_per_conference(double const* parameters, int months,
                                               region::RegionNumbers const& numbers);
    [[nodiscard]] double check_value(CheckPoint const& point, double const* parameters,
                                     region::RegionNumbers const& numbers);
    /// Where a variable's numbers of this draw go; null if it is not kept.
    [[nodiscard]] double* place(Kept what, std::uint64_t draw, std::size_t stance, DrawBlock& block) const;

    Plan const& plan_;
    std::vector<KeptVariable> const& kept_;
    uncertainty::Drawer drawer_;
    std::vector<double> uniforms_;
    std::vector<std::vector<double>> values_;  ///< [stance][parameter]
    std::vector<std::vector<double>> named_;   ///< values, then the scenario's fixed quantities
    std::vector<int> capped_;                  ///< by stance
    std::vector<formula::Expression> outcome_formulas_;
    std::optional<formula::Expression> cut_amount_;
    std::optional<EstimandSolver> estimands_;
    std::optional<RegionFormulas> formulas_;
    std::optional<pathway::Evaluator> evaluator_;
    std::optional<pathway::Cohort> cohort_;
    std::optional<region::Simulator> simulator_;
    std::optional<pathway::Sampler> sampler_;  ///< studies per person with individuals
    pathway::Tables usual_;
    pathway::Tables conference_;
    region::Tally tally_;
    std::vector<double> price_now_;    ///< [price]: EUR at the price's own year
    std::vector<double> level_;        ///< [year]
    std::vector<double> price_level_;  ///< [price]: level of the price's own year
    std::vector<double> saved_;        ///< [policy][year][entry]
    std::vector<double> saved_half_;
    std::uint64_t child_stays_ = 0;
};

}  // namespace eigenkracht::study
