/// \file
/// Lists in JSON, whatever library writes it: that is seen by the JSON source files only.
#pragma once

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

}  // namespace eigenkracht::files
