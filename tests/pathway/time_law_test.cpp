#include "pathway/time_law.hpp"

#include "pathway/models.hpp"
#include "pathway/special.hpp"

#include <doctest/doctest.h>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <boost/math/quadrature/exp_sinh.hpp>
#include <boost/math/quadrature/tanh_sinh.hpp>

#include <algorithm>
#include <cmath>

namespace eigenkracht::tests {
namespace {

using pathway::TimeLaw;

TimeLaw law(std::string family, std::vector<std::pair<std::string, double>> const& parameters) {
    pathway::TimeDistribution distribution{std::move(family), {}, {}};
    std::vector<double> values;
    for (auto const& [name, value] : parameters) {
        distribution.parameters.emplace_back(name, f("1"));
        values.push_back(value);
    }
    return pathway::make_time_law(distribution, values);
}

std::vector<TimeLaw> laws_with_mean_above_one() {
    return {law("exponential", {{"mean", 4.2}}),
            law("exponential", {{"rate", 0.9}}),
            law("weibull", {{"shape", 0.7}, {"mean", 14}}),
            law("weibull", {{"shape", 2.5}, {"scale", 3}}),
            law("weibull", {{"mean", 1.0}, {"shape", 1.3}}),
            law("gamma", {{"shape", 0.5}, {"rate", 0.1}}),
            law("gamma", {{"shape", 9}, {"mean", 6}}),
            law("lognormal", {{"meanlog", 1.5}, {"sdlog", 0.8}}),
            law("lognormal", {{"mean", 8}, {"cv", 0.5}}),
            law("lognormal", {{"median", 3}, {"sdlog", 0.4}}),
            law("loglogistic", {{"shape", 4}, {"scale", 5}}),
            law("gompertz", {{"shape", 0.2}, {"rate", 0.05}}),
            law("geometric", {{"probability", 0.3}}),
            law("geometric", {{"mean", 1}}),
            law("fixed", {{"value", 6}}),
            law("fixed", {{"value", 6.25}})};
}

}  // namespace

TEST_CASE("survival of time agrees with Boost.Math") {
    for (double const t : {0.01, 0.5, 1.0, 3.7, 12.0, 60.0}) {
        CAPTURE(t);
        CHECK(pathway::survival(law("weibull", {{"shape", 0.7}, {"scale", 11}}), t) ==
              doctest::Approx(boost::math::cdf(boost::math::complement(boost::math::weibull(0.7, 11), t)))
                  .epsilon(1e-13));
        CHECK(pathway::survival(law("gamma", {{"shape", 2.3}, {"rate", 0.2}}), t) ==
              doctest::Approx(
                  boost::math::cdf(boost::math::complement(boost::math::gamma_distribution<>(2.3, 5), t)))
                  .epsilon(1e-12));
        CHECK(pathway::survival(law("lognormal", {{"meanlog", 1.1}, {"sdlog", 0.6}}), t) ==
              doctest::Approx(boost::math::cdf(boost::math::complement(boost::math::lognormal(1.1, 0.6), t)))
                  .epsilon(1e-13));
    }
}

TEST_CASE("the incomplete gamma function agrees with Boost.Math") {
    for (double const a : {0.05, 0.5, 1.0, 1.43, 3.0, 17.5, 120.0}) {
        for (double const x : {1e-6, 0.03, 0.5, 1.0, 2.9, 17.0, 119.0, 140.0, 500.0}) {
            CAPTURE(a);
            CAPTURE(x);
            double const expected = static_cast<double>(
                boost::math::gamma_q(static_cast<long double>(a), static_cast<long double>(x)));
            CHECK(std::fabs(pathway::upper_gamma(a, x) - expected) < 1e-13);
            if (x > a + 1 && expected > 1e-300) {
                CHECK(pathway::upper_gamma(a, x) / expected == doctest::Approx(1).epsilon(1e-11));
            }
        }
    }
}

TEST_CASE("Gauss rules reproduce the moments of their laws") {
    auto const moment = [](pathway::Rule const& rule, int power) {
        double sum = 0;
        for (std::size_t k = 0; k < rule.nodes.size(); ++k) {
            sum += rule.weights[k] * std::pow(rule.nodes[k], power);
        }
        return sum;
    };
    for (int power = 0; power <= 9; ++power) {
        CAPTURE(power);
        CHECK(moment(pathway::gauss_uniform(5), power) == doctest::Approx(1.0 / (power + 1)).epsilon(1e-12));
        double const normal = power % 2 == 1 ? 0
                              : power == 0   ? 1
                              : power == 2   ? 1
                              : power == 4   ? 3
                              : power == 6   ? 15
                                             : 105;
        CHECK(std::fabs(moment(pathway::gauss_normal(5), power) - normal) < 1e-10);
        CHECK(moment(pathway::gauss_gamma(5, 2.5), power) ==
              doctest::Approx(std::tgamma(2.5 + power) / std::tgamma(2.5)).epsilon(1e-11));
        double const beta = std::tgamma(1.7 + power) * std::tgamma(1.7 + 0.6) /
                            (std::tgamma(1.7) * std::tgamma(1.7 + 0.6 + power));
        CHECK(moment(pathway::gauss_beta(5, 1.7, 0.6), power) == doctest::Approx(beta).epsilon(1e-11));
    }
}

TEST_CASE("limited means are integrals of survival") {
    boost::math::quadrature::tanh_sinh<double> integrator;
    for (TimeLaw const& one : laws_with_mean_above_one()) {
        if (one.family == pathway::TimeFamily::geometric || one.family == pathway::TimeFamily::fixed) {
            continue;  // not smooth: checked by their whole-cycle stays
        }
        CAPTURE(static_cast<int>(one.family));
        for (double const x : {0.3, 1.0, 7.0, 40.0}) {
            double const expected =
                integrator.integrate([&](double t) { return pathway::survival(one, t); }, 0.0, x);
            CHECK(pathway::limited_mean(one, x) == doctest::Approx(expected).epsilon(1e-9));
        }
        boost::math::quadrature::exp_sinh<double> to_infinity;
        double const all = to_infinity.integrate([&](double t) { return pathway::survival(one, t); });
        CHECK(pathway::mean(one) == doctest::Approx(all).epsilon(1e-7));
    }
}

TEST_CASE("whole-cycle stays keep the mean and last one cycle at least") {
    std::vector<double> survives;
    for (TimeLaw const& one : laws_with_mean_above_one()) {
        CAPTURE(static_cast<int>(one.family));
        pathway::whole_cycle_survival(one, 60'000, survives);
        CHECK(survives[0] == 1);
        double sum = 0;
        for (std::size_t d = 0; d < survives.size(); ++d) {
            sum += survives[d];
        }
        CHECK(std::is_sorted(survives.rbegin(), survives.rend()));
        // Closed tails: only the loglogistic leaves anything (1e-9) beyond 60,000 cycles.
        CHECK(sum == doctest::Approx(pathway::mean(one)).epsilon(2e-6));
    }
}

TEST_CASE("a fixed stay of a whole number of cycles lasts exactly that") {
    std::vector<double> survives;
    pathway::whole_cycle_survival(law("fixed", {{"value", 6}}), 10, survives);
    CHECK(survives == std::vector<double>{1, 1, 1, 1, 1, 1, 0, 0, 0, 0});
    pathway::whole_cycle_survival(law("fixed", {{"value", 6.25}}), 10, survives);
    CHECK(survives[5] == doctest::Approx(1));
    CHECK(survives[6] == doctest::Approx(0.25));
    CHECK(survives[7] == 0);
}

TEST_CASE("an exponential stay is memoryless in whole cycles") {
    std::vector<double> survives;
    pathway::whole_cycle_survival(law("exponential", {{"mean", 10}}), 30, survives);
    for (std::size_t d = 1; d < survives.size(); ++d) {
        CHECK(survives[d] == doctest::Approx(survives[d - 1] * 0.9).epsilon(1e-14));
    }
}

TEST_CASE("a mean stay below one cycle is refused by its value") {
    std::vector<double> survives;
    CHECK_THROWS_WITH_AS(
        pathway::whole_cycle_survival(law("weibull", {{"shape", 1.5}, {"mean", 0.5}}), 10, survives),
        doctest::Contains("mean stay: found 0.5"), core::InputError);
    CHECK_THROWS_AS(
        pathway::whole_cycle_survival(law("loglogistic", {{"shape", 0.9}, {"scale", 3}}), 10, survives),
        core::InputError);
    CHECK_THROWS_AS(law("weibull", {{"shape", -1}, {"mean", 2}}), core::InputError);
}

TEST_CASE("an unknown distribution or parameter gets the nearest word") {
    std::vector<core::Mistake> const family =
        pathway::check_time_distribution({"weibul", {{"shape", f("1")}, {"mean", f("2")}}, {}}, "stay");
    REQUIRE(family.size() == 1);
    CHECK(core::text(family.front()).find("Did you mean weibull?") != std::string::npos);
    std::vector<core::Mistake> const parameter =
        pathway::check_time_distribution({"weibull", {{"shap", f("1")}, {"mean", f("2")}}, {}}, "stay");
    REQUIRE(parameter.size() == 1);
    CHECK(core::text(parameter.front()).find("Did you mean shape?") != std::string::npos);
    CHECK(pathway::check_time_distribution({"gamma", {{"shape", f("1")}, {"mean", f("2")}}, {}}, "stay")
              .empty());
}

}  // namespace eigenkracht::tests
