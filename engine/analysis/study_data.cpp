#include "analysis/study_data.hpp"

#include "analysis/columns.hpp"
#include "core/elementary.hpp"
#include "core/error.hpp"
#include "random/binomial.hpp"
#include "random/poisson.hpp"

#include <cmath>
#include <limits>

namespace eigenkracht::analysis {
namespace {

/// One summary a draw, from the draw's truth and luck.
template <typename Function>
std::vector<double> seen(std::span<double const> truth, std::span<double const> luck,
                         Function const& function) {
    check_pair(truth, luck);
    std::vector<double> summaries;
    summaries.reserve(truth.size());
    for (std::size_t draw = 0; draw < truth.size(); ++draw) {
        summaries.push_back(function(truth[draw], luck[draw]));
    }
    return summaries;
}

}  // namespace

std::vector<double> study_luck(random::Seed seed, std::string_view study, std::uint32_t summary,
                               std::size_t draws) {
    if (draws > std::numeric_limits<std::uint32_t>::max()) {
        throw core::InputError("draws of a study's data", static_cast<double>(draws), "fewer than 2^32");
    }
    std::vector<double> luck;
    luck.reserve(draws);
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        luck.push_back(
            random::uniform(seed, random::Purpose::study, random::name_hash(study), summary, draw, 0));
    }
    return luck;
}

std::vector<double> counts_of(std::span<double const> chances, std::int64_t people,
                              std::span<double const> luck) {
    return seen(chances, luck, [people](double chance, double u) {
        return static_cast<double>(random::binomial_by_inversion(people, chance, u));
    });
}

std::vector<double> events_of(std::span<double const> rates, double exposure, std::span<double const> luck) {
    return seen(rates, luck, [exposure](double rate, double u) {
        return static_cast<double>(random::poisson_by_inversion(rate * exposure, u));
    });
}

std::vector<double> means_of(std::span<double const> means, double sd, std::int64_t observations,
                             std::span<double const> luck) {
    if (!(sd >= 0) || !std::isfinite(sd)) {
        throw core::InputError("standard deviation of an observation", sd, "a number, at least 0");
    }
    if (observations < 0) {
        throw core::InputError("observations of a study", static_cast<double>(observations), "at least 0");
    }
    double const error = observations > 0 ? sd / std::sqrt(static_cast<double>(observations)) : 0;
    return seen(means, luck, [&](double mean, double u) {
        return observations > 0 ? mean + error * core::normal_quantile(u) : 0.0;
    });
}

}  // namespace eigenkracht::analysis
