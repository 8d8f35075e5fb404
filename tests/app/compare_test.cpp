// Policies and results held against each other, through the whole engine.
#include "study/compare.hpp"
#include "app/whole_study.hpp"

#include "core/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

struct Drawn {
    explicit Drawn(std::string const& name, std::vector<std::string> const& overrides = {})
        : scenario(tests::scenario(name, overrides)), results(tests::draw(scenario)) {}
    study::Scenario scenario;
    study::MemoryResults results;
};

study::ComparedOption const& option(study::Compared const& compared, std::string const& title) {
    return *std::find_if(compared.options.begin(), compared.options.end(),
                         [&](auto const& one) { return one.title == title; });
}

constexpr double euro = 1;

}  // namespace

TEST_CASE("policies differ from the reference by what the payback says of each") {
    Drawn const tiny("tiny");
    auto const compared = study::compare({{"", tiny.scenario, tiny.results}}, {});
    REQUIRE(compared.options.size() == 3);
    CHECK(compared.options[1].reference);
    CHECK(compared.options[1].saving.overall.mean == 0);
    CHECK(compared.options[1].saving.overall.sd == 0);
    // The answers pay back "grow" beside no conferences.
    auto const answers = study::answer(tiny.scenario, tiny.results, {});
    auto const none = tests::scenario("tiny", {"comparison.reference=no_conferences"});
    auto const beside_none = study::compare({{"", none, tiny.results}}, {});
    auto const& grow = option(beside_none, "grow from 55 to 80 a year");
    for (std::size_t s = 0; s < compared.stances.size(); ++s) {
        CHECK(std::abs(grow.saving.by_stance[s].mean - answers.payback[s].present_value.mean) < euro);
    }
    CHECK(std::abs(grow.saving.overall.mean - answers.payback.back().present_value.mean) < euro);
}

TEST_CASE("chances to be best add up to one, and losses and regrets are those of the best of each") {
    Drawn const tiny("tiny");
    auto const compared = study::compare({{"", tiny.scenario, tiny.results}}, {});
    for (std::size_t s = 0; s < compared.stances.size(); ++s) {
        double sum = 0;
        double least = 1e300;
        for (auto const& one : compared.options) {
            sum += one.best_by_stance[s].value;
            least = std::min(least, one.loss_by_stance[s].mean);
            CHECK(one.loss_by_stance[s].mean >= 0);
        }
        CHECK(sum == doctest::Approx(1));
        // Who is right loses nothing; the difference of two losses is that of the means.
        CHECK(compared.regrets[s].money[s].mean == 0);
        CHECK(compared.regrets[s].effect[s].mean == 0);
        CHECK(compared.options[0].loss_by_stance[s].mean - compared.options[2].loss_by_stance[s].mean ==
              doctest::Approx(compared.options[2].saving.by_stance[s].mean -
                              compared.options[0].saving.by_stance[s].mean));
        for (std::size_t truth = 0; truth < compared.stances.size(); ++truth) {
            CHECK(compared.regrets[s].money[truth].mean >= 0);
        }
        CHECK(least >= 0);
    }
    for (auto const& one : compared.options) {
        CHECK(one.largest_regret >= compared.options[compared.least_regret].largest_regret);
    }
    // At a price of 0 the acceptability curve is the chance to save most.
    auto const& first = compared.acceptability.front();
    for (std::size_t o = 0; o < compared.options.size(); ++o) {
        CHECK(first.best[o].value == doctest::Approx(compared.options[o].best.value));
    }
}

TEST_CASE("a result against itself differs by nothing at all, and on other luck only means are compared") {
    Drawn const tiny("tiny");
    auto const same =
        study::compare({{"one", tiny.scenario, tiny.results}, {"two", tiny.scenario, tiny.results}}, {});
    CHECK(same.paired);
    REQUIRE(same.options.size() == 6);
    CHECK(option(same, "one: stay at 55 a year").reference);
    CHECK(option(same, "two: stay at 55 a year").saving.overall.mean == 0);
    CHECK(option(same, "two: stay at 55 a year").saving.overall.sd == 0);
    auto const& grow = option(same, "one: grow from 55 to 80 a year");
    auto const& twin = option(same, "two: grow from 55 to 80 a year");
    CHECK(grow.best.value == twin.best.value);
    CHECK(grow.saving.overall.mean == twin.saving.overall.mean);

    Drawn const other("tiny", {"run.seed=2"});
    auto const apart =
        study::compare({{"one", tiny.scenario, tiny.results}, {"two", other.scenario, other.results}}, {});
    CHECK_FALSE(apart.paired);
    CHECK(apart.why_unpaired.find("seed") != std::string::npos);
    CHECK(apart.acceptability.empty());
    auto const& moved = option(apart, "two: stay at 55 a year");
    CHECK(moved.saving.overall.mean != 0);
    CHECK(moved.saving.overall.mean_error > 0);
}

TEST_CASE("results that add up different things are refused by name") {
    Drawn const tiny("tiny", {"run.draws=4"});
    for (std::string const setting :
         {"years.last=2016", "years.discount_rate=0.2", "comparison.cost=care_avoided_net_eur"}) {
        Drawn const other("tiny", {"run.draws=4", setting});
        CAPTURE(setting);
        CHECK_THROWS_AS(
            (void)study::compare(
                {{"one", tiny.scenario, tiny.results}, {"two", other.scenario, other.results}}, {}),
            core::InputError);
    }
}

TEST_CASE("strategies per person stand where the published tables have them") {
    Drawn const sick("published/sick-sicker");
    auto const compared = study::compare({{"", sick.scenario, sick.results}}, {});
    REQUIRE(compared.options.size() == 4);
    // Oracle: Alarid-Escudero et al. (2023): A is dominated; B at 72,988 and AB at 125,764 a QALY.
    std::vector<double> ratios;
    int dominated = 0;
    for (auto const& one : compared.options) {
        dominated += one.standing.standing == analysis::Standing::dominated ? 1 : 0;
        if (one.standing.ratio) {
            ratios.push_back(*one.standing.ratio);
        }
    }
    CHECK(dominated == 1);
    REQUIRE(ratios.size() == 2);
    std::sort(ratios.begin(), ratios.end());
    CHECK(ratios[0] == doctest::Approx(72988).epsilon(2e-5));
    CHECK(ratios[1] == doctest::Approx(125764).epsilon(2e-5));
}

TEST_CASE("what cannot be compared is refused by name") {
    Drawn const formulas("published/ishigami", {"run.draws=64"});
    CHECK_THROWS_AS((void)study::compare({{"", formulas.scenario, formulas.results}}, {}), core::InputError);
    Drawn const few("tiny", {"run.draws=4", "run.keep=[\"questions\"]"});
    CHECK_THROWS_AS((void)study::compare({{"", few.scenario, few.results}}, {}), core::InputError);
}
