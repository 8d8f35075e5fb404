/// \file
/// Bounds for statistical tests, computed from how often a test of right code may fail.
#pragma once

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

#include <cstddef>
#include <span>

namespace eigenkracht::tests {

/// One right program in a million may fail a statistical test.
inline constexpr double false_alarm = 1e-6;

/// A two-sided bound for a standard normal quantity.
inline double normal_bound(double rate = false_alarm) {
    return boost::math::quantile(boost::math::complement(boost::math::normal(), rate / 2));
}

/// What a chi-square statistic stays below.
inline double chi_square_bound(std::size_t degrees_of_freedom, double rate = false_alarm) {
    boost::math::chi_squared const law(static_cast<double>(degrees_of_freedom));
    return boost::math::quantile(boost::math::complement(law, rate));
}

/// Chi-square statistic of counts that should all be equal; degrees of freedom: their number less one.
inline double chi_square_of_equal(std::span<std::size_t const> counts) {
    double total = 0;
    for (std::size_t const count : counts) {
        total += static_cast<double>(count);
    }
    double const expected = total / static_cast<double>(counts.size());
    double statistic = 0;
    for (std::size_t const count : counts) {
        double const off = static_cast<double>(count) - expected;
        statistic += off * off / expected;
    }
    return statistic;
}

}  // namespace eigenkracht::tests
