/// \file
/// Choices whose values of information are known in closed form, and how often estimates from draws reach them.
#pragma once

#include "analysis/trials.hpp"
#include "analysis/value_of_information.hpp"
#include "core/elementary.hpp"
#include "random/scrambled_sobol.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <vector>

namespace eigenkracht::analysis_test {

using Column = std::vector<double>;

/// The expected larger one of 0 and a normal number: m Phi(m/s) + s phi(m/s).
inline double expected_gain(double mean, double sd) {
    double const z = mean / sd;
    return mean * core::normal_cdf(z) + sd * core::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
}

/// Independent standard normal columns, by Monte Carlo or as scrambled Sobol' points in 16 replicates.
inline std::vector<Column> normals(std::uint32_t experiment, unsigned columns, std::size_t draws,
                                   analysis::SamplingKind kind) {
    std::vector<Column> made(columns, Column(draws));
    random::ScrambledSobol const points(random::Seed{experiment}, columns, 16);
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        for (unsigned column = 0; column < columns; ++column) {
            made[column][draw] = kind == analysis::SamplingKind::sobol
                                     ? core::normal_quantile(points.at(draw / 16, draw % 16, column))
                                     : normal(experiment, draw, column);
        }
    }
    return made;
}

/// One draw's numbers made from others.
inline Column made_of(std::size_t draws, std::function<double(std::size_t)> const& number) {
    Column made;
    for (std::size_t draw = 0; draw < draws; ++draw) {
        made.push_back(number(draw));
    }
    return made;
}

/// One estimate of a repeated experiment.
using Estimate = std::function<analysis::InformationValue(std::uint32_t experiment)>;

/// What repeated estimates come to.
struct Record {
    double mean = 0;
    double sd = 0;
    double error = 0;      ///< root of the mean squared stated error
    double in_sample = 0;  ///< means
    double held_out = 0;
    double held_out_sd = 0;
    std::uint64_t covered = 0;  ///< 95% intervals that hold the truth
    std::uint64_t times = 0;
};

inline Record repeat(Estimate const& estimate, double truth, std::uint32_t times) {
    Record record;
    record.times = times;
    double squares = 0;
    double held_out_squares = 0;
    for (std::uint32_t experiment = 1; experiment <= times; ++experiment) {
        auto const found = estimate(experiment);
        record.mean += found.value / times;
        squares += found.value * found.value / times;
        record.error += found.error * found.error / times;
        record.in_sample += found.in_sample / times;
        record.held_out += found.held_out / times;
        held_out_squares += found.held_out * found.held_out / times;
        record.covered += found.interval.low <= truth && truth <= found.interval.high ? 1 : 0;
    }
    record.error = std::sqrt(record.error);
    record.sd = std::sqrt(squares - record.mean * record.mean);
    record.held_out_sd = std::sqrt(held_out_squares - record.held_out * record.held_out);
    return record;
}

/// Estimates are right on average, their errors as large as they scatter, and their intervals hold the truth as often as they say.
///
/// \param too_smooth  how far the mean may be off beside its luck: what a regression rounds off
/// \param widest      stated errors over the scatter
inline void check_honest(Record const& record, double truth, double too_smooth = 0, double widest = 1.25) {
    CAPTURE(truth);
    CAPTURE(record.mean);
    CAPTURE(record.sd);
    CAPTURE(record.error);
    CAPTURE(record.in_sample);
    CAPTURE(record.held_out);
    CAPTURE(record.covered);
    double const root = std::sqrt(static_cast<double>(record.times));
    CHECK(std::fabs(record.mean - truth) < tests::normal_bound() * record.sd / root + too_smooth);
    CHECK(enough_hits(record.covered, record.times, 0.95));
    // A standard deviation of n estimates is known to 1 / sqrt(2n); stated errors know the truth to as much.
    double const luck = 1 + tests::normal_bound() / (std::sqrt(2.0) * root);
    CHECK(record.error < widest * luck * record.sd);
    CHECK(record.error > record.sd / (1.1 * luck));
    double const held_out_luck = tests::normal_bound() * record.held_out_sd / root;
    CHECK(record.held_out < truth + held_out_luck);
}

}  // namespace eigenkracht::analysis_test
