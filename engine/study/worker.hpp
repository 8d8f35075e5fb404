/// \file
/// One thread's bench: turns the address of a draw into numbers in a block.
#pragma once

#include "pathway/cohort.hpp"
#include "pathway/evaluator.hpp"
#include "study/check_values.hpp"
#include "study/estimand_solver.hpp"
#include "study/integration.hpp"
#include "study/plan.hpp"
#include "study/reconciliation.hpp"
#include "study/record.hpp"
#include "study/region_worker.hpp"
#include "uncertainty/drawer.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace eigenkracht::study {

/// Computes draws, all stances on the same luck. Not thread-safe; every thread has its own.
class Worker {
public:
    /// \param plan, kept    must outlive this
    /// \param integrations  of the plan's questions, where their chances are kept; must outlive this
    Worker(Plan const& plan, std::vector<KeptVariable> const& kept,
           std::vector<Integration> const& integrations);

    /// Computes one draw of every stance into its place in the block.
    void draw(std::uint64_t draw, DrawBlock& block);

    /// Likewise at chosen uniform numbers.
    /// \param uniforms  one for each dimension of the beliefs
    /// \param luck      the draw whose luck it has; below 2^31
    /// \param draw      its place in the block
    void at(std::vector<double> const& uniforms, std::uint32_t luck, std::uint64_t draw, DrawBlock& block);

    [[nodiscard]] std::uint64_t child_stays() const { return regions_ ? regions_->child_stays() : 0; }

private:
    void region_draw(std::uint64_t draw, std::size_t stance, DrawBlock& block);
    void regions_side_by_side(std::uint64_t draw, std::size_t stance, DrawBlock& block);
    void checks_of_draw(std::uint64_t draw, std::size_t stance, DrawBlock& block);
    void reconcile(std::uint64_t draw, std::size_t stance, DrawBlock& block);
    void overspend(std::uint64_t draw, std::size_t stance, DrawBlock& block) const;
    void on_other_luck(std::uint64_t draw, std::size_t stance, DrawBlock& block);
    void pathway_draw(std::uint64_t draw, std::size_t stance, DrawBlock& block);
    void outcome_draw(std::uint64_t draw, std::size_t stance, DrawBlock& block);
    [[nodiscard]] double question_value(QuestionPoint const& point) const;
    [[nodiscard]] double value_in(QuestionPoint const& point, std::vector<double> const& ledger) const;
    void chances(std::uint64_t draw, std::size_t stance, DrawBlock& block) const;
    void expected_questions(double* to);
    /// Where a variable's numbers of this draw go; null if it is not kept.
    [[nodiscard]] double* place(Kept what, std::uint64_t draw, std::size_t stance, DrawBlock& block) const;

    Plan const& plan_;
    std::vector<KeptVariable> const& kept_;
    std::vector<Integration> const& integrations_;
    uncertainty::Drawer drawer_;
    std::vector<double> uniforms_;
    std::uint32_t luck_ = 0;  ///< of the draw at hand: the draw's number in every address of chance
    std::vector<std::vector<double>> values_;  ///< [stance][parameter]
    std::vector<std::vector<double>> named_;   ///< values, then the scenario's fixed quantities
    std::vector<int> capped_;                  ///< by stance
    std::vector<formula::Expression> outcome_formulas_;
    std::optional<formula::Expression> cut_amount_;
    std::vector<formula::Expression> thresholds_;  ///< by question, where chances are kept
    std::optional<EstimandSolver> estimands_;
    std::optional<CheckValues> check_values_;
    std::optional<pathway::Evaluator> evaluator_;
    std::optional<pathway::Cohort> cohort_;
    std::optional<RegionWorker> regions_;
    std::optional<pathway::Sampler> sampler_;  ///< studies per person with individuals
    pathway::Tables tables_;
    /// All regions together: [policy][year][entry].
    std::vector<double> saved_, booked_, cash_;
    CashBeside beside_;    ///< likewise
    LedgerStages stages_;  ///< likewise
    std::optional<formula::Expression> claimed_eur_;
    std::vector<double> as_claimed_;  ///< by reconciled question: what the claim believed says in this draw
    std::size_t claim_stance_ = 0;
};

}  // namespace eigenkracht::study
