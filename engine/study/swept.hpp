/// \file
/// What a finished sweep holds, in short.
#pragma once

#include "study/results.hpp"
#include "study/sweep.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// What came out of one output under one stance, over all points that did not fail.
struct SweptLine {
    std::string output;
    std::string title;
    std::string unit;
    std::string stance;
    double least = 0;
    double mean = 0;
    double most = 0;
    double sd = 0;
};

struct Swept {
    std::string title;  ///< of the scenario
    std::string sweep;  ///< name
    std::string design;
    bool studies = false;             ///< every point is a whole study
    std::uint64_t points = 0;         ///< in the file
    std::uint64_t points_of_all = 0;  ///< of the whole sweep
    std::uint64_t base_points = 0;
    std::vector<std::string> inputs;
    std::vector<SweptLine> lines;
    SweepFailures failures;
    std::string results_file;
    std::string digest;
};

/// Reads every output once.
[[nodiscard]] Swept swept(ResultsSource const& results, SweepFailures failures);

}  // namespace eigenkracht::study
