#include "files/key_makers.hpp"

namespace eigenkracht::files {
namespace {

using namespace make;

std::vector<Section> outcome_sections() {
    return {
        {"outcome.NAME", "[outcome.NAME]",
         "A result. With a pathway: a sum of rewards per person. Without one: a formula of parameters."},
        {"reward.NAME", "[reward.NAME]",
         "What counts towards outcomes: time in states, a transition, an entry into states, or the start."},
        {"on_transition", "on_transition = { ... }", "A move from one set of states to another."},
        {"comparison", "[comparison]",
         "Strategies per person, or policies: what is spent for what is gained. `eigenkracht compare` reads "
         "it."},
        {"measure.NAME", "[measure.NAME]",
         "Something a study can have observed in one arm, over cycles 0, 1, ..."},
        {"child_outcome.NAME", "[child_outcome.NAME]",
         "Something counted for children: usual care against a conference, on the same luck. Cycles count "
         "from the conference."},
    };
}

Maker cycle(std::string const& name, std::string const& meaning) {
    return count(name, from_to(0, 12000), meaning).in("cycles");
}

Maker value(std::string const& name, std::string const& meaning) {
    return formula(name, "course", meaning).in("of the outcomes");
}

std::vector<Key> outcome_keys() {
    return in_table(
        "outcome.NAME",
        {
            text("title", "the outcome in words").unset_means("the name"),
            text("unit", "unit").required(),
            truth("effect", "true: more is better (life-years); false: a cost").unset_means("false"),
            formula("discount_rate", "parameters", "its own discount rate")
                .within(above(-1))
                .unset_means("0")
                .in("per year"),
            formula("formula", "parameters", "studies without a pathway: the outcome, from parameters"),
            text("perspective", "studies without a pathway: whose gain or loss it is"),
        });
}

std::vector<Key> reward_keys() {
    return together(
        {in_table("reward.NAME",
                  {
                      name_of("outcome", "outcomes", "outcomes it counts towards")
                          .as(Shape::one_or_list)
                          .required(),
                      states("in", "states it is earned in, cycle by cycle"),
                      value("value_per_cycle", "for a cycle in the states"),
                      value("value_per_month", "for a month in the states"),
                      value("value_per_year", "for a year in the states"),
                      table("on_transition", "on_transition", "moves it is earned on").as_one_value(),
                      states("on_entry", "states it is earned on coming into, after the start"),
                      truth("at_start", "true: earned once, at the start"),
                      value("value", "for a move, an entry, or the start"),
                      truth("weighted", "whether a move takes the counting weight of its cycle")
                          .unset_means("true"),
                  }),
         in_table("on_transition",
                  {states("from", "states left").required(), states("to", "states entered").required()}),
         in_table(
             "comparison",
             {
                 name_of("policy_or_strategy", "reference",
                         "the strategy, or policy, the others are held against")
                     .required(),
                 name_of("question_outcome", "cost",
                         "outcome that is spent; region studies: the money saved, as the outcome of a "
                         "question, all years and payers")
                     .required(),
                 name_of("counted", "effect", "outcome, or child outcome, that is gained").required(),
                 name_of("counted", "less", "region studies: child outcome taken off the effect, a harm"),
                 name_of("counted", "at_home",
                         "region studies: child outcome in child-months that may have a price a year"),
             })});
}

std::vector<Key> counted_keys() {
    std::vector<Key> keys =
        in_table("measure.NAME", {
                                     states("entered", "share that has been in these states ..."),
                                     cycle("by_cycle", "... by the start of this cycle; 0: at once"),
                                     states("in", "share that is in these states ..."),
                                     cycle("at_cycle", "... at the start of this cycle"),
                                     states("cycles_in", "mean cycles spent in these states ..."),
                                     cycle("until_cycle", "... before this cycle"),
                                 });
    std::vector<Key> const more = in_table(
        "child_outcome.NAME",
        {
            text("title", "what is counted, in plain words").required(),
            text("unit", "unit").required(),
            choice(
                "counts", {"avoided", "added", "delayed", "months"},
                "avoided: usual care has it, the conference has not; added: the other way round; delayed: "
                "usual care has it by then, the conference only later; months: usual care minus conference")
                .required(),
            states("entered", "it: was in these states ..."),
            cycle("by", "... by this cycle"),
            states("in", "it: is in these states ..."),
            cycle("at", "... at this cycle"),
            states("of", "months: states whose months count"),
            cycle("until", "delayed: the conference has it by this cycle"),
            truth("gained", "months: conference minus usual care instead").unset_means("false"),
            truth("of_new_placements", "shown as a share of the regions' new_placements too")
                .unset_means("false"),
            truth("harm", "more of it is worse for the child").unset_means("false"),
            name_of("entry", "entries", "entries it is counted for").as(Shape::list).unset_means("all"),
        });
    keys.insert(keys.end(), more.begin(), more.end());
    return keys;
}

}  // namespace

Part keys_of_outcomes() {
    Part part;
    part.sections = outcome_sections();
    part.keys = together({outcome_keys(), reward_keys(), counted_keys()});
    part.forms = {
        {"outcome.NAME", {{{"formula"}, {"perspective"}}, {{}, {"effect", "discount_rate"}}}, false},
        {"reward.NAME",
         {{{"in", "value_per_cycle"}, {}},
          {{"in", "value_per_month"}, {}},
          {{"in", "value_per_year"}, {}},
          {{"on_transition", "value"}, {"weighted"}},
          {{"on_entry", "value"}, {"weighted"}},
          {{"at_start", "value"}, {}}},
         true},
        {"measure.NAME",
         {{{"entered", "by_cycle"}, {}}, {{"in", "at_cycle"}, {}}, {{"cycles_in", "until_cycle"}, {}}},
         true},
        {"child_outcome.NAME",
         {{{"entered", "by"}, {"until"}}, {{"in", "at"}, {"until"}}, {{"of"}, {"gained"}}},
         true},
    };
    return part;
}

}  // namespace eigenkracht::files
