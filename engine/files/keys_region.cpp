#include "files/key_makers.hpp"

namespace eigenkracht::files {
namespace {

using namespace make;

std::vector<Section> region_sections() {
    return {
        {"years", "[years]",
         "Calendar of a region study. Conferences of earlier years act from their own year on."},
        {"region.NAME", "[region.NAME]",
         "A region of youth care. Payers, prices and policies are common to all regions; what differs "
         "between "
         "them stands in `quantities`."},
        {"region.NAME.history", "[region.NAME.history]",
         "What happened before the first year, the same under every policy."},
        {"policy.NAME", "[policy.NAME]",
         "Conferences held a year: stated, or what a funnel lets through. A table holds its last value; "
         "years "
         "before its first are 0."},
        {"price.NAME", "[price.NAME]",
         "What a month in some states, or a conference, costs, and who pays. An item of the ledger."},
        {"price_index", "[price_index]",
         "Price level of care. A year not named takes the nearest named one before it, grown by `growth` a "
         "year."},
        {"cut", "[cut]", "The cut a council decides on."},
    };
}

std::vector<Key> region_keys() {
    return together(
        {in_table("years",
                  {
                      year("first", "first year reported").required(),
                      year("last", "last year reported").required(),
                      number("discount_rate", from_to(0, 1),
                             "real, for present values only; nothing else is discounted")
                          .unset_means("0")
                          .in("a year"),
                  }),
         in_table(
             "region.NAME",
             {
                 text("title", "the region in words").unset_means("the name"),
                 choice("volume", {"poisson", "exact"},
                        "conferences of a month: by chance around the number stated, or exactly that number")
                     .unset_means("poisson"),
                 name_of("clustering", "clustering", "how children share a family").required(),
                 formula("quantities", "parameters",
                         "the region's own numbers: region.KEY in formulas; every region has the same keys")
                     .as(Shape::by_name),
                 formula("yield", "region", "factor on the children of a conference here")
                     .within(at_least(0))
                     .unset_means("1"),
                 formula("studied_conferences", "region",
                         "conferences a year that the studied ones stand for")
                     .within(at_least(0))
                     .unset_means("any number")
                     .in("a year"),
                 formula("marginal_yield", "region",
                         "factor on the children of conferences beyond the studied number")
                     .within(from_to(0, 1))
                     .unset_means("1"),
                 formula("new_placements", "region", "children placed out of home, whatever the reason")
                     .within(above(0))
                     .in("a year"),
                 formula("youth_care_budget_eur", "region", "the region's budget for youth care")
                     .within(above(0))
                     .in("EUR a year"),
                 formula("addressable_budget_eur", "region",
                         "the part of the nation's budget that conferences can touch")
                     .within(above(0))
                     .in("EUR a year"),
                 formula("national_budget_eur", "region", "the nation's budget for youth care")
                     .within(above(0))
                     .in("EUR a year"),
                 count("tile", from_to(1, 1000),
                       "column and row of the region on a map of square tiles, north on top; each region its "
                       "own")
                     .as(Shape::pair)
                     .unset_means("no map"),
                 table("history", "region.NAME.history", "before the first year"),
             }),
         in_table("region.NAME.history",
                  {
                      formula("conferences_held", "region", "conferences held in each year")
                          .within(at_least(0))
                          .as(Shape::by_year)
                          .required()
                          .in("a year")
                          .as_one_value(),
                  }),
         in_table("policy.NAME",
                  {
                      text("title", "the policy in words").unset_means("the name"),
                      formula("conferences_held", "region", "conferences held a year, from each year on")
                          .within(at_least(0))
                          .as(Shape::by_year)
                          .in("a year")
                          .as_one_value(),
                      table("funnel", "policy.NAME.funnel", "or how many are held of those that could be"),
                  })});
}

std::vector<Key> money_keys() {
    return together(
        {in_table(
             "price.NAME",
             {
                 text("title", "the item in words").unset_means("the name"),
                 name_of("state_or_tag", "of", "states whose months are paid for").as(Shape::one_or_list),
                 formula("eur_per_month", "parameters", "for a child-month in these states")
                     .within(at_least(0))
                     .in("EUR"),
                 count("months", from_to(0, 12000),
                       "only months of a stay from the first to just below the second")
                     .as(Shape::pair),
                 formula("eur_per_conference", "parameters", "for a conference held")
                     .within(at_least(0))
                     .in("EUR"),
                 year("price_year", "year whose prices these are").required(),
                 formula("replaced", "parameters", "share of what is avoided that stops being paid")
                     .within(from_to(0, 1))
                     .unset_means("1"),
                 name_of("payer", "payer", "who pays, from each year on; the first also before")
                     .as(Shape::by_year)
                     .required()
                     .as_one_value(),
                 name_of("item", "lighter_than",
                         "prices of heavier care: a month of it costs no less, or the answer says so")
                     .as(Shape::list)
                     .unset_means("none"),
                 name_of("source", "source", "where the amount comes from, if not from parameters"),
                 assumption(),
             }),
         in_table("price_index",
                  {
                      number("levels", above(0), "relative price level of each year")
                          .as(Shape::by_year)
                          .required()
                          .as_one_value(),
                      formula("growth", "parameters", "after the last level")
                          .within(above(-1))
                          .unset_means("0")
                          .in("per year"),
                      source(),
                      assumption(),
                  }),
         in_table(
             "cut",
             {
                 formula("amount_eur", "parameters",
                         "how much less there is a year; formulas of questions may use cut.amount_eur")
                     .within(at_least(0))
                     .required()
                     .in("EUR"),
                 year("from", "first year of the cut").required(),
                 year("until", "last year of the cut").unset_means("for good"),
                 choice("mechanism", {"ceiling", "close_places"},
                        "ceiling: the budget falls, and what is not saved is overspent; close_places: places "
                        "close on the date, whether free or not")
                     .unset_means("ceiling"),
                 name_of("item", "items", "prices it falls on").as(Shape::list),
                 name_of("payer", "payer", "whose budget falls"),
             })});
}

}  // namespace

Part keys_of_region() {
    Part part;
    part.sections = region_sections();
    part.keys = together({region_keys(), money_keys()});
    part.forms = {
        {"policy.NAME", {{{"conferences_held"}, {}}, {{"funnel"}, {}}}, true},
        {"price.NAME",
         {{{"eur_per_month", "of"}, {"months", "replaced"}}, {{"eur_per_conference"}, {}}},
         true},
        source_or_assumption("price.NAME"),
        source_or_assumption("price_index"),
    };
    return part;
}

}  // namespace eigenkracht::files
