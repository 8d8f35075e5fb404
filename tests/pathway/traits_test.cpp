#include "pathway/traits.hpp"

#include "pathway/agreement.hpp"
#include "pathway/models.hpp"

#include <doctest/doctest.h>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/special_functions/hypergeometric_1F1.hpp>

#include <cmath>

namespace eigenkracht::tests {
namespace {

/// Alive and dead, with a frailty that multiplies the hazard.
pathway::PathwaySpec frail(std::string family, Shares parameters, std::string hazard = "0.2 * frailty") {
    pathway::PathwaySpec spec = empty_pathway(10);
    spec.states = {state("alive"), state("dead")};
    pathway::Trait trait;
    trait.name = "frailty";
    trait.family = std::move(family);
    trait.parameters = std::move(parameters);
    spec.traits = {trait};
    spec.leaves = {rate({"alive"}, "dead", std::move(hazard))};
    spec.entries = {entry("all", {{"alive", f("1")}})};
    spec.outcomes = {outcome("years")};
    spec.rewards = {per_cycle("life", {"years"}, {"alive"}, "1")};
    return spec;
}

double alive(pathway::Pathway const& model, int cycle, std::vector<double> const& parameters = {}) {
    pathway::Tables const tables = tables_of(model, parameters);
    pathway::Cohort cohort(model);
    cohort.solve(tables, 0, model.cycles());
    return cohort.in_state(model.state_set({"alive"}), cycle);
}

}  // namespace

TEST_CASE("the cohort solver averages over a distribution of frailty") {
    // Oracles: Laplace transforms of the laws at 0.2 t.
    for (int const t : {0, 1, 5, 10}) {
        double const s = 0.2 * t;
        CAPTURE(t);
        CHECK(alive(pathway::Pathway(frail("gamma", {{"shape", f("x")}, {"rate", f("x")}}), {"x"}, {}), t,
                    {2.5}) == doctest::Approx(std::pow(1 + s / 2.5, -2.5)).epsilon(1e-9));
        CHECK(alive(pathway::Pathway(frail("normal", {{"mean", f("5")}, {"sd", f("0.5")}}), {}, {}), t) ==
              doctest::Approx(std::exp(-5 * s + 0.25 * s * s / 2)).epsilon(1e-9));
        CHECK(alive(pathway::Pathway(frail("uniform", {{"low", f("1")}, {"high", f("3")}}), {}, {}), t) ==
              doctest::Approx(t == 0 ? 1 : (std::exp(-s) - std::exp(-3 * s)) / (2 * s)).epsilon(1e-12));
        CHECK(alive(pathway::Pathway(frail("beta", {{"alpha", f("2")}, {"beta", f("3")}}), {}, {}), t) ==
              doctest::Approx(boost::math::hypergeometric_1F1(2.0, 5.0, -s)).epsilon(1e-11));
    }
    // Lognormal has no closed form: what matters is that more points change nothing.
    pathway::PathwaySpec spec = frail("lognormal", {{"meanlog", f("0")}, {"sdlog", f("0.5")}});
    double const usual = alive(pathway::Pathway(spec, {}, {}), 10);
    spec.traits[0].points = 60;
    CHECK(usual == doctest::Approx(alive(pathway::Pathway(spec, {}, {}), 10)).epsilon(1e-6));
}

TEST_CASE("bands are averaged evenly") {
    pathway::PathwaySpec spec = frail("", {});
    spec.traits[0].bands = {{0, 1, 0.25}, {1, 3, 0.75}};
    auto const mean = [](double a, double b, double s) {
        return (std::exp(-a * s) - std::exp(-b * s)) / ((b - a) * s);
    };
    double const s = 0.2 * 7;
    CHECK(alive(pathway::Pathway(spec, {}, {}), 7) ==
          doctest::Approx(0.25 * mean(0, 1, s) + 0.75 * mean(1, 3, s)).epsilon(1e-12));
}

TEST_CASE("subgroups come out each, and weighted") {
    pathway::PathwaySpec spec = frail("", {});
    spec.traits[0].levels = {{"robust", 0.5, f("share_robust")}, {"frail", 3, f("rest")}};
    pathway::Pathway const model(spec, {"share_robust"}, {});
    pathway::Tables const tables = tables_of(model, {0.3});
    pathway::CohortOutcomes solver(model);
    double const all = solver.compute(tables)[0];
    auto const years = [](double frailty) {
        double sum = 0;
        for (int t = 0; t < 10; ++t) {
            sum += std::exp(-0.2 * frailty * t);
        }
        return sum;
    };
    CHECK(solver.of_level(tables, 0, 0)[0] == doctest::Approx(years(0.5)).epsilon(1e-13));
    CHECK(solver.of_level(tables, 0, 1)[0] == doctest::Approx(years(3)).epsilon(1e-13));
    CHECK(all == doctest::Approx(0.3 * years(0.5) + 0.7 * years(3)).epsilon(1e-13));
    CHECK(agreement(model, tables, tables, 20'000).holds());
}

TEST_CASE("persons with traits of their own are sampled as the average says") {
    for (char const* const family : {"gamma", "normal", "lognormal", "beta", "uniform"}) {
        std::string const law = family;
        Shares const parameters = law == "gamma"       ? Shares{{"shape", f("2")}, {"rate", f("2")}}
                                  : law == "normal"    ? Shares{{"mean", f("2")}, {"sd", f("0.3")}}
                                  : law == "lognormal" ? Shares{{"meanlog", f("0")}, {"sdlog", f("0.5")}}
                                  : law == "beta"      ? Shares{{"alpha", f("5")}, {"beta", f("5")}}
                                                       : Shares{{"low", f("0")}, {"high", f("4")}};
        CAPTURE(law);
        pathway::Pathway const model(frail(law, parameters), {}, {});
        pathway::Tables const tables = tables_of(model);
        CHECK(agreement(model, tables, tables, 4000).holds());
        CHECK(model.sampling(0).find("the trait frailty is different for every person") != std::string::npos);
        // Planted fault: a frailty that is felt at three quarters.
        pathway::Pathway const wrong(frail(law, parameters, "0.15 * frailty"), {}, {});
        CHECK_FALSE(agreement_by(wrong, tables_of(wrong), model, tables, 4000).holds());
    }
}

TEST_CASE("values of traits invert their distribution") {
    pathway::PathwaySpec spec = frail("gamma", {{"shape", f("0.7")}, {"rate", f("3")}});
    pathway::Trait second = spec.traits[0];
    second.name = "second";
    second.family = "beta";
    second.parameters = {{"alpha", f("5")}, {"beta", f("5")}};
    spec.traits.push_back(second);
    pathway::Pathway const model(spec, {}, {});
    pathway::Traits traits(model.plan());
    std::vector<double> const values(model.plan().names.all().size(), 0.0);
    for (double const u : {1e-9, 0.01, 0.3, 0.5, 0.9, 0.999999}) {
        CAPTURE(u);
        double const gamma = traits.sample(0, values.data(), u);
        CHECK(boost::math::cdf(boost::math::gamma_distribution<>(0.7, 1 / 3.0), gamma) ==
              doctest::Approx(u).epsilon(1e-9));
        double const beta = traits.sample(1, values.data(), u);
        CHECK(boost::math::cdf(boost::math::beta_distribution<>(5, 5), beta) ==
              doctest::Approx(u).epsilon(1e-9));
    }
}

TEST_CASE("age as a trait runs on from the age at entry") {
    pathway::PathwaySpec spec = empty_pathway(24);
    spec.cycle_unit = pathway::CycleUnit::month;
    spec.states = {state("alive"), state("dead")};
    pathway::Trait age;
    age.name = "age";
    age.levels = {{"young", 20, f("0.5")}, {"old", 80, f("0.5")}};
    spec.traits = {age};
    spec.leaves = {rate({"alive"}, "dead", "age > 80.99 ? 1000 : age_at_entry == 20 ? 0 : 0.01")};
    spec.entries = {entry("all", {{"alive", f("1")}})};
    pathway::Pathway const model(spec, {}, {});
    CHECK(alive(model, 12) == doctest::Approx(0.5 + 0.5 * std::exp(-0.12)).epsilon(1e-12));
    CHECK(alive(model, 13) == doctest::Approx(0.5).epsilon(1e-12));
    pathway::Tables const tables = tables_of(model);
    CHECK(agreement(model, tables, tables, 10'000).holds());
}

TEST_CASE("shares of subgroups that do not sum to 1 are refused") {
    pathway::PathwaySpec spec = frail("", {});
    spec.traits[0].levels = {{"robust", 0.5, f("s")}, {"frail", 3, f("s")}};
    CHECK_THROWS_WITH_AS(tables_of(pathway::Pathway(spec, {"s"}, {}), {0.4}),
                         doctest::Contains("shares that sum to 0.8"), core::InputError);
}

}  // namespace eigenkracht::tests
