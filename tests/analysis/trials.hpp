/// \file
/// Repeated experiments for statistical tests, and the bounds that a correct program passes but once in a million.
#pragma once

#include "core/elementary.hpp"
#include "random/address.hpp"

#include <boost/math/distributions/binomial.hpp>

#include <cstdint>
#include <vector>

namespace eigenkracht::analysis_test {

/// A standard normal number at an address.
inline double normal(std::uint32_t experiment, std::uint32_t draw, std::uint32_t part) {
    return core::normal_quantile(
        random::uniform(random::Seed{20120703}, random::Purpose::resample, experiment, draw, part, 0));
}

/// Is the number of hits one that a chance of at least `least` gives but for one time in a million?
inline bool enough_hits(std::uint64_t hits, std::uint64_t trials, double least) {
    boost::math::binomial_distribution<long double> const law(static_cast<long double>(trials),
                                                              static_cast<long double>(least));
    return boost::math::cdf(law, static_cast<long double>(hits)) >= 1e-6L;
}

/// Is the number of hits one that exactly this chance gives but for one time in a million (both sides together)?
inline bool expected_hits(std::uint64_t hits, std::uint64_t trials, double chance) {
    boost::math::binomial_distribution<long double> const law(static_cast<long double>(trials),
                                                              static_cast<long double>(chance));
    auto const count = static_cast<long double>(hits);
    return boost::math::cdf(law, count) >= 0.5e-6L &&
           (hits == 0 || boost::math::cdf(boost::math::complement(law, count - 1)) >= 0.5e-6L);
}

}  // namespace eigenkracht::analysis_test
