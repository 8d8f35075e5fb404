/// \file
/// Reads the values of a checked table into plain types. Broken values read as if they were not given.
#pragma once

#include "accounts/spec.hpp"
#include "files/node.hpp"
#include "formula/formula.hpp"
#include "pathway/spec.hpp"
#include "region/spec.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace eigenkracht::files {

/// The year from which a value that names no year holds: before any that a scenario may name.
inline constexpr int every_year = 1900;

/// A table of the tree after check_keys(): what is there has the right kind.
class TreeReader {
public:
    TreeReader(Node const& node, std::string name) : node_(&node), name_(std::move(name)) {}

    [[nodiscard]] std::string const& name() const { return name_; }  ///< last part of its key
    [[nodiscard]] core::SourceLocation const& where() const { return node_->where; }
    [[nodiscard]] Node const& node() const { return *node_; }
    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    /// The value of a key; nothing if it is not given or broken.
    [[nodiscard]] Node const* find(std::string_view key) const;
    /// Whether a key is there at all, broken or not.
    [[nodiscard]] bool mentions(std::string_view key) const { return node_->find(key) != nullptr; }

    [[nodiscard]] std::string text(std::string_view key, std::string const& unset = "") const;
    /// The title, or else the name.
    [[nodiscard]] std::string title() const { return text("title", name_); }
    [[nodiscard]] double number(std::string_view key, double unset = 0) const;
    [[nodiscard]] std::optional<double> maybe_number(std::string_view key) const;
    [[nodiscard]] int whole(std::string_view key, int unset = 0) const;
    [[nodiscard]] bool truth(std::string_view key, bool unset) const;
    [[nodiscard]] formula::Formula formula(std::string_view key, std::string const& unset = "") const;
    /// A text or a list of texts.
    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
    [[nodiscard]] std::vector<double> numbers(std::string_view key) const;
    [[nodiscard]] std::vector<std::vector<double>> rows(std::string_view key) const;
    [[nodiscard]] pathway::StateSet states(std::string_view key) const;
    [[nodiscard]] std::optional<std::pair<double, double>> pair(std::string_view key) const;
    [[nodiscard]] std::vector<std::pair<std::string, formula::Formula>> formulas(std::string_view key) const;
    [[nodiscard]] std::vector<std::pair<std::string, double>> numbers_by_name(std::string_view key) const;
    /// A table by year, in order; a single formula holds from `every_year` on.
    [[nodiscard]] region::YearTable years(std::string_view key) const;
    [[nodiscard]] TreeReader table(std::string_view key) const;  ///< empty if it is not given
    [[nodiscard]] std::vector<TreeReader> tables(
        std::string_view key) const;  ///< the tables of a table by name

private:
    Node const* node_;
    std::string name_;
};

}  // namespace eigenkracht::files
