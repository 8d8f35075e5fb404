/// \file
/// What a decision hangs on, in words.
#pragma once

#include "report/page.hpp"
#include "study/analyse.hpp"

#include <cstddef>

namespace eigenkracht::report {

/// For every decision of an analysis: its options, what it is worth to know more, and what each study is worth beside its cost.
/// \param most  uncertain numbers shown; 0: all
void write_decisions(Page& page, study::Analysis const& analysis, std::size_t most);

}  // namespace eigenkracht::report
