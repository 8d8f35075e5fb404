/// \file
/// Outcomes of sampled persons: rewards along each course, with the same counting as the cohort solver.
#pragma once

#include "pathway/factors.hpp"
#include "pathway/pathway.hpp"
#include "pathway/rewards.hpp"
#include "pathway/sampler.hpp"

#include <cstdint>
#include <vector>

namespace eigenkracht::pathway {

/// Means over sampled persons, with their error.
struct IndividualEstimates {
    std::vector<double> mean;              ///< by outcome
    std::vector<double> variance_of_mean;  ///< by outcome: variance between persons / persons
};

/// Adds up rewards along courses; one per thread.
class IndividualOutcomes {
public:
    explicit IndividualOutcomes(Pathway const& pathway);

    /// See individual_outcomes().
    [[nodiscard]] IndividualEstimates compute(Sampler& sampler, Tables const& tables, std::uint32_t draw,
                                              std::uint64_t persons);

private:
    void add_course(Rewards& rewards, std::vector<double>& total);
    void add_stay(Rewards& rewards, std::size_t index, std::vector<double>& total);
    void find_nodes();
    Pathway pathway_;  // a copy keeps the plan alive
    Plan const& plan_;
    Factors factors_;
    Prepared prepared_;
    std::vector<Rewards> rewards_;  ///< by kind
    std::vector<Stay> stays_;
    std::vector<double> traits_;
    std::vector<std::size_t> nodes_;  ///< by stay: node at its start; none for a state that ended the course
};

}  // namespace eigenkracht::pathway
