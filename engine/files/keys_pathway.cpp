#include "files/key_makers.hpp"

namespace eigenkracht::files {
namespace {

using namespace make;

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

std::vector<Key> pathway_keys() {
    return in_table(
        "pathway",
        {
            choice("cycle", {"month", "year"}, "length of a cycle").required(),
            count("cycles", from_to(1, 12000), "horizon; region studies take it from their years"),
            formula("start_age", "parameters", "gives the clock age; a trait named age takes its place")
                .within(from_to(0, 150))
                .in("years"),
            year("start_year", "gives the clock calendar_year"),
            choice("counting", {"start", "end", "all", "trapezoid", "life_table"},
                   "which points of time count: the start or the end of each cycle, all points, all with "
                   "half weight at both ends, the mean of a cycle's start and end, or weights")
                .or_table("counting")
                .unset_means("start")
                .as_one_value(),
            table("discounting", "discounting", "form and time of discounting"),
        });
}

std::vector<Key> counting_keys() {
    return together(
        {in_table("counting",
                  {
                      number("first", at_least(0), "weight of t = 0").required(),
                      number("odd", at_least(0), "weight of odd t").required(),
                      number("even", at_least(0), "weight of even t").required(),
                      number("last", at_least(0), "weight of t = cycles").required(),
                  }),
         in_table("discounting", {
                                     choice("form", {"yearly", "continuous"},
                                            "(1 + rate)^-time or exp(-rate x time), time in years")
                                         .unset_means("yearly"),
                                     choice("at", {"start", "mid", "end", "point"},
                                            "start, middle or end of the cycle, or the point that is counted")
                                         .unset_means("start"),
                                 })});
}

std::vector<Key> person_keys() {
    return together(
        {in_table("strategy.NAME",
                  {
                      text("title", "the strategy in words").unset_means("the name"),
                      formula("with", "strategy",
                              "values that formulas of the pathway may use by name; every "
                              "strategy gives the same names")
                          .as(Shape::by_name)
                          .unset_means("nothing")
                          .as_one_value(),
                  }),
         in_table("trait.NAME",
                  {
                      text("unit", "unit").required(),
                      text("meaning", "what it is, in one line").required(),
                      source(),
                      assumption(),
                      tables("levels", "trait.NAME.levels", "named subgroups").as_one_value(),
                      table("bands", "trait.NAME.bands", "bands of values").as(Shape::list),
                      table("distribution", "spread", "a distribution over persons").as_one_value(),
                      count("points", from_to(1, 200), "points of the exact solver").unset_means("15"),
                  }),
         in_table("trait.NAME.levels",
                  {
                      number("value", {}, "the trait's value").required(),
                      formula("share", "parameters", "share of persons").within(from_to(0, 1)).required(),
                  }),
         in_table("trait.NAME.bands",
                  {
                      number("low", {}, "from this value").required(),
                      number("high", {}, "to just below this value").required(),
                      number("share", from_to(0, 1), "share of persons").required(),
                  }),
         in_table(
             "state.NAME",
             {
                 text("title", "the state in words").unset_means("the name"),
                 word("track", "what it is a state of; a person is in one state of every track")
                     .unset_means("main"),
                 word("tags", "sets it belongs to; other tables may name a tag instead of its states")
                     .as(Shape::list)
                     .unset_means("none"),
                 truth("ends", "entering it ends the course in every track").unset_means("false"),
                 name_of("state", "lighter_than",
                         "heavier states: a cycle in one costs no less and gives no more, as `comparison` "
                         "counts, or the answer says so")
                     .as(Shape::list)
                     .unset_means("none"),
             }),
         in_table("split.NAME",
                  {
                      text("title", "the choice in words").unset_means("the name"),
                      formula("shares", "shares",
                              "states of one track and their shares; \"rest\" for what remains")
                          .within(from_to(0, 1))
                          .as(Shape::by_name)
                          .keyed_by("state")
                          .required()
                          .as_one_value(),
                  }),
         in_table("entry.NAME",
                  {
                      text("title", "who they are").unset_means("the name"),
                      formula("amount", "strategy",
                              "children per conference, or weight among the entries of a study per person")
                          .within(at_least(0))
                          .unset_means("1"),
                      formula("start", "shares",
                              "states or splits and their shares, which sum to 1 in each track; "
                              "\"rest\" for what remains")
                          .within(from_to(0, 1))
                          .as(Shape::by_name)
                          .keyed_by("state_or_split")
                          .required()
                          .as_one_value(),
                      states("residual", "states found in the middle of a stay, not at its start")
                          .unset_means("none"),
                  })});
}

std::vector<Key> leave_keys() {
    return together(
        {in_table("clock.NAME",
                  {
                      states("runs_in", "states in which it runs; outside it stands still").required(),
                      count("first", from_to(0, 12000), "what it shows at the start")
                          .unset_means("0")
                          .in("cycles"),
                      truth("resets_on_exit", "starts again at first on each entry; else it goes on")
                          .unset_means("true"),
                  }),
         in_table("leave.NAME",
                  {
                      states("from", "states that are left; \"*\": all").required(),
                      name_of("state_or_split", "to",
                              "where to: one state or split, or { state = share }, with \"rest\" for what "
                              "remains")
                          .as(Shape::one_or_by_name)
                          .keyed_by("state_or_split")
                          .required()
                          .as_one_value()
                          .with_formulas_of("shares"),
                      formula("probability", "course", "per cycle, as written").within(from_to(0, 1)),
                      formula("rate_per_cycle", "course", "hazard per cycle").within(at_least(0)),
                      formula("rate_per_month", "course", "hazard per month").within(at_least(0)),
                      formula("rate_per_year", "course", "hazard per year").within(at_least(0)),
                      formula("cumulative_hazard", "course",
                              "H(t): the hazard of a cycle is H(t + 1) - H(t), t the clock")
                          .within(at_least(0)),
                      table("hazard", "stay", "the hazard of a distribution of time").as_one_value(),
                      table("stay", "stay", "how long the stay is, in whole cycles of the same mean")
                          .as_one_value(),
                      name_of("clock", "clock", "the t of cumulative_hazard and hazard")
                          .unset_means("time_in_state"),
                      truth("before",
                            "acts before all others, which are multiplied by the rest (death, coming of age)")
                          .unset_means("false"),
                  })});
}

}  // namespace

Part keys_of_pathway() {
    Part part;
    part.sections = pathway_sections();
    part.keys = together({pathway_keys(), counting_keys(), person_keys(), leave_keys()});
    part.forms = {
        {"trait.NAME", {{{"levels"}, {}}, {{"bands"}, {"points"}}, {{"distribution"}, {"points"}}}, true},
        source_or_assumption("trait.NAME"),
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
