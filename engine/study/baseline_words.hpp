/// \file
/// In one sentence: what a baseline leaves out, beside the arithmetic of those who claim a saving.
#pragma once

#include "study/question_point.hpp"
#include "study/scenario.hpp"

#include <string>

namespace eigenkracht::study {

/// Why an answer against this baseline differs from "conferences times claimed saving"; empty if no saving was claimed.
///
/// The claimed saving is the observed value of the scenario's check of `saving_per_conference_eur`.
[[nodiscard]] std::string why_baseline(Scenario const& scenario, QuestionPoint const& point);

}  // namespace eigenkracht::study
