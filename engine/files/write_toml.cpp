#include "files/toml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace eigenkracht::files {
namespace {

constexpr std::size_t items_a_line = 12;

bool is_bare_key(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
}

std::string in_quotes(std::string_view text) {
    std::string result = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') {
            result += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        } else {
            result += c;
        }
    }
    return result + '"';
}

std::string key_text(std::string_view key) { return is_bare_key(key) ? std::string(key) : in_quotes(key); }

/// The shortest text that reads back as the same number, and as a number with a fraction.
std::string number_text(double number) {
    if (std::isnan(number)) {
        return "nan";
    }
    if (std::isinf(number)) {
        return number < 0 ? "-inf" : "inf";
    }
    std::array<char, 32> digits{};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    std::string text(digits.data(), end);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string value_text(Node const& node) {
    switch (node.kind) {
        case Node::Kind::text:
        case Node::Kind::date:
            return in_quotes(node.text);
        case Node::Kind::integer:
            return fmt::format("{}", node.integer);
        case Node::Kind::number:
            return number_text(node.number);
        case Node::Kind::boolean:
            return node.boolean ? "true" : "false";
        case Node::Kind::list: {
            std::string text = "[";
            for (std::size_t i = 0; i < node.items.size(); ++i) {
                text += i == 0 ? "" : i % items_a_line == 0 ? ",\n    " : ", ";
                text += value_text(node.items[i]);
            }
            return text + "]";
        }
        case Node::Kind::table: {
            std::string text = "{";
            for (std::size_t i = 0; i < node.entries.size(); ++i) {
                text += fmt::format("{} {} = {}", i == 0 ? "" : ",", key_text(node.entries[i].key),
                                    value_text(node.entries[i].value));
            }
            return text + " }";
        }
    }
    return {};
}

class Writer {
public:
    void table(Node const& node, std::string const& path, int depth) {
        // What stands below is short; stances hold whole parameters.
        int const headers = path.starts_with("stance") ? 4 : 2;
        auto const has_header = [&](Node const& value) { return value.is_table() && depth < headers; };
        bool const only_tables =
            !node.entries.empty() && std::all_of(node.entries.begin(), node.entries.end(),
                                                 [&](Entry const& entry) { return has_header(entry.value); });
        if (!path.empty() && !only_tables) {
            text_ += fmt::format("\n[{}]\n", path);
        }
        for (Entry const& entry : node.entries) {
            if (!has_header(entry.value)) {
                text_ += fmt::format("{} = {}\n", key_text(entry.key), value_text(entry.value));
            }
        }
        for (Entry const& entry : node.entries) {
            if (has_header(entry.value)) {
                table(entry.value, path.empty() ? key_text(entry.key) : path + "." + key_text(entry.key),
                      depth + 1);
            }
        }
    }

    std::string text_;
};

}  // namespace

std::string write_toml(Node const& root) {
    Writer writer;
    writer.table(root, "", 0);
    return std::move(writer.text_);
}

}  // namespace eigenkracht::files
