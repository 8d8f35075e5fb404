// What a run says of cash: the way from the claim, shortfalls, payback, shares, and other questions on the same draws.
#include "app/whole_study.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace eigenkracht;
using tests::draw;

namespace {

struct Answered {
    explicit Answered(std::string const& name, std::vector<std::string> const& overrides = {})
        : scenario(tests::scenario(name, overrides)),
          results(draw(scenario)),
          answers(study::answer(scenario, results, {})) {}
    study::Scenario scenario;
    study::MemoryResults results;
    study::Answers answers;
};

double mean_of(std::vector<double> const& column) {
    double sum = 0;
    for (double const value : column) {
        sum += value;
    }
    return sum / static_cast<double>(column.size());
}

study::QuestionAnswer const& question(study::Answers const& answers, std::string const& name) {
    return *std::find_if(answers.questions.begin(), answers.questions.end(),
                         [&](auto const& one) { return one.name == name && one.headline; });
}

study::PlacesLine const& places_line(study::Answers const& answers, std::string const& name) {
    return *std::find_if(answers.places.begin(), answers.places.end(),
                         [&](auto const& one) { return one.name == name && one.kind.empty(); });
}

constexpr double euro = 1;

}  // namespace

TEST_CASE("the way from the claim adds up to the cash of its question, on every body of evidence") {
    Answered const tiny("tiny");
    REQUIRE(tiny.answers.reconciliations.size() == 2);
    auto const& way = tiny.answers.reconciliations.front();
    CHECK(way.question == "cash_covered");
    CHECK(way.year == 2013);
    auto const& cash = question(tiny.answers, "cash_covered");
    for (std::size_t s = 0; s < tiny.answers.stances.size(); ++s) {
        double sum = 0;
        for (auto const& step : way.steps) {
            sum += step.level && step.name == "total" ? 0 : step.by_stance[s].mean;
        }
        CHECK(std::abs(sum - way.steps.back().by_stance[s].mean) < euro);
        CHECK(std::abs(sum - cash.outcome_by_stance[s].mean) < euro);
    }
    // 80 conferences at the claim; nothing to attribute where the claim is believed.
    CHECK(way.steps.front().by_stance[0].mean == doctest::Approx(80 * 17000));
    auto const attribution = std::find_if(way.steps.begin(), way.steps.end(),
                                          [](auto const& step) { return step.name == "attributed"; });
    CHECK(attribution->by_stance[0].mean == 0);
    CHECK(attribution->by_stance[1].mean < 0);
}

TEST_CASE("shortfalls and reserves are those of the draws") {
    Answered const tiny("tiny");
    auto const& asked = question(tiny.answers, "cash_covered");
    std::size_t const element = tests::question_of(tiny.results, "cash_covered against budget_2012");
    for (std::size_t s = 0; s < tiny.answers.stances.size(); ++s) {
        auto missing = tiny.results.column("questions", s, element);
        for (double& eur : missing) {
            eur = std::max(0.0, 7e5 - eur);
        }
        CHECK(std::abs(asked.shortfall_by_stance[s].mean - mean_of(missing)) < euro);
        std::sort(missing.begin(), missing.end());
        auto const covered = [&](double reserve) {
            return static_cast<double>(
                       std::upper_bound(missing.begin(), missing.end(), reserve + euro / 100) -
                       missing.begin()) /
                   static_cast<double>(missing.size());
        };
        // A quantile lies between two draws.
        double const draw = 1 / static_cast<double>(missing.size());
        CHECK(covered(asked.shortfall_by_stance[s].reserve80) >= 0.80 - draw);
        CHECK(covered(asked.shortfall_by_stance[s].reserve90) >= 0.90 - draw);
        CHECK(covered(asked.shortfall_by_stance[s].reserve95) >= 0.95 - draw);
        CHECK(asked.shortfall_by_stance[s].reserve80 <= asked.shortfall_by_stance[s].reserve95);
    }
    CHECK(asked.items.size() == 3);
    CHECK(asked.payer == "the region");
}

TEST_CASE("what a cut asks and cash does not give is overspent and carried over") {
    Answered const tiny("tiny");
    // The region pays until 2014: two years of the cut.
    REQUIRE(tiny.answers.overspend.size() == 2);
    auto const& first = tiny.answers.overspend[0];
    auto const& second = tiny.answers.overspend[1];
    auto const& asked = question(tiny.answers, "cash_covered");
    for (std::size_t s = 0; s < tiny.answers.stances.size(); ++s) {
        CHECK(std::abs(first.by_stance[s].mean - asked.shortfall_by_stance[s].mean) < euro);
        CHECK(second.by_stance[s].mean > first.by_stance[s].mean);
        CHECK(second.by_stance[s].mean < 2 * 7e5 + 3e5);
    }
}

