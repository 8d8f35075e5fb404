// Oracle: means and standard deviations of the laws in closed form, and the 97.5% quantile of the normal law,
// 1.959963984540054 (Abramowitz & Stegun, table 26.5).
#include "scenario_support.hpp"

#include "core/elementary.hpp"

#include <cmath>
#include <variant>

using namespace eigenkracht;
using namespace scenario_tests;
using doctest::Approx;

namespace {

uncertainty::Distribution law(std::string const& distribution) {
    Folder const folder("law_as_written");
    std::string text = small;
    std::string const given = "distribution = { beta = { alpha = 2, beta = 8 } }";
    text.replace(text.find(given), given.size(), "distribution = { " + distribution + " }");
    study::Scenario const scenario = files::read_scenario(folder.write("law.toml", text), {});
    return std::get<uncertainty::Distribution>(scenario.beliefs.parameters.front().law);
}

}  // namespace

TEST_CASE("laws may be given by their own numbers") {
    CHECK(std::get<uncertainty::Fixed>(law("fixed = { value = 3 }")).value == 3);
    CHECK(std::get<uncertainty::Beta>(law("beta = { alpha = 2, beta = 3 }")).beta == 3);
    CHECK(std::get<uncertainty::Gamma>(law("gamma = { shape = 2, rate = 4 }")).rate == 4);
    CHECK(std::get<uncertainty::Gamma>(law("gamma = { shape = 2, scale = 4 }")).rate == 0.25);
    CHECK(std::get<uncertainty::LogNormal>(law("lognormal = { meanlog = -1, sdlog = 2 }")).meanlog == -1);
    CHECK(std::get<uncertainty::Normal>(law("normal = { mean = -1, sd = 2 }")).sd == 2);
    CHECK(std::get<uncertainty::Triangular>(law("triangular = { low = 1, mode = 2, high = 4 }")).mode == 2);
    CHECK(std::get<uncertainty::Pert>(law("pert = { low = 1, mode = 2, high = 4 }")).high == 4);
    CHECK(std::get<uncertainty::Uniform>(law("uniform = { low = \"1 / 4\", high = 1 }")).low == 0.25);
}

TEST_CASE("laws may be given by mean and spread") {
    auto const beta = std::get<uncertainty::Beta>(law("beta = { mean = 0.3, sd = 0.1 }"));
    double const total = beta.alpha + beta.beta;
    CHECK(beta.alpha / total == Approx(0.3));
    CHECK(beta.alpha * beta.beta / (total * total * (total + 1)) == Approx(0.01));
    auto const by_cv = std::get<uncertainty::Gamma>(law("gamma = { mean = 6, cv = 0.5 }"));
    auto const by_sd = std::get<uncertainty::Gamma>(law("gamma = { mean = 6, sd = 3 }"));
    CHECK(by_cv.shape / by_cv.rate == Approx(6));
    CHECK(std::sqrt(by_cv.shape) / by_cv.rate == Approx(3));
    CHECK(by_sd.shape == Approx(by_cv.shape));
    auto const lognormal = std::get<uncertainty::LogNormal>(law("lognormal = { mean = 6, cv = 0.5 }"));
    double const variance = lognormal.sdlog * lognormal.sdlog;
    CHECK(core::exp(lognormal.meanlog + variance / 2) == Approx(6));
    CHECK(std::sqrt(core::expm1(variance)) == Approx(0.5));
}

TEST_CASE("laws may be given by a middle and its 95% interval") {
    auto const ratio = std::get<uncertainty::LogNormal>(
        law("lognormal = { median = 0.808, low95 = 0.711, high95 = 0.918 }"));
    CHECK(core::exp(ratio.meanlog) == Approx(0.808));
    CHECK(core::exp(2 * 1.959963984540054 * ratio.sdlog) == Approx(0.918 / 0.711));
    auto const normal = std::get<uncertainty::Normal>(law("normal = { mean = 5, low95 = 3, high95 = 7 }"));
    CHECK(normal.sd == Approx(2 / 1.959963984540054));
}

TEST_CASE("a margin is an amount or a percentage of the middle") {
    auto const percent =
        std::get<uncertainty::Triangular>(law("triangular = { mode = -50, plus_minus = \"12%\" }"));
    CHECK(percent.low == Approx(-56));
    CHECK(percent.high == Approx(-44));
    auto const amount = std::get<uncertainty::Uniform>(law("uniform = { mid = 2, plus_minus = 0.5 }"));
    CHECK(amount.low == 1.5);
    CHECK(amount.high == 2.5);
}

TEST_CASE("a mixture holds its components in order") {
    auto const mixture = std::get<std::shared_ptr<uncertainty::Mixture const>>(
        law("mixture = { weights = [1, 3], components = [{ fixed = { value = 0 } }, { beta = { alpha = 2, "
            "beta = 3 } }] }"));
    CHECK(mixture->weights == std::vector<double>{1, 3});
    CHECK(std::get<uncertainty::Beta>(mixture->components[1]).alpha == 2);
}

TEST_CASE("counts become evidence, with Jeffreys' prior unless another is given") {
    study::Scenario const scenario =
        files::read_scenario(source_path("scenarios/stadsregio-amsterdam.toml"),
                             {"parameter.return_share.evidence.prior={ alpha = 1, beta = 1 }"});
    for (uncertainty::Parameter const& parameter : scenario.beliefs.parameters) {
        if (parameter.name == "children_facing_placement") {
            auto const& evidence = std::get<uncertainty::Evidence>(parameter.law);
            CHECK(evidence.events == 44);
            CHECK(evidence.exposure == 100);
            CHECK_FALSE(evidence.cases.has_value());
            CHECK(evidence.clustered_by == "membership");
            CHECK_FALSE(evidence.prior.has_value());
        }
        if (parameter.name == "return_share") {
            CHECK(std::get<uncertainty::Evidence>(parameter.law).prior == std::pair(1.0, 1.0));
        }
    }
}
