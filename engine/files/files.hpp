/// \file
/// Everything that comes from or goes to a file: scenarios, descriptions, answers as JSON. Results: results_file.hpp, results_reader.hpp.
#pragma once

#include "study/analyse.hpp"
#include "study/answers.hpp"
#include "study/compare.hpp"
#include "study/pictures.hpp"
#include "study/scenario.hpp"
#include "study/solve.hpp"

#include <string>
#include <vector>

namespace eigenkracht::files {

/// Reads a scenario file with every file it stands on.
/// \param path       a TOML file
/// \param overrides  "key=value" as on the command line; values are TOML, bare words are taken as text
/// \throws core::ScenarioError  with every mistake of form: unknown keys, wrong kinds, values out of range, bases that include themselves
/// \throws core::FileError      if a file cannot be read
[[nodiscard]] study::Scenario read_scenario(std::string const& path,
                                            std::vector<std::string> const& overrides);

/// Reads a resolved scenario from a results file's record.
/// \param overrides  as of read_scenario()
[[nodiscard]] study::Scenario parse_scenario(std::string const& resolved_text, std::string const& name,
                                             std::vector<std::string> const& overrides = {});

/// Every key a scenario may have, with kind, unit, range and meaning, as text (Markdown tables).
[[nodiscard]] std::string keys_text();

/// The resolved scenario for a reader: every parameter with distribution, 95% range, unit, meaning, source and how well it was seen; stances, states, prices, questions.
[[nodiscard]] std::string describe_text(study::Scenario const& scenario);

/// The same as JSON.
[[nodiscard]] std::string describe_json(study::Scenario const& scenario);

/// Answers as one JSON object, numbers unrounded.
[[nodiscard]] std::string to_json(study::Answers const& answers);

/// What a reader should keep in mind, as [{kind, text, values}], so that a page can say it in another language.
[[nodiscard]] std::string notices_json(study::Answers const& answers);

/// Every other remark that the program words itself (how a baseline differs), in the same form: whoever
/// prints one finds it by its text.
[[nodiscard]] std::string remarks_json(study::Answers const& answers);

/// Texts of a scenario in a language of two letters, as one object: text to translation; empty where it has none.
[[nodiscard]] std::string translation_json(study::Scenario const& scenario, std::string const& language);

/// Options held against each other, numbers unrounded.
[[nodiscard]] std::string to_json(study::Compared const& compared);

/// Estimates of what drives an outcome, numbers unrounded, null where there is none.
[[nodiscard]] std::string to_json(study::Analysis const& analysis);

/// What a page's pictures are drawn from, as `Pictures` of engine/webpage/view/data.ts: curves as whole numbers of their
/// unit, in Base64 VLQ; every other number unrounded, null where it is not known.
[[nodiscard]] std::string to_json(study::Pictures const& pictures);

/// The inputs as SALib's `problem`: each a number from 0 to 1.
[[nodiscard]] std::string salib_problem(study::Analysis const& analysis);

/// What was solved, one object for each lever and level of a second one, with every level that was looked at.
[[nodiscard]] std::string to_json(std::vector<std::vector<study::Solved>> const& solved);

}  // namespace eigenkracht::files
