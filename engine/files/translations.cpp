#include "files/translations.hpp"

#include "files/keys.hpp"
#include "files/references.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace eigenkracht::files {
namespace {

using Mistakes = std::vector<core::Mistake>;

/// The tables of a scenario's translations, by language; broken ones are left out.
template <typename Root, typename Visit>
void for_each_language(Root& root, Visit const& visit) {
    auto* const languages = root.find("translation");
    if (languages == nullptr || !languages->is_table()) {
        return;
    }
    for (auto& language : languages->entries) {
        if (language.value.is_table() && !language.value.broken) {
            visit(language);
        }
    }
}

bool is_language(std::string const& word) {
    return word.size() == 2 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The entries of one language, with the keys of tables in tables joined by dots.
class Flattened {
public:
    explicit Flattened(std::string path) : path_(std::move(path)) {}

    void take(Node& table, std::string const& start = "") {
        for (Entry& entry : table.entries) {
            std::string const key = start.empty() ? entry.key : start + "." + entry.key;
            if (entry.value.is_table()) {
                take(entry.value, key);
            } else if (!keys_.insert(key).second) {
                mistakes.push_back({entry.where, path_ + "." + key, "given twice", "", ""});
            } else {
                entries.push_back({key, entry.where, std::move(entry.value)});
            }
        }
    }

    std::vector<Entry> entries;
    Mistakes mistakes;

private:
    std::string path_;
    std::set<std::string> keys_;
};

/// What a dotted key leads to: the value, and the rule for it; nothing where one of its parts is not there.
struct Found {
    Node const* node = nullptr;
    Key const* rule = nullptr;

    /// A text that readers see.
    [[nodiscard]] bool is_words() const {
        return node != nullptr && rule != nullptr && rule->value == Value::text && !rule->for_program &&
               node->is_text() && !node->broken;
    }
};

Found find_path(Node const& root, std::string const& path) {
    Found found{&root, nullptr};
    std::string table;
    bool names = false;  // the next part is the name of a thing
    for (std::size_t start = 0; start <= path.size();) {
        std::size_t const dot = std::min(path.find('.', start), path.size());
        std::string const part = path.substr(start, dot - start);
        start = dot + 1;
        found.node = found.node->is_table() ? found.node->find(part) : nullptr;
        if (found.node == nullptr) {
            return {};
        }
        if (names) {
            names = false;
            continue;
        }
        bool const below_a_value = found.rule != nullptr && table.empty();
        found.rule = below_a_value ? nullptr : find_key(table, part);
        if (found.rule == nullptr) {
            return {found.node, nullptr};
        }
        table = found.rule->record;
        names = found.rule->shape == Shape::by_name;
    }
    return names ? Found{found.node, nullptr} : found;
}

void add_text_keys(std::vector<std::string>& keys, Node const& node, std::string const& table,
                   std::string const& path);

void add_text_keys(std::vector<std::string>& keys, Node const& node, Key const& rule,
                   std::string const& path) {
    if (node.is_text() && rule.value == Value::text && !rule.for_program) {
        keys.push_back(path);
    } else if (node.is_table() && !rule.record.empty()) {
        add_text_keys(keys, node, rule.record, path);
    }
}

/// Dotted keys of all texts that readers see, in the order of the scenario.
void add_text_keys(std::vector<std::string>& keys, Node const& node, std::string const& table,
                   std::string const& path) {
    for (Entry const& entry : node.entries) {
        Key const* const rule = find_key(table, entry.key);
        std::string const below = path.empty() ? entry.key : path + "." + entry.key;
        if (rule == nullptr || rule->every || below == "translation") {
            continue;
        }
        if (rule->shape == Shape::by_name && entry.value.is_table()) {
            for (Entry const& named : entry.value.entries) {
                add_text_keys(keys, named.value, *rule, below + "." + named.key);
            }
        } else if (rule->shape == Shape::one) {
            add_text_keys(keys, entry.value, *rule, below);
        }
    }
}

core::Mistake no_text(Node const& root, Entry const& entry, std::string const& path) {
    if (find_path(root, entry.key).node != nullptr) {
        return {entry.where, path, "a key of something that is no text for readers",
                "the key of a title, a meaning, a unit or a reason of this scenario", ""};
    }
    std::string const near = likely_word(entry.key, text_keys(root));
    return {entry.where, path, "a key that this scenario does not give", "the key of one of its texts",
            near.empty() ? "" : fmt::format("Did you mean \"{}\"?", near)};
}

}  // namespace

std::vector<core::Mistake> flatten_translations(Node& layer) {
    Mistakes mistakes;
    for_each_language(layer, [&](Entry& language) {
        std::string const path = "translation." + language.key;
        if (!is_language(language.key)) {
            mistakes.push_back({language.where, path, fmt::format("the language \"{}\"", language.key),
                                "two small letters, such as nl", ""});
            language.value.broken = true;
            return;
        }
        Flattened flat(path);
        flat.take(language.value);
        language.value.entries = std::move(flat.entries);
        mistakes.insert(mistakes.end(), flat.mistakes.begin(), flat.mistakes.end());
    });
    return mistakes;
}

std::vector<std::string> text_keys(Node const& root) {
    std::vector<std::string> keys;
    add_text_keys(keys, root, "", "");
    return keys;
}

Node const* find_text(Node const& root, std::string const& key) {
    Found const found = find_path(root, key);
    return found.is_words() ? found.node : nullptr;
}

TranslatedTexts translated_texts(Node const& root) {
    TranslatedTexts texts;
    for_each_language(root, [&](Entry const& language) {
        for (Entry const& entry : language.value.entries) {
            if (Node const* const text = find_text(root, entry.key)) {
                texts.emplace(entry.key, text->text);
            }
        }
    });
    return texts;
}

void drop_stale_translations(Node& root, Node const& over, TranslatedTexts const& before) {
    Node const* const given = over.find("translation");
    for_each_language(root, [&](Entry& language) {
        Node const* const anew = given != nullptr && given->is_table() ? given->find(language.key) : nullptr;
        std::erase_if(language.value.entries, [&](Entry const& entry) {
            auto const was = before.find(entry.key);
            bool const again = anew != nullptr && anew->is_table() && anew->find(entry.key) != nullptr;
            if (was == before.end() || again) {
                return false;
            }
            Node const* const now = find_text(root, entry.key);
            return now == nullptr || now->text != was->second;
        });
    });
}

std::vector<core::Mistake> check_translations(Node const& root) {
    Mistakes mistakes;
    for_each_language(root, [&](Entry const& language) {
        std::map<std::string, Entry const*> by_original;
        for (Entry const& entry : language.value.entries) {
            std::string const path = fmt::format("translation.{}.\"{}\"", language.key, entry.key);
            Found const found = find_path(root, entry.key);
            // What is wrong with the text itself, or with its translation, was said.
            if (entry.value.broken || (found.node != nullptr && found.node->broken)) {
                continue;
            }
            if (!found.is_words()) {
                mistakes.push_back(no_text(root, entry, path));
                continue;
            }
            auto const [first, is_new] = by_original.emplace(found.node->text, &entry);
            Entry const& other = *first->second;
            if (!is_new && other.value.text != entry.value.text) {
                mistakes.push_back(
                    {entry.value.where, path, quoted(entry.value),
                     fmt::format("{}, as for \"{}\" ({}), which is the same text {}", quoted(other.value),
                                 other.key, core::text(other.value.where), quoted(*found.node)),
                     "Texts are looked up by themselves: make the originals differ, or the translations "
                     "alike."});
            }
        }
    });
    return mistakes;
}

std::vector<study::Translation> read_translations(Node const& root) {
    std::vector<study::Translation> translations;
    for_each_language(root, [&](Entry const& language) {
        for (Entry const& entry : language.value.entries) {
            Found const found = find_path(root, entry.key);
            if (found.is_words() && entry.value.is_text() && !entry.value.broken) {
                translations.push_back(
                    {language.key, entry.key, found.node->text, entry.value.text, entry.value.where});
            }
        }
    });
    return translations;
}

}  // namespace eigenkracht::files
