#include "files/keys.hpp"

namespace eigenkracht::files {
namespace {

std::vector<Section> region_sections() {
    return {
        {"years", "[years]",
         "Calendar of a region study. Conferences of earlier years act from their own year on."},
        {"region.NAME", "[region.NAME]",
         "A region of youth care. Its payers and prices stand in tables of their own."},
        {"region.NAME.history", "[region.NAME.history]",
         "What happened before the first year, the same under every policy."},
        {"policy.NAME", "[policy.NAME]",
         "Conferences held a year. A table holds its last value; years before its first are 0."},
        {"price.NAME", "[price.NAME]",
         "What a month in some states, or a conference, costs, and who pays. An item of the ledger."},
        {"price_index", "[price_index]",
         "Price level of care. A year not named takes the nearest named one before it, grown by `growth` a "
         "year."},
        {"cut", "[cut]", "The cut a council decides on."},
    };
}

std::vector<Key> region_keys() {
    std::vector<Key> keys = in_table(
        "years",
        {
            {.name = "first", .value = Value::year, .needed = true, .meaning = "first year reported"},
            {.name = "last", .value = Value::year, .needed = true, .meaning = "last year reported"},
        });
    for (std::vector<Key> const& more :
         {in_table(
              "region.NAME",
              {
                  {.name = "title", .unset = "the name", .meaning = "the region in words"},
                  {.name = "volume",
                  .value = Value::choice,
                  .words = {"poisson", "exact"},
                  .unset = "poisson",
                  .meaning =
                       "conferences of a month: by chance around the number stated, or exactly that number"},
                  {.name = "clustering",
                  .value = Value::name,
                  .words = {"clustering"},
                  .needed = true,
                  .meaning = "how children share a family"},
                  {.name = "youth_care_budget_eur",
                  .value = Value::formula,
                  .range = above(0),
                  .unit = "EUR a year",
                  .meaning = "the region's budget for youth care",
                  .formula_names = "parameters"},
                  {.name = "national_budget_eur",
                  .value = Value::formula,
                  .range = above(0),
                  .unit = "EUR a year",
                  .meaning = "the nation's budget for youth care",
                  .formula_names = "parameters"},
                  {.name = "history",
                  .value = Value::record,
                  .record = "region.NAME.history",
                  .meaning = "before the first year"},
              }),
          in_table("region.NAME.history",
                   {
                       {.name = "conferences_held",
                      .value = Value::formula,
                      .shape = Shape::by_year,
                      .range = at_least(0),
                      .needed = true,
                      .unit = "a year",
                      .meaning = "conferences held in each year",
                      .whole = true,
                      .formula_names = "parameters"},
                   }),
          in_table("policy.NAME",
                   {
                       {.name = "title", .unset = "the name", .meaning = "the policy in words"},
                       {.name = "conferences_held",
                       .value = Value::formula,
                       .shape = Shape::by_year,
                       .range = at_least(0),
                       .needed = true,
                       .unit = "a year",
                       .meaning = "conferences held a year, from each year on",
                       .whole = true,
                       .formula_names = "parameters"},
                   })}) {
        keys.insert(keys.end(), more.begin(), more.end());
    }
    return keys;
}

std::vector<Key> money_keys() {
    std::vector<Key> keys = in_table(
        "price.NAME", {
                          {.name = "title", .unset = "the name", .meaning = "the item in words"},
                          {.name = "of",
                           .value = Value::name,
                           .shape = Shape::one_or_list,
                           .words = {"state_or_tag"},
                           .meaning = "states whose months are paid for"},
                          {.name = "eur_per_month",
                           .value = Value::formula,
                           .range = at_least(0),
                           .unit = "EUR",
                           .meaning = "for a child-month in these states",
                           .formula_names = "parameters"},
                          {.name = "months",
                           .value = Value::count,
                           .shape = Shape::pair,
                           .range = from_to(0, 12000),
                           .meaning = "only months of a stay from the first to just below the second"},
                          {.name = "eur_per_conference",
                           .value = Value::formula,
                           .range = at_least(0),
                           .unit = "EUR",
                           .meaning = "for a conference held",
                           .formula_names = "parameters"},
                          {.name = "price_year",
                           .value = Value::year,
                           .needed = true,
                           .meaning = "year whose prices these are"},
                          {.name = "payer",
                           .value = Value::name,
                           .shape = Shape::by_year,
                           .words = {"payer"},
                           .needed = true,
                           .meaning = "who pays, from each year on; the first also before",
                           .whole = true},
                          {.name = "source",
                           .value = Value::name,
                           .words = {"source"},
                           .meaning = "where the amount comes from, if not from parameters"},
                          {.name = "assumption", .meaning = "why it is taken so, where there is no source"},
                      });
    for (std::vector<Key> const& more :
         {in_table("price_index",
                   {
                       {.name = "levels",
                      .value = Value::number,
                      .shape = Shape::by_year,
                      .range = above(0),
                      .needed = true,
                      .meaning = "relative price level of each year",
                      .whole = true},
                       {.name = "growth",
                       .value = Value::formula,
                       .range = above(-1),
                       .unset = "0",
                       .unit = "per year",
                       .meaning = "after the last level",
                       .formula_names = "parameters"},
                       {.name = "source",
                       .value = Value::name,
                       .words = {"source"},
                       .meaning = "where it comes from"},
                       {.name = "assumption", .meaning = "why it is taken so, where there is no source"},
                   }),
          in_table(
              "cut",
              {
                  {.name = "amount_eur",
                 .value = Value::formula,
                 .range = at_least(0),
                 .needed = true,
                 .unit = "EUR",
                 .meaning = "how much less there is a year; formulas of questions may use cut.amount_eur",
                 .formula_names = "parameters"},
                  {.name = "from", .value = Value::year, .needed = true, .meaning = "first year of the cut"},
                  {.name = "items",
                  .value = Value::name,
                  .shape = Shape::list,
                  .words = {"item"},
                  .meaning = "prices it falls on"},
                  {.name = "payer",
                  .value = Value::name,
                  .words = {"payer"},
                  .meaning = "whose budget falls"},
              })}) {
        keys.insert(keys.end(), more.begin(), more.end());
    }
    return keys;
}

}  // namespace

Part keys_of_region() {
    Part part;
    part.sections = region_sections();
    for (std::vector<Key> const& keys : {region_keys(), money_keys()}) {
        part.keys.insert(part.keys.end(), keys.begin(), keys.end());
    }
    part.forms = {
        {"price.NAME", {{{"eur_per_month", "of"}, {"months"}}, {{"eur_per_conference"}, {}}}, true},
        {"price.NAME", {{{"source"}, {}}, {{"assumption"}, {}}}, false},
        {"price_index", {{{"source"}, {}}, {{"assumption"}, {}}}, false},
    };
    return part;
}

}  // namespace eigenkracht::files
