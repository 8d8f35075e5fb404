#include "files/results_reader.hpp"

#include "core/error.hpp"
#include "files/results_file_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace eigenkracht::files {
namespace {

constexpr std::uint64_t most_neighbours = 64 * 1024;  // numbers kept of each stance

std::uint64_t product(hdf5::Shape const& shape, std::size_t from) {
    return std::accumulate(shape.begin() + static_cast<std::ptrdiff_t>(from), shape.end(), std::uint64_t{1},
                           std::multiplies<>());
}

/// All draws of one stance, of the elements of the piece in which an element lies. \param chunk  extent of a piece
hdf5::Box box_of(hdf5::Shape const& shape, hdf5::Shape const& chunk, std::size_t stance,
                 std::uint64_t element, std::uint64_t draws) {
    hdf5::Box box{hdf5::Shape(shape.size(), 0), hdf5::Shape(shape.size(), 1)};
    box.start[0] = stance;
    box.count[1] = draws;
    for (std::size_t axis = shape.size(); axis-- > 2;) {
        std::uint64_t const at = element % shape[axis];
        element /= shape[axis];
        box.start[axis] = at / chunk[axis] * chunk[axis];
        box.count[axis] = std::min(chunk[axis], shape[axis] - box.start[axis]);
    }
    return box;
}

bool says_complete(study::Attributes const& attributes) {
    return std::any_of(attributes.begin(), attributes.end(), [](auto const& attribute) {
        return attribute.first == "complete" && attribute.second == study::AttributeValue(std::int64_t{1});
    });
}

}  // namespace

ResultsReader::ResultsReader(std::string const& path)
    : file_(hdf5::open_file(path, false)),
      layout_(read_results_layout(file_, path)),
      draws_(read_draws_finished(file_)),
      complete_(says_complete(layout_.attributes)) {
    open_columns();
}

ResultsReader::ResultsReader(std::string const& path, study::ResultsLayout layout)
    : file_(hdf5::open_file(path, false)),
      layout_(as_read_back(std::move(layout))),
      draws_(read_draws_finished(file_)) {
    open_columns();
}

void ResultsReader::open_columns() {
    for (study::Variable const& variable : layout_.variables) {
        if (variable.per_draw) {
            hdf5::Handle dataset = hdf5::open_dataset(file_, variable.name);
            hdf5::Shape shape = hdf5::shape(dataset);
            columns_.push_back({variable.name, std::move(shape), std::move(dataset), {}});
        }
    }
}

std::vector<double> ResultsReader::column(std::string const& variable, std::size_t stance,
                                          std::size_t element) const {
    auto const found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](Column const& one) { return one.name == variable; });
    if (found == columns_.end()) {
        throw core::Defect(fmt::format("a result has no variable \"{}\" per draw", variable));
    }
    std::uint64_t const elements = product(found->shape, 2);
    if (stance >= found->shape[0] || element >= elements) {
        throw core::Defect(
            fmt::format("\"{}\" has no stance {} or no element {}", variable, stance, element));
    }
    std::vector<double> values(draws_);
    if (draws_ == 0) {
        return values;
    }
    // Few draws: all at once, since asking takes longer than reading.
    std::uint64_t const of_stance = draws_ * elements;
    if (found->shape[0] * of_stance <= most_neighbours) {
        if (found->all.empty()) {
            hdf5::Box box{hdf5::Shape(found->shape.size(), 0), found->shape};
            box.count[1] = draws_;
            std::vector<double> all(found->shape[0] * of_stance);
            hdf5::read(found->dataset, box, all.data());
            found->all = std::move(all);
        }
        for (std::uint64_t draw = 0; draw < draws_; ++draw) {
            values[draw] = found->all[stance * of_stance + draw * elements + element];
        }
        return values;
    }
    hdf5::Shape const chunk = chunk_shape(found->shape);
    // Many draws: only what is asked for, so that memory is that of one column.
    bool const alone = draws_ * product(chunk, 2) > most_neighbours;
    if (alone) {
        hdf5::read(found->dataset,
                   box_of(found->shape, hdf5::Shape(chunk.size(), 1), stance, element, draws_),
                   values.data());
        return values;
    }
    last_.resize(found->shape[0]);
    Neighbours& last = last_[stance];
    if (last.variable != &*found || element < last.first || element >= last.first + last.count) {
        hdf5::Box const box = box_of(found->shape, chunk, stance, element, draws_);
        last.variable = nullptr;  // until they are read
        last.count = product(box.count, 2);
        last.values.resize(draws_ * last.count);
        hdf5::read(found->dataset, box, last.values.data());
        last.first = 0;
        for (std::size_t axis = 2; axis < box.start.size(); ++axis) {
            last.first = last.first * found->shape[axis] + box.start[axis];
        }
        last.variable = &*found;
    }
    for (std::uint64_t draw = 0; draw < draws_; ++draw) {
        values[draw] = last.values[draw * last.count + (element - last.first)];
    }
    return values;
}

study::DrawBlock ResultsReader::block(std::uint64_t first, std::uint64_t count) const {
    study::DrawBlock block;
    block.first = first;
    block.count = count;
    for (Column const& variable : columns_) {
        hdf5::Box box{hdf5::Shape(variable.shape.size(), 0), variable.shape};
        box.start[1] = first;
        box.count[1] = count;
        std::uint64_t const values =
            std::accumulate(box.count.begin(), box.count.end(), std::uint64_t{1}, std::multiplies<>());
        hdf5::read(variable.dataset, box, block.data.emplace_back(values).data());
    }
    return block;
}

}  // namespace eigenkracht::files
