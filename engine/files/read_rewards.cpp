#include "files/read_parts.hpp"

#include <array>

namespace eigenkracht::files {
namespace {

using namespace pathway;

double cycles_per(CycleUnit cycle, std::string_view key) {
    constexpr double months_in_year = 12;
    if (key == "value_per_month") {
        return cycle == CycleUnit::month ? 1 : 1 / months_in_year;
    }
    if (key == "value_per_year") {
        return cycle == CycleUnit::year ? 1 : months_in_year;
    }
    return 1;
}

Reward reward(TreeReader const& table, CycleUnit cycle) {
    Reward result;
    result.name = table.name();
    result.outcomes = table.texts("outcomes");
    result.weighted = table.truth("weighted", result.weighted);
    result.location = table.where();
    for (char const* const key : {"value_per_cycle", "value_per_month", "value_per_year"}) {
        if (table.has(key)) {
            result.in = table.states("in");
            result.value = table.formula(key);
            result.per_cycles = cycles_per(cycle, key);
            return result;
        }
    }
    result.value = table.formula("value");
    if (table.has("on_transition")) {
        TreeReader const move = table.table("on_transition");
        result.when = Reward::When::on_transition;
        result.from = move.states("from");
        result.to = move.states("to");
    } else if (table.has("on_entry")) {
        result.when = Reward::When::on_entry;
        result.in = table.states("on_entry");
    } else {
        result.when = Reward::When::at_start;
        result.in = {{"*"}, table.where()};
    }
    return result;
}

Measure measure(TreeReader const& table) {
    Measure result;
    result.name = table.name();
    result.location = table.where();
    struct Way {
        char const* of;
        char const* cycle;
        Measure::Kind kind;
    };
    constexpr std::array ways{Way{"entered", "by_cycle", Measure::Kind::entered},
                              Way{"in", "at_cycle", Measure::Kind::in_state},
                              Way{"cycles_in", "until_cycle", Measure::Kind::time_in}};
    for (Way const& way : ways) {
        if (table.has(way.of)) {
            result.kind = way.kind;
            result.of = table.states(way.of);
            result.cycle = table.whole(way.cycle);
        }
    }
    return result;
}

}  // namespace

void read_rewards(TreeReader const& root, PathwaySpec& spec) {
    for (TreeReader const& one : root.tables("outcome")) {
        if (!one.has("formula")) {
            spec.outcomes.push_back({one.name(), one.title(), one.text("unit"), one.truth("effect", false),
                                     one.formula("discount_rate"), one.where()});
        }
    }
    for (TreeReader const& one : root.tables("reward")) {
        spec.rewards.push_back(reward(one, spec.cycle_unit));
    }
    for (TreeReader const& one : root.tables("measure")) {
        spec.measures.push_back(measure(one));
    }
}

}  // namespace eigenkracht::files
