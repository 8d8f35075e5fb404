/// \file
/// Outcomes per person: discounted sums of rewards, by the cohort solver or from sampled persons.
#pragma once

#include "pathway/cohort.hpp"
#include "pathway/factors.hpp"
#include "pathway/individual_outcomes.hpp"
#include "pathway/march.hpp"
#include "pathway/pathway.hpp"
#include "pathway/rewards.hpp"
#include "pathway/sampler.hpp"
#include "pathway/tables.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace eigenkracht::pathway {

/// Exact outcome totals per person; one per thread.
class CohortOutcomes {
public:
    explicit CohortOutcomes(Pathway const& pathway);

    /// Totals by outcome over the whole horizon: entries by their amounts, subgroups by their weights.
    ///
    /// Rewards at the start count fully at time 0. On entry: moves into the set from outside it, after the
    /// start.
    /// \param tables  evaluated for the whole horizon
    /// \throws core::InputError  if the amounts of all entries are 0 or a reward is not finite
    std::vector<double> const& compute(Tables const& tables);

    /// Totals of one subgroup after compute().
    /// \param trait, level  indices; the trait must have levels, and the level a positive share
    [[nodiscard]] std::vector<double> of_level(Tables const& tables, std::size_t trait,
                                               std::size_t level) const;

private:
    void add_kind(Tables const& tables, std::size_t kind, std::size_t entry, double amount,
                  std::vector<double>& total);
    Pathway pathway_;  // a copy keeps the plan alive
    Plan const& plan_;
    March march_;
    Rewards rewards_;
    Factors factors_;
    std::vector<std::vector<double>> by_kind_;
    std::vector<double> totals_;
};

/// Totals of outcomes per person by the cohort solver. See CohortOutcomes::compute().
/// \param cohort  of the same pathway; lends its scratch
[[nodiscard]] std::vector<double> cohort_outcomes(Pathway const& pathway, Cohort& cohort,
                                                  Tables const& tables);

/// Totals of outcomes per person from `persons` sampled ones.
///
/// Counting and discounting as by the cohort solver. Strategies share luck: the strategy is in no address.
/// \param sampler  of the same pathway
/// \param tables   evaluated for the whole horizon
/// \param draw     part of the persons' addresses
/// \param persons  at least 2
[[nodiscard]] IndividualEstimates individual_outcomes(Pathway const& pathway, Sampler& sampler,
                                                      Tables const& tables, std::uint32_t draw,
                                                      std::uint64_t persons);

}  // namespace eigenkracht::pathway
