#include "random/sum_tables.hpp"

#include "core/vector_code.hpp"
#include "random/address.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace eigenkracht;
using random::SummedLaw;
using random::SumTables;

namespace {

constexpr random::Seed seed{20121122};
constexpr int sizes[] = {12, 6, 3};

SumTables const& tables_of(unsigned level) {
    return level < SumTables::few_levels ? SumTables::few() : SumTables::many();
}

/// Sums of one row, on numbers of their own or on given ones.
std::vector<std::int32_t> sums(SummedLaw law, unsigned level, std::vector<double> u) {
    std::size_t const count = u.size();
    u.resize(count + SumTables::padding);
    std::vector<std::uint32_t> rows(u.size(), tables_of(level).row(law, level));
    std::vector<std::int32_t> found(u.size());
    tables_of(level).pick_many(rows.data(), u.data(), count, found.data());
    found.resize(count);
    return found;
}

/// Chance of each sum of `numbers` numbers, added up one number at a time in long double: the definition.
std::vector<long double> convolved(SummedLaw law, unsigned numbers) {
    int const size = sizes[static_cast<std::size_t>(law) / 2];
    bool const rising = static_cast<std::size_t>(law) % 2 == 1;
    std::vector<long double> chances{1};
    for (unsigned n = 0; n < numbers; ++n) {
        std::vector<long double> next(chances.size() + static_cast<std::size_t>(size) - 1, 0);
        for (std::size_t i = 0; i < chances.size(); ++i) {
            for (int k = 0; k < size; ++k) {
                next[i + static_cast<std::size_t>(k)] +=
                    chances[i] * (rising ? 2.0L * k / (size * (size - 1)) : 1.0L / size);
            }
        }
        chances = std::move(next);
    }
    return chances;
}

}  // namespace

TEST_CASE("sums of numbers of a law are the inverse of their cumulative chances, as convolution gives them") {
    for (std::size_t which = 0; which < random::summed_laws; ++which) {
        for (unsigned const level : {0U, 1U, 4U, 6U, 7U, 9U}) {
            CAPTURE(which);
            CAPTURE(level);
            auto const law = static_cast<SummedLaw>(which);
            auto const chances = convolved(law, 1U << level);
            // On both sides of every step that a number between 1e-9 and 1 - 1e-9 can come to.
            constexpr long double beside = 1e-12L;
            std::vector<double> u;
            std::vector<std::int32_t> expected;
            long double below = 0;
            for (std::size_t sum = 0; sum < chances.size(); ++sum) {
                if (chances[sum] > 4 * beside && below > 1e-9L && below < 1 - 1e-9L) {
                    u.push_back(static_cast<double>(below + beside));
                    expected.push_back(static_cast<std::int32_t>(sum));
                }
                below += chances[sum];
                if (chances[sum] > 4 * beside && below > 1e-9L && below < 1 - 1e-9L) {
                    u.push_back(static_cast<double>(below - beside));
                    expected.push_back(static_cast<std::int32_t>(sum));
                }
            }
            CHECK(u.size() > 1);
            CHECK(sums(law, level, u) == expected);
        }
    }
}

TEST_CASE(
    "sums of thousands of numbers have the mean and variance of their law, and half a hundredth more is "
    "found") {
    constexpr unsigned level = 10;
    constexpr std::size_t many = 100'000;
    for (std::size_t which = 0; which < random::summed_laws; ++which) {
        CAPTURE(which);
        auto const law = static_cast<SummedLaw>(which);
        auto const one = convolved(law, 1);
        double mean = 0;
        double square = 0;
        for (std::size_t k = 0; k < one.size(); ++k) {
            mean += static_cast<double>(k) * static_cast<double>(one[k]);
            square += static_cast<double>(k * k) * static_cast<double>(one[k]);
        }
        double const numbers = 1U << level;
        double const variance = numbers * (square - mean * mean);
        std::vector<double> u(many);
        for (std::uint32_t i = 0; i < many; ++i) {
            u[i] =
                random::uniform(seed, random::Purpose::aggregate, static_cast<std::uint32_t>(which), i, 0, 0);
        }
        double sum = 0;
        double squares = 0;
        for (std::int32_t const found : sums(law, level, u)) {
            double const apart = found - numbers * mean;
            sum += apart;
            squares += apart * apart;
        }
        auto const n = static_cast<double>(many);
        double const bound = tests::normal_bound(tests::false_alarm / (2 * random::summed_laws));
        double const error = std::sqrt(variance / n);
        CHECK(std::abs(sum / n) < bound * error);
        CHECK(std::abs(sum / n + 0.005 * numbers * mean) > bound * error);
        // The sum of so many is all but normal: the variance of a square is twice the square of the variance.
        CHECK(std::abs(squares / n - variance) < bound * variance * std::sqrt(2 / n));
        CHECK(std::abs(squares / n - 1.05 * variance) > bound * variance * std::sqrt(2 / n));
    }
}

TEST_CASE("sums are looked up alike with all vector instructions") {
    std::vector<double> u;
    for (std::uint32_t i = 0; i < 1001; ++i) {
        u.push_back(random::uniform(seed, random::Purpose::aggregate, 9, i, 0, 0));
    }
    std::vector<std::int32_t> first;
    for (auto const& way : core::vector_ways()) {
        core::use_vector_way(way);
        auto const found = sums(SummedLaw::rising12, 5, u);
        first = first.empty() ? found : first;
        CHECK(found == first);
    }
    core::use_vector_way(core::vector_ways().front());
}
