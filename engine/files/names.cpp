#include "core/text.hpp"
#include "files/references.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace eigenkracht::files {
namespace {

struct Kind {
    std::string_view key;
    std::string_view one;
    std::string_view many;
};

constexpr std::array kinds{
    Kind{"source", "the name of a source", "names of sources"},
    Kind{"payer", "the name of a payer", "names of payers"},
    Kind{"item", "the name of a price", "names of prices"},
    Kind{"policy", "the name of a policy", "names of policies"},
    Kind{"strategy", "the name of a strategy", "names of strategies"},
    Kind{"policy_or_strategy", "the name of a policy or strategy", "names of policies or strategies"},
    Kind{"measure", "the name of a measure", "names of measures"},
    Kind{"entry", "the name of an entry", "names of entries"},
    Kind{"stance", "the name of a stance", "names of stances"},
    Kind{"clustering", "the name of a clustering", "names of clusterings"},
    Kind{"outcome", "the name of an outcome", "names of outcomes"},
    Kind{"parameter", "the name of a parameter", "names of parameters"},
    Kind{"state", "the name of a state", "names of states"},
    Kind{"state_or_tag", "the name of a state or tag, or \"*\"", "names of states or tags, or \"*\""},
    Kind{"state_or_split", "the name of a state or split", "names of states or splits"},
    Kind{"clock", "the name of a clock", "names of clocks"},
    Kind{"question_outcome", "the name of an outcome", "names of outcomes"},
    Kind{"baseline", "budget_YEAR, or the name of a policy or strategy",
         "budget_YEAR, or names of policies or strategies"},
    Kind{"counted", "the name of an outcome or child outcome", "names of outcomes or child outcomes"},
    Kind{"question", "the name of a question", "names of questions"},
    Kind{"check", "the name of a published number", "names of published numbers"},
    Kind{"child_outcome", "the name of a child outcome", "names of child outcomes"},
    Kind{"quantity", "saving_per_conference_eur, or the name of a parameter", "names of quantities"},
};

/// Outcomes of questions in scenarios with places.
constexpr std::array<std::string_view, 2> released{"cash_released_gross_eur", "cash_released_net_eur"};

void add(std::vector<std::string>& names, std::string const& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(name);
    }
}

void add_keys(std::vector<std::string>& names, Node const* table) {
    if (table != nullptr && table->is_table()) {
        for (Entry const& entry : table->entries) {
            add(names, entry.key);
        }
    }
}

/// Tables within a table, by name.
template <typename Visit>
void for_each_table(Node const* parent, Visit const& visit) {
    if (parent != nullptr && parent->is_table()) {
        for (Entry const& entry : parent->entries) {
            if (entry.value.is_table()) {
                visit(entry.value);
            }
        }
    }
}

void add_parameters(std::vector<std::string>& names, Node const& root) {
    add_keys(names, root.find("parameter"));
    for_each_table(root.find("joint"), [&](Node const& joint) {
        add_keys(names, joint.find("dirichlet"));
        if (Node const* const normal = joint.find("normal"); normal != nullptr && normal->is_table()) {
            add_keys(names, normal->find("mean"));
        }
    });
    for_each_table(root.find("stance"),
                   [&](Node const& stance) { add_keys(names, stance.find("parameter")); });
}

void add_tags(std::vector<std::string>& names, Node const& root) {
    for_each_table(root.find("state"), [&](Node const& state) {
        if (Node const* const tags = state.find("tags"); tags != nullptr && tags->is_list()) {
            for (Node const& tag : tags->items) {
                if (tag.is_text()) {
                    add(names, tag.text);
                }
            }
        }
    });
}

