/// \file
/// What a study keeps of every draw: the per-draw variables, their sizes and their place in a block.
#pragma once

#include "study/plan.hpp"
#include "study/results.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// What a per-draw variable holds.
enum class Kept {
    parameters,
    questions,
    question_expected,
    question_again,
    question_chance,
    question_part,
    reconciliation,
    overspend,
    checks,
    decision_measures,
    capped,
    beyond,
    totals,
    cash,
    outcomes,
    places,
    funnel,
    ledger
};

struct Integration;

/// One per-draw variable.
struct KeptVariable {
    Kept what = Kept::parameters;
    Variable variable;     ///< name, unit, dimensions; no values
    std::size_t size = 1;  ///< numbers per stance and draw
};

/// The per-draw variables of a study in the order in which a block holds them.
/// \param chances  whether any question's chance is worked out over a price (`any_integration`)
[[nodiscard]] std::vector<KeptVariable> kept_variables(Plan const& plan, bool chances);

/// Everything about the results but the draws.
/// \param kept          of the plan
/// \param integrations  by question; none where no chances are kept
[[nodiscard]] ResultsLayout layout_of(Plan const& plan, std::vector<KeptVariable> kept,
                                      std::vector<Integration> const& integrations);

/// A block with room for so many draws.
[[nodiscard]] DrawBlock empty_block(std::vector<KeptVariable> const& kept, std::size_t stances,
                                    std::uint64_t first, std::uint64_t count);

}  // namespace eigenkracht::study
