#include "webpage/webpage.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "webpage/bundle.hpp"
#include "webpage/view_program.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::webpage {

std::string html(std::string const& data) {
    return ViewProgram().call("html", {data, std::string(page_style()), std::string(page_style_sha256()),
                                       std::string(page_script()), std::string(page_script_sha256())});
}

std::string markdown(std::string const& data) { return ViewProgram().call("markdown", {data}); }

std::vector<std::pair<std::string, std::string>> csv(std::string const& data) {
    return ViewProgram().call_for_list("csv", {data});
}

std::string picture(std::string const& data, std::string const& name) {
    auto const all = ViewProgram().call_for_list("pictures", {data, std::string(page_style())});
    auto const found =
        std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.first == name; });
    if (found != all.end()) {
        return found->second;
    }
    std::vector<std::string> names;
    for (auto const& one : all) {
        names.push_back(one.first);
    }
    throw core::UsageError(fmt::format("--picture: found {} {}", name, core::expected_one_of(names, name)));
}

}  // namespace eigenkracht::webpage
