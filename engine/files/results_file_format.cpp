#include "files/results_file_format.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace eigenkracht::files {
namespace {

/// xarray takes a column in "days" for a time span and turns its numbers into nanoseconds; in "day" it does not.
std::string safe_unit(std::string const& unit) {
    for (char const* const span : {"days", "hours", "minutes", "seconds"}) {
        if (unit == span) {
            return unit.substr(0, unit.size() - 1);
        }
    }
    return unit;
}

void describe(hdf5::Handle const& dataset, std::string const& long_name, std::string const& unit) {
    if (!long_name.empty()) {
        hdf5::set_attribute(dataset, "long_name", long_name);
    }
    if (!unit.empty()) {
        hdf5::set_attribute(dataset, "units", safe_unit(unit));
    }
}

std::vector<double> from_zero(std::size_t size) {
    std::vector<double> numbers(size);
    for (std::size_t i = 0; i < size; ++i) {
        numbers[i] = static_cast<double>(i);
    }
    return numbers;
}

/// Years and draws are whole numbers and should look it; 32 bits because R has no wider ones.
hdf5::Kind kind_of(std::vector<double> const& numbers) {
    double largest = 0;
    for (double const number : numbers) {
        if (std::trunc(number) != number || std::signbit(number) != (number < 0)) {
            return hdf5::Kind::real64;
        }
        largest = std::max(largest, std::abs(number));
    }
    if (largest > 9007199254740992.0) {  // 2^53: beyond it a double skips whole numbers
        return hdf5::Kind::real64;
    }
    return largest > std::numeric_limits<std::int32_t>::max() ? hdf5::Kind::int64 : hdf5::Kind::int32;
}

void write_dimension(hdf5::Handle const& file, study::Dimension const& dimension) {
    if (dimension.size == 0 || (!dimension.labels.empty() && dimension.labels.size() != dimension.size) ||
        (!dimension.numbers.empty() && dimension.numbers.size() != dimension.size)) {
        throw core::Defect(fmt::format("dimension \"{}\" has {} entries, {} labels and {} numbers",
                                       dimension.name, dimension.size, dimension.labels.size(),
                                       dimension.numbers.size()));
    }
    hdf5::Handle dataset;
    if (!dimension.labels.empty()) {
        dataset = hdf5::create_dataset(file, dimension.name, hdf5::Kind::text, {dimension.size});
        hdf5::write(dataset, dimension.labels);
    } else {
        std::vector<double> const numbers =
            dimension.numbers.empty() ? from_zero(dimension.size) : dimension.numbers;
        dataset = hdf5::create_dataset(file, dimension.name, kind_of(numbers), {dimension.size});
        hdf5::write(dataset, numbers);
    }
    hdf5::make_scale(dataset, dimension.name);
    describe(dataset, dimension.long_name, dimension.unit);
}

/// Dimensions that the file has, each opened once.
class Scales {
public:
    explicit Scales(hdf5::Handle const& file) {
        for (std::string const& name : hdf5::dataset_names(file)) {
            hdf5::Handle dataset = hdf5::open_dataset(file, name);
            if (hdf5::is_scale(dataset)) {
                names_.push_back(name);
                datasets_.push_back(std::move(dataset));
            }
        }
    }

