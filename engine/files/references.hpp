/// \file
/// Names that point at other things of a scenario, and whether those are there.
#pragma once

#include "core/error.hpp"
#include "files/node.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace eigenkracht::files {

/// How messages call the names of one kind of thing.
struct NamesOfKind {
    std::string one;   ///< "the name of a source"
    std::string many;  ///< "names of sources"
};

/// \param kind  a word that `Key::words` uses for names, e.g. "source", "state_or_tag"
/// \throws core::Defect  if there is no such kind
[[nodiscard]] NamesOfKind names_of_kind(std::string_view kind);

/// The word that was probably meant: the nearest one, or the only one that starts with what stands there.
[[nodiscard]] std::string likely_word(std::string const& word, std::vector<std::string> const& candidates);

/// Every name a scenario gives, by the kind of thing it names.
class Names {
public:
    /// \param root  a scenario, inheritance resolved
    explicit Names(Node const& root);

    /// Names of a kind, in the order of the scenario.
    [[nodiscard]] std::vector<std::string> const& of(std::string_view kind) const;
    /// Whether a name may stand where this kind is wanted; also patterns such as budget_2012.
    [[nodiscard]] bool knows(std::string_view kind, std::string_view name) const;
    /// What was expected, with the names there are when they are few.
    [[nodiscard]] std::string expectation(std::string_view kind) const;

private:
    std::map<std::string, std::vector<std::string>, std::less<>> names_;
};

/// Names that point at nothing, and formulas that use unknown names or are no formulas.
[[nodiscard]] std::vector<core::Mistake> check_references(Node const& root);

}  // namespace eigenkracht::files
