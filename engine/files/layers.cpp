#include "files/layers.hpp"

#include "files/keys.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace eigenkracht::files {
namespace {

std::set<std::string> keys_in(Form const& form) {
    std::set<std::string> keys(form.keys.begin(), form.keys.end());
    keys.insert(form.may.begin(), form.may.end());
    return keys;
}

/// Drops from `base` what excludes the keys that `over` gives.
void drop_other_forms(Node& base, Node const& over, Forms const& rule) {
    std::set<std::string> all;
    for (Form const& form : rule.forms) {
        all.merge(keys_in(form));
    }
    std::vector<std::string> given;
    for (Entry const& entry : over.entries) {
        if (all.contains(entry.key)) {
            given.push_back(entry.key);
        }
    }
    if (given.empty()) {
        return;
    }
    std::set<std::string> kept;
    for (Form const& form : rule.forms) {
        std::set<std::string> keys = keys_in(form);
        if (std::all_of(given.begin(), given.end(),
                        [&](std::string const& key) { return keys.contains(key); })) {
            kept.merge(keys);
        }
    }
    // Keys that contradict each other keep nothing: the message is about them alone.
    std::erase_if(base.entries,
                  [&](Entry const& entry) { return all.contains(entry.key) && !kept.contains(entry.key); });
}

/// What a parameter loses that a joint makes: its law, and the reason given for it.
bool is_of_law(std::string_view key) {
    constexpr std::array keys{"distribution", "evidence", "formula",   "solved",
                              "value",        "source",   "assumption"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

void merge_names(Node& base, Node const& over, Key const& key) {
    for (Entry const& entry : over.entries) {
        Node* const present = base.find(entry.key);
        if (present != nullptr && key.value == Value::record && present->is_table() &&
            entry.value.is_table()) {
            put_on_top(*present, entry.value, key.record);
        } else {
            base.put(entry.key, entry.where, entry.value);
        }
    }
}

void put_entry(Node& base, Entry const& entry, std::string_view table) {
    Key const* const key = find_key(table, entry.key);
    Node* const present = base.find(entry.key);
    bool const may_merge = key != nullptr && present != nullptr && present->is_table() &&
                           entry.value.is_table() && (!key->whole || entry.value.merges);
    if (!may_merge) {
        base.put(entry.key, entry.where, entry.value);
    } else if (!key->record.empty() && key->shape == Shape::one) {
        put_on_top(*present, entry.value, key->record);
    } else {
        merge_names(*present, entry.value, *key);
    }
}

}  // namespace

std::vector<std::string> made_by_joints(Node const& root) {
    std::vector<std::string> names;
    Node const* const joints = root.find("joint");
    if (joints == nullptr || joints->broken) {
        return names;
    }
    auto const add = [&](Node const* table) {
        if (table != nullptr && table->is_table()) {
            for (Entry const& entry : table->entries) {
                names.push_back(entry.key);
            }
        }
    };
    for (Entry const& joint : joints->entries) {
        add(joint.value.find("dirichlet"));
        if (Node const* const normal = joint.value.find("normal")) {
            add(normal->find("mean"));
        }
    }
    return names;
}

void put_on_top(Node& base, Node const& over, std::string_view table) {
    for (Forms const* const rule : forms_of(table)) {
        drop_other_forms(base, over, *rule);
    }
    for (Entry const& entry : over.entries) {
        put_entry(base, entry, table);
    }
}

void put_on_top(Node& base, Node const& over) {
    Node* const inherited = base.find("parameter");
    for (std::string const& name : made_by_joints(over)) {
        Node* const parameter = inherited == nullptr ? nullptr : inherited->find(name);
        if (parameter != nullptr) {
            std::erase_if(parameter->entries, [](Entry const& entry) { return is_of_law(entry.key); });
        }
    }
    put_on_top(base, over, "");
}

}  // namespace eigenkracht::files
