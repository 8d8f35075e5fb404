/// \file
/// The shape of a result: dimensions, variables and blocks of draws, without any file format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace eigenkracht::study {

/// A named axis. Either `labels` or `numbers` give its coordinates.
struct Dimension {
    std::string name;
    std::string long_name;
    std::string unit;
    std::size_t size = 0;
    std::vector<std::string> labels;
    std::vector<double> numbers;
};

/// A table over dimensions. Per-draw variables lead with the dimensions `stance`, `draw` and are written block by block.
struct Variable {
    std::string name;
    std::string long_name;
    std::string unit;
    std::vector<std::string> dimensions;
    bool per_draw = false;
    std::vector<double> values;      ///< row-major; for variables that are not per draw
    std::vector<std::string> texts;  ///< instead of values, for variables of text
};

using AttributeValue = std::variant<std::string, std::int64_t, double, std::vector<std::int64_t>>;
using Attributes = std::vector<std::pair<std::string, AttributeValue>>;

/// Everything about a result but the draws themselves.
struct ResultsLayout {
    Attributes attributes;
    std::vector<Dimension> dimensions;
    std::vector<Variable> variables;
};

/// Consecutive draws of every per-draw variable, in the order the layout lists those variables.
struct DrawBlock {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    std::vector<std::vector<double>>
        data;  ///< per variable: [stance][draw in block][the variable's other dimensions], row-major
};

/// Where finished draws go. Blocks arrive in the order of draws.
class ResultsSink {
public:
    virtual ~ResultsSink() = default;
    virtual void write(DrawBlock const& block) = 0;
    /// Everything is drawn: what is known only now (answers, summaries, timing) is added and the result becomes whole.
    virtual void finish(std::vector<Dimension> const& dimensions, std::vector<Variable> const& summaries,
                        Attributes const& attributes) = 0;
};

/// Where draws are read back from, one outcome at a time.
class ResultsSource {
public:
    virtual ~ResultsSource() = default;
    [[nodiscard]] virtual ResultsLayout const& layout() const = 0;
    [[nodiscard]] virtual std::uint64_t draws() const = 0;
    /// All draws of one stance of one element of a per-draw variable.
    /// \param variable  name of a per-draw variable
    /// \param stance    index along `stance`
    /// \param element   row-major index over the variable's dimensions after `stance`, `draw`
    /// \return          draws() values
    [[nodiscard]] virtual std::vector<double> column(std::string const& variable, std::size_t stance,
                                                     std::size_t element) const = 0;
};

}  // namespace eigenkracht::study
