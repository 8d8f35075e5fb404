#include "files/numbers.hpp"
#include "files/read_law.hpp"
#include "files/read_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace eigenkracht::files {
namespace {

using namespace uncertainty;

std::optional<Law> evidence(TreeReader const& table, std::string const& path, Mistakes& mistakes) {
    Evidence evidence;
    evidence.events = table.number("events");
    evidence.cases = table.maybe_number("cases");
    evidence.exposure = table.maybe_number("exposure");
    evidence.clustered_by = table.text("clustered_by");
    if (evidence.cases && evidence.events > *evidence.cases) {
        mistakes.push_back({table.where(), path,
                            fmt::format("{} events in {} cases", evidence.events, *evidence.cases),
                            "0 <= events <= cases", ""});
        return std::nullopt;
    }
    if (Node const* const prior = table.find("prior")) {
        TreeReader const numbers(*prior, "prior");
        bool const of_share = numbers.has("alpha");
        if (of_share != evidence.cases.has_value() && !prior->entries.empty()) {
            mistakes.push_back(
                {prior->where, path + ".prior", of_share ? "the prior of a share" : "the prior of a rate",
                 of_share ? "shape and rate, as there is an exposure" : "alpha and beta, as there are cases",
                 ""});
            return std::nullopt;
        }
        evidence.prior = of_share ? std::pair(numbers.number("alpha"), numbers.number("beta"))
                                  : std::pair(numbers.number("shape"), numbers.number("rate"));
    }
    return evidence;
}

/// The law a parameter's table gives; nothing if it gives none, or a broken one.
std::optional<Law> law(TreeReader const& table, std::string const& path, Mistakes& mistakes) {
    if (table.has("distribution")) {
        if (auto distribution = read_law(table.table("distribution"), path + ".distribution", mistakes)) {
            return Law(*std::move(distribution));
        }
        return std::nullopt;
    }
    if (table.has("evidence")) {
        return evidence(table.table("evidence"), path + ".evidence", mistakes);
    }
    if (table.has("formula")) {
        return Law(Derived{table.formula("formula")});
    }
    if (table.has("value")) {
        return Law(Distribution(Fixed{table.number("value")}));
    }
    if (table.has("solved")) {
        TreeReader const solved = table.table("solved");
        if (!(solved.number("low") < solved.number("high"))) {
            mistakes.push_back({solved.where(), path + ".solved",
                                fmt::format("low {}, high {}", solved.number("low"), solved.number("high")),
                                "low < high", ""});
            return std::nullopt;
        }
        return Law(Solved{solved.number("low"), solved.number("high")});
    }
    return std::nullopt;
}

Joint joint(TreeReader const& table, Mistakes& mistakes) {
    Joint result;
    result.key = table.name();
    result.location = table.where();
    result.dirichlet = !table.has("normal");
    TreeReader const normal = table.table("normal");
    for (auto const& [name, value] :
         result.dirichlet ? table.numbers_by_name("dirichlet") : normal.numbers_by_name("mean")) {
        result.names.push_back(name);
        (result.dirichlet ? result.alpha : result.mean).push_back(value);
    }
    std::string const path = "joint." + table.name();
    if (Node const* const rows = normal.find("covariance")) {
        for (Node const& row : rows->items) {
            if (row.items.size() != result.names.size() || rows->items.size() != result.names.size()) {
                mistakes.push_back(
                    {row.where, path + ".normal.covariance",
                     fmt::format("a row of {} in {} rows", row.items.size(), rows->items.size()),
                     fmt::format("{0} rows of {0}, one for each name in mean", result.names.size()), ""});
                break;
            }
            for (Node const& item : row.items) {
                result.covariance.push_back(number_of(item).value_or(0));
            }
        }
    }
    if (result.names.size() == 1) {
        mistakes.push_back({table.where(), path, "one parameter", "two or more", ""});
    }
    return result;
}

/// Adds the parameters that joints make, which may stand as a table without a law.
void add_components(BeliefsSpec& beliefs, TreeReader const& root, Mistakes& mistakes) {
    std::map<std::string, std::string> made_by;
    for (TreeReader const& table : root.tables("joint")) {
        beliefs.joints.push_back(joint(table, mistakes));
        Joint const& made = beliefs.joints.back();
        for (std::size_t index = 0; index < made.names.size(); ++index) {
            std::string const& name = made.names[index];
            if (!made_by.emplace(name, made.key).second) {
                mistakes.push_back({table.where(), "joint." + made.key,
                                    name + ", which joint." + made_by[name] + " makes too",
                                    "a parameter of its own", ""});
                continue;
            }
            auto present = std::find_if(beliefs.parameters.begin(), beliefs.parameters.end(),
                                        [&](Parameter const& one) { return one.name == name; });
            if (present == beliefs.parameters.end()) {
                Parameter fresh;
                fresh.name = name;
                fresh.location = table.where();
                present = beliefs.parameters.insert(present, fresh);
            } else if (gives_a_law(TreeReader(*root.find("parameter")->find(name), name))) {
                mistakes.push_back({present->location, "parameter." + name, "a law of its own",
                                    "none: joint." + made.key + " makes it", ""});
            }
            auto const take = [&](std::string& value, char const* key) {
                value = value.empty() ? table.text(key) : value;
            };
            take(present->unit, "unit");
            take(present->meaning, "meaning");
            take(present->group, "group");
            if (present->source.empty() && present->assumption.empty()) {
                present->source = table.text("source");
                present->assumption = table.text("assumption");
            }
            present->law = Component{made.key, index};
        }
    }
}

}  // namespace

bool gives_a_law(TreeReader const& table) {
    constexpr std::array keys{"distribution", "evidence", "formula", "solved", "value"};
    return std::any_of(keys.begin(), keys.end(), [&](char const* key) { return table.mentions(key); });
}

uncertainty::Parameter read_parameter(TreeReader const& table, std::string const& path, Mistakes& mistakes) {
    Parameter result;
    result.name = table.name();
    result.unit = table.text("unit");
    result.meaning = table.text("meaning");
    result.source = table.text("source");
    result.assumption = table.text("assumption");
    result.group = table.text("group");
    result.range = table.pair("range");
    result.location = table.where();
    if (auto given = law(table, path, mistakes)) {
        result.law = *std::move(given);
    }
    if (result.range && !(result.range->first <= result.range->second)) {
        mistakes.push_back({table.find("range")->where, path + ".range",
                            fmt::format("[{}, {}]", result.range->first, result.range->second),
                            "[low, high], low <= high", ""});
    }
    return result;
}

void read_parameters(TreeReader const& root, BeliefsSpec& beliefs, Mistakes& mistakes) {
    for (TreeReader const& table : root.tables("parameter")) {
        beliefs.parameters.push_back(read_parameter(table, "parameter." + table.name(), mistakes));
    }
    add_components(beliefs, root, mistakes);
}

}  // namespace eigenkracht::files
