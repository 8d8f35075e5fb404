#include "uncertainty/posterior.hpp"

#include "core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <variant>

using namespace eigenkracht;
using namespace eigenkracht::uncertainty;

namespace {

Evidence share(double events, double cases) {
    Evidence evidence;
    evidence.events = events;
    evidence.cases = cases;
    return evidence;
}

Evidence rate(double events, double exposure) {
    Evidence evidence;
    evidence.events = events;
    evidence.exposure = exposure;
    return evidence;
}

std::string first_mistake(Evidence const& evidence) {
    auto const mistakes =
        check_evidence(evidence, {"scenarios/pilot.toml", 33, 10}, "parameter.placed_usual");
    return mistakes.empty() ? "" : core::text(mistakes.front());
}

/// E[m^2] / E[m] for m = 1 + Poisson(mean - 1), term by term.
double size_biased_mean(double mean) {
    double chance = std::exp(-(mean - 1));
    double first = 0;
    double second = 0;
    for (int k = 0; k < 200; ++k) {
        first += (1 + k) * chance;
        second += (1 + k) * (1.0 + k) * chance;
        chance *= (mean - 1) / (k + 1);
    }
    return second / first;
}

}  // namespace

TEST_CASE("counts become posteriors under Jeffreys' priors") {
    CHECK(std::get<Beta>(posterior(share(329, 735), 1)) == Beta{329.5, 406.5});
    CHECK(std::get<Gamma>(posterior(rate(44, 100), 1)) == Gamma{44.5, 100});
    CHECK(std::get<Gamma>(posterior(rate(0, 100), 1)) == Gamma{0.5, 100});
}

TEST_CASE("a stated prior takes the place of Jeffreys'") {
    Evidence placed = share(3, 10);
    placed.prior = {1, 1};
    CHECK(std::get<Beta>(posterior(placed, 1)) == Beta{4, 8});
    Evidence prevented = rate(44, 100);
    prevented.prior = {2, 5};
    CHECK(std::get<Gamma>(posterior(prevented, 1)) == Gamma{46, 105});
}

TEST_CASE("a design effect of 2 halves events and cases but not the prior") {
    CHECK(std::get<Beta>(posterior(share(30, 100), 2)) == Beta{15.5, 35.5});
    CHECK(std::get<Gamma>(posterior(rate(44, 100), 2)) == Gamma{22.5, 50});
}

TEST_CASE("the design effect runs from 1 to the size of the family a child is in") {
    CHECK(design_effect(1.61, 0) == 1);
    CHECK(design_effect(1, 1) == 1);
    // (0.61 + 1.61^2) / 1.61, by hand
    CHECK(design_effect(1.61, 1) == doctest::Approx(1.988882).epsilon(1e-6));
    CHECK(design_effect(1.61, 0.5) == doctest::Approx(1.494441).epsilon(1e-6));
    for (double const mean : {1.0, 1.3, 1.61, 2.5, 6.0}) {
        CAPTURE(mean);
        CHECK(design_effect(mean, 1) == doctest::Approx(size_biased_mean(mean)).epsilon(1e-12));
    }
}

TEST_CASE("sizes below 1 and sharing outside 0 to 1 have no design effect") {
    CHECK_THROWS_AS((void)design_effect(0.9, 0.5), core::InputError);
    CHECK_THROWS_AS((void)design_effect(1.61, -0.1), core::InputError);
    CHECK_THROWS_AS((void)design_effect(1.61, 1.1), core::InputError);
    CHECK_THROWS_AS((void)design_effect(std::nan(""), 0), core::InputError);
}

TEST_CASE("counts that cannot be are mistakes") {
    CHECK(first_mistake(share(37, 37)).empty());
    CHECK(first_mistake(share(37, 31)) ==
          "scenarios/pilot.toml:33:10: parameter.placed_usual: found 37 events in 31 cases (expected 0 <= "
          "events <= "
          "cases)");
    CHECK_FALSE(first_mistake(share(-1, 31)).empty());
    CHECK_FALSE(first_mistake(share(0, 0)).empty());
    CHECK_FALSE(first_mistake(share(std::nan(""), 3)).empty());
    CHECK(first_mistake(rate(44, 0)) ==
          "scenarios/pilot.toml:33:10: parameter.placed_usual: found 44 events per exposure of 0 (expected 0 "
          "<= events "
          "and an exposure above 0)");
    CHECK(first_mistake(Evidence{}).find("neither cases nor exposure") != std::string::npos);
    Evidence both = share(1, 2);
    both.exposure = 3;
    CHECK(first_mistake(both).find("both cases and exposure") != std::string::npos);
    Evidence improper = share(1, 2);
    improper.prior = {1, 0};
    CHECK(first_mistake(improper).find("prior (1, 0)") != std::string::npos);
    Evidence proper = rate(1, 2);
    proper.prior = {1, 0};
    CHECK(first_mistake(proper).empty());
}

TEST_CASE("counts in words") {
    CHECK(text(share(329, 735)) == "329 events in 735 cases");
    CHECK(text(rate(44, 100)) == "44 events per 100");
}
