#include "analysis/study_data.hpp"

#include "analysis/columns.hpp"
#include "analysis/information_cases.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>

using namespace eigenkracht;
using namespace eigenkracht::analysis;

namespace {

constexpr std::size_t draws = 4000;

/// Is the mean of a column with this variance where it should be, but for one time in a million?
bool mean_is(std::vector<double> const& values, double mean, double variance) {
    double const bound = tests::normal_bound() * std::sqrt(variance / static_cast<double>(values.size()));
    return std::fabs(mean_of(values) - mean) < bound;
}

std::vector<double> luck(std::uint32_t summary = 0) {
    return study_luck(random::Seed{7}, "survey", summary, draws);
}

}  // namespace

TEST_CASE("a study's data have the mean and the variance of their law") {
    std::vector<double> const chances(draws, 0.2);
    auto const counts = counts_of(chances, 50, luck());
    CHECK(mean_is(counts, 10, 8));
    CHECK(sd_of(counts) == doctest::Approx(std::sqrt(8.0)).epsilon(0.1));
    auto const events = events_of(std::vector<double>(draws, 0.5), 12, luck());
    CHECK(mean_is(events, 6, 6));
    CHECK(sd_of(events) == doctest::Approx(std::sqrt(6.0)).epsilon(0.1));
    auto const means = means_of(std::vector<double>(draws, 3.0), 2, 16, luck());
    CHECK(mean_is(means, 3, 0.25));
    CHECK(sd_of(means) == doctest::Approx(0.5).epsilon(0.1));
    // The twin: 0.02 more of a chance is seen.
    CHECK_FALSE(mean_is(counts_of(std::vector<double>(draws, 0.22), 50, luck()), 10, 8));
}

TEST_CASE("a study's data follow the drawn truth, and a study of nobody says nothing") {
    std::vector<double> const truth{0, 1, 0, 1};
    auto const own = std::vector<double>{0.1, 0.2, 0.7, 0.9};
    CHECK(counts_of(truth, 9, own) == std::vector<double>{0, 9, 0, 9});
    CHECK(counts_of(truth, 0, own) == std::vector<double>(4, 0.0));
    CHECK(events_of(truth, 0, own) == std::vector<double>(4, 0.0));
    CHECK(means_of(truth, 1, 0, own) == std::vector<double>(4, 0.0));
    CHECK(means_of(truth, 0, 5, own) == truth);
}

TEST_CASE("luck of a study depends on its name and summary, not on how many draws there are") {
    auto const one = luck();
    auto const longer = study_luck(random::Seed{7}, "survey", 0, draws + 10);
    CHECK(std::equal(one.begin(), one.end(), longer.begin()));
    CHECK(one != luck(1));
    CHECK(one != study_luck(random::Seed{7}, "trial", 0, draws));
    CHECK(one != study_luck(random::Seed{8}, "survey", 0, draws));
}

TEST_CASE("a study that cannot be is refused") {
    std::vector<double> const half{0.5};
    std::vector<double> const two{0.5, 0.5};
    CHECK_THROWS_AS((void)counts_of(two, 10, half), core::InputError);
    CHECK_THROWS_AS((void)counts_of(std::vector<double>{1.5}, 10, half), core::InputError);
    CHECK_THROWS_AS((void)counts_of(half, -1, half), core::InputError);
    CHECK_THROWS_AS((void)events_of(half, -1, half), core::InputError);
    CHECK_THROWS_AS((void)means_of(half, -1, 10, half), core::InputError);
    CHECK_THROWS_AS((void)means_of(half, 1, -1, half), core::InputError);
}
