#include "random/scrambled_sobol.hpp"

#include "core/error.hpp"

#include <doctest/doctest.h>
#include <hwy/targets.h>

#include <cstdint>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::random;

namespace {

constexpr Seed seed{42};

/// Does something with the code for each kind of processor that this one can run.
template <class Function>
void for_each_processor(Function&& function) {
    for (std::int64_t const target : hwy::SupportedAndGeneratedTargets()) {
        CAPTURE(hwy::TargetName(target));
        hwy::SetSupportedTargetsForTest(target);
        function();
    }
    hwy::SetSupportedTargetsForTest(0);
}

std::vector<double> column_at(ScrambledSobol const& sequence, std::uint64_t first, std::size_t count,
                              unsigned replicate, unsigned dimension) {
    std::vector<double> u;
    for (std::size_t i = 0; i < count; ++i) {
        u.push_back(sequence.at(first + i, replicate, dimension));
    }
    return u;
}

std::vector<double> column(ScrambledSobol const& sequence, std::uint64_t first, std::size_t count,
                           unsigned replicate, unsigned dimension) {
    std::vector<double> u(count);
    sequence.fill_column(first, count, replicate, dimension, u.data());
    return u;
}

}  // namespace

TEST_CASE("there is code for several kinds of processor to compare") {
    // Every x86-64 processor of the last ten years has AVX2, and the plain code is always there.
    CHECK(hwy::SupportedAndGeneratedTargets().size() >= 2);
}

TEST_CASE("points filled at once are those asked for one by one, on every kind of processor") {
    for (unsigned const dimensions : {1U, 3U, 8U, 61U, 300U}) {
        ScrambledSobol const sequence(seed, dimensions, 5);
        for_each_processor([&] {
            for (std::uint64_t const point : {0ULL, 1ULL, 77ULL, 123'456'789ULL, (1ULL << 32U) - 1}) {
                std::vector<double> u(dimensions);
                sequence.fill(point, 3, u.data());
                for (unsigned dimension = 0; dimension < dimensions; ++dimension) {
                    REQUIRE(u[dimension] == sequence.at(point, 3, dimension));
                }
            }
        });
    }
}

TEST_CASE("columns of points are those asked for one by one, on every kind of processor") {
    ScrambledSobol const sequence(seed, 12, 5);
    auto const few = column_at(sequence, 1000, 61, 2, 7);
    auto const many = column_at(sequence, 5, 40'003, 4, 11);
    auto const last = column_at(sequence, (1ULL << 32U) - 20'000, 20'000, 0, 3);
    for_each_processor([&] {
        CHECK(column(sequence, 1000, 61, 2, 7) == few);
        CHECK(column(sequence, 5, 40'003, 4, 11) == many);
        CHECK(column(sequence, (1ULL << 32U) - 20'000, 20'000, 0, 3) == last);
        CHECK(column(sequence, 5, 1, 4, 11).front() == many.front());
        CHECK(column(sequence, 5, 0, 4, 11).empty());
        // Twins: of another replicate, another dimension, a point later.
        CHECK(column(sequence, 1000, 61, 1, 7) != few);
        CHECK(column(sequence, 1000, 61, 2, 8) != few);
        CHECK(column(sequence, 1001, 61, 2, 7) != few);
    });
}

TEST_CASE("filling refuses points, replicates and dimensions that there are not") {
    ScrambledSobol const sequence(seed, 2, 2);
    double u[2] = {0, 0};
    CHECK_THROWS_AS(sequence.fill(std::uint64_t{1} << 32U, 0, u), core::InputError);
    CHECK_THROWS_AS(sequence.fill(0, 2, u), core::InputError);
    CHECK_THROWS_AS(sequence.fill_column(0, 1, 2, 0, u), core::InputError);
    CHECK_THROWS_AS(sequence.fill_column(0, 1, 0, 2, u), core::InputError);
    CHECK_THROWS_AS(sequence.fill_column((std::uint64_t{1} << 32U) - 1, 2, 0, 0, u), core::InputError);
    CHECK(u[0] == 0);
}
