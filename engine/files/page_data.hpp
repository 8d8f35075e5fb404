/// \file
/// What a page is made of, as one JSON text: engine/webpage/view/data.ts says its shape.
#pragma once

#include "study/answers.hpp"
#include "study/compare.hpp"
#include "study/pictures.hpp"
#include "study/scenario.hpp"

#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::files {

/// One result of a page.
struct PageResult {
    std::string file;  ///< name of the results file
    study::Scenario const& scenario;
    study::Answers const& answers;
    study::Pictures const& pictures;
};

/// Of which results, and how, a page shall speak.
struct PageContent {
    std::string language;  ///< "en" or "nl"
    std::string written;   ///< day, YYYY-MM-DD
    std::vector<PageResult> results;
    std::optional<study::Compared> compared;  ///< where there are several results that can be compared
    std::string why_not_compared;             ///< where there are several that cannot
};

/// The whole as JSON; scenario texts with their translations, if the scenario has any of that language.
[[nodiscard]] std::string page_data(PageContent const& content);

}  // namespace eigenkracht::files
