/// \file
/// What published models printed, to hold the engine against.
#pragma once

#include "study/answers.hpp"

#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::app {

/// One printed number.
struct PrintedNumber {
    enum class Kind {
        outcome,           ///< of `strategy`, the outcome `outcome`
        incremental_cost,  ///< of `strategy`, against the one before it on the frontier
        incremental_effect,
        ratio  ///< incremental cost per unit of effect (ICER)
    };
    std::string strategy;
    Kind kind = Kind::outcome;
    std::string outcome;  ///< for Kind::outcome
    std::string printed;  ///< as in print: its last digit says how near is near enough
};

/// A standing that was printed in words.
struct PrintedStanding {
    std::string strategy;
    std::string standing;  ///< "dominated"
};

/// One table of a publication, and the run that must give it.
struct PrintedTable {
    std::string title;
    std::string source;
    std::string file;                   ///< in the folder of the published models
    std::vector<std::string> settings;  ///< key=value
    std::vector<PrintedNumber> numbers;
    std::vector<PrintedStanding> standings;
};

[[nodiscard]] std::vector<PrintedTable> const& printed_tables();

/// A printed number beside the one found.
struct Comparison {
    std::string what;
    std::string expected;
    std::string found;
    bool met = false;
};

/// Whether a number rounds to what was printed: it lies within half of the last printed digit.
[[nodiscard]] bool rounds_to(double found, std::string const& printed);

/// Every number and standing of a table, beside those of a run.
/// \throws core::Defect  if the table names a strategy or an outcome that the run does not have
[[nodiscard]] std::vector<Comparison> compare(PrintedTable const& table, study::Answers const& answers);

}  // namespace eigenkracht::app
