/// \file
/// A study of formulas in which a published number weighs the draws of one of two bodies of evidence.
#pragma once

#include <string>

namespace eigenkracht::tests {

/// \param observed   the published number
/// \param at_least   threshold of the question "pays"
inline std::string calibrated_text(double observed, double at_least = 0) {
    return R"(format = 1
title = "Savings of a programme"
asks  = "Does it pay?"

[run]
draws = 512

[source.report]
title = "a report"
kind  = "report"
seen  = "seen"

[parameter.saving_eur]
unit         = "EUR"
meaning      = "saving per family"
assumption   = "made up for a test"
distribution = { normal = { mean = 10000, sd = 4000 } }

[stance.hopeful]
title  = "the hopeful"
weight = 1
weight_assumption = "made up"
[stance.sober]
title  = "the sober"
weight = 1
weight_assumption = "made up"

[outcome.net_eur]
title   = "net saving per family"
unit    = "EUR"
formula = "saving_eur - 4000"

[question.pays]
title    = "The programme pays"
outcome  = "net_eur"
at_least = )" +
           std::to_string(at_least) + R"(

[check.seen]
title    = "saving seen"
formula  = "saving_eur"
unit     = "EUR"
error    = 2000
role     = "validation"
source   = "report"
weighs   = ["hopeful"]
observed = )" +
           std::to_string(observed) + "\n";
}

}  // namespace eigenkracht::tests
