#include "files/check_keys.hpp"
#include "files/files.hpp"
#include "files/layers.hpp"
#include "files/lookup_csv.hpp"
#include "files/read_parts.hpp"
#include "files/references.hpp"
#include "files/text_file.hpp"
#include "files/toml_text.hpp"
#include "files/translations.hpp"
#include "files/variants.hpp"
#include "study/study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <tuple>

namespace eigenkracht::files {
namespace {

/// Files that stand on one another, the user's first.
struct Chain {
    std::vector<std::string> paths;
    std::vector<Node> roots;
    std::string texts;  ///< all of them, each under a line with its name
};

/// The same file has one identity, however it is named.
std::string identity(std::string const& path) {
    std::error_code failed;
    std::filesystem::path const whole = std::filesystem::weakly_canonical(path, failed);
    return failed ? path : whole.string();
}

std::string beside(std::string const& file, std::string const& path) {
    return (std::filesystem::path(file).parent_path() / path).lexically_normal().string();
}

[[noreturn]] void refuse_circle(Chain const& chain, Node const& base, std::string const& path) {
    std::vector<std::string> names;
    for (std::string const& one : chain.paths) {
        names.push_back(std::filesystem::path(one).filename().string());
    }
    names.push_back(std::filesystem::path(path).filename().string());
    throw core::ScenarioError(
        {{base.where, "base", "a file that stands on itself: " + fmt::format("{}", fmt::join(names, " -> ")),
          "files that stand on one another without a circle", ""}});
}

Chain read_chain(std::string const& path) {
    constexpr std::size_t most_files = 32;
    Chain chain;
    std::vector<std::string> identities;
    std::string next = path;
    core::SourceLocation named_at;
    while (true) {
        std::string text;
        try {
            text = read_text_file(next);
        } catch (core::FileError const& error) {
            if (chain.paths.empty()) {
                throw;
            }
            throw core::ScenarioError({{named_at, "base",
                                        fmt::format("\"{}\", which {}", chain.roots.back().find("base")->text,
                                                    finding_of(error, next)),
                                        "a file, named relative to this one", ""}});
        }
        chain.paths.push_back(next);
        identities.push_back(identity(next));
        chain.texts += fmt::format("# --- {} ---\n{}{}", next, text, text.ends_with('\n') ? "" : "\n");
        chain.roots.push_back(parse_toml(text, next));
        Node& root = chain.roots.back();
        Node const* const base = root.find("base");
        if (base == nullptr || !base->is_text() || base->text.empty()) {
            return chain;
        }
        named_at = base->where;
        next = beside(next, base->text);
        if (std::find(identities.begin(), identities.end(), identity(next)) != identities.end()) {
            refuse_circle(chain, *base, next);
        }
        if (chain.paths.size() == most_files) {
            throw core::ScenarioError(
                {{named_at, "base", fmt::format("more than {} files that stand on one another", most_files),
                  "fewer", ""}});
        }
    }
}

/// One tree out of files and settings of the command line; says what is wrong with each of them.
Node resolve(std::vector<Node> layers, std::vector<std::string> const& overrides, Mistakes& mistakes) {
    auto const take = [&](Mistakes const& more) {
        mistakes.insert(mistakes.end(), more.begin(), more.end());
    };
    Node whole;
    core::SourceLocation const top = layers.front().where;
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        take(flatten_translations(*layer));
        take(check_keys(*layer));
        layer->erase("base");
        if (layer == layers.rbegin()) {
            whole = std::move(*layer);
        } else {
            TranslatedTexts const before = translated_texts(whole);
            put_on_top(whole, *layer);
            drop_stale_translations(whole, *layer, before);
        }
    }
    whole.where = top;
    TranslatedTexts const before = translated_texts(whole);
    Node all_settings;  // whose translations hold, whichever setting comes first
    for (std::string const& setting : overrides) {
        try {
            Node layer = read_override(setting);
            take(flatten_translations(layer));
            take(check_keys(layer));
            put_on_top(whole, layer);
            put_on_top(all_settings, layer);
        } catch (core::ScenarioError const& error) {
            take(error.mistakes);
        }
    }
    drop_stale_translations(whole, all_settings, before);
    take(read_csv_tables(whole));
    return whole;
}

/// Sorted by file in the order of reading, then by place; each thing said once.
void put_in_order(Mistakes& mistakes, std::vector<std::string> const& files) {
    auto const rank = [&](core::Mistake const& mistake) {
        auto const file = std::find(files.begin(), files.end(), mistake.where.file) - files.begin();
        return std::tuple(file, mistake.where.file, mistake.where.line, mistake.where.column);
    };
    std::stable_sort(mistakes.begin(), mistakes.end(),
                     [&](auto const& a, auto const& b) { return rank(a) < rank(b); });
    auto const last_part = [](std::string const& key) { return key.substr(key.rfind('.') + 1); };
    auto const same = [&](core::Mistake const& a, core::Mistake const& b) {
        bool const same_place =
            a.where.file == b.where.file && a.where.line == b.where.line && a.where.column == b.where.column;
        // A variant repeats the mistakes of its stance under a key that differs in the stance's name only.
        return same_place && a.where.line > 0 && last_part(a.key) == last_part(b.key) && a.found == b.found &&
               a.expected == b.expected && a.hint == b.hint;
    };
    Mistakes once;
    for (core::Mistake& mistake : mistakes) {
        if (std::none_of(once.begin(), once.end(),
                         [&](core::Mistake const& said) { return same(said, mistake); })) {
            once.push_back(std::move(mistake));
        }
    }
    mistakes = std::move(once);
}

study::Scenario bind(Node whole, Mistakes& mistakes) {
    auto const take = [&](Mistakes const& more) {
        mistakes.insert(mistakes.end(), more.begin(), more.end());
    };
    study::Scenario scenario;
    scenario.as_resolved = write_toml(whole);
    take(check_translations(whole));
    scenario.translations = read_translations(whole);
    take(complete_variants(whole));
    take(check_complete(whole));
    // Where a whole table has a wrong name, everything that points into it would seem to point at nothing.
    bool const table_unknown =
        std::any_of(whole.entries.begin(), whole.entries.end(),
                    [](Entry const& entry) { return entry.value.broken && entry.value.is_table(); });
    if (!table_unknown) {
        take(check_references(whole));
    }
    TreeReader const root(whole, "");
    scenario.beliefs = read_beliefs(root, mistakes);
    scenario.tables = read_tables(root, mistakes);
    scenario.pathway = read_pathway(root, mistakes);
    scenario.accounts = read_accounts(root, mistakes);
    read_region_study(root, scenario, mistakes);
    read_study(root, scenario);
    read_decisions(root, scenario);
    return scenario;
}

/// The thing a mistake is about: the first two parts of its key.
std::string thing_of(core::Mistake const& mistake) {
    return mistake.key.substr(0, mistake.key.find('.', mistake.key.find('.') + 1));
}

/// Where the form is wrong somewhere, what is wrong with the meaning elsewhere is said in the same pass.
///
/// Things with a mistake of form are left alone: what was not read would seem to be missing.
void add_mistakes_of_meaning(study::Scenario const& scenario, Mistakes& mistakes) {
    Mistakes const of_form = mistakes;
    for (core::Mistake const& mistake : study::check(scenario)) {
        bool const known = std::any_of(of_form.begin(), of_form.end(), [&](auto const& one) {
            std::string const thing = thing_of(one);
            std::string const name = thing.substr(thing.find('.') + 1);
            // A stance that was not read whole lacks what its variants inherit.
            bool const both_of_stances = thing.starts_with("stance.") && mistake.key.starts_with("stance.");
            bool const same_place =
                one.where.file == mistake.where.file && one.where.line == mistake.where.line;
            return both_of_stances || same_place || thing.starts_with(thing_of(mistake)) ||
                   mistake.found.find(name) != std::string::npos;
        });
        // Names, in formulas and in the pathway, were checked with the form; what is missing may have been misread.
        bool const was_checked = mistake.found.starts_with("unknown name") || mistake.found == "nothing" ||
                                 mistake.key.starts_with("pathway.");
        if (!known && !was_checked && mistake.where.line > 0) {
            mistakes.push_back(mistake);
        }
    }
}

}  // namespace

study::Scenario read_scenario(std::string const& path, std::vector<std::string> const& overrides) {
    Chain chain = read_chain(path);
    Mistakes mistakes;
    study::Scenario scenario = bind(resolve(std::move(chain.roots), overrides, mistakes), mistakes);
    if (!mistakes.empty()) {
        add_mistakes_of_meaning(scenario, mistakes);
        put_in_order(mistakes, chain.paths);
        throw core::ScenarioError(std::move(mistakes));
    }
    scenario.path = path;
    scenario.as_given = std::move(chain.texts);
    for (std::string const& setting : overrides) {
        scenario.as_given += "# --set " + setting + "\n";
    }
    return scenario;
}

study::Scenario parse_scenario(std::string const& resolved_text, std::string const& name,
                               std::vector<std::string> const& overrides) {
    Mistakes mistakes;
    study::Scenario scenario =
        bind(resolve({parse_toml(resolved_text, name)}, overrides, mistakes), mistakes);
    if (!mistakes.empty()) {
        put_in_order(mistakes, {name});
        throw core::ScenarioError(std::move(mistakes));
    }
    scenario.path = name;
    scenario.as_given = resolved_text;
    return scenario;
}

}  // namespace eigenkracht::files
