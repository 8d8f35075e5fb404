/// \file
/// Work in numbered chunks on several threads. What a chunk computes may depend on its number only, so the
/// number of threads changes nothing but the time.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

namespace eigenkracht::core {

/// Runs `body(chunk, worker)` for chunks 0, 1, 2, ... handed out in that order to whoever is free.
///
/// When this returns or throws, every chunk that was handed out has ended: those finished are 0 .. n-1 with
/// n the number returned.
///
/// \param chunks   how many there are
/// \param threads  how many may work at a time, the caller among them; 0 counts as 1
/// \param body     called at the same time with different chunks; workers are numbered 0 .. threads-1, for scratch
/// \param stop     when it becomes true no further chunk is handed out; may be null
/// \return         chunks finished: all, unless stopped
/// \throws         what the chunk with the lowest number of those that failed threw; none is handed out after a
///                 failure, and lower ones are always finished, so it is the same for any number of threads
std::size_t for_each_chunk(std::size_t chunks, unsigned threads,
                           std::function<void(std::size_t chunk, unsigned worker)> const& body,
                           std::atomic<bool> const* stop = nullptr);

}  // namespace eigenkracht::core
