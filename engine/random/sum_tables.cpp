#include "random/sum_tables.hpp"

#include <algorithm>

namespace eigenkracht::random {
namespace {

/// A law of whole numbers from `lowest` on.
struct Chances {
    std::vector<double> of;
    std::int32_t lowest = 0;
};

Chances single(SummedLaw law) {
    auto const which = static_cast<std::size_t>(law);
    constexpr std::array<int, 3> sizes{12, 6, 3};
    int const size = sizes[which / 2];
    bool const rising = which % 2 == 1;
    Chances one;
    for (int k = 0; k < size; ++k) {
        one.of.push_back(rising ? 2.0 * k / (size * (size - 1)) : 1.0 / size);
    }
    return one;
}

/// Of the sum of two.
Chances doubled(Chances const& one) {
    // Twice these are far below what a uniform number can tell (2^-53), whatever is summed.
    constexpr double negligible = 1e-22;
    std::size_t const size = one.of.size();
    Chances sum;
    sum.of.assign(2 * size - 1, 0.0);
    sum.lowest = 2 * one.lowest;
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t k = 0; k < size; ++k) {
            sum.of[i + k] += one.of[i] * one.of[k];
        }
    }
    std::size_t from = 0;
    while (sum.of[from] < negligible) {
        ++from;
    }
    std::size_t end = sum.of.size();
    while (sum.of[end - 1] < negligible) {
        --end;
    }
    sum.of.erase(sum.of.begin() + static_cast<std::ptrdiff_t>(end), sum.of.end());
    sum.of.erase(sum.of.begin(), sum.of.begin() + static_cast<std::ptrdiff_t>(from));
    sum.lowest += static_cast<std::int32_t>(from);
    return sum;
}

}  // namespace

SumTables const& SumTables::few() {
    static SumTables const tables(0, few_levels);
    return tables;
}

SumTables const& SumTables::many() {
    static SumTables const tables(few_levels, levels);
    return tables;
}

SumTables::SumTables(unsigned first, unsigned end) : first_(first) {
    std::array<Chances, summed_laws> laws;
    for (std::size_t law = 0; law < summed_laws; ++law) {
        laws[law] = single(static_cast<SummedLaw>(law));
    }
    for (unsigned level = 0; level < end; ++level) {
        for (Chances& law : laws) {
            if (level >= first) {
                add(law.of, law.lowest);
            }
            if (level + 1 < end) {
                law = doubled(law);
            }
        }
    }
}

void SumTables::add(std::vector<double> const& chances, std::int32_t lowest) {
    constexpr double above_all = 2;
    constexpr double surely = 1 - 0x1p-53;  // the largest uniform number is not above it
    auto const first = static_cast<std::uint32_t>(below_.size());
    shift_.push_back(lowest - static_cast<std::int32_t>(first));
    // Rounding is taken out of the sum, so that nothing is lost at the end.
    double all = 0;
    for (double const chance : chances) {
        all += chance;
    }
    double sum = 0;
    for (std::size_t k = 0; k + 1 < chances.size() && sum < surely; ++k) {
        sum += chances[k] / all;
        below_.push_back(sum);
    }
    below_.push_back(above_all);  // ends every search
    guide_.resize(guide_.size() + steps);
    fill_guide(below_.data(), first, steps, guide_.data() + guide_.size() - steps);
}

void SumTables::pick_many(std::uint32_t* rows, double* u, std::size_t count, std::int32_t* sums) const {
    guided_pick(guide_.data(), below_.data(), steps, rows, u, count, sums);
    for (std::size_t i = 0; i < count; ++i) {
        sums[i] += shift_[rows[i]];  // from places to sums
    }
}

}  // namespace eigenkracht::random
