#include "files/check_keys.hpp"
#include "files/keys.hpp"
#include "files/layers.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace eigenkracht::files {
namespace {

class Completeness {
public:
    /// \param root  its joints give unit and meaning to the parameters they make
    explicit Completeness(Node const& root) : joint_names_(made_by_joints(root)) {}

    void table(Node& node, std::string const& table_name, std::string const& path, bool inherits) {
        if (node.broken) {
            return;
        }
        for (Key const* const key : keys_of(table_name)) {
            if (key->needed && !inherits && node.find(key->name) == nullptr) {
                mistakes.push_back({node.where, path.empty() ? key->name : path + "." + key->name, "missing",
                                    "", key->meaning});
            }
        }
        for (Forms const* const rule : forms_of(table_name)) {
            forms(node, *rule, path, inherits);
        }
        for (Entry& entry : node.entries) {
            if (Key const* const key = find_key(table_name, entry.key)) {
                below(entry.value, *key, path.empty() ? entry.key : path + "." + entry.key);
            }
        }
    }

    std::vector<core::Mistake> mistakes;

private:
    void below(Node& node, Key const& key, std::string const& path) {
        if (key.record.empty() || node.broken) {
            return;
        }
        if (key.shape == Shape::one && node.is_table()) {
            table(node, key.record, path, false);
        } else if (key.shape == Shape::by_name && node.is_table()) {
            for (Entry& entry : node.entries) {
                bool const by_joint =
                    path == "parameter" &&
                    std::find(joint_names_.begin(), joint_names_.end(), entry.key) != joint_names_.end();
                table(entry.value, key.record, path + "." + entry.key, key.inherits || by_joint);
            }
        } else if (node.is_list()) {
            for (Node& item : node.items) {
                table(item, key.record, path, false);
            }
        }
    }

    void forms(Node& node, Forms const& rule, std::string const& path, bool inherits) {
        std::vector<Entry const*> present;
        for (Entry const& entry : node.entries) {
            bool const belongs = std::any_of(rule.forms.begin(), rule.forms.end(),
                                             [&](Form const& form) { return has(form, entry.key); });
            if (belongs) {
                present.push_back(&entry);
            }
        }
        if (present.empty()) {
            // An unknown key may well be the one that is missing, misspelt.
            bool const unknown = std::any_of(node.entries.begin(), node.entries.end(),
                                             [](Entry const& entry) { return entry.value.broken; });
            if (rule.needed && !inherits && !unknown) {
                mistakes.push_back({node.where, path, "missing", "", "one of: " + forms_text(rule)});
            }
            return;
        }
        Form const* nearest = nullptr;
        for (Form const& form : rule.forms) {
            bool const fits = std::all_of(present.begin(), present.end(),
                                          [&](Entry const* entry) { return has(form, entry->key); });
            if (fits && (nearest == nullptr || missing(form, node).size() < missing(*nearest, node).size())) {
                nearest = &form;
            }
        }
        std::vector<std::string> words;
        for (Entry const* const entry : present) {
            words.push_back(entry->key);
        }
        if (nearest == nullptr) {
            mistakes.push_back({present.back()->where, path, core::join(words, " and ") + " together",
                                "one of: " + forms_text(rule), ""});
            node.broken = true;
        } else if (!missing(*nearest, node).empty()) {
            mistakes.push_back(
                {present.back()->where, path, core::join(words, " and ") + " alone", forms_text(rule), ""});
            node.broken = true;
        }
    }

    static bool has(Form const& form, std::string const& key) {
        return std::find(form.keys.begin(), form.keys.end(), key) != form.keys.end() ||
               std::find(form.may.begin(), form.may.end(), key) != form.may.end();
    }

    static std::vector<std::string> missing(Form const& form, Node const& node) {
        std::vector<std::string> result;
        std::copy_if(form.keys.begin(), form.keys.end(), std::back_inserter(result),
                     [&](std::string const& key) { return node.find(key) == nullptr; });
        return result;
    }

    std::vector<std::string> joint_names_;
};

}  // namespace

std::vector<core::Mistake> check_complete(Node& root) {
    Completeness check(root);
    check.table(root, "", "", false);
    return std::move(check.mistakes);
}

}  // namespace eigenkracht::files
