/// \file
/// Blocks of draws, worked out by several threads and written in order by one.
#pragma once

#include "study/results.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <functional>

namespace eigenkracht::study {

/// What is drawn in blocks.
struct BlockWork {
    std::uint64_t draws = 0;        ///< in all, those that are finished among them
    std::uint64_t stances = 1;      ///< for progress alone
    std::uint64_t block_draws = 0;  ///< of a block, where the options leave it open
    /// Works consecutive draws out. \param worker  whose turn it is: 0 .. threads - 1
    std::function<DrawBlock(unsigned worker, std::uint64_t first, std::uint64_t count)> work_out;
};

/// Works out what is not finished, block by block, into a sink; ends early when it is told to stop.
/// \throws  what a block, or the sink, throws first; blocks before it are written
[[nodiscard]] RunSummary draw_blocks(BlockWork const& work, RunOptions const& options, ResultsSink& sink);

}  // namespace eigenkracht::study
