/// \file
/// HDF5 for the other files of this room: handles that close themselves, and its errors in plain words.
///
/// Every function throws core::FileError with the file's name and the reason HDF5 or the system gave. HDF5
/// itself prints nothing. Debian's HDF5 is not made for threads: one thread at a time.
#pragma once

#include "study/results.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::files::hdf5 {

using Id = std::int64_t;  ///< HDF5's hid_t
using Shape = std::vector<std::uint64_t>;

/// Something of HDF5's that is open, and is closed when this goes.
class Handle {
public:
    using Closer = int (*)(Id);

    Handle() = default;
    Handle(Id id, Closer closer) : id_(id), closer_(closer) {}
    Handle(Handle&& other) noexcept;
    Handle& operator=(Handle&& other) noexcept;
    Handle(Handle const&) = delete;
    Handle& operator=(Handle const&) = delete;
    ~Handle();

    [[nodiscard]] Id get() const { return id_; }

private:
    Id id_ = -1;
    Closer closer_ = nullptr;
};

/// What the elements of a dataset are, in the file. In memory numbers are always double.
enum class Kind {
    real64,  ///< little-endian double
    int64,   ///< little-endian
    int32,   ///< little-endian
    text     ///< UTF-8 of variable length
};

/// A block of a dataset: its first element and its extent along each axis.
struct Box {
    Shape start;
    Shape count;
};

/// A new, empty file that keeps the order of creation, as netCDF-4 asks, and no times of day.
/// \throws core::FileError  also if there is a file of that name
[[nodiscard]] Handle create_file(std::string const& path);

/// An existing file. It stays locked against another process that writes until the handle goes.
/// \throws core::FileError  if it is missing, is not HDF5, is cut short, or is being written
[[nodiscard]] Handle open_file(std::string const& path, bool to_write);

/// Hands everything to the operating system: from here on it outlives this process.
void flush(Handle const& file);

/// Waits until what was flushed lies on the disk: from here on it outlives the machine's power.
void sync(Handle const& file);

/// Writes an attribute, over an older one of that name.
void set_attribute(Handle const& object, std::string const& name, study::AttributeValue const& value);

/// The attributes of a file or dataset in the order of creation, without those of netCDF and HDF5 themselves.
[[nodiscard]] study::Attributes attributes(Handle const& object);

/// Names of the datasets of a file, in the order of creation.
[[nodiscard]] std::vector<std::string> dataset_names(Handle const& file);

/// A new dataset whose place in the file is set aside at once, so that writing numbers into it changes
/// nothing else in the file: a process may be killed in between.
/// \param chunk    extent of the pieces in which it lies in the file; empty: in one piece
/// \param deflate  1 to 9: its pieces are compressed so hard, and get their place when they are written; 0: not
[[nodiscard]] Handle create_dataset(Handle const& file, std::string const& name, Kind kind,
                                    Shape const& shape, Shape const& chunk = {}, unsigned deflate = 0);

/// How the pieces of a dataset pass between file and memory.
enum class Chunks {
    cached,   ///< the last ones (1 MB) stay in memory: for reading
    straight  ///< written at once to their place, whatever part of a piece it is
};

[[nodiscard]] Handle open_dataset(Handle const& file, std::string const& name,
                                  Chunks chunks = Chunks::cached);

/// Removes a dataset from the file, and from the lists of the dimensions it lies over.
void remove_dataset(Handle const& file, std::string const& name);

[[nodiscard]] Kind kind(Handle const& dataset);
[[nodiscard]] Shape shape(Handle const& dataset);

/// Writes or reads a block of numbers, row-major. Values written to whole-number kinds must be whole.
void write(Handle const& dataset, Box const& box, double const* values);
void read(Handle const& dataset, Box const& box, double* values);

/// Writes or reads all elements, row-major.
void write(Handle const& dataset, std::vector<double> const& values);
void write(Handle const& dataset, std::vector<std::string> const& texts);
[[nodiscard]] std::vector<double> read_numbers(Handle const& dataset);
[[nodiscard]] std::vector<std::string> read_texts(Handle const& dataset);

/// Makes a dataset the coordinates of the dimension of that name.
void make_scale(Handle const& dataset, std::string const& dimension);

/// Says that a dataset's axis is the dimension that `scale` stands for.
void attach_scale(Handle const& dataset, unsigned axis, Handle const& scale);

[[nodiscard]] bool is_scale(Handle const& dataset);

/// Names of the dimensions along a dataset's axes; empty for an axis that has none.
[[nodiscard]] std::vector<std::string> axes(Handle const& dataset);

}  // namespace eigenkracht::files::hdf5
