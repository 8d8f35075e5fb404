/// \file
/// Lists and spreads in JSON, whatever library writes it: that is seen by the JSON source files only.
#pragma once

#include "study/answers.hpp"

namespace eigenkracht::files {

/// Every item as `convert` writes it, in a JSON array of the type that it returns.
template <typename Items, typename Convert>
auto list_of(Items const& items, Convert const& convert) {
    using Json = decltype(convert(*items.begin()));
    Json list = Json::array();
    for (auto const& item : items) {
        list.push_back(convert(item));
    }
    return list;
}

/// A spread as `number` writes its numbers.
template <typename Number>
auto spread_of(study::Spread const& s, Number const& number) {
    using Json = decltype(number(s.mean));
    return Json{{"mean", number(s.mean)},
                {"mean_error", number(s.mean_error)},
                {"mean_interval95", Json::array({number(s.mean_low), number(s.mean_high)})},
                {"sd", number(s.sd)},
                {"low95", number(s.low95)},
                {"low80", number(s.low80)},
                {"median", number(s.median)},
                {"high80", number(s.high80)},
                {"high95", number(s.high95)},
                {"quantile_error", number(s.quantile_error)}};
}

}  // namespace eigenkracht::files
