/// \file
/// Texts of a scenario in other languages: `[translation.nl]`, whose keys are dotted keys of texts.
#pragma once

#include "core/error.hpp"
#include "files/node.hpp"
#include "study/scenario.hpp"

#include <map>
#include <string>
#include <vector>

namespace eigenkracht::files {

/// Makes `question.x.title = "..."` and `"question.x.title" = "..."` the same, in one file or `--set`.
/// \return  languages that are not two small letters, keys that are given twice
[[nodiscard]] std::vector<core::Mistake> flatten_translations(Node& layer);

/// What translations stood for before a file was put on top: dotted key to text, of keys that lead to one.
using TranslatedTexts = std::map<std::string, std::string>;
[[nodiscard]] TranslatedTexts translated_texts(Node const& root);

/// Drops inherited translations of texts that `over` replaced or took away, and did not translate anew.
/// \param before  translated_texts() of `root` as it was without `over`
void drop_stale_translations(Node& root, Node const& over, TranslatedTexts const& before);

/// Dotted keys of all texts that readers see (titles, meanings, units, reasons, notes), in the order of the scenario.
[[nodiscard]] std::vector<std::string> text_keys(Node const& root);
/// The text that such a key leads to; nothing: it leads to none.
[[nodiscard]] Node const* find_text(Node const& root, std::string const& key);

/// Keys that lead to no text, and texts that are given two translations in one language.
[[nodiscard]] std::vector<core::Mistake> check_translations(Node const& root);

/// Every translation, by language, in the order of the scenario; after check_translations().
[[nodiscard]] std::vector<study::Translation> read_translations(Node const& root);

}  // namespace eigenkracht::files
