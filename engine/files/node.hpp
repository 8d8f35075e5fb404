/// \file
/// A scenario file as a tree of values that know where they stand, in the order in which they were written.
#pragma once

#include "core/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace eigenkracht::files {

struct Entry;

/// One value of a TOML document, without the library that read it.
struct Node {
    enum class Kind { table, list, text, integer, number, boolean, date };

    Kind kind = Kind::table;
    std::string text;  ///< text; date: as it is called in messages
    std::int64_t integer = 0;
    double number = 0;  ///< may be infinite or not a number: refused where a number is wanted
    bool boolean = false;
    std::vector<Node> items;     ///< of a list
    std::vector<Entry> entries;  ///< of a table, in the order of the file
    core::SourceLocation where;  ///< of the value; of a [table], its header
    bool broken = false;         ///< something is wrong with it and was said: nothing more is read from it
    bool merges = false;         ///< a step of a `--set` path: goes into what is there, whatever it is

    [[nodiscard]] bool is_table() const { return kind == Kind::table; }
    [[nodiscard]] bool is_list() const { return kind == Kind::list; }
    [[nodiscard]] bool is_text() const { return kind == Kind::text; }

    /// The value of a key of a table, or nothing.
    [[nodiscard]] Node const* find(std::string_view key) const;
    [[nodiscard]] Node* find(std::string_view key);
    /// Adds or replaces a key; a replaced one keeps its place in the order.
    Node& put(std::string const& key, core::SourceLocation const& key_where, Node value);
    void erase(std::string_view key);
};

/// A key of a table and what stands there.
struct Entry {
    std::string key;
    core::SourceLocation where;  ///< of the key
    Node value;
};

/// The value as a message quotes it: `-40`, `"growth"`, `a list`.
[[nodiscard]] std::string quoted(Node const& node);

}  // namespace eigenkracht::files
