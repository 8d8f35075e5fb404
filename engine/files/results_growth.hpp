/// \file
/// More room in the file of a run that goes on beyond the draws it was made for.
#pragma once

#include "study/results.hpp"

#include <cstdint>
#include <string>

namespace eigenkracht::files {

/// The number of draws that the file of a stopped run has room for; 0 if there is none.
/// \param path  of the target
/// \throws core::FileError  if there is a file, and it is no result, or damaged
[[nodiscard]] std::uint64_t room_of_stopped(std::string const& path);

/// Puts a file with the room of `layout`, and the finished draws of the stopped run in it, in place of the stopped run's.
///
/// All room of a results file is set aside when it is made, so it cannot grow; its draws are copied instead. A stage
/// multiplies the draws, so what all stages copy together is no more than twice what the last one holds. Whenever the
/// process ends, the old file or the new one is there, whole.
///
/// \param path    of the target
/// \param layout  the stopped run's but for the number of draws
/// \throws core::FileError  as ResultsFile
void grow_stopped(std::string const& path, study::ResultsLayout const& layout);

/// Begins a stopped run beside a finished result, with the room of `layout` and the result's draws; the result stays as it is.
/// \param path      of the result, which is the target of the run that goes on
/// \param expected  what the result has to be
/// \param layout    the same with more draws
/// \throws core::FileError  as ResultsFile; if the result is another one; if there is a stopped run already
void grow_finished(std::string const& path, study::ResultsLayout const& expected,
                   study::ResultsLayout const& layout);

}  // namespace eigenkracht::files
