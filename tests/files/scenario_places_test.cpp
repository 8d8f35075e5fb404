// Funnels, places, several regions with numbers of their own, a cut with an end, and a claim: read, described, written.
#include "places_sample.hpp"

#include "files/tree_reader.hpp"
#include "study/plan.hpp"
#include "study/study.hpp"

#include <nlohmann/json.hpp>

using namespace eigenkracht;
using namespace scenario_tests;

namespace {

study::Scenario read(Folder const& folder) {
    return files::read_scenario(folder.write("places.toml", with_places()), {});
}

}  // namespace

TEST_CASE("regions, funnels, places, the cut and the claim arrive whole") {
    Folder const folder("places");
    study::Scenario const scenario = read(folder);
    CHECK(study::check(scenario).empty());
    CHECK(scenario.discount_rate == 0.055);

    REQUIRE(scenario.regions.size() == 2);
    region::RegionSpec const& second = scenario.regions[1];
    CHECK(second.name == "overijssel");
    CHECK(second.yield.text == "regional.yield * (region.share + 1)");
    REQUIRE(second.quantities.size() == 3);
    CHECK(second.quantities[0].first == "held_2011");
    CHECK(second.quantities[1].second.text == "0.07");
    CHECK(second.history.front().second.text == "region.held_2011 / 2");
    CHECK_FALSE(scenario.regions[0].yield.given());

    REQUIRE(scenario.regional.size() == 1);
    CHECK(scenario.regional[0].name == "yield");
    CHECK(scenario.regional[0].unit == "factor");
    CHECK(scenario.regional[0].assumption == "regions differ by a tenth");
    CHECK(std::get<uncertainty::LogNormal>(scenario.regional[0].law).sdlog == 0.1);

    REQUIRE(scenario.policies.size() == 4);
    CHECK_FALSE(scenario.policies[0].funnel.given);
    region::Policy const& policy = scenario.policies[3];
    CHECK(policy.conferences_held.empty());
    region::FunnelSpec const& funnel = policy.funnel;
    CHECK(funnel.given);
    REQUIRE(funnel.eligible.size() == 1);
    CHECK(funnel.eligible[0].first == files::every_year);
    CHECK(funnel.eligible[0].second.text == "1000 * region.share");
    CHECK(funnel.referred.size() == 2);
    CHECK(funnel.referred[1].first == 2013);
    CHECK(funnel.accepted[0].second.text == "year >= 2012 ? 0.6 : 0.5");
    CHECK(funnel.stopped_cost.text == "0.45");
    CHECK(funnel.at_most[0].first == 2012);
    CHECK(funnel.delay_months == 2);
    CHECK(funnel.carried_out_partly.text == "0.4");

    REQUIRE(scenario.places.size() == 4);  // three of them the base's
    region::PlacesSpec const& places = scenario.places.back();
    CHECK(places.name == "kin");
    CHECK(places.title == "places with kin");
    CHECK(places.of == std::vector<std::string>{"kin"});
    CHECK(places.item == "kin");
    CHECK(places.places.text == "4000 * region.share");
    CHECK_FALSE(places.occupied.given());
    CHECK_FALSE(places.waiting.given());
    CHECK(places.list_leave.text == "0.02");
    CHECK(places.arrivals[0].first == files::every_year);
    CHECK(places.arrivals_level[1].second.text == "0.9");
    CHECK(places.refill_waiting.text == "0.8");
    CHECK(places.group == 8);
    CHECK(places.notice_months == 6);
    CHECK(places.friction_eur.text == "20000");
    CHECK(places.close_while_waiting.text == "5");
    CHECK_FALSE(places.crisis_chance.given());

    CHECK(scenario.cut.until == 2014);
    CHECK(scenario.cut.mechanism == study::CutSpec::Mechanism::close_places);
    CHECK(scenario.claim.given);
    CHECK(scenario.claim.eur_per_conference.text == "17000");
    CHECK(scenario.claim.stance == "as_claimed");
    CHECK(scenario.claim.source == "volkskrant_2012");
    for (accounts::Price const& price : scenario.accounts.prices) {
        if (price.item == "order_first_year" || price.item == "conference") {
            CHECK(price.replaced.text == (price.item == "conference" ? "" : "0.75"));
        }
    }
    CHECK(scenario.questions.back().outcome == "cash_released_net_eur");
}

TEST_CASE("what is not given of places and funnels is what the page of keys says") {
    Folder const folder("places_unset");
    std::string text = with_places();
    for (std::string const key : {"refill_waiting", "group", "notice_months", "stopped_cost", "delay_months",
                                  "until", "mechanism", "discount_rate"}) {
        std::size_t const at = text.find("\n" + key + " = ");
        REQUIRE_MESSAGE(at != std::string::npos, key);
        text.erase(at, text.find('\n', at + 1) - at);
    }
    study::Scenario const scenario = files::read_scenario(folder.write("places.toml", text), {});
    region::PlacesSpec const& places = scenario.places.back();
    CHECK(places.refill_waiting.text == "1");
    CHECK(places.refill_induced.text == "0");
    CHECK(places.variable_share.text == "0");
    CHECK(places.group == 1);
    CHECK(places.notice_months == 0);
    CHECK(scenario.policies.at(3).funnel.stopped_cost.text == "0");
    CHECK(scenario.policies.at(3).funnel.delay_months == 0);
    CHECK(scenario.cut.until == 0);
    CHECK(scenario.cut.mechanism == study::CutSpec::Mechanism::ceiling);
}

