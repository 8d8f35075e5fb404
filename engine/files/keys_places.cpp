#include "files/key_makers.hpp"

namespace eigenkracht::files {
namespace {

using namespace make;

std::vector<Section> places_sections() {
    return {
        {"policy.NAME.funnel", "[policy.NAME.funnel]",
         "From families that could have a conference to conferences held, step by step; shares are of the "
         "step "
         "before. Every step is stated: take-up is never assumed."},
        {"regional.NAME", "[regional.NAME]",
         "A number that each region draws for itself: `regional.NAME` in formulas of policies, places and "
         "regions."},
        {"places.NAME", "[places.NAME]",
         "Places of one kind of care in each region, and the children who wait for one. Money comes free "
         "where a "
         "place closes, not where a child leaves it."},
        {"claim", "[claim]",
         "A saving that somebody claimed, from which the way to cash is told step by step."},
    };
}

/// A number by year, that may differ between regions.
Maker by_year(std::string const& name, Range const& range, std::string const& meaning) {
    return formula(name, "region", meaning).within(range).as(Shape::one_or_by_year).as_one_value();
}

Maker regional(std::string const& name, Range const& range, std::string const& meaning) {
    return formula(name, "region", meaning).within(range);
}

std::vector<Key> funnel_keys() {
    Range const share = from_to(0, 1);
    return in_table(
        "policy.NAME.funnel",
        {
            by_year("eligible", at_least(0), "families that could have a conference").required().in("a year"),
            by_year("referred", share, "share of these that professionals refer").required(),
            by_year("offered", share, "share of the referred that is offered a conference").required(),
            by_year("accepted", share,
                    "share of the offered that accepts; take-up that is not stated is refused")
                .required(),
            by_year("held", share, "share of the accepted whose preparation ends in a conference").required(),
            regional("stopped_cost", at_least(0),
                     "cost of a preparation that stops, as a share of the price of a conference")
                .unset_means("0"),
            by_year("at_most", at_least(0), "conferences that coordinators can hold")
                .unset_means("no limit")
                .in("a year"),
            count("delay_months", from_to(0, 1200), "from acceptance to the conference")
                .unset_means("0")
                .in("months"),
            regional("carried_out_fully", share, "share of plans that are carried out fully"),
            regional("carried_out_partly", share,
                     "share of plans that are carried out in part; the rest of both is not carried out"),
        });
}

std::vector<Key> regional_keys() {
    return in_table("regional.NAME",
                    {
                        text("unit", "unit, e.g. \"share\"").required(),
                        text("meaning", "what it is, in one line").required(),
                        source(),
                        assumption(),
                        table("distribution", "distribution", "how regions differ").required().as_one_value(),
                    });
}

std::vector<Key> stock_keys() {
    return {
        text("title", "these places in words").unset_means("the name"),
        states("of", "states whose children hold such a place").required(),
        name_of("item", "item", "the price of a month in such a place").required(),
        regional("places", at_least(0), "places open at the start of the first year simulated").required(),
        regional("occupied", at_least(0), "of these, by children").unset_means("all"),
        regional("waiting", at_least(0), "children on the list at the start").unset_means("0"),
        regional("leave", from_to(0, 1), "chance that a child of no conference family leaves its place")
            .required()
            .in("a month"),
        regional("list_leave", from_to(0, 1), "chance that a waiting child leaves the list without a place")
            .unset_means("0")
            .in("a month"),
        regional("list_at_most", at_least(0), "children the list holds; who comes then goes elsewhere")
            .unset_means("no limit"),
        by_year("arrivals", at_least(0),
                "children who need such a place, those of conference families among them")
            .unset_means("as many as leave places and list at the start")
            .in("a month"),
        by_year("arrivals_level", at_least(0), "arrivals times this: fewer orders, a rival programme")
            .unset_means("1"),
        regional("refill_waiting", from_to(0, 1),
                 "share of the places that conferences free which the list may fill")
            .unset_means("1"),
        regional("refill_induced", from_to(0, 1),
                 "share of those still empty that fill with children who would not have come")
            .unset_means("0"),
    };
}

std::vector<Key> closing_keys() {
    return {
        regional("variable_share", from_to(0, 1), "part of the price that an empty open place saves")
            .unset_means("0"),
        count("group", from_to(1, 1e6), "places that close together").unset_means("1"),
        count("notice_months", from_to(0, 1200), "from the decision to close to the closing")
            .unset_means("0")
            .in("months"),
        regional("friction_eur", at_least(0), "once for each place closed, at the price year of the item")
            .unset_means("0")
            .in("EUR"),
        regional("close_while_waiting", at_least(0), "places close only while no more children wait")
            .unset_means("any number"),
        regional("waiting_eur", at_least(0), "for a child-month on the list, at the price year of the item")
            .unset_means("0")
            .in("EUR"),
        regional("crisis_chance", from_to(0, 1), "chance that a waiting child must be placed in crisis")
            .unset_means("0")
            .in("a month"),
    };
}

std::vector<Key> claim_keys() {
    return in_table("claim",
                    {
                        formula("eur_per_conference", "parameters",
                                "what was claimed, net of the conference, in the twelve months after it")
                            .required()
                            .in("EUR"),
                        name_of("stance", "stance", "the stance that believes the claim").required(),
                        name_of("source", "source", "who claimed it").required(),
                    });
}

}  // namespace

Part keys_of_places() {
    Part part;
    part.sections = places_sections();
    part.keys = together({funnel_keys(), regional_keys(),
                          in_table("places.NAME", together({stock_keys(), closing_keys()})), claim_keys()});
    part.forms = {source_or_assumption("regional.NAME")};
    return part;
}

}  // namespace eigenkracht::files
