#include "accounts/price_book.hpp"

#include <doctest/doctest.h>

using namespace eigenkracht::accounts;

namespace {

Price price(std::string item, std::vector<FromYear> payer) {
    Price made;
    made.item = std::move(item);
    made.payer = std::move(payer);
    return made;
}

AccountsSpec region_then_municipality() {
    AccountsSpec spec;
    spec.payers = {{"region", "the region"},
                   {"state", "the state"},
                   {"municipality", "municipalities"},
                   {"insurer", "the insurer"}};
    spec.prices = {price("residential", {{2007, "region"}, {2015, "municipality"}}),
                   price("order", {{2007, "state"}, {2015, "municipality"}}),
                   price("closed", {{2007, "state"}})};
    return spec;
}

}  // namespace

TEST_CASE("a payer holds until the year of the next one") {
    std::vector<FromYear> const payers{{2011, "region"}, {2015, "municipality"}};
    CHECK(payer_in(payers, 2011) == "region");
    CHECK(payer_in(payers, 2014) == "region");
    CHECK(payer_in(payers, 2015) == "municipality");
    CHECK(payer_in(payers, 2030) == "municipality");
}

TEST_CASE("years before the first change have the first payer") {
    CHECK(payer_in({{2011, "region"}, {2015, "municipality"}}, 1999) == "region");
}

TEST_CASE("an item has one ledger entry for every payer it had within the years") {
    PriceBook const book(region_then_municipality(), 2011, 2020);
    REQUIRE(book.entries().size() == 5);
    CHECK(book.entry(0, 2014) != book.entry(0, 2015));
    CHECK(book.entries()[book.entry(0, 2014)].payer == "region");
    CHECK(book.entries()[book.entry(0, 2015)].payer == "municipality");
    CHECK(book.entries()[book.entry(1, 2015)].item == "order");
    CHECK(book.entry(2, 2011) == book.entry(2, 2020));
}

TEST_CASE("payers without an entry are left out and the others keep the order of the scenario") {
    PriceBook const book(region_then_municipality(), 2011, 2014);
    CHECK(book.payers() == std::vector<std::string>{"region", "state"});
    CHECK(book.payers()[book.payer_of(book.entry(1, 2012))] == "state");
}

TEST_CASE("two prices of one item and payer share an entry") {
    AccountsSpec spec;
    spec.payers = {{"state", "the state"}};
    spec.prices = {price("order", {{2011, "state"}}), price("order", {{2011, "state"}})};
    PriceBook const book(spec, 2011, 2012);
    CHECK(book.entries().size() == 1);
    CHECK(book.entry(0, 2011) == book.entry(1, 2012));
}

TEST_CASE("a price level is as the table says, grows from the last year it names") {
    std::vector<std::pair<int, double>> const levels{{2011, 0.9756}, {2012, 1.0}, {2015, 1.0415}};
    CHECK(price_level(levels, 0.02, 2011, 2010) == doctest::Approx(0.9756 / 1.02).epsilon(1e-14));
    CHECK(price_level(levels, 0.02, 2011, 2014) == doctest::Approx(1.02 * 1.02).epsilon(1e-14));
    CHECK(price_level(levels, 0.02, 2011, 2015) == 1.0415);
    CHECK(price_level(levels, 0.02, 2011, 2017) == doctest::Approx(1.0415 * 1.02 * 1.02).epsilon(1e-14));
}

TEST_CASE("without a table prices grow from the base year") {
    CHECK(price_level({}, 0.05, 2012, 2012) == 1.0);
    CHECK(price_level({}, 0.05, 2012, 2013) == doctest::Approx(1.05).epsilon(1e-14));
    CHECK(price_level({}, 0.05, 2012, 2011) == doctest::Approx(1 / 1.05).epsilon(1e-14));
}
