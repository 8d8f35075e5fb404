// What must hold for youth care whatever the numbers are.
#include "app/whole_study.hpp"

#include <doctest/doctest.h>

using namespace eigenkracht;
using tests::draw;
using tests::question_of;
using tests::questions_of;
using tests::scenario;
using tests::total_of_items;

namespace {

std::string none(std::string const& parameter) {
    return "parameter." + parameter + ".distribution={fixed={value=0}}";
}

std::vector<std::string> const orders{"order_first_year", "order_later", "guardianship"};
std::vector<std::string> const placements{"residential", "foster", "kin", "closed", "crisis"};

/// tiny with every draw's ledger and only some of its children.
study::Scenario only(std::vector<std::string> overrides) {
    overrides.insert(
        overrides.end(),
        {"run.draws=24", "run.keep=[\"ledger\", \"questions\", \"parameters\", \"totals\", \"outcomes\"]"});
    return scenario("tiny", overrides);
}

double value_of(study::ResultsLayout const& layout, std::string const& dimension, std::string const& label) {
    for (auto const& one : layout.dimensions) {
        if (one.name == dimension) {
            for (std::size_t i = 0; i < one.labels.size(); ++i) {
                if (one.labels[i] == label) {
                    return static_cast<double>(i);
                }
            }
        }
    }
    return -1;
}

}  // namespace

TEST_CASE("a prevented placement saves no order") {
    auto const results = draw(only({none("children_facing_order"), none("children_placed_already")}));
    for (std::size_t stance = 0; stance < 6; ++stance) {
        CHECK(total_of_items(results, orders, stance) == 0);
    }
    CHECK(total_of_items(results, placements, 0) > 0);
}

TEST_CASE("a prevented placement saves an order where the two overlap") {
    auto const results = draw(only({none("children_placed_already"),
                                    "parameter.overlap_order_placement.distribution={fixed={value=1}}"}));
    CHECK(total_of_items(results, orders, 0) > 0);
    CHECK(total_of_items(results, placements, 0) > 0);
}

TEST_CASE("lifting a placement does not lift the order") {
    auto const results = draw(only({none("children_facing_order"), none("children_facing_placement")}));
    CHECK(total_of_items(results, orders, 0) == 0);
    CHECK(total_of_items(results, placements, 0) > 0);
}

TEST_CASE("an order avoided is saved without any placement") {
    auto const results = draw(only({none("children_facing_placement"), none("children_placed_already"),
                                    none("children_in_crisis_shelter")}));
    CHECK(total_of_items(results, orders, 0) > 0);
    CHECK(total_of_items(results, placements, 0) == 0);
}

TEST_CASE("a policy against itself is exactly zero") {
    auto const twin = scenario(
        "tiny", {"run.draws=24", "policy.twin.conferences_held={2011=55, 2012=80}",
                 "policy.twin.title=\"grow again\"", "question.cut_covered.baseline=\"twin\"",
                 "question.care_avoided.baseline=\"twin\"", "question.all_care_avoided.baseline=\"twin\"",
                 "question.cash_covered.baseline=\"twin\"", "question.cash_covered_2015.baseline=\"twin\""});
    auto const results = draw(twin);
    std::size_t twins = 0;
    for (std::size_t question = 0; question < questions_of(results).size(); ++question) {
        if (!questions_of(results)[question].ends_with(" against twin")) {
            continue;
        }
        ++twins;
        for (std::size_t stance = 0; stance < 6; ++stance) {
            for (double const eur : results.column("questions", stance, question)) {
                CHECK(eur == 0);
            }
        }
    }
    CHECK(twins == 5);
    auto const against_stay =
        results.column("questions", 0, question_of(results, "cut_covered against stay"));
    CHECK(std::any_of(against_stay.begin(), against_stay.end(), [](double eur) { return eur != 0; }));
}

TEST_CASE("twice the prices are twice the money and no other child") {
    auto const once = only({});
    auto doubled = once;
    for (auto& price : doubled.accounts.prices) {
        price.eur.text = "2 * (" + price.eur.text + ")";
    }
    auto const a = draw(once);
    auto const b = draw(doubled);
    for (std::size_t stance = 0; stance < 6; ++stance) {
        auto const care = question_of(a, "all_care_avoided against stay");
        auto const single = a.column("questions", stance, care);
        auto const twice = b.column("questions", stance, care);
        for (std::size_t d = 0; d < single.size(); ++d) {
            CHECK(twice[d] == 2 * single[d]);
        }
        CHECK(a.column("outcomes", stance, 0) == b.column("outcomes", stance, 0));
    }
}

TEST_CASE("the ledger adds up to the totals, payer by payer") {
    auto const results = draw(only({}));
    auto const& layout = results.layout();
    std::vector<std::string> entries;
    std::vector<std::string> payers;
    std::size_t cells = 1;
    for (auto const& dimension : layout.dimensions) {
        if (dimension.name == "entry") {
            entries = dimension.labels;
        } else if (dimension.name == "payer") {
            payers = dimension.labels;
        } else if (dimension.name == "policy" || dimension.name == "year") {
            cells *= dimension.size;
        }
    }
    REQUIRE(entries.size() > payers.size());
    for (std::size_t cell = 0; cell < cells; ++cell) {
        for (std::size_t p = 0; p < payers.size(); ++p) {
            auto sum = std::vector<double>(24, 0.0);
            for (std::size_t e = 0; e < entries.size(); ++e) {
                if (entries[e].ends_with("/" + payers[p])) {
                    auto const column = results.column("ledger", 1, cell * entries.size() + e);
                    for (std::size_t d = 0; d < sum.size(); ++d) {
                        sum[d] += column[d];
                    }
                }
            }
            auto const total = results.column("totals", 1, cell * payers.size() + p);
            for (std::size_t d = 0; d < sum.size(); ++d) {
                CHECK(total[d] == doctest::Approx(sum[d]).epsilon(1e-12));
            }
        }
    }
}

TEST_CASE("if the claim is true no child is placed that would not have been") {
    auto const results = draw(only({}));
    auto const extra = static_cast<std::size_t>(value_of(results.layout(), "outcome", "placements_extra"));
    auto const grow = static_cast<std::size_t>(value_of(results.layout(), "policy", "grow"));
    std::size_t outcomes = 0;
    for (auto const& dimension : results.layout().dimensions) {
        outcomes = dimension.name == "outcome" ? dimension.size : outcomes;
    }
    double amsterdam = 0;
    for (std::size_t year = 0; year < 10; ++year) {
        auto const element = (grow * 10 + year) * outcomes + extra;
        for (double const children : results.column("outcomes", 0, element)) {
            CHECK(children == 0);
        }
        for (double const children : results.column("outcomes", 4, element)) {
            amsterdam += children;
        }
    }
    CHECK(amsterdam > 0);
}

TEST_CASE("no conferences save nothing, cost nothing and change no child") {
    auto const results = draw(
        scenario("tiny", {"run.draws=8", "region.stadsregio_amsterdam.history.conferences_held={2007=0}"}));
    // Policy 0 is no_conferences: its totals are all zero without history.
    for (std::size_t element = 0; element < 10; ++element) {
        for (double const eur : results.column("totals", 0, element)) {
            CHECK(eur == 0);
        }
    }
}
