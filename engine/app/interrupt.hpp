/// \file
/// Ctrl-C as a wish to stop, not as an end.
#pragma once

#include <atomic>

namespace eigenkracht::app {

/// While it lives, the first Ctrl-C (or a polite kill) sets a flag; the second ends the program as usual.
class StopOnSignal {
public:
    StopOnSignal();
    ~StopOnSignal();
    StopOnSignal(StopOnSignal const&) = delete;
    StopOnSignal& operator=(StopOnSignal const&) = delete;

    /// Set once a stop is wished.
    [[nodiscard]] std::atomic<bool> const& flag() const;
};

}  // namespace eigenkracht::app
