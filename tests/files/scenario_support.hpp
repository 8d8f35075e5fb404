/// \file
/// What the tests of scenario reading share: a folder of their own, shipped scenarios, mistakes as text.
#pragma once

#include "core/error.hpp"
#include "files/files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace scenario_tests {

namespace fs = std::filesystem;

inline std::string source_path(std::string const& path) {
    return std::string(EIGENKRACHT_SOURCE_DIR) + "/" + path;
}

inline std::string content_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE_MESSAGE(file.good(), path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Every scenario that is shipped, in alphabetical order.
inline std::vector<std::string> shipped() {
    std::vector<std::string> paths;
    for (std::string const folder : {"scenarios", "scenarios/published"}) {
        for (fs::directory_entry const& entry : fs::directory_iterator(source_path(folder))) {
            if (entry.path().extension() == ".toml") {
                paths.push_back(entry.path().string());
            }
        }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// A folder that is empty at first and gone at last.
class Folder {
public:
    /// Tests run beside each other, each in a process of its own, and several may use one name.
    explicit Folder(std::string const& name)
        : path_(fs::current_path() / ("scenario_" + name + "_" + std::to_string(::getpid()))) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    /// Writes a file and gives its path.
    std::string write(std::string const& name, std::string const& text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path(name);
    }
    [[nodiscard]] std::string path(std::string const& name) const { return (path_ / name).string(); }

private:
    fs::path path_;
};

/// The mistakes of a scenario, a line each, without the folder of the file; empty: none.
template <typename Read>
std::string mistakes_of(Read const& read, std::string const& folder) {
    std::string text;
    try {
        read();
        return "";
    } catch (eigenkracht::core::ScenarioError const& error) {
        text = error.what();
    }
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at)) {
        text.erase(at, folder.size());
    }
    return text;
}

/// A small scenario that is right, to be made wrong or different: a share of people falls ill each year.
inline std::string const small = R"(format = 1
title = "Small"
asks = "Is it right?"

[source.test]
title = "nobody"
kind = "test"
seen = "judgement"

[parameter.ill]
unit = "probability"
meaning = "falls ill in a year"
source = "test"
distribution = { beta = { alpha = 2, beta = 8 } }

[pathway]
cycle = "year"
cycles = 10

[strategy.only]

[state.well]
tags = ["alive"]
[state.sick]
tags = ["alive"]

[entry.all]
start = { well = 1 }

[leave.falls_ill]
from = "well"
probability = "ill"
to = "sick"

[outcome.years]
unit = "years"

[reward.life]
outcomes = ["years"]
in = ["well"]
value_per_year = 1
)";

}  // namespace scenario_tests
