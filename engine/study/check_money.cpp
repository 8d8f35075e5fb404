#include "core/text.hpp"
#include "study/checker.hpp"
#include "study/question_point.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::study {

namespace {

class MoneyChecker : public Checker {
public:
    explicit MoneyChecker(Scenario const& scenario) : Checker(scenario) {
        prices();
        cut();
    }

private:
    void prices() {
        auto const& accounts = scenario_.accounts;
        if (accounts.prices.empty()) {
            mistake(scenario_.regions.front().location, "price", "no price", "at least one [price.NAME]");
        }
        for (auto const& price : accounts.prices) {
            auto const key = "price." + price.item;
            formula(
                price.eur,
                key + (price.per == accounts::Price::Per::month ? ".eur_per_month" : ".eur_per_conference"),
                price.location, names_);
            optional_formula(price.replaced, key + ".replaced", names_);
            if (price.payer.empty()) {
                mistake(price.location, key + ".payer", "nothing",
                        "who pays, by year, e.g. { 2011 = \"region\" }");
            }
            for (auto const& [year, payer] : price.payer) {
                known(payer, names_in(accounts.payers, [](auto const& p) { return p.first; }), key + ".payer",
                      price.location, "a payer");
            }
            if (price.per == accounts::Price::Per::month && price.of.empty()) {
                mistake(price.location, key + ".of", "nothing",
                        "the states or tags whose months are charged");
            }
        }
        for (auto const& price : accounts.prices) {
            lighter(price);
        }
        optional_formula(accounts.index.growth, "price_index.growth", names_);
    }

    void lighter(accounts::Price const& price) {
        auto const key = "price." + price.item + ".lighter_than";
        items(price.lighter_than, key, price.location);
        auto const& prices = scenario_.accounts.prices;
        for (auto const& item : price.lighter_than) {
            bool const of_conferences = std::any_of(prices.begin(), prices.end(), [&](auto const& other) {
                return other.item == item && other.per == accounts::Price::Per::conference;
            });
            if (item == price.item || of_conferences || price.per == accounts::Price::Per::conference) {
                mistake(price.location, key, item, "prices of months in care, another one than its own");
            }
        }
    }

    void cut() {
        if (!scenario_.cut.given) {
            return;
        }
        formula(scenario_.cut.amount_eur, "cut.amount_eur", scenario_.cut.location, parameters_);
        auto const& years = scenario_.years;
        if (scenario_.cut.from < years.first || scenario_.cut.from > years.last) {
            mistake(scenario_.cut.location, "cut.from", std::to_string(scenario_.cut.from),
                    fmt::format("a year from {} to {}", years.first, years.last));
        }
        mechanism();
        items(scenario_.cut.items, "cut.items", scenario_.cut.location);
        if (!scenario_.cut.payer.empty()) {
            known(scenario_.cut.payer,
                  names_in(scenario_.accounts.payers, [](auto const& p) { return p.first; }), "cut.payer",
                  scenario_.cut.location, "a payer");
        }
    }

    void mechanism() {
        auto const& cut = scenario_.cut;
        if (cut.mechanism != CutSpec::Mechanism::close_places) {
            return;
        }
        if (scenario_.places.empty()) {
            mistake(cut.location, "cut.mechanism", "close_places in a scenario without places",
                    "ceiling, or [places.NAME]");
            return;
        }
        if (scenario_.run.solver == Solver::expected) {
            mistake(cut.location, "cut.mechanism", "close_places with run.solver = \"expected\"",
                    "run.solver = \"best\": what closes is known only where places are simulated");
            return;
        }
        auto const closes = [&](region::PlacesSpec const& places) { return may_fall_on(cut, places.item); };
        if (std::none_of(scenario_.places.begin(), scenario_.places.end(), closes)) {
            auto const paid_as = names_in(scenario_.places, [](auto const& p) { return p.item; });
            mistake(cut.location, "cut.items", core::join(cut.items, ", "),
                    "an item of places, which close: " + core::join(paid_as, ", "));
        }
    }
};

}  // namespace

std::vector<core::Mistake> check_money(Scenario const& scenario) { return MoneyChecker(scenario).take(); }

}  // namespace eigenkracht::study
