#include "analysis/given_data.hpp"

#include "analysis/cross_fit.hpp"
#include "analysis/input_places.hpp"
#include "analysis/polynomial_terms.hpp"

#include <algorithm>
#include <cmath>

namespace eigenkracht::analysis {
namespace {

constexpr double most_degree = 12;

}  // namespace

GivenDataIndices given_data_indices(std::span<InputColumn const> inputs, std::span<Stratum const> outcome,
                                    Sampling const& sampling) {
    PooledOutcome const pooled(outcome, sampling);
    auto const places = input_places(inputs, outcome.front().values.size(), pooled.draws);
    GivenDataIndices found;
    found.reason = pooled.reason;
    found.draws = pooled.draws.size();
    found.failed = pooled.failed;
    if (!found.reason.empty()) {
        return found;
    }
    found.mean = pooled.mean;
    found.variance = pooled.variance;
    // Leverage at the ends is about (degree + 1)^2 / draws: a ninth.
    found.degree =
        static_cast<unsigned>(std::clamp(std::floor(std::sqrt(pooled.worth) / 3), 1.0, most_degree));
    std::size_t const terms = found.degree + 1;
    for (auto const& own : places) {
        CrossFit const sums(pooled, terms, [&](std::size_t row, double* to) {
            polynomial_values(Polynomials::legendre, own[row], found.degree, to);
        });
        NestedFit fit(sums);
        for (std::size_t term = 1; term < terms; ++term) {
            fit.push(term);
        }
        auto influence = fit.influence(terms);
        auto const of_constant = fit.influence(1);
        for (std::size_t fold = 0; fold < influence.size(); ++fold) {
            influence[fold] -= of_constant[fold];
        }
        auto const share =
            pooled.with_error((fit.explained(terms) - fit.explained(1)) / pooled.variance, influence);
        found.inputs.push_back({share.share, share.conf});
    }
    if (pooled.strata() > 1) {
        auto const first = pooled.evidence_first();
        auto const total = pooled.evidence_total();
        found.evidence = EvidenceEffect{first.share, first.conf, total.share, total.conf};
    }
    return found;
}

}  // namespace eigenkracht::analysis