TEST_CASE("formulas of regions may use the region's quantities, its own numbers and the year") {
    Folder const folder("places_names");
    std::vector<std::string> const names = study::region_names(read(folder), {"a", "b"});
    CHECK(names == std::vector<std::string>{"a", "b", "cut.amount_eur", "region.share", "region.held_2011",
                                            "region.held_2012", "regional.yield", "year"});
    study::Scenario const plain = files::read_scenario(source_path("scenarios/tiny.toml"), {});
    CHECK(study::region_names(plain, {"a"}) == std::vector<std::string>{"a", "cut.amount_eur", "region.share",
                                                                        "region.held_2011",
                                                                        "region.held_2012", "year"});
}

TEST_CASE("a funnel replaces the conferences of the policy below it, and the other way round") {
    Folder const folder("places_forms");
    (void)read(folder);
    std::string const funnel = "{ eligible = 100, referred = 0.5, offered = 1, accepted = 0.5, held = 0.5 }";
    study::Scenario const given =
        files::read_scenario(folder.write("over.toml",
                                          "format = 1\nbase = \"places.toml\"\n[policy.stay]\nfunnel "
                                          "= " +
                                              funnel + "\n[policy.first]\nconferences_held = { 2011 = 5 }\n"),
                             {});
    CHECK(study::check(given).empty());
    CHECK(given.policies.at(1).funnel.given);
    CHECK(given.policies.at(1).conferences_held.empty());
    CHECK_FALSE(given.policies.at(3).funnel.given);
    CHECK(given.policies.at(3).conferences_held.front().second.text == "5");
}

TEST_CASE("a setting reaches into a funnel and into places") {
    Folder const folder("places_settings");
    std::string const path = folder.write("places.toml", with_places());
    study::Scenario const scenario =
        files::read_scenario(path, {"policy.first.funnel.accepted=0.55", "places.kin.refill_induced=0.25",
                                    "region.overijssel.quantities.share=0.08"});
    CHECK(scenario.policies.at(3).funnel.accepted.at(0).second.text == "0.55");
    CHECK(scenario.places.back().refill_induced.text == "0.25");
    CHECK(scenario.regions.at(1).quantities.at(1).second.text == "0.08");
}

TEST_CASE("a resolved scenario with places reads back as itself") {
    Folder const folder("places_resolved");
    study::Scenario const scenario = read(folder);
    study::Scenario again = files::parse_scenario(scenario.as_resolved, "resolved");
    CHECK(again.as_resolved == scenario.as_resolved);
    again.path = scenario.path;
    CHECK(files::describe_json(again) == files::describe_json(scenario));
}

TEST_CASE("a description tells of regions, funnels, places, the cut and the claim") {
    Folder const folder("places_described");
    study::Scenario const scenario = read(folder);
    std::string const text = files::describe_text(scenario);
    for (std::string const part :
         {"region.held_2011 = 20, region.share = 0.07", "times regional.yield",
          "eligible families a year: 1000 * region.share", "of these referred: 2011: 0.4, 2013: 0.6",
          "of these accepting: year >= 2012 ? 0.6 : 0.5", "PLACES", "kin: places with kin",
          "occupied: all; waiting: 0", "of what is avoided 0.75 stops being paid", "THE CUT",
          "from 2013 to 2014", "Places close on the date", "THE CLAIM", "EUR 17000 per conference",
          "discounted at 5.5%"}) {
        CAPTURE(part);
        CHECK(text.find(part) != std::string::npos);
    }
    // A number that each region draws for itself stands among the assumptions where it has no source.
    std::size_t const drawn = text.find("\n  regional.yield: ");
    REQUIRE(drawn != std::string::npos);
    CHECK(drawn < text.find("NUMBERS WITH A SOURCE"));
    auto const json = nlohmann::json::parse(files::describe_json(scenario));
    CHECK(json["regions"][1]["quantities"]["share"] == "0.07");
    CHECK(json["policies"][3]["funnel"]["offered"] == "0.9");
    CHECK(json["policies"][3]["funnel"]["referred"]["2013"] == "0.6");
    CHECK(json["places"][0]["group"] == 8);
    CHECK(json["places"][0]["occupied"].is_null());
    CHECK(json["cut"]["mechanism"] == "close_places");
    CHECK(json["claim"]["stance"] == "as_claimed");
    CHECK(json["discount_rate"] == 0.055);
}
