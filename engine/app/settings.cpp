#include "app/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace eigenkracht::app {

std::vector<std::string> settings_of(Arguments const& arguments) {
    std::vector<std::string> settings = arguments.settings;
    if (arguments.draws) {
        settings.push_back(fmt::format("run.draws={}", *arguments.draws));
    }
    if (arguments.until_error) {
        settings.push_back("run.until_chance_error=" + *arguments.until_error);
    }
    if (arguments.seed) {
        settings.push_back(fmt::format("run.seed={}", *arguments.seed));
    }
    return settings;
}

unsigned threads_of(Arguments const& arguments) {
    return arguments.threads.value_or(std::max(1U, std::thread::hardware_concurrency()));
}

}  // namespace eigenkracht::app