TEST_CASE("what is freed is refilled, empty or closed in the answers too") {
    Answered const tiny("tiny", {"cut.mechanism=\"close_places\""});
    auto const mean = [&](std::string const& name) {
        return places_line(tiny.answers, name).by_stance[0].mean;
    };
    CHECK(mean("freed") ==
          doctest::Approx(mean("refilled") + mean("induced") + mean("empty") + mean("closed")));
    CHECK(mean("closed") > 0);
    CHECK(places_line(tiny.answers, "waiting_more").harm);
    // Closing places on a date makes children wait, on every body of evidence.
    Answered const ceiling("tiny");
    for (std::size_t s = 0; s < tiny.answers.stances.size(); ++s) {
        CHECK(places_line(tiny.answers, "waiting").by_stance[s].mean >
              places_line(ceiling.answers, "waiting").by_stance[s].mean);
    }
}

TEST_CASE("shares of placements and budgets are there, and what others save stands apart") {
    Answered const tiny("tiny");
    REQUIRE(tiny.answers.prevented_share.has_value());
    CHECK(tiny.answers.prevented_share_by_stance[0].mean > 0.1);
    CHECK(tiny.answers.prevented_share_by_stance[0].high95 < 1.5);
    CHECK(tiny.answers.share_of_region.has_value());
    CHECK(tiny.answers.share_of_nation.has_value());
    CHECK(tiny.answers.share_of_addressable.has_value());
    REQUIRE(!tiny.answers.not_by_you.empty());
    for (auto const& line : tiny.answers.not_by_you) {
        CHECK(line.title != "the region");
    }
    CHECK(tiny.answers.payback.size() == tiny.answers.stances.size() + 1);
    CHECK(tiny.answers.discount_rate == 0.055);
}

TEST_CASE("a question may ask at the prices of a year") {
    std::size_t const element = 0;
    Answered const nominal("tiny", {"price_index.levels={ 2012 = 1, 2013 = 1.25, 2014 = 1.25 }"});
    Answered const real("tiny", {"price_index.levels={ 2012 = 1, 2013 = 1.25, 2014 = 1.25 }",
                                 "question.cash_covered.price_level=2012"});
    for (std::size_t s = 0; s < nominal.answers.stances.size(); ++s) {
        auto const a = nominal.results.column("questions", s, element);
        auto const b = real.results.column("questions", s, element);
        for (std::size_t d = 0; d < a.size(); ++d) {
            CHECK(b[d] == doctest::Approx(a[d] / 1.25));
        }
    }
}

TEST_CASE("money paid back later is worth less") {
    Answered const dear("tiny", {"years.discount_rate=0.2"});
    Answered const cheap("tiny", {"years.discount_rate=0"});
    // If the claim is true, what comes in later years is a saving.
    CHECK(dear.answers.payback[0].present_value.mean > 0);
    CHECK(dear.answers.payback[0].present_value.mean < cheap.answers.payback[0].present_value.mean);
    CHECK(dear.answers.payback[0].year == cheap.answers.payback[0].year);
}

TEST_CASE("growth by a formula of the year is growth by a table of the same numbers") {
    auto const held = [](std::string const& table) {
        return draw(tests::scenario("tiny", {"region.stadsregio_amsterdam.volume=\"exact\"",
                                             "policy.grow.conferences_held=" + table, "run.draws=8"}));
    };
    auto const same = [](study::MemoryResults const& a, study::MemoryResults const& b) {
        bool all = true;
        for (std::size_t element = 0; element < 3 * 10 * 3; ++element) {
            all = all && a.column("totals", 0, element) == b.column("totals", 0, element);
        }
        return all;
    };
    auto const ramp = held("{ 2011 = \"48 + 36 * min(1, (year - 2011) / 3)\" }");
    CHECK(same(ramp, held("{ 2011 = 48, 2012 = 60, 2013 = 72, 2014 = 84 }")));
    CHECK_FALSE(same(ramp, held("{ 2011 = 48, 2012 = 60, 2013 = 72 }")));
    // Logistic diffusion, half way in 2013.
    auto const logistic = held("{ 2011 = \"96 / (1 + exp(-log(3) * (year - 2013)))\" }");
    CHECK(same(
        logistic,
        held("{ 2011 = 9.6, 2012 = 24, 2013 = 48, 2014 = 72, 2015 = 86.4, 2016 = \"96 / (1 + 1 / 27)\", "
             "2017 = \"96 / (1 + 1 / 81)\", 2018 = \"96 / (1 + 1 / 243)\", 2019 = \"96 / (1 + 1 / 729)\", "
             "2020 = \"96 / (1 + 1 / 2187)\" }")));
}

TEST_CASE("a funnel tells its steps, from eligible families to plans carried out") {
    Answered const first("conference-first", {"run.draws=16"});
    REQUIRE(!first.answers.funnel.empty());
    auto const mean = [&](std::string const& name) {
        return std::find_if(first.answers.funnel.begin(), first.answers.funnel.end(),
                            [&](auto const& line) { return line.name == name; })
            ->by_stance[0]
            .mean;
    };
    CHECK(mean("eligible") >= mean("referred"));
    CHECK(mean("referred") >= mean("offered"));
    CHECK(mean("offered") > mean("accepted"));
    CHECK(mean("held") > 0);
    CHECK(mean("fully") + mean("partly") == doctest::Approx(0.9 * mean("held")));
}
