#include "files/results_file_block.hpp"

#include "files/results_file_format.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <vector>

namespace eigenkracht::files {
namespace {

/// Numbers of a block that are written at once; HDF5 sorts more of them into pieces slower than we do.
constexpr std::uint64_t few = 4096;

std::uint64_t product(hdf5::Shape const& shape, std::size_t from) {
    return std::accumulate(shape.begin() + static_cast<std::ptrdiff_t>(from), shape.end(), std::uint64_t{1},
                           std::multiplies<>());
}

/// Steps to the next piece of the axes after stance and draw, the last axis fastest.
/// \return  false if there is none
bool next_piece(hdf5::Shape& start, hdf5::Shape const& chunk, hdf5::Shape const& shape) {
    for (std::size_t axis = shape.size(); axis-- > 2;) {
        start[axis] += chunk[axis];
        if (start[axis] < shape[axis]) {
            return true;
        }
        start[axis] = 0;
    }
    return false;
}

/// Where an element stands among those of one draw.
std::uint64_t offset(hdf5::Shape const& at, hdf5::Shape const& shape) {
    std::uint64_t found = 0;
    for (std::size_t axis = 2; axis < shape.size(); ++axis) {
        found = found * shape[axis] + at[axis];
    }
    return found;
}

}  // namespace

void write_block(hdf5::Handle const& dataset, hdf5::Shape const& shape, std::uint64_t first,
                 std::uint64_t count, double const* values) {
    std::uint64_t const elements = product(shape, 2);
    if (shape[0] * count * elements <= few) {
        hdf5::Box all{hdf5::Shape(shape.size(), 0), shape};
        all.start[1] = first;
        all.count[1] = count;
        hdf5::write(dataset, all, values);
        return;
    }
    hdf5::Shape const chunk = chunk_shape(shape);
    std::vector<double> piece(count * product(chunk, 2));
    hdf5::Box box{hdf5::Shape(shape.size(), 0), hdf5::Shape(shape.size(), 1)};
    box.start[1] = first;
    box.count[1] = count;
    for (std::uint64_t stance = 0; stance < shape[0]; ++stance) {
        box.start[0] = stance;
        do {
            for (std::size_t axis = 2; axis < shape.size(); ++axis) {
                box.count[axis] = std::min(chunk[axis], shape[axis] - box.start[axis]);
            }
            std::uint64_t const run = product(box.count, 2);  // neighbours, as chunk_shape() promises
            double const* from = values + stance * count * elements + offset(box.start, shape);
            for (std::uint64_t draw = 0; draw < count; ++draw) {
                std::copy_n(from + draw * elements, run, piece.data() + draw * run);
            }
            hdf5::write(dataset, box, piece.data());
        } while (next_piece(box.start, chunk, shape));
    }
}

}  // namespace eigenkracht::files
