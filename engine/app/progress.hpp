/// \file
/// How far a run is, on one line of a terminal that is written again and again.
#pragma once

#include "app/console.hpp"
#include "study/study.hpp"

#include <string>

namespace eigenkracht::app {

/// "42%, 310 draws a second, 8 s left", without line end.
///
/// \param before  draws that were done before this run began (a resumed one); they do not count for the rate
[[nodiscard]] std::string progress_text(study::Progress const& progress, std::uint64_t before);

/// "8 s", "3 min 20 s", "2 h 5 min".
[[nodiscard]] std::string duration_text(double seconds);

/// The line on the terminal; nothing where messages go elsewhere.
class ProgressLine {
public:
    ProgressLine(Console const& console, std::uint64_t before);
    ~ProgressLine();  ///< takes the line away
    ProgressLine(ProgressLine const&) = delete;
    ProgressLine& operator=(ProgressLine const&) = delete;

    void show(study::Progress const& progress);

private:
    Console const& console_;
    bool on_;
    std::uint64_t before_;
    double shown_at_ = -1;
};

}  // namespace eigenkracht::app
