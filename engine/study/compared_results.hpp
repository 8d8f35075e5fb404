/// \file
/// Results that are read for a comparison: their draws by option, with stances in one order, and whether luck is shared.
#pragma once

#include "study/column_reader.hpp"
#include "study/compare.hpp"
#include "study/compared_columns.hpp"
#include "study/plan.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::study {

/// A result that is read: its plan, its reader and its options. Draws count by the numbers that weigh them.
struct Read {
    std::unique_ptr<Plan> plan;
    std::unique_ptr<ColumnReader> reader;
    std::vector<OptionColumns> options;
};

/// \param weights  stance weights that replace the scenario's
/// \throws as compare()
[[nodiscard]] Read read(ComparedResult const& result,
                        std::vector<std::pair<std::string, double>> const& weights);

/// \throws core::InputError  if years, discount rate, [comparison] or bodies of evidence differ from the first's: their sums
///                           would be of different things
void require_comparable(Read const& other, Read const& first, std::string const& label);

/// Puts the stances of another result in the order of the first one's; from then on its reader only sums up,
/// with the first one's stance weights.
/// \throws core::InputError  if the other lacks one of them
void order_stances(Read& other, Read const& first, ComparedResult const& result);

/// Why two results are not compared draw by draw; empty: they can be.
[[nodiscard]] std::string why_apart(Read const& one, Read const& other);

}  // namespace eigenkracht::study
