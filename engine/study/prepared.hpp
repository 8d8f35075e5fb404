/// \file
/// What stands behind study::Prepared: a scenario's plan and what follows from it, worked out once.
#pragma once

#include "study/integration.hpp"
#include "study/plan.hpp"
#include "study/record.hpp"
#include "study/study.hpp"

#include <vector>

namespace eigenkracht::study {

/// Constant once built; all threads and all stages of a study read it.
struct Prepared::Work {
    /// \throws core::ScenarioError  with every mistake
    explicit Work(Scenario const& scenario);

    Scenario const given;
    Plan const plan;
    std::vector<Integration> const integrations;  ///< by question; none where no chances are kept
    std::vector<KeptVariable> const kept;
};

}  // namespace eigenkracht::study
