#include "files/results_packing.hpp"

#include "files/results_file_format.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <numeric>
#include <system_error>
#include <vector>

namespace eigenkracht::files {
namespace {

/// Steps to the next piece, the last axis fastest. \return  false if there is none
bool next_piece(hdf5::Shape& start, hdf5::Shape const& chunk, hdf5::Shape const& shape) {
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        start[axis] += chunk[axis];
        if (start[axis] < shape[axis]) {
            return true;
        }
        start[axis] = 0;
    }
    return false;
}

void copy_draws(hdf5::Handle const& from, hdf5::Handle const& to) {
    hdf5::Shape const shape = hdf5::shape(from);
    hdf5::Shape const chunk = chunk_shape(shape);
    std::vector<double> piece(
        std::accumulate(chunk.begin(), chunk.end(), std::uint64_t{1}, std::multiplies<>()));
    hdf5::Box box{hdf5::Shape(shape.size(), 0), chunk};
    do {
        for (std::size_t axis = 0; axis < shape.size(); ++axis) {
            box.count[axis] = std::min(chunk[axis], shape[axis] - box.start[axis]);
        }
        hdf5::read(from, box, piece.data());
        hdf5::write(to, box, piece.data());
    } while (next_piece(box.start, chunk, shape));
}

void copy(std::string const& from, std::string const& to, unsigned level) {
    hdf5::Handle const source = hdf5::open_file(from, false);
    study::ResultsLayout const layout = read_results_layout(source, from);
    hdf5::Handle const target = hdf5::create_file(to);
    for (auto const& [name, value] : layout.attributes) {
        hdf5::set_attribute(target, name, value);
    }
    write_draws_finished(target, read_draws_finished(source));
    write_dimensions(target, layout.dimensions);
    write_variables(target, layout.variables, level);
    for (study::Variable const& variable : layout.variables) {
        if (variable.per_draw) {
            copy_draws(hdf5::open_dataset(source, variable.name),
                       hdf5::open_dataset(target, variable.name, hdf5::Chunks::straight));
        }
    }
    hdf5::flush(target);
}

}  // namespace

void pack(std::string const& from, std::string const& to, unsigned level) {
    std::error_code error;
    std::filesystem::remove(to, error);  // of a run that was killed here
    try {
        copy(from, to, level);
    } catch (...) {
        std::filesystem::remove(to, error);
        throw;
    }
}

}  // namespace eigenkracht::files
