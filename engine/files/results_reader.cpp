#include "files/results_reader.hpp"

#include "core/error.hpp"
#include "files/results_file_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>

namespace eigenkracht::files {
namespace {

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
    for (study::Variable const& variable : layout_.variables) {
        if (variable.per_draw) {
            hdf5::Handle dataset = hdf5::open_dataset(file_, variable.name);
            hdf5::Shape shape = hdf5::shape(dataset);
            columns_.push_back({variable.name, std::move(shape), std::move(dataset)});
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
    hdf5::Shape const& shape = found->shape;
    hdf5::Box box{hdf5::Shape(shape.size(), 0), hdf5::Shape(shape.size(), 1)};
    box.start[0] = stance;
    box.count[1] = draws_;
    std::uint64_t rest = element;
    for (std::size_t axis = shape.size(); axis-- > 2;) {
        box.start[axis] = rest % shape[axis];
        rest /= shape[axis];
    }
    if (stance >= shape[0] || rest != 0) {
        throw core::Defect(
            fmt::format("\"{}\" has no stance {} or no element {}", variable, stance, element));
    }
    std::vector<double> values(draws_);
    if (draws_ > 0) {
        hdf5::read(found->dataset, box, values.data());
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
