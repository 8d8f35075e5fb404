/// \file
/// A whole results file made smaller: the same numbers and names, compressed.
#pragma once

#include <string>

namespace eigenkracht::files {

/// Copies a results file, with every variable of every draw compressed (deflate, after its bytes are shuffled).
///
/// What is compressed has no place of its own that could be set aside, so draws are never written so: a run that is killed would
/// leave a file that cannot be read. Memory for one piece of a variable, whatever the number of draws.
///
/// \param from   a whole results file
/// \param to     is made; a file of that name is replaced. None stays if this fails
/// \param level  1 (fast) to 9 (small)
/// \throws core::FileError  if one cannot be read or the other not be written
void pack(std::string const& from, std::string const& to, unsigned level);

}  // namespace eigenkracht::files
