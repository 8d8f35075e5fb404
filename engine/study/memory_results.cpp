#include "core/digest.hpp"
#include "core/error.hpp"
#include "study/study.hpp"

#include <algorithm>

namespace eigenkracht::study {

namespace {

// Numbers per stance and draw of a per-draw variable.
std::size_t elements(ResultsLayout const& layout, Variable const& variable) {
    std::size_t size = 1;
    for (std::size_t d = 2; d < variable.dimensions.size(); ++d) {
        auto const dimension =
            std::find_if(layout.dimensions.begin(), layout.dimensions.end(),
                         [&](Dimension const& one) { return one.name == variable.dimensions[d]; });
        size *= dimension->size;
    }
    return size;
}

std::size_t stance_count(ResultsLayout const& layout) { return layout.dimensions.front().size; }

}  // namespace

MemoryResults::MemoryResults(ResultsLayout layout, std::uint64_t draws)
    : layout_(std::move(layout)), draws_(draws) {
    for (auto const& variable : layout_.variables) {
        if (variable.per_draw) {
            data_.emplace_back(stance_count(layout_) * draws_ * elements(layout_, variable));
        }
    }
}

void MemoryResults::write(DrawBlock const& block) {
    auto const stances = stance_count(layout_);
    for (std::size_t v = 0; v < data_.size(); ++v) {
        auto const size = data_[v].size() / (stances * draws_);
        for (std::size_t stance = 0; stance < stances; ++stance) {
            auto const from =
                block.data[v].begin() + static_cast<std::ptrdiff_t>(stance * block.count * size);
            std::copy(from, from + static_cast<std::ptrdiff_t>(block.count * size),
                      data_[v].begin() + static_cast<std::ptrdiff_t>((stance * draws_ + block.first) * size));
        }
    }
}

void MemoryResults::finish(std::vector<Dimension> const& dimensions, std::vector<Variable> const& summaries,
                           Attributes const& attributes) {
    layout_.dimensions.insert(layout_.dimensions.end(), dimensions.begin(), dimensions.end());
    layout_.variables.insert(layout_.variables.end(), summaries.begin(), summaries.end());
    layout_.attributes.insert(layout_.attributes.end(), attributes.begin(), attributes.end());
}

std::vector<double> MemoryResults::column(std::string const& variable, std::size_t stance,
                                          std::size_t element) const {
    std::size_t v = 0;
    for (auto const& one : layout_.variables) {
        if (one.per_draw && one.name == variable) {
            auto const size = data_[v].size() / (stance_count(layout_) * draws_);
            std::vector<double> values;
            for (std::uint64_t draw = 0; draw < draws_; ++draw) {
                values.push_back(data_[v][(stance * draws_ + draw) * size + element]);
            }
            return values;
        }
        v += one.per_draw ? 1 : 0;
    }
    throw core::InputError("variable of the result", "\"" + variable + "\"",
                           "a per-draw variable that was kept");
}

std::string digest(ResultsSource const& results) {
    core::Digest digest;
    auto const& layout = results.layout();
    for (auto const& variable : layout.variables) {
        if (!variable.per_draw) {
            continue;
        }
        digest.add(variable.name);
        for (std::size_t element = 0; element < elements(layout, variable); ++element) {
            for (std::size_t stance = 0; stance < stance_count(layout); ++stance) {
                digest.add(results.column(variable.name, stance, element));
            }
        }
    }
    return digest.text();
}

}  // namespace eigenkracht::study