bool is_budget_of_a_year(std::string_view name) {
    constexpr std::string_view start = "budget_";
    return name.size() == start.size() + 4 && name.starts_with(start) &&
           std::all_of(name.begin() + start.size(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

NamesOfKind names_of_kind(std::string_view kind) {
    auto const found =
        std::find_if(kinds.begin(), kinds.end(), [&](Kind const& one) { return one.key == kind; });
    if (found == kinds.end()) {
        throw core::Defect(fmt::format("no kind of name is called {}", kind));
    }
    return {std::string(found->one), std::string(found->many)};
}

std::string likely_word(std::string const& word, std::vector<std::string> const& candidates) {
    if (std::string near = core::nearest_word(word, candidates); !near.empty()) {
        return near;
    }
    constexpr std::size_t fewest_letters = 3;
    std::vector<std::string> longer;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(longer),
                 [&](std::string const& candidate) { return candidate.starts_with(word); });
    return word.size() >= fewest_letters && longer.size() == 1 ? longer.front() : "";
}

Names::Names(Node const& root) {
    for (std::string const kind : {"source", "payer", "policy", "strategy", "measure", "entry", "stance",
                                   "clustering", "outcome", "state", "split", "clock", "trait"}) {
        add_keys(names_[kind], root.find(kind));
    }
    add_keys(names_["item"], root.find("price"));
    add_parameters(names_["parameter"], root);
    for (std::string const kind : {"policy", "strategy"}) {
        for (std::string const& name : names_[kind]) {
            add(names_["policy_or_strategy"], name);
            add(names_["baseline"], name);
        }
    }
    names_["state_or_tag"] = names_["state"];
    add_tags(names_["state_or_tag"], root);
    add(names_["state_or_tag"], "*");
    names_["state_or_split"] = names_["state"];
    for (std::string const& split : names_["split"]) {
        add(names_["state_or_split"], split);
    }
    for (std::string const clock : {"time_in_state", "time_since_entry", "cycle"}) {
        add(names_["clock"], clock);
    }
    names_["question_outcome"] = names_["outcome"];
    if (!names_["policy"].empty()) {
        add(names_["question_outcome"], "care_avoided_gross_eur");
        add(names_["question_outcome"], "care_avoided_net_eur");
    }
    if (!names_["policy"].empty() && root.find("places") != nullptr) {
        for (std::string_view const name : released) {
            add(names_["question_outcome"], std::string(name));
        }
    }
    for_each_table(root.find("region"), [&](Node const& region) {
        std::vector<std::string> own;
        add_keys(own, region.find("quantities"));
        for (std::string const& key : own) {
            add(names_["region_number"], "region." + key);
        }
    });
    std::vector<std::string> drawn;
    add_keys(drawn, root.find("regional"));
    for (std::string const& name : drawn) {
        add(names_["region_number"], "regional." + name);
    }
    add(names_["region_number"], "year");
    names_["counted"] = names_["outcome"];
    add_keys(names_["counted"], root.find("child_outcome"));
    add_keys(names_["question"], root.find("question"));
    add_keys(names_["check"], root.find("check"));
    add_keys(names_["child_outcome"], root.find("child_outcome"));
    for_each_table(root.find("decision"), [&](Node const& decision) {
        add_keys(names_["decision_number"], decision.find("number"));
    });
    names_["quantity"] = names_["parameter"];
    add(names_["quantity"], "saving_per_conference_eur");
    for_each_table(root.find("strategy"),
                   [&](Node const& strategy) { add_keys(names_["with"], strategy.find("with")); });
}

std::vector<std::string> const& Names::of(std::string_view kind) const {
    static std::vector<std::string> const none;
    auto const found = names_.find(kind);
    return found == names_.end() ? none : found->second;
}

bool Names::knows(std::string_view kind, std::string_view name) const {
    std::vector<std::string> const& names = of(kind);
    return std::find(names.begin(), names.end(), name) != names.end() ||
           (kind == "baseline" && is_budget_of_a_year(name)) ||
           // Without places the check of questions says why it means nothing.
           (kind == "question_outcome" &&
            std::find(released.begin(), released.end(), name) != released.end());
}

std::string Names::expectation(std::string_view kind) const {
    constexpr std::size_t few = 8;
    std::vector<std::string> const& names = of(kind);
    std::string const what = names_of_kind(kind).one;
    if (names.empty()) {
        return what + "; there is none";
    }
    return names.size() > few ? what : fmt::format("{}: {}", what, core::join(names, ", "));
}

}  // namespace eigenkracht::files
