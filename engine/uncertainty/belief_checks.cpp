#include "uncertainty/belief_checks.hpp"

#include "core/text.hpp"
#include "formula/check.hpp"
#include "formula/language.hpp"
#include "uncertainty/beliefs.hpp"
#include "uncertainty/dependencies.hpp"
#include "uncertainty/law.hpp"
#include "uncertainty/posterior.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

namespace eigenkracht::uncertainty {
namespace {

bool contains(std::vector<std::string> const& words, std::string const& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::optional<double> only_value(Law const& law) {
    if (auto const* distribution = std::get_if<Distribution>(&law)) {
        if (auto const* fixed = std::get_if<Fixed>(distribution)) {
            return fixed->value;
        }
    } else if (auto const* derived = std::get_if<Derived>(&law)) {
        return formula::constant(derived->formula);
    }
    return std::nullopt;
}

BeliefChecks::BeliefChecks(BeliefsSpec const& spec, std::vector<core::LookupTable> const& tables,
                           std::vector<std::string> const& extra_names)
    : spec_(spec), tables_(tables), extra_names_(extra_names), resolution_(resolve(spec)) {
    known_names_ = resolution_.names;
    known_names_.insert(known_names_.end(), extra_names.begin(), extra_names.end());
    for (Source const& each : spec.sources) {
        source_keys_.push_back(each.key);
    }
    for (Stance const& each : spec.stances) {
        stance_names_.push_back(each.name);
    }
}

std::vector<core::Mistake> BeliefChecks::found() const {
    std::vector<core::Mistake> sorted = mistakes_;
    std::stable_sort(sorted.begin(), sorted.end(), [](core::Mistake const& a, core::Mistake const& b) {
        return std::tie(a.where.file, a.where.line, a.where.column) <
               std::tie(b.where.file, b.where.line, b.where.column);
    });
    // What is wrong in every stance is said once.
    std::set<std::string> said;
    std::vector<core::Mistake> once;
    std::copy_if(sorted.begin(), sorted.end(), std::back_inserter(once),
                 [&](core::Mistake const& mistake) { return said.insert(core::text(mistake)).second; });
    return once;
}

void BeliefChecks::add(core::SourceLocation const& where, std::string const& key, std::string found,
                       std::string expected, std::string hint) {
    mistakes_.push_back({where, key, std::move(found), std::move(expected), std::move(hint)});
}

void BeliefChecks::add(std::vector<core::Mistake> const& more) {
    mistakes_.insert(mistakes_.end(), more.begin(), more.end());
}

void BeliefChecks::unknown(core::SourceLocation const& where, std::string const& key, std::string const& kind,
                           std::string const& word, std::vector<std::string> const& candidates) {
    std::string const near = core::nearest_word(word, candidates);
    add(where, key, fmt::format("unknown {} {}", kind, word), "",
        near.empty() ? "" : fmt::format("did you mean {}?", near));
}

void BeliefChecks::source(core::SourceLocation const& where, std::string const& key,
                          std::string const& name) {
    if (!name.empty() && !contains(source_keys_, name)) {
        unknown(where, key, "source", name, source_keys_);
    }
}

void BeliefChecks::formula(formula::Formula const& formula, core::SourceLocation const& where,
                           std::string const& key) {
    formula::Formula placed = formula;
    if (placed.where.line == 0) {
        placed.where = where;
    }
    add(formula::check(placed, key, known_names_, tables_));
}

void BeliefChecks::formula_in(formula::Formula const& formula, core::SourceLocation const& where,
                              std::string const& key, double low, double high, std::string const& expected) {
    if (!formula.given()) {
        add(where, key, "nothing", expected);
        return;
    }
    this->formula(formula, where, key);
    std::optional<double> const value = formula::constant(formula);
    if (value && !(*value >= low && *value <= high)) {
        add(formula.where.line == 0 ? where : formula.where, key, number_text(*value), expected);
    }
}

void BeliefChecks::sources() {
    std::set<std::string> keys;
    for (Source const& each : spec_.sources) {
        if (!keys.insert(each.key).second) {
            add(each.location, "source." + each.key, "a second source of this key", "each key once");
        }
    }
}

void BeliefChecks::clusterings() {
    std::set<std::string> keys;
    for (Clustering const& each : spec_.clusterings) {
        std::string const key = "clustering." + each.key;
        if (!keys.insert(each.key).second) {
            add(each.location, key, "a second clustering of this key", "each key once");
        }
        formula_in(each.mean_size, each.location, key + ".mean_size", 1, std::numeric_limits<double>::max(),
                   "a number, at least 1");
        formula_in(each.sharing, each.location, key + ".sharing", 0, 1, "a number from 0 to 1");
    }
}

void BeliefChecks::parameters() {
    std::set<std::string> names;
    for (Parameter const& each : spec_.parameters) {
        std::string const key = "parameter." + each.name;
        if (!names.insert(each.name).second) {
            add(each.location, key, "a second parameter of this name", "each name once");
        }
        parameter(each, each, key);
    }
    for (std::size_t stance = 0; stance < spec_.stances.size(); ++stance) {
        std::set<std::string> own;
        for (Parameter const& each : spec_.stances[stance].overrides) {
            std::string const key =
                fmt::format("stance.{}.parameter.{}", spec_.stances[stance].name, each.name);
            if (!own.insert(each.name).second) {
                add(each.location, key, "a second parameter of this name", "each name once");
                continue;
            }
            if (names.count(each.name) == 0 && each.unit.empty() && each.meaning.empty()) {
                unknown(each.location, key, "parameter", each.name, {names.begin(), names.end()});
            }
            parameter(each, resolution_.cells[stance][resolution_.index.at(each.name)].parameter, key);
        }
    }
}

void BeliefChecks::parameter(Parameter const& parameter, Parameter const& with_inherited,
                             std::string const& key) {
    if (!formula::is_name(parameter.name) || parameter.name.find('.') != std::string::npos) {
        add(parameter.location, key, fmt::format("the name \"{}\"", parameter.name),
            "letters, digits and _, not starting with a digit and not the name of a function");
    }
    if (contains(extra_names_, parameter.name)) {
        add(parameter.location, key, fmt::format("the name \"{}\"", parameter.name),
            "a name that means nothing else in formulas");
    }
    source(parameter.location, key + ".source", parameter.source);
    if (parameter.range && !(parameter.range->first <= parameter.range->second)) {
        add(parameter.location, key + ".range",
            fmt::format("{} to {}", number_text(parameter.range->first),
                        number_text(parameter.range->second)),
            "the lower number first");
    }
    law(parameter, with_inherited, key);
}

void BeliefChecks::law(Parameter const& parameter, Parameter const& with_inherited, std::string const& key) {
    core::SourceLocation const& where = parameter.location;
    if (auto const* distribution = std::get_if<Distribution>(&parameter.law)) {
        add(check_law(*distribution, where, key));
    } else if (auto const* evidence = std::get_if<Evidence>(&parameter.law)) {
        add(check_evidence(*evidence, where, key));
        if (!evidence->clustered_by.empty() && find_clustering(spec_, evidence->clustered_by) == nullptr) {
            std::vector<std::string> keys;
            for (Clustering const& each : spec_.clusterings) {
                keys.push_back(each.key);
            }
            unknown(where, key + ".clustered_by", "clustering", evidence->clustered_by, keys);
        }
    } else if (auto const* derived = std::get_if<Derived>(&parameter.law)) {
        formula(derived->formula, where, key);
    } else if (auto const* solved = std::get_if<Solved>(&parameter.law)) {
        if (!(solved->low < solved->high) || !std::isfinite(solved->low) || !std::isfinite(solved->high)) {
            add(where, key,
                fmt::format("low {}, high {}", number_text(solved->low), number_text(solved->high)),
                "low < high");
        }
    } else if (auto const* component = std::get_if<Component>(&parameter.law)) {
        bool const exists = std::any_of(spec_.joints.begin(), spec_.joints.end(), [&](Joint const& joint) {
            return joint.key == component->joint && component->index < joint.names.size() &&
                   joint.names[component->index] == parameter.name;
        });
        if (!exists) {
            add(where, key, fmt::format("part of the joint distribution {}", component->joint),
                "one that makes this parameter");
        }
    }
    std::optional<double> const value = only_value(parameter.law);
    auto const& range = with_inherited.range;
    if (value && range && !(*value >= range->first && *value <= range->second)) {
        add(where, key, number_text(*value),
            fmt::format("a number from {} to {}", number_text(range->first), number_text(range->second)));
    }
}

std::vector<core::Mistake> Beliefs::check(BeliefsSpec const& spec,
                                          std::vector<core::LookupTable> const& tables,
                                          std::vector<std::string> const& extra_names) {
    BeliefChecks checks(spec, tables, extra_names);
    checks.sources();
    checks.clusterings();
    checks.parameters();
    checks.joints();
    checks.correlations();
    checks.stances();
    checks.graphs();
    return checks.found();
}

}  // namespace eigenkracht::uncertainty
