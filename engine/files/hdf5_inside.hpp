/// \file
/// What the hdf5_*.cpp files share, and nobody else includes: errors told as core::FileError, the type of text.
#pragma once

#include "files/hdf5.hpp"

#include <string>

namespace eigenkracht::files::hdf5 {

/// The reason on HDF5's error stack, in plain words; empty if it holds none.
[[nodiscard]] std::string reason();

/// Throws core::FileError: `file: what (reason)`. The file is the one that `near` lies in.
[[noreturn]] void fail(Id near, std::string const& what);
/// Likewise, where the reason was taken before HDF5 was asked for anything else and forgot it.
[[noreturn]] void fail(Id near, std::string const& what, std::string const& why);

/// HDF5's answer, if it is not negative.
/// \throws core::FileError  through fail()
template <typename Answer>
Answer checked(Answer answer, Id near, std::string const& what) {
    if (answer < 0) {
        fail(near, what);
    }
    return answer;
}

/// Takes over a new identifier of HDF5's, if there is one.
template <typename Closer>
Handle owned(Id id, Closer closer, Id near, std::string const& what) {
    return Handle(checked(id, near, what), closer);
}

/// UTF-8 text of variable length: the only kind of text that every reader opens.
[[nodiscard]] Handle text_type(Id near);

/// Parts a dataset from the dimensions it lies over, so that none of them refers to it any more.
void detach_scales(Handle const& dataset, Handle const& file);

/// HDF5 prints nothing and leaves the end of the program alone; called before its first use.
void prepare();

}  // namespace eigenkracht::files::hdf5
