#include "files/numbers.hpp"
#include "files/read_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace eigenkracht::files {
namespace {

using namespace pathway;

/// Length in cycles of a month or year.
double cycles_in(CycleUnit cycle, std::string_view unit) {
    constexpr double months_in_year = 12;
    if (unit == "month") {
        return cycle == CycleUnit::month ? 1 : 1 / months_in_year;
    }
    if (unit == "year") {
        return cycle == CycleUnit::year ? 1 : months_in_year;
    }
    return 1;
}

Counting counting(TreeReader const& table) {
    Counting result;
    Node const* const found = table.find("counting");
    if (found == nullptr) {
        return result;
    }
    if (found->is_table()) {
        TreeReader const weights(*found, "counting");
        result.rule = Counting::Rule::weights;
        result.first = weights.number("first");
        result.odd = weights.number("odd");
        result.even = weights.number("even");
        result.last = weights.number("last");
        return result;
    }
    using Rule = Counting::Rule;
    constexpr std::array<std::pair<std::string_view, Rule>, 5> rules{{{"start", Rule::start},
                                                                      {"end", Rule::end},
                                                                      {"all", Rule::all},
                                                                      {"trapezoid", Rule::trapezoid},
                                                                      {"life_table", Rule::life_table}}};
    for (auto const& [word, rule] : rules) {
        result.rule = found->text == word ? rule : result.rule;
    }
    return result;
}

Discounting discounting(TreeReader const& table) {
    Discounting result;
    result.form =
        table.text("form") == "continuous" ? Discounting::Form::continuous : Discounting::Form::yearly;
    std::string const at = table.text("at");
    result.at = at == "mid"     ? Discounting::At::mid
                : at == "end"   ? Discounting::At::end
                : at == "point" ? Discounting::At::point
                                : Discounting::At::start;
    return result;
}

/// The family and parameters of `{ weibull = { shape = 1.5, mean = "m" } }`.
TimeDistribution time_distribution(TreeReader const& table) {
    TimeDistribution result;
    result.where = table.where();
    if (!table.node().entries.empty()) {
        result.family = table.node().entries.front().key;
        result.parameters = table.formulas(result.family);
    }
    return result;
}

Leave leave(TreeReader const& table, CycleUnit cycle) {
    Leave result;
    result.from = table.states("from");
    result.clock = table.text("clock", result.clock);
    result.before = table.truth("before", result.before);
    result.location = table.where();
    using Form = Leave::Form;
    struct Way {
        char const* key;
        Form form;
        char const* unit;
    };
    constexpr std::array ways{
        Way{"probability", Form::probability, ""}, Way{"rate_per_cycle", Form::rate, "cycle"},
        Way{"rate_per_month", Form::rate, "month"}, Way{"rate_per_year", Form::rate, "year"},
        Way{"cumulative_hazard", Form::cumulative_hazard, ""}};
    for (Way const& way : ways) {
        if (table.has(way.key)) {
            result.form = way.form;
            result.value = table.formula(way.key);
            result.per_cycles = cycles_in(cycle, way.unit);
        }
    }
    for (char const* const key : {"hazard", "stay"}) {
        if (table.has(key)) {
            result.form = key == std::string_view("stay") ? Form::stay : Form::hazard_of;
            result.time = time_distribution(table.table(key));
        }
    }
    if (Node const* const to = table.find("to")) {
        if (to->is_text()) {
            result.to.emplace_back(to->text, formula::Formula{"1", to->where});
        } else {
            result.to = table.formulas("to");
        }
    }
    return result;
}

Trait trait(TreeReader const& table) {
    Trait result;
    result.name = table.name();
    result.unit = table.text("unit");
    result.meaning = table.text("meaning");
    result.source = table.text("source");
    result.assumption = table.text("assumption");
    result.points = table.whole("points", result.points);
    result.location = table.where();
    for (TreeReader const& level : table.tables("levels")) {
        result.levels.push_back({level.name(), level.number("value"), level.formula("share")});
    }
    if (Node const* const bands = table.find("bands")) {
        for (Node const& item : bands->items) {
            TreeReader const band(item, "bands");
            result.bands.push_back({band.number("low"), band.number("high"), band.number("share")});
        }
    }
    TreeReader const distribution = table.table("distribution");
    if (!distribution.node().entries.empty()) {
        result.family = distribution.node().entries.front().key;
        result.parameters = distribution.formulas(result.family);
    }
    return result;
}

State state(TreeReader const& table) {
    State result;
    result.name = table.name();
    result.title = table.title();
    result.track = table.text("track", result.track);
    result.tags = table.texts("tags");
    result.lighter_than = table.texts("lighter_than");
    result.ends = table.truth("ends", result.ends);
    result.location = table.where();
    return result;
}

pathway::Entry entry(TreeReader const& table) {
    return {table.name(),
            table.title(),
            table.formula("amount", "1"),
            table.formulas("start"),
            table.states("residual"),
            table.where()};
}

NamedClock clock(TreeReader const& table) {
    NamedClock result;
    result.name = table.name();
    result.runs_in = table.states("runs_in");
    result.first = table.whole("first", result.first);
    result.resets_on_exit = table.truth("resets_on_exit", result.resets_on_exit);
    result.location = table.where();
    return result;
}

bool has_pathway(TreeReader const& root) {
    constexpr std::array keys{"pathway", "strategy", "trait", "state",  "split",
                              "entry",   "clock",    "leave", "reward", "measure"};
    return std::any_of(keys.begin(), keys.end(), [&](char const* key) { return root.has(key); });
}

}  // namespace

std::optional<PathwaySpec> read_pathway(TreeReader const& root, Mistakes& mistakes) {
    if (!has_pathway(root)) {
        return std::nullopt;
    }
    if (!root.mentions("pathway")) {
        mistakes.push_back(
            {root.where(), "pathway", "missing", "", "states and leaves need a [pathway] with its cycle"});
    }
    PathwaySpec spec;
    TreeReader const table = root.table("pathway");
    spec.cycle_unit = table.text("cycle") == "year" ? CycleUnit::year : CycleUnit::month;
    spec.cycles = table.whole("cycles");
    spec.start_age = table.formula("start_age");
    spec.start_year = table.whole("start_year");
    spec.counting = counting(table);
    spec.discounting = discounting(table.table("discounting"));
    spec.location = table.where();
    for (TreeReader const& one : root.tables("state")) {
        spec.states.push_back(state(one));
    }
    for (TreeReader const& one : root.tables("split")) {
        spec.splits.push_back({one.name(), one.title(), one.formulas("shares"), one.where()});
    }
    for (TreeReader const& one : root.tables("clock")) {
        spec.clocks.push_back(clock(one));
    }
    for (TreeReader const& one : root.tables("leave")) {
        spec.leaves.push_back(leave(one, spec.cycle_unit));
    }
    for (TreeReader const& one : root.tables("trait")) {
        spec.traits.push_back(trait(one));
    }
    for (TreeReader const& one : root.tables("entry")) {
        spec.entries.push_back(entry(one));
    }
    for (TreeReader const& one : root.tables("strategy")) {
        spec.strategies.push_back({one.name(), one.title(), one.formulas("with"), one.where()});
    }
    read_rewards(root, spec);
    return spec;
}

}  // namespace eigenkracht::files
