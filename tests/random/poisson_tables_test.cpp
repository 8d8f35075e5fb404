#include "random/poisson_tables.hpp"

#include "core/vector_code.hpp"
#include "random/address.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>
#include <boost/math/distributions/poisson.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace eigenkracht;
using random::PoissonTables;

namespace {

constexpr random::Seed seed{20121122};
constexpr std::size_t many = 200'000;

double number(std::uint32_t which, std::uint32_t i) {
    return random::uniform(seed, random::Purpose::aggregate, which, i, 0, 0);
}

std::vector<std::int64_t> numbers_of(double mean) {
    std::vector<std::int64_t> found(many);
    for (std::uint32_t i = 0; i < many; ++i) {
        std::uint32_t asked = 0;
        found[i] = random::poisson_by_parts(mean, [&] { return number(asked++, i); });
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// Chi-square of sorted numbers against a Poisson law, in cells of at least 20; the bound goes with it.
struct Distance {
    double statistic = 0;
    double bound = 0;
};
Distance distance(std::vector<std::int64_t> const& sorted, double mean) {
    boost::math::poisson const law(mean);
    auto const n = static_cast<double>(sorted.size());
    Distance found;
    std::size_t cells = 0;
    std::int64_t from = 0;
    double below = 0;
    auto const count_below = [&](std::int64_t k) {
        return static_cast<double>(std::lower_bound(sorted.begin(), sorted.end(), k) - sorted.begin());
    };
    for (std::int64_t k = 0;; ++k) {
        double const at_most = boost::math::cdf(law, static_cast<double>(k));
        bool const last = n * (1 - at_most) < 20;
        double const expected = n * ((last ? 1 : at_most) - below);
        if (!last && expected < 20) {
            continue;
        }
        double const seen = (last ? n : count_below(k + 1)) - count_below(from);
        found.statistic += (seen - expected) * (seen - expected) / expected;
        ++cells;
        from = k + 1;
        below = at_most;
        if (last) {
            break;
        }
    }
    found.bound = tests::chi_square_bound(cells - 1);
    return found;
}

}  // namespace

TEST_CASE("numbers added up from parts are Poisson numbers, and a mean two in a hundred off is found") {
    for (double const mean : {0.6, 7.9, 31.3, 63.2, 127.1, 900.0, 5000.7}) {
        CAPTURE(mean);
        auto const found = numbers_of(mean);
        Distance const right = distance(found, mean);
        CHECK(right.statistic < right.bound);
        Distance const fault = distance(found, mean * 1.02);
        CHECK(fault.statistic > fault.bound);
    }
}

TEST_CASE("the part of a mean is the largest that is not above it") {
    auto const& tables = PoissonTables::shared();
    CHECK(tables.part_of(0.2) == 0);
    double before = 0;
    for (double mean = 0; mean < 3000; mean += 0.05) {
        double const part = tables.mean_of(tables.part_of(mean));
        CHECK(part <= mean);
        CHECK(part >= before);
        before = part;
        if (mean < PoissonTables::fine) {
            CHECK(mean - part < PoissonTables::smallest + 1e-12);
        }
    }
}

TEST_CASE("parts are looked up alike with all vector instructions, and one at a time") {
    constexpr std::size_t count = 4001;
    std::vector<std::vector<std::int32_t>> by_way;
    for (auto const& way : core::vector_ways()) {
        core::use_vector_way(way);
        std::vector<std::uint32_t> parts(count + PoissonTables::padding);
        std::vector<double> u(count + PoissonTables::padding);
        std::vector<std::int32_t> numbers(count + PoissonTables::padding);
        for (std::uint32_t i = 0; i < count; ++i) {
            parts[i] = PoissonTables::shared().part_of(0.07 * i);
            u[i] = number(7, i);
        }
        PoissonTables::shared().pick_many(parts.data(), u.data(), count, numbers.data());
        numbers.resize(count);
        by_way.push_back(numbers);
        CHECK(numbers == by_way.front());
        for (std::uint32_t i = 0; i < count; i += 97) {
            double const mean = PoissonTables::shared().mean_of(parts[i]);
            CHECK(numbers[i] == (mean > 0 ? random::poisson_by_inversion(mean, u[i]) : 0));
        }
    }
    core::use_vector_way(core::vector_ways().front());
}
