/// \file
/// Whether sampled persons and the cohort solver say the same, with a bound from a declared false-alarm rate.
#pragma once

#include "pathway/models.hpp"
#include "pathway/sampler.hpp"
#include "support/false_alarm.hpp"

#include <boost/math/distributions/binomial.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace eigenkracht::tests {

/// How often a count at least as far out as this comes by chance, two-sided. Exact.
inline double tail_of(std::uint64_t count, std::uint64_t persons, double chance) {
    if (chance <= 1e-14 || chance >= 1 - 1e-14) {
        std::uint64_t const certain = chance < 0.5 ? 0 : persons;
        return count == certain ? 1 : 0;
    }
    boost::math::binomial const law(static_cast<double>(persons), chance);
    double const up_to = boost::math::cdf(law, static_cast<double>(count));
    double const from =
        count == 0 ? 1 : boost::math::cdf(boost::math::complement(law, static_cast<double>(count - 1)));
    return 2 * std::min(up_to, from);
}

/// The rarest of all differences between sampled and expected persons in each state at each point, entry by
/// entry.
struct Agreement {
    double rarest = 1;        ///< smallest tail_of()
    std::size_t figures = 0;  ///< how many were compared
    /// Bonferroni: with right code this is false once in a million.
    [[nodiscard]] bool holds() const { return rarest >= false_alarm / static_cast<double>(figures); }
};

/// \param by, sampled  whose persons are sampled; the same as `pathway` and `expected` unless a fault is
///            planted
/// \param expected     tables for the cohort solver
inline Agreement agreement_by(pathway::Pathway const& by, pathway::Tables const& sampled,
                              pathway::Pathway const& pathway, pathway::Tables const& expected,
                              std::uint32_t persons, std::uint64_t seed = 1) {
    Agreement result;
    pathway::Cohort cohort(pathway);
    pathway::Sampler sampler(by, random::Seed{seed});
    pathway::Prepared prepared;
    sampler.prepare(sampled, prepared);
    int const points = pathway.cycles() + 1;
    std::vector<pathway::Stay> stays;
    for (std::size_t entry = 0; entry < pathway.spec().entries.size(); ++entry) {
        std::vector<std::vector<std::uint64_t>> counts(
            pathway.state_count(), std::vector<std::uint64_t>(static_cast<std::size_t>(points)));
        for (std::uint32_t person = 0; person < persons; ++person) {
            sampler.sample(prepared, entry, {7, static_cast<std::uint32_t>(entry), person}, points, stays);
            for (pathway::Stay const& stay : stays) {
                for (int point = stay.from; point < stay.to; ++point) {
                    ++counts[stay.state][static_cast<std::size_t>(point)];
                }
            }
        }
        cohort.solve(expected, entry, pathway.cycles());
        for (std::size_t state = 0; state < pathway.state_count(); ++state) {
            pathway::Mask mask(pathway.state_count(), 0);
            mask[state] = 1;
            for (int point = 0; point < points; ++point) {
                double const share = std::clamp(cohort.in_state(mask, point), 0.0, 1.0);
                result.rarest = std::min(
                    result.rarest, tail_of(counts[state][static_cast<std::size_t>(point)], persons, share));
                ++result.figures;
            }
        }
    }
    return result;
}

/// The same with one pathway for both.
inline Agreement agreement(pathway::Pathway const& pathway, pathway::Tables const& sampled,
                           pathway::Tables const& expected, std::uint32_t persons, std::uint64_t seed = 1) {
    return agreement_by(pathway, sampled, pathway, expected, persons, seed);
}

}  // namespace eigenkracht::tests
