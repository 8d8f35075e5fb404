/// \file
/// Columns of uniform numbers for tests of what is estimated from given data, and bounds for right estimates.
#pragma once

#include "analysis/input_column.hpp"
#include "analysis/sampling.hpp"
#include "random/scrambled_sobol.hpp"
#include "support/false_alarm.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::analysis_test {

using Columns = std::vector<std::vector<double>>;

inline analysis::Sampling const sixteen{analysis::SamplingKind::sobol, 16};

/// Uniform numbers, [input][draw]: independent, or Sobol' points in 16 replicates.
inline Columns uniform_columns(unsigned inputs, std::size_t draws, std::uint32_t experiment, bool net) {
    Columns found(inputs, std::vector<double>(draws));
    random::ScrambledSobol const sobol(random::Seed{experiment}, inputs, 16);
    for (unsigned i = 0; i < inputs; ++i) {
        for (std::size_t draw = 0; draw < draws; ++draw) {
            found[i][draw] = net ? sobol.at(draw / 16, static_cast<unsigned>(draw % 16), i)
                                 : random::uniform(random::Seed{55}, random::Purpose::parameter, experiment,
                                                   static_cast<std::uint32_t>(draw), i, 0);
        }
    }
    return found;
}

/// Columns under the names x1, x2, ...
inline std::vector<analysis::InputColumn> named(Columns const& columns) {
    std::vector<analysis::InputColumn> found;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        found.push_back({"x" + std::to_string(i + 1), columns[i]});
    }
    return found;
}

/// Polynomials of degree 1 and 2 with variance 1, for a uniform number.
inline double line(double u) { return std::sqrt(3.0) * (2 * u - 1); }
inline double bend(double u) { return std::sqrt(5.0) * (6 * u * u - 6 * u + 1); }

/// How far right figures lie from the truth but once in a million times, over fifty of them together, from the half-width of a 95%
/// interval by Student's t with 15 degrees of freedom.
inline double farthest(double conf) {
    boost::math::students_t const t(15);
    return conf * boost::math::quantile(boost::math::complement(t, tests::false_alarm / 100)) /
           boost::math::quantile(boost::math::complement(t, 0.025));
}

}  // namespace eigenkracht::analysis_test
