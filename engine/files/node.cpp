#include "files/node.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::files {
namespace {

/// Text that fits into a line of a message.
std::string shortened(std::string const& text) {
    constexpr std::size_t longest = 60;
    std::string line;
    for (char const letter : text) {
        line += static_cast<unsigned char>(letter) < ' ' ? ' ' : letter;
    }
    if (line.size() <= longest) {
        return line;
    }
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xc0U) == 0x80U) {
        --end;  // not within a letter of several bytes
    }
    return line.substr(0, end) + "...";
}

}  // namespace

Node const* Node::find(std::string_view key) const {
    auto const found =
        std::find_if(entries.begin(), entries.end(), [&](Entry const& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &found->value;
}

Node* Node::find(std::string_view key) {
    return const_cast<Node*>(static_cast<Node const*>(this)->find(key));
}

Node& Node::put(std::string const& key, core::SourceLocation const& key_where, Node value) {
    auto const present =
        std::find_if(entries.begin(), entries.end(), [&](Entry const& entry) { return entry.key == key; });
    if (present != entries.end()) {
        present->where = key_where;
        present->value = std::move(value);
        return present->value;
    }
    entries.push_back({key, key_where, std::move(value)});
    return entries.back().value;
}

void Node::erase(std::string_view key) {
    std::erase_if(entries, [&](Entry const& entry) { return entry.key == key; });
}

std::string quoted(Node const& node) {
    switch (node.kind) {
        case Node::Kind::table:
            return "a table";
        case Node::Kind::list:
            return node.items.empty() ? "an empty list" : "a list";
        case Node::Kind::text:
            return node.text.empty() ? "an empty text" : fmt::format("\"{}\"", shortened(node.text));
        case Node::Kind::integer:
            return fmt::format("{}", node.integer);
        case Node::Kind::number:
            return fmt::format("{}", node.number);
        case Node::Kind::boolean:
            return node.boolean ? "true" : "false";
        case Node::Kind::date:
            return node.text;
    }
    return {};
}

}  // namespace eigenkracht::files
