#include "files/layers.hpp"
#include "files/toml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace eigenkracht::files {
namespace {

core::SourceLocation command_line() { return {"--set", 0, 0}; }

[[noreturn]] void refuse(std::string const& key, std::string const& found, std::string const& expected) {
    throw core::ScenarioError({{command_line(), key, found, expected, ""}});
}

std::string trimmed(std::string const& text) {
    std::size_t const start = text.find_first_not_of(" \t");
    return start == std::string::npos ? "" : text.substr(start, text.find_last_not_of(" \t") - start + 1);
}

void set_place(Node& node) {
    node.where = command_line();
    for (Node& item : node.items) {
        set_place(item);
    }
    for (Entry& entry : node.entries) {
        entry.where = command_line();
        set_place(entry.value);
    }
}

/// The value as TOML; a bare word or formula is text.
Node read_value(std::string const& text, std::string const& key) {
    if (text.empty() || text.find('\n') != std::string::npos) {
        refuse(key, text.empty() ? "no value" : "a value of several lines", "key=value");
    }
    try {
        Node root = parse_toml("value = " + text, "--set");
        if (root.entries.size() == 1) {
            return std::move(root.entries.front().value);
        }
    } catch (core::ScenarioError const&) {
        if (std::string_view("[{\"'").find(text.front()) != std::string_view::npos) {
            refuse(key, text, "a TOML value: 3, \"text\", [1, 2], { a = 1 }");
        }
    }
    Node node;
    node.kind = Node::Kind::text;
    node.text = text;
    return node;
}

}  // namespace

Node read_override(std::string const& setting) {
    std::size_t const equals = setting.find('=');
    if (equals == std::string::npos) {
        refuse("", fmt::format("\"{}\"", setting), "key=value, e.g. run.draws=100");
    }
    std::string const key = trimmed(setting.substr(0, equals));
    std::vector<std::string> parts;
    std::size_t start = 0;
    while (start <= key.size()) {
        std::size_t const dot = std::min(key.find('.', start), key.size());
        parts.push_back(trimmed(key.substr(start, dot - start)));
        if (parts.back().empty() || parts.size() > 16) {
            refuse("", fmt::format("the key \"{}\"", key), "a key such as run.draws");
        }
        start = dot + 1;
    }
    if (parts.front() == "base") {
        refuse("base", "a value on the command line", "it in the file");
    }
    Node node = read_value(trimmed(setting.substr(equals + 1)), key);
    set_place(node);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        Node table;
        table.where = command_line();
        table.merges = true;
        table.entries.push_back({*part, command_line(), std::move(node)});
        node = std::move(table);
    }
    return node;
}

}  // namespace eigenkracht::files
