#include "files/text_file.hpp"
#include "files/toml_text.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <optional>

namespace eigenkracht::files {
namespace {

/// Deeper keys than any scenario has; the library would go as deep as its stack.
constexpr int most_key_parts = 16;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool is_bare(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

/// Position after the text in quotes that starts here; the end if it is not closed.
std::size_t after_quotes(std::string_view text, std::size_t start) {
    char const quote = text[start];
    std::string const three(3, quote);
    bool const is_long = text.substr(start, 3) == three;
    std::size_t position = start + (is_long ? 3 : 1);
    while (position < text.size()) {
        if (text[position] == '\\' && quote == '"') {
            position += 2;
        } else if (is_long ? text.substr(position, 3) == three : text[position] == quote) {
            return position + (is_long ? 3 : 1);
        } else if (!is_long && text[position] == '\n') {
            return position;
        } else {
            ++position;
        }
    }
    return text.size();
}

/// Where a key of too many parts (a.b.c...) stands, if there is one.
std::optional<std::size_t> too_deep_key(std::string_view text) {
    int dots = 0;
    std::size_t position = 0;
    while (position < text.size()) {
        char const c = text[position];
        if (c == '#') {
            position = std::min(text.find('\n', position), text.size());
            dots = 0;
        } else if (c == '"' || c == '\'') {
            position = after_quotes(text, position);
        } else {
            if (c == '.') {
                if (++dots >= most_key_parts) {
                    return position;
                }
            } else if (!is_blank(c) && !is_bare(c)) {
                dots = 0;
            }
            ++position;
        }
    }
    return std::nullopt;
}

core::SourceLocation location_of(std::string_view text, std::size_t position, std::string const& file) {
    std::string_view const before = text.substr(0, position);
    auto const line = 1 + std::count(before.begin(), before.end(), '\n');
    std::size_t const start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    auto const letters =
        std::count_if(before.begin() + static_cast<std::ptrdiff_t>(start), before.end(),
                      [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; });
    return {file, static_cast<int>(line), static_cast<int>(letters) + 1};
}

core::SourceLocation location(toml::source_region const& region, std::string const& file) {
    return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

class Converter {
public:
    explicit Converter(std::string const& file) : file_(file) {}

    Node node(toml::node const& source) const {
        Node node;
        node.where = location(source.source(), file_);
        switch (source.type()) {
            case toml::node_type::table:
                fill(node, *source.as_table());
                break;
            case toml::node_type::array:
                node.kind = Node::Kind::list;
                for (toml::node const& item : *source.as_array()) {
                    node.items.push_back(this->node(item));
                }
                break;
            case toml::node_type::string:
                node.kind = Node::Kind::text;
                node.text = source.as_string()->get();
                break;
            case toml::node_type::integer:
                node.kind = Node::Kind::integer;
                node.integer = source.as_integer()->get();
                break;
            case toml::node_type::floating_point:
                node.kind = Node::Kind::number;
                node.number = source.as_floating_point()->get();
                break;
            case toml::node_type::boolean:
                node.kind = Node::Kind::boolean;
                node.boolean = source.as_boolean()->get();
                break;
            default:
                node.kind = Node::Kind::date;
                node.text = source.is_time() ? "a time of day" : "a date";
        }
        return node;
    }

private:
    void fill(Node& node, toml::table const& table) const {
        for (auto const& [key, value] : table) {
            node.entries.push_back(
                {std::string(key.str()), location(key.source(), file_), this->node(value)});
        }
        // The library keeps keys in alphabetical order.
        std::stable_sort(node.entries.begin(), node.entries.end(), [](Entry const& a, Entry const& b) {
            return a.where.line != b.where.line ? a.where.line < b.where.line
                                                : a.where.column < b.where.column;
        });
        for (Entry& entry : node.entries) {
            if (entry.value.where.line == 0) {
                entry.value.where = entry.where;
            }
        }
    }

    std::string file_;
};

bool starts_with_word(std::string const& saw) { return saw.size() > 1 && saw[0] == '\'' && is_bare(saw[1]); }

/// The library's finding in the words of this program.
core::Mistake mistake(toml::parse_error const& error, std::string const& file) {
    core::Mistake mistake{location(error.source(), file), "", "", "", ""};
    std::string text(error.description());
    std::string during;
    std::string const intro = "Error while parsing ";
    if (text.starts_with(intro) && text.find(": ") != std::string::npos) {
        std::size_t const colon = text.find(": ");
        during = text.substr(intro.size(), colon - intro.size());
        text = text.substr(colon + 2);
    }
    std::size_t const saw = text.find(", saw ");
    if (text.starts_with("expected ") && saw != std::string::npos) {
        mistake.expected = text.substr(9, saw - 9);
        mistake.found = text.substr(saw + 6);
        if (mistake.found.starts_with("'\\n") || mistake.found.starts_with("'\\r")) {
            mistake.found = "the end of the line";
        }
    } else if (text.find("exceeded maximum nested value depth") != std::string::npos) {
        mistake.found = "lists within lists more than 256 deep";
        mistake.expected = "a scenario";
    } else if (text.find("control characters other than TAB") != std::string::npos) {
        mistake.found = "a text that does not end on its line";
        mistake.expected = "a closing quote";
    } else if (text.find("end-of-file") != std::string::npos) {
        mistake.found = "the end of the file";
        mistake.expected = fmt::format("the rest of a {}", during.empty() ? "value" : during);
    } else if (text.find("could not determine value type") != std::string::npos) {
        mistake.found = "something that is no value";
        mistake.expected = "a number, true, false, text in quotes, a list or a table";
        mistake.hint = "Text and formulas stand in double quotes.";
    } else if (text.starts_with("cannot redefine existing") && text.find('\'') != std::string::npos) {
        mistake.found =
            text.substr(text.find('\''), text.rfind('\'') - text.find('\'') + 1) + " a second time";
        mistake.expected = "every key and table once";
    } else if (text.find("is not representable") != std::string::npos) {
        mistake.found = "a whole number of more than 18 digits";
        mistake.expected = "a number";
    } else {
        mistake.found = text;
    }
    bool const in_value = during != "root table" && during != "table header" && during != "inline table";
    if (in_value && starts_with_word(mistake.found) && mistake.expected.find("'='") == std::string::npos &&
        mistake.expected.find("whitespace") == std::string::npos) {
        mistake.hint = "Text and formulas stand in double quotes.";
    } else if (mistake.found == "','" && mistake.expected.find("whitespace") != std::string::npos) {
        mistake.hint = "Numbers have a point for decimals and no sign between thousands.";
    }
    if (mistake.expected.empty()) {
        mistake.hint = "a scenario is a TOML file, see https://toml.io";
    }
    return mistake;
}

}  // namespace

Node parse_toml(std::string_view text, std::string const& file) {
    if (text.starts_with("\x89HDF\r\n")) {
        throw core::ScenarioError({{{file}, "", "a results file", "a scenario, which is a TOML file", ""}});
    }
    if (std::vector<core::Mistake> mistakes = check_text(text, file); !mistakes.empty()) {
        throw core::ScenarioError(std::move(mistakes));
    }
    if (std::optional<std::size_t> const deep = too_deep_key(text)) {
        throw core::ScenarioError(
            {{location_of(text, *deep, file), "", fmt::format("a key of more than {} parts", most_key_parts),
              "keys like policy.grow.conferences_held", ""}});
    }
    try {
        toml::table const table = toml::parse(text, std::string_view(file));
        Node root = Converter(file).node(table);
        root.where = {file, 1, 1};
        return root;
    } catch (toml::parse_error const& error) {
        throw core::ScenarioError({mistake(error, file)});
    }
}

}  // namespace eigenkracht::files
