#include "files/keys.hpp"

namespace eigenkracht::files {
namespace {

std::vector<Section> outcome_sections() {
    return {
        {"outcome.NAME", "[outcome.NAME]",
         "A result. With a pathway: a sum of rewards per person. Without one: a formula of parameters."},
        {"reward.NAME", "[reward.NAME]",
         "What counts towards outcomes: time in states, a transition, an entry into states, or the start."},
        {"on_transition", "on_transition = { ... }", "A move from one set of states to another."},
        {"comparison", "[comparison]", "Strategies per person: what is spent for what is gained."},
        {"measure.NAME", "[measure.NAME]",
         "Something a study can have observed in one arm, over cycles 0, 1, ..."},
        {"child_outcome.NAME", "[child_outcome.NAME]",
         "Something counted for children: usual care against a conference, on the same luck. Cycles count "
         "from the conference."},
    };
}

Key states(std::string const& name, std::string const& meaning) {
    return {.name = name,
            .value = Value::name,
            .shape = Shape::one_or_list,
            .words = {"state_or_tag"},
            .meaning = meaning};
}

Key needed(Key key) {
    key.needed = true;
    return key;
}

Key cycle(std::string const& name, std::string const& meaning) {
    return {.name = name,
            .value = Value::count,
            .range = from_to(0, 12000),
            .unit = "cycles",
            .meaning = meaning};
}

Key value(std::string const& name, std::string const& meaning) {
    return {.name = name,
            .value = Value::formula,
            .unit = "of the outcomes",
            .meaning = meaning,
            .formula_names = "course"};
}

std::vector<Key> outcome_keys() {
    return in_table("outcome.NAME",
                    {
                        {.name = "title", .unset = "the name", .meaning = "the outcome in words"},
                        {.name = "unit", .needed = true, .meaning = "unit"},
                        {.name = "effect",
                         .value = Value::boolean,
                         .unset = "false",
                         .meaning = "true: more is better (life-years); false: a cost"},
                        {.name = "discount_rate",
                         .value = Value::formula,
                         .range = above(-1),
                         .unset = "0",
                         .unit = "per year",
                         .meaning = "its own discount rate",
                         .formula_names = "parameters"},
                        {.name = "formula",
                         .value = Value::formula,
                         .meaning = "studies without a pathway: the outcome, from parameters",
                         .formula_names = "parameters"},
                        {.name = "perspective",
                         .value = Value::text,
                         .meaning = "studies without a pathway: whose gain or loss it is"},
                    });
}

std::vector<Key> reward_keys() {
    std::vector<Key> keys = in_table(
        "reward.NAME",
        {
            {.name = "outcomes",
             .value = Value::name,
             .shape = Shape::one_or_list,
             .words = {"outcome"},
             .needed = true,
             .meaning = "outcomes it counts towards"},
            states("in", "states it is earned in, cycle by cycle"),
            value("value_per_cycle", "for a cycle in the states"),
            value("value_per_month", "for a month in the states"),
            value("value_per_year", "for a year in the states"),
            {.name = "on_transition",
             .value = Value::record,
             .record = "on_transition",
             .meaning = "moves it is earned on",
             .whole = true},
            states("on_entry", "states it is earned on coming into, after the start"),
            {.name = "at_start", .value = Value::boolean, .meaning = "true: earned once, at the start"},
            value("value", "for a move, an entry, or the start"),
            {.name = "weighted",
             .value = Value::boolean,
             .unset = "true",
             .meaning = "whether a move takes the counting weight of its cycle"},
        });
    for (std::vector<Key> const& more :
         {in_table("on_transition",
                   {needed(states("from", "states left")), needed(states("to", "states entered"))}),
          in_table("comparison", {
                                     {.name = "reference",
                                    .value = Value::name,
                                    .words = {"strategy"},
                                    .needed = true,
                                    .meaning = "the strategy the others are held against"},
                                     {.name = "cost",
                                     .value = Value::name,
                                     .words = {"outcome"},
                                     .needed = true,
                                     .meaning = "outcome that is spent"},
                                     {.name = "effect",
                                     .value = Value::name,
                                     .words = {"outcome"},
                                     .needed = true,
                                     .meaning = "outcome that is gained"},
                                 })}) {
        keys.insert(keys.end(), more.begin(), more.end());
    }
    return keys;
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
            {.name = "title", .needed = true, .meaning = "what is counted, in plain words"},
            {.name = "unit", .needed = true, .meaning = "unit"},
            {.name = "counts",
             .value = Value::choice,
             .words = {"avoided", "added", "delayed", "months"},
             .needed = true,
             .meaning =
                 "avoided: usual care has it, the conference has not; added: the other way round; delayed: "
                 "usual care has it by then, the conference only later; months: usual care minus conference"},
            states("entered", "it: was in these states ..."),
            cycle("by", "... by this cycle"),
            states("in", "it: is in these states ..."),
            cycle("at", "... at this cycle"),
            states("of", "months: states whose months count"),
            cycle("until", "delayed: the conference has it by this cycle"),
            {.name = "gained",
             .value = Value::boolean,
             .unset = "false",
             .meaning = "months: conference minus usual care instead"},
            {.name = "harm",
             .value = Value::boolean,
             .unset = "false",
             .meaning = "more of it is worse for the child"},
            {.name = "entries",
             .value = Value::name,
             .shape = Shape::list,
             .words = {"entry"},
             .unset = "all",
             .meaning = "entries it is counted for"},
        });
    keys.insert(keys.end(), more.begin(), more.end());
    return keys;
}

}  // namespace

Part keys_of_outcomes() {
    Part part;
    part.sections = outcome_sections();
    for (std::vector<Key> const& keys : {outcome_keys(), reward_keys(), counted_keys()}) {
        part.keys.insert(part.keys.end(), keys.begin(), keys.end());
    }
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
