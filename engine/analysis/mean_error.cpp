#include "analysis/mean_error.hpp"

#include "analysis/columns.hpp"
#include "core/error.hpp"

#include <fmt/format.h>
#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <vector>

namespace eigenkracht::analysis {
namespace {

/// One mean for each replicate.
std::vector<double> replicate_means(std::span<double const> values, unsigned replicates) {
    if (replicates < 2 || values.size() % replicates != 0) {
        throw core::InputError("replicates of a Sobol' design",
                               fmt::format("{} for {} draws", replicates, values.size()),
                               "at least 2, all of the same size");
    }
    std::vector<double> means;
    std::vector<double> own;
    for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
        own.clear();
        for (std::size_t draw = replicate; draw < values.size(); draw += replicates) {
            own.push_back(values[draw]);
        }
        means.push_back(mean_of(own));
    }
    return means;
}

}  // namespace

MeanEstimate mean_with_error(std::span<double const> values, Sampling const& sampling) {
    check_column(values);
    double const mean = mean_of(values);
    if (values.size() == 1) {
        return {mean, 0};
    }
    if (sampling.kind == SamplingKind::sobol) {
        std::vector<double> const means = replicate_means(values, sampling.replicates);
        return {mean, sd_of(means) / std::sqrt(static_cast<double>(means.size()))};
    }
    return {mean, sd_of(values) / std::sqrt(static_cast<double>(values.size()))};
}

double interval_factor(Sampling const& sampling, std::size_t draws, double coverage) {
    if (!(coverage > 0 && coverage < 1)) {
        throw core::InputError("coverage of an interval", coverage, "a share between 0 and 1");
    }
    std::size_t const independent = sampling.kind == SamplingKind::sobol ? sampling.replicates : draws;
    if (independent < 2) {
        throw core::InputError("independent draws or replicates", static_cast<double>(independent),
                               "at least 2");
    }
    boost::math::students_t_distribution<long double> const t(static_cast<long double>(independent - 1));
    return static_cast<double>(boost::math::quantile(t, 0.5L + static_cast<long double>(coverage) / 2));
}

}  // namespace eigenkracht::analysis
