#include "region/adoption.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

using namespace eigenkracht;
using region::FunnelNumbers;

namespace {

constexpr std::size_t months = 36;

FunnelNumbers funnel(double eligible, double referred, double offered, double accepted, double held) {
    auto const always = [](double value) { return std::vector<double>(months, value); };
    return {always(eligible), always(referred), always(offered), always(accepted), always(held), {}, 0};
}

}  // namespace

TEST_CASE("a quarter of the offers of a standard offer is held, most referrals of a provider are") {
    // Amsterdam's trial: 58 conferences of 229 offers, 45% refused (126 accepted); Overijssel: 89% of referrals held.
    auto const standard = through_funnel(funnel(229, 1, 1, 126.0 / 229, 58.0 / 126)).front();
    CHECK(standard.held == doctest::Approx(58));
    CHECK(standard.stopped == doctest::Approx(68));
    CHECK(through_funnel(funnel(100, 1, 1, 1, 0.89)).front().held == doctest::Approx(89));
}

TEST_CASE("who accepts is held, stopped, in preparation or waiting, in every month") {
    auto numbers = funnel(50, 0.6, 0.9, 0.55, 0.7);
    numbers.delay_months = 3;
    numbers.at_most = std::vector<double>(months, 9);
    for (std::size_t month = 20; month < months; ++month) {
        numbers.at_most[month] = 30;
    }
    auto const through = through_funnel(numbers);
    double accepted = 0;
    double left = 0;
    for (std::size_t month = 0; month < months; ++month) {
        auto const& at = through[month];
        accepted += at.accepted;
        left += at.held + at.stopped;
        double preparing = 0;
        for (std::size_t before = month < 2 ? 0 : month - 2; before <= month; ++before) {
            preparing += through[before].accepted;
        }
        CHECK(accepted == doctest::Approx(left + preparing + at.waiting));
        CHECK(at.held <= numbers.at_most[month]);
        CHECK(at.waiting >= 0);
    }
    CHECK(through[2].held == 0);
    CHECK(through[19].waiting > 0);
    CHECK(through[35].waiting == doctest::Approx(0));
    CHECK(through[35].held == doctest::Approx(50 * 0.6 * 0.9 * 0.55 * 0.7));
}
