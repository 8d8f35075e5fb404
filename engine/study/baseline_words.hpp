/// \file
/// In one sentence: what a baseline leaves out, beside the arithmetic of those who claim a saving.
#pragma once

#include "study/answers.hpp"
#include "study/question_point.hpp"
#include "study/scenario.hpp"

namespace eigenkracht::study {

/// Why an answer against this baseline differs from "conferences times claimed saving"; empty if no saving was claimed.
///
/// Its kinds: baseline_budget, baseline_nothing, baseline_policy. The claimed saving is the observed value of the scenario's check of `saving_per_conference_eur`.
[[nodiscard]] Notice why_baseline(Scenario const& scenario, QuestionPoint const& point);

}  // namespace eigenkracht::study
