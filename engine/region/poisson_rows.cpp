#include "region/poisson_rows.hpp"

#include "random/poisson_tables.hpp"
#include "random/uniforms.hpp"

#include <algorithm>
#include <limits>

namespace eigenkracht::region {
namespace {

constexpr double few = 1.5;  // so small a mean is left whole: its numbers cost less one by one than by a part
constexpr std::size_t rest_steps = 1024;
constexpr std::size_t padding = random::PoissonTables::padding;
static_assert(padding >= random::uniforms_padding);

}  // namespace

void PoissonRows::draw(RegionLuck const& luck, std::uint32_t which) {
    auto const& tables = random::PoissonTables::shared();
    std::size_t const rows = means_.size();
    counts_.assign(rows, 0);
    below_.resize(rows);
    std::size_t size = 0;
    double rest = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        double mean = means_[row];
        for (std::uint32_t part = mean < few ? 0 : tables.part_of(mean); part != 0;
             part = tables.part_of(mean)) {
            if (size == owners_.size()) {
                owners_.resize(2 * size + rows);
                parts_.resize(owners_.size() + padding);
            }
            parts_[size] = part;
            owners_[size++] = static_cast<std::uint32_t>(row);
            mean -= tables.mean_of(part);
        }
        rest += mean;
        below_[row] = rest;
    }
    if (u_.size() < size + numbers_at_once + padding) {
        u_.resize(size + numbers_at_once + padding);
        numbers_.resize(u_.size());
        parts_.resize(std::max(parts_.size(), padding));
    }
    luck.numbers(0, word::rows + which, size, u_.data());
    tables.pick_many(parts_.data(), u_.data(), size, numbers_.data());
    for (std::size_t i = 0; i < size; ++i) {
        counts_[owners_[i]] += numbers_[i];
    }
    drawn_ = size;
    if (rest > 0) {
        draw_rest(rest, luck, which);
    }
}

void PoissonRows::draw_rest(double rest, RegionLuck const& luck, std::uint32_t which) {
    // Steps of the sum: the first row that reaches beyond each.
    auto const steps = static_cast<double>(rest_steps);
    below_.back() = std::numeric_limits<double>::infinity();  // whatever rounding leaves
    guide_.resize(rest_steps);
    std::uint32_t reaches = 0;
    for (std::size_t step = 0; step < rest_steps; ++step) {
        while (below_[reaches] <= rest * static_cast<double>(step) / steps) {
            ++reaches;
        }
        guide_[step] = reaches;
    }
    std::uint32_t asked = 0;
    std::int64_t const all =
        random::poisson_by_parts(rest, [&] { return luck.number(asked++, word::rows_rest + which); });
    for (std::int64_t done = 0; done < all; done += static_cast<std::int64_t>(numbers_at_once)) {
        auto const now = static_cast<std::size_t>(std::min<std::int64_t>(numbers_at_once, all - done));
        luck.numbers(static_cast<std::uint32_t>(done), word::which_rows_rest + which, now, u_.data());
        for (std::size_t i = 0; i < now; ++i) {
            std::uint32_t row = guide_[static_cast<std::size_t>(u_[i] * steps)];
            while (below_[row] <= u_[i] * rest) {
                ++row;
            }
            ++counts_[row];
        }
    }
    drawn_ += static_cast<std::uint64_t>(all);
}

}  // namespace eigenkracht::region
