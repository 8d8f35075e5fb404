#include "study/decision_sample.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

/// Weights of three strata that rise with the draw, one of them with a third of the draws at 0.
std::vector<std::vector<double>> uneven(std::size_t draws) {
    std::vector<std::vector<double>> weights(3, std::vector<double>(draws));
    double total = 0;
    for (std::size_t draw = 0; draw < draws; ++draw) {
        weights[0][draw] = 1;
        weights[1][draw] = draw % 3 == 0 ? 0 : 20 * static_cast<double>(draw) / static_cast<double>(draws);
        weights[2][draw] = 0.01 * static_cast<double>(1 + draw % 2);
        total += weights[0][draw] + weights[1][draw] + weights[2][draw];
    }
    for (auto& stratum : weights) {
        for (double& weight : stratum) {
            weight /= total;
        }
    }
    return weights;
}

/// How far the number of picks of the first pairs is from what their weight asks for, at most.
double farthest(std::vector<study::PickedDraw> const& picks,
                std::vector<std::vector<double>> const& weights) {
    std::size_t const draws = weights.front().size();
    std::vector<std::vector<double>> counts(weights.size(), std::vector<double>(draws, 0.0));
    for (auto const& pick : picks) {
        counts[pick.stratum][pick.draw] += 1;
    }
    double picked = 0;
    double asked = 0;
    double most = 0;
    for (std::size_t draw = 0; draw < draws; ++draw) {
        for (std::size_t stratum = 0; stratum < weights.size(); ++stratum) {
            picked += counts[stratum][draw];
            asked += weights[stratum][draw] * static_cast<double>(draws);
            most = std::max(most, std::abs(picked - asked));
        }
    }
    return most;
}

}  // namespace

TEST_CASE("picks follow weights: of any first pairs, as many as their weight to within one") {
    auto const weights = uneven(1000);
    auto const picks = study::stratified_picks(weights, random::Seed{7}, "choice");
    REQUIRE(picks.size() == 1000);
    CHECK(farthest(picks, weights) <= 1 + 1e-9);
    for (auto const& pick : picks) {
        CHECK(weights[pick.stratum][pick.draw] > 0);
    }
    // Picks that take no notice of weights would be found.
    std::vector<std::vector<double>> const alike(3, std::vector<double>(1000, 1.0 / 3000));
    CHECK(farthest(study::stratified_picks(alike, random::Seed{7}, "choice"), weights) > 100);
}

TEST_CASE("picks are those of a seed and a name, and one stratum of equal weights gives nearly every draw") {
    auto const weights = uneven(500);
    auto const same = [&](random::Seed seed, std::string const& name) {
        auto const one = study::stratified_picks(weights, random::Seed{7}, "choice");
        auto const other = study::stratified_picks(weights, seed, name);
        return std::equal(one.begin(), one.end(), other.begin(), [](auto const& a, auto const& b) {
            return a.draw == b.draw && a.stratum == b.stratum;
        });
    };
    CHECK(same(random::Seed{7}, "choice"));
    CHECK_FALSE(same(random::Seed{8}, "choice"));
    CHECK_FALSE(same(random::Seed{7}, "other"));
    std::vector<std::vector<double>> const equal{std::vector<double>(64, 1.0 / 64)};
    auto const picks = study::stratified_picks(equal, random::Seed{1}, "choice");
    for (std::size_t row = 0; row < picks.size(); ++row) {
        CHECK(picks[row].draw == row);
    }
}
