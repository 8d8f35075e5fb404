#include "files/variants.hpp"

#include "core/text.hpp"
#include "files/layers.hpp"

#include <algorithm>
#include <string>

namespace eigenkracht::files {
namespace {

/// What a stance and all it is a variant of give under parameter, estimand and check.
Node inherited_tables(std::vector<Node const*> const& from_stance_up) {
    Node tables;
    for (auto stance = from_stance_up.rbegin(); stance != from_stance_up.rend(); ++stance) {
        Node own;
        for (char const* const key : {"parameter", "estimand", "check"}) {
            Node const* const table = (*stance)->find(key);
            if (table != nullptr && table->is_table() && !table->broken) {
                own.put(key, table->where, *table);
            }
        }
        put_on_top(tables, own, "stance.NAME");
    }
    return tables;
}

Node completed(Node const& stances, Entry const& stance, std::vector<core::Mistake>& mistakes) {
    std::vector<Node const*> line = {&stance.value};
    std::vector<std::string> names = {stance.key};
    while (true) {
        Node const* const parent = line.back()->find("variant_of");
        Node const* const found =
            parent == nullptr || !parent->is_text() ? nullptr : stances.find(parent->text);
        if (found == nullptr || !found->is_table() || found->broken) {
            break;
        }
        bool const round = std::find(names.begin(), names.end(), parent->text) != names.end();
        names.push_back(parent->text);
        if (round) {
            // Said once for the whole circle: at the stance whose name comes first in it.
            if (parent->text == stance.key && *std::min_element(names.begin(), names.end()) == stance.key) {
                mistakes.push_back({stance.value.find("variant_of")->where,
                                    "stance." + stance.key + ".variant_of",
                                    "a stance that is a variant of itself: " + core::join(names, " -> "),
                                    "another stance", ""});
            }
            return stance.value;
        }
        line.push_back(found);
    }
    if (line.size() == 1) {
        return stance.value;
    }
    Node whole = inherited_tables(line);
    for (Entry const& entry : stance.value.entries) {
        if (whole.find(entry.key) == nullptr) {
            whole.put(entry.key, entry.where, entry.value);
        }
    }
    whole.where = stance.value.where;
    return whole;
}

}  // namespace

std::vector<core::Mistake> complete_variants(Node& root) {
    std::vector<core::Mistake> mistakes;
    Node* const stances = root.find("stance");
    if (stances == nullptr || !stances->is_table()) {
        return mistakes;
    }
    Node const as_written = *stances;
    for (std::size_t i = 0; i < as_written.entries.size(); ++i) {
        Entry const& stance = as_written.entries[i];
        if (stance.value.is_table() && !stance.value.broken) {
            stances->entries[i].value = completed(as_written, stance, mistakes);
        }
    }
    return mistakes;
}

}  // namespace eigenkracht::files
