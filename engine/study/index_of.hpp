/// \file
/// Where something with a name stands in a list.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>

namespace eigenkracht::study {

/// Index of the first element of that name; the list's size if there is none.
/// \param list  of elements with a member `name`
template <typename List>
[[nodiscard]] std::size_t index_of(List const& list, std::string const& name) {
    return static_cast<std::size_t>(
        std::find_if(list.begin(), list.end(), [&](auto const& one) { return one.name == name; }) -
        list.begin());
}

}  // namespace eigenkracht::study