    [[nodiscard]] hdf5::Handle const* find(std::string const& name) const {
        auto const at = std::find(names_.begin(), names_.end(), name);
        return at == names_.end() ? nullptr : &datasets_[static_cast<std::size_t>(at - names_.begin())];
    }

private:
    std::vector<std::string> names_;
    std::vector<hdf5::Handle> datasets_;
};

void write_variable(hdf5::Handle const& file, Scales const& scales, study::Variable const& variable,
                    unsigned deflate) {
    if (scales.find(variable.name) != nullptr) {
        throw core::Defect(fmt::format("variable \"{}\" is named as a dimension", variable.name));
    }
    if (variable.per_draw && !leads_with_draws(variable.dimensions)) {
        throw core::Defect(
            fmt::format("variable \"{}\" is per draw but does not lead with stance, draw", variable.name));
    }
    hdf5::Shape shape;
    std::uint64_t elements = 1;
    for (std::string const& name : variable.dimensions) {
        hdf5::Handle const* const scale = scales.find(name);
        if (scale == nullptr) {
            throw core::Defect(
                fmt::format("variable \"{}\" lies over an unknown dimension \"{}\"", variable.name, name));
        }
        shape.push_back(hdf5::shape(*scale).at(0));
        elements *= shape.back();
    }
    bool const of_text = !variable.texts.empty();
    std::size_t const given = of_text ? variable.texts.size() : variable.values.size();
    if (!variable.per_draw && given != elements) {
        throw core::Defect(
            fmt::format("variable \"{}\" has {} values for {} elements", variable.name, given, elements));
    }
    hdf5::Handle const dataset = hdf5::create_dataset(
        file, variable.name, of_text ? hdf5::Kind::text : hdf5::Kind::real64, shape,
        variable.per_draw ? chunk_shape(shape) : hdf5::Shape{}, variable.per_draw ? deflate : 0);
    for (unsigned axis = 0; axis < shape.size(); ++axis) {
        hdf5::attach_scale(dataset, axis, *scales.find(variable.dimensions[axis]));
    }
    describe(dataset, variable.long_name, variable.unit);
    if (of_text) {
        hdf5::write(dataset, variable.texts);
    } else if (!variable.per_draw) {
        hdf5::write(dataset, variable.values);
    }
}

/// Pieces of equal size, each at most `most`.
std::uint64_t even_piece(std::uint64_t size, std::uint64_t most) {
    std::uint64_t const pieces = (size + most - 1) / most;
    return (size + pieces - 1) / pieces;
}

}  // namespace

bool leads_with_draws(std::vector<std::string> const& dimensions) {
    return dimensions.size() >= 2 && dimensions[0] == "stance" && dimensions[1] == "draw";
}

void write_dimensions(hdf5::Handle const& file, std::vector<study::Dimension> const& dimensions) {
    for (study::Dimension const& dimension : dimensions) {
        write_dimension(file, dimension);
    }
}

void write_variables(hdf5::Handle const& file, std::vector<study::Variable> const& variables,
                     unsigned deflate) {
    Scales const scales(file);
    for (study::Variable const& variable : variables) {
        write_variable(file, scales, variable, deflate);
    }
}

void write_draws_finished(hdf5::Handle const& file, std::uint64_t draws) {
    hdf5::Handle const finished = hdf5::create_dataset(file, draws_finished, hdf5::Kind::int64, {});
    hdf5::set_attribute(finished, "long_name",
                        std::string("draws per stance that are finished; later ones hold nothing"));
    hdf5::write(finished, std::vector<double>{static_cast<double>(draws)});
}

study::ResultsLayout as_read_back(study::ResultsLayout layout) {
    for (study::Dimension& dimension : layout.dimensions) {
        dimension.unit = safe_unit(dimension.unit);
        if (!dimension.numbers.empty() && dimension.numbers == from_zero(dimension.size)) {
            dimension.numbers.clear();
        }
    }
    for (study::Variable& variable : layout.variables) {
        variable.unit = safe_unit(variable.unit);
        if (leads_with_draws(variable.dimensions)) {
            variable.per_draw = true;
            variable.values.clear();
        }
    }
    return layout;
}

hdf5::Shape chunk_shape(hdf5::Shape const& shape) {
    constexpr std::uint64_t most_elements = 16;
    constexpr std::uint64_t most_values = 64 * 1024 / sizeof(double);
    hdf5::Shape chunk(shape.size(), 1);
    std::uint64_t elements = 1;
    for (std::size_t axis = shape.size(); axis-- > 2;) {
        chunk[axis] = even_piece(shape[axis], std::max<std::uint64_t>(most_elements / elements, 1));
        elements *= chunk[axis];
        if (chunk[axis] < shape[axis]) {
            break;  // neighbours in the file are neighbours in the variable
        }
    }
    chunk[1] = even_piece(shape[1], most_values / elements);
    return chunk;
}

}  // namespace eigenkracht::files
