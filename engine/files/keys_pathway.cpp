#include "files/keys.hpp"

namespace eigenkracht::files {
namespace {

std::vector<Section> pathway_sections() {
    return {
        {"pathway", "[pathway]",
         "The course of a person, in cycles. What is in it stands in the tables that follow."},
        {"counting", "counting = { ... } of the pathway", "Weights of the points t = 0, 1, ..., cycles."},
        {"discounting", "discounting = { ... } of the pathway",
         "How outcomes with a discount rate are discounted."},
        {"strategy.NAME", "[strategy.NAME]",
         "What is compared: strategies per person, or the arms `usual` and `conference` of a region study."},
        {"trait.NAME", "[trait.NAME]",
         "Something that differs between persons and stays with them; formulas may use it by name."},
        {"trait.NAME.levels", "levels = { a = { ... } } of a trait", "Named subgroups."},
        {"trait.NAME.bands", "bands = [{ ... }] of a trait", "Values spread evenly from low to high."},
        {"state.NAME", "[state.NAME]",
         "A place a person can be in. Tracks run side by side and know nothing of each other."},
        {"split.NAME", "[split.NAME]",
         "A choice of state with luck of its own; may stand where a `to` or `start` names a state."},
        {"entry.NAME", "[entry.NAME]", "How persons come in."},
        {"clock.NAME", "[clock.NAME]",
         "Counts the cycles spent in a set of states; formulas may use it by name."},
        {"leave.NAME", "[leave.NAME]",
         "A way of leaving states. All ways out of a state take the same form: a probability per cycle, a "
         "rate or hazard, or a "
         "stay; only those with `before` may differ."},
    };
}

Key states(std::string const& name, std::string const& meaning, bool needed) {
    return {.name = name,
            .value = Value::name,
            .shape = Shape::one_or_list,
            .words = {"state_or_tag"},
            .needed = needed,
            .meaning = meaning};
}

std::vector<Key> pathway_keys() {
    return in_table(
        "pathway",
        {
            {.name = "cycle",
             .value = Value::choice,
             .words = {"month", "year"},
             .needed = true,
             .meaning = "length of a cycle"},
            {.name = "cycles",
             .value = Value::count,
             .range = from_to(1, 12000),
             .meaning = "horizon; region studies take it from their years"},
            {.name = "start_age",
             .value = Value::formula,
             .range = from_to(0, 150),
             .unit = "years",
             .meaning = "gives the clock age; a trait named age takes its place",
             .formula_names = "parameters"},
            {.name = "start_year", .value = Value::year, .meaning = "gives the clock calendar_year"},
            {.name = "counting",
             .value = Value::choice,
             .words = {"start", "end", "all", "trapezoid", "life_table"},
             .record = "counting",
             .unset = "start",
             .meaning = "which points of time count: the start or the end of each cycle, all points, all "
                        "with half weight at both ends, the mean of a cycle's start and end, or weights",
             .whole = true},
            {.name = "discounting",
             .value = Value::record,
             .record = "discounting",
             .meaning = "form and time of discounting"},
        });
}

std::vector<Key> counting_keys() {
    std::vector<Key> keys = in_table("counting", {
                                                     {.name = "first",
                                                      .value = Value::number,
                                                      .range = at_least(0),
                                                      .needed = true,
                                                      .meaning = "weight of t = 0"},
                                                     {.name = "odd",
                                                      .value = Value::number,
                                                      .range = at_least(0),
                                                      .needed = true,
                                                      .meaning = "weight of odd t"},
                                                     {.name = "even",
                                                      .value = Value::number,
                                                      .range = at_least(0),
                                                      .needed = true,
                                                      .meaning = "weight of even t"},
                                                     {.name = "last",
                                                      .value = Value::number,
                                                      .range = at_least(0),
                                                      .needed = true,
                                                      .meaning = "weight of t = cycles"},
                                                 });
    std::vector<Key> const more = in_table(
        "discounting", {
                           {.name = "form",
                            .value = Value::choice,
                            .words = {"yearly", "continuous"},
                            .unset = "yearly",
                            .meaning = "(1 + rate)^-time or exp(-rate x time), time in years"},
                           {.name = "at",
                            .value = Value::choice,
                            .words = {"start", "mid", "end", "point"},
                            .unset = "start",
                            .meaning = "start, middle or end of the cycle, or the point that is counted"},
                       });
    keys.insert(keys.end(), more.begin(), more.end());
    return keys;
}

std::vector<Key> person_keys() {
    std::vector<Key> keys = in_table(
        "strategy.NAME",
        {
            {.name = "title", .unset = "the name", .meaning = "the strategy in words"},
            {.name = "with",
             .value = Value::formula,
             .shape = Shape::by_name,
             .unset = "nothing",
             .meaning =
                 "values that formulas of the pathway may use by name; every strategy gives the same names",
             .whole = true,
             .formula_names = "strategy"},
        });
    for (std::vector<Key> const& more :
         {in_table("trait.NAME",
                   {
                       {.name = "unit", .needed = true, .meaning = "unit"},
                       {.name = "meaning", .needed = true, .meaning = "what it is, in one line"},
                       {.name = "source",
                       .value = Value::name,
                       .words = {"source"},
                       .meaning = "where it comes from"},
                       {.name = "assumption", .meaning = "why it is taken so, where there is no source"},
                       {.name = "levels",
                       .value = Value::record,
                       .shape = Shape::by_name,
                       .record = "trait.NAME.levels",
                       .meaning = "named subgroups",
                       .whole = true},
                       {.name = "bands",
                       .value = Value::record,
                       .shape = Shape::list,
                       .record = "trait.NAME.bands",
                       .meaning = "bands of values"},
                       {.name = "distribution",
                       .value = Value::record,
                       .record = "spread",
                       .meaning = "a distribution over persons",
                       .whole = true},
                       {.name = "points",
                       .value = Value::count,
                       .range = from_to(1, 200),
                       .unset = "15",
                       .meaning = "points of the exact solver"},
                   }),
          in_table(
              "trait.NAME.levels",
              {
                  {.name = "value", .value = Value::number, .needed = true, .meaning = "the trait's value"},
                  {.name = "share",
                  .value = Value::formula,
                  .range = from_to(0, 1),
                  .needed = true,
                  .meaning = "share of persons",
                  .formula_names = "parameters"},
              }),
          in_table("trait.NAME.bands",
                   {
                       {.name = "low", .value = Value::number, .needed = true, .meaning = "from this value"},
                       {.name = "high",
                       .value = Value::number,
                       .needed = true,
                       .meaning = "to just below this value"},
                       {.name = "share",
                       .value = Value::number,
                       .range = from_to(0, 1),
                       .needed = true,
                       .meaning = "share of persons"},
                   }),
          in_table("state.NAME",
                   {
                       {.name = "title", .unset = "the name", .meaning = "the state in words"},
                       {.name = "track",
                       .value = Value::word,
                       .unset = "main",
                       .meaning = "what it is a state of; a person is in one state of every track"},
                       {.name = "tags",
                       .value = Value::word,
                       .shape = Shape::list,
                       .unset = "none",
                       .meaning = "sets it belongs to; other tables may name a tag instead of its states"},
                       {.name = "ends",
                       .value = Value::boolean,
                       .unset = "false",
                       .meaning = "entering it ends the course in every track"},
                   }),
          in_table("split.NAME",
                   {
                       {.name = "title", .unset = "the name", .meaning = "the choice in words"},
                       {.name = "shares",
                       .value = Value::formula,
                       .shape = Shape::by_name,
                       .range = from_to(0, 1),
                       .keys_name = "state",
                       .needed = true,
                       .meaning = "states of one track and their shares; \"rest\" for what remains",
                       .whole = true,
                       .formula_names = "shares"},
                   }),
          in_table(
              "entry.NAME",
              {
                  {.name = "title", .unset = "the name", .meaning = "who they are"},
                  {.name = "amount",
                  .value = Value::formula,
                  .range = at_least(0),
                  .unset = "1",
                  .meaning = "children per conference, or weight among the entries of a study per person",
                  .formula_names = "strategy"},
                  {.name = "start",
                  .value = Value::formula,
                  .shape = Shape::by_name,
                  .range = from_to(0, 1),
                  .keys_name = "state_or_split",
                  .needed = true,
                  .meaning = "states or splits and their shares, which sum to 1 in each track; \"rest\" for "
                             "what remains",
                  .whole = true,
                  .formula_names = "shares"},
                  {.name = "residual",
                  .value = Value::name,
                  .shape = Shape::one_or_list,
                  .words = {"state_or_tag"},
                  .unset = "none",
                  .meaning = "states found in the middle of a stay, not at its start"},
              })}) {
        keys.insert(keys.end(), more.begin(), more.end());
    }
    return keys;
}

std::vector<Key> leave_keys() {
    std::vector<Key> keys = in_table(
        "clock.NAME", {
                          states("runs_in", "states in which it runs; outside it stands still", true),
                          {.name = "first",
                           .value = Value::count,
                           .range = from_to(0, 12000),
                           .unset = "0",
                           .unit = "cycles",
                           .meaning = "what it shows at the start"},
                          {.name = "resets_on_exit",
                           .value = Value::boolean,
                           .unset = "true",
                           .meaning = "starts again at first on each entry; else it goes on"},
                      });
    std::vector<Key> const more = in_table(
        "leave.NAME",
        {
            states("from", "states that are left; \"*\": all", true),
            {.name = "to",
             .value = Value::name,
             .shape = Shape::one_or_by_name,
             .words = {"state_or_split"},
             .keys_name = "state_or_split",
             .needed = true,
             .meaning = "where to: one state or split, or { state = share }, with \"rest\" for what remains",
             .whole = true,
             .formula_names = "shares"},
            {.name = "probability",
             .value = Value::formula,
             .range = from_to(0, 1),
             .meaning = "per cycle, as written",
             .formula_names = "course"},
            {.name = "rate_per_cycle",
             .value = Value::formula,
             .range = at_least(0),
             .meaning = "hazard per cycle",
             .formula_names = "course"},
            {.name = "rate_per_month",
             .value = Value::formula,
             .range = at_least(0),
             .meaning = "hazard per month",
             .formula_names = "course"},
            {.name = "rate_per_year",
             .value = Value::formula,
             .range = at_least(0),
             .meaning = "hazard per year",
             .formula_names = "course"},
            {.name = "cumulative_hazard",
             .value = Value::formula,
             .range = at_least(0),
             .meaning = "H(t): the hazard of a cycle is H(t + 1) - H(t), t the clock",
             .formula_names = "course"},
            {.name = "hazard",
             .value = Value::record,
             .record = "stay",
             .meaning = "the hazard of a distribution of time",
             .whole = true},
            {.name = "stay",
             .value = Value::record,
             .record = "stay",
             .meaning = "how long the stay is, in whole cycles of the same mean",
             .whole = true},
            {.name = "clock",
             .value = Value::name,
             .words = {"clock"},
             .unset = "time_in_state",
             .meaning = "the t of cumulative_hazard and hazard"},
            {.name = "before",
             .value = Value::boolean,
             .unset = "false",
             .meaning = "acts before all others, which are multiplied by the rest (death, coming of age)"},
        });
    keys.insert(keys.end(), more.begin(), more.end());
    return keys;
}

}  // namespace

Part keys_of_pathway() {
    Part part;
    part.sections = pathway_sections();
    for (std::vector<Key> const& keys : {pathway_keys(), counting_keys(), person_keys(), leave_keys()}) {
        part.keys.insert(part.keys.end(), keys.begin(), keys.end());
    }
    part.forms = {
        {"trait.NAME", {{{"levels"}, {}}, {{"bands"}, {"points"}}, {{"distribution"}, {"points"}}}, true},
        {"trait.NAME", {{{"source"}, {}}, {{"assumption"}, {}}}, false},
        {"leave.NAME",
         {{{"probability"}, {}},
          {{"rate_per_cycle"}, {}},
          {{"rate_per_month"}, {}},
          {{"rate_per_year"}, {}},
          {{"cumulative_hazard"}, {"clock"}},
          {{"hazard"}, {"clock"}},
          {{"stay"}, {}}},
         true},
    };
    return part;
}

}  // namespace eigenkracht::files
