#include "random/poisson_tables.hpp"

#include "core/wide_elementary.hpp"
#include "random/guided_pick.hpp"

namespace eigenkracht::random {
namespace {

/// Parts by mean: from `from` (not itself) to `to`, so far apart. What is left of a mean costs a look-up for each one it comes to,
/// a part one whatever its mean: the wider apart the larger they are.
struct Grid {
    double from;
    double to;
    double apart;
};
constexpr Grid grids[] = {{0, PoissonTables::fine, PoissonTables::smallest},
                          {PoissonTables::fine, 32, 0.5},
                          {32, 64, 1},
                          {64, PoissonTables::octaves_from, 2}};
constexpr double above_all = 2;

}  // namespace

PoissonTables const& PoissonTables::shared() {
    static PoissonTables const tables;
    return tables;
}

PoissonTables::PoissonTables() {
    add(0);
    for (Grid const& grid : grids) {
        auto const parts = static_cast<int>((grid.to - grid.from) / grid.apart);
        for (int part = 1; part <= parts; ++part) {
            add(grid.from + part * grid.apart);
        }
        auto const small = static_cast<int>((grid.to - grid.from) / smallest);
        for (int step = 0; step < small; ++step) {
            small_parts_.push_back(static_cast<std::uint32_t>(means_.size()) - 1 -
                                   static_cast<std::uint32_t>(parts) +
                                   static_cast<std::uint32_t>(step * smallest / grid.apart));
        }
    }
    first_of_octaves_ = static_cast<std::uint32_t>(means_.size()) - 1;
    double octave = octaves_from;
    while (octave < octaves_to) {
        for (std::uint32_t part = 1; part <= parts_of_octave; ++part) {
            add(octave + part * (octave / parts_of_octave));
        }
        octave *= 2;
    }
}

void PoissonTables::add(double mean) {
    constexpr long double never = 0x1p-54L;  // half the smallest uniform number
    auto const first = static_cast<std::uint32_t>(below_.size());
    means_.push_back(mean);
    long double term = core::wide_exp(-static_cast<long double>(mean));
    long double sum = term;
    std::int32_t number = 0;
    auto const next = [&] {
        ++number;
        term *= static_cast<long double>(mean) / number;
        sum += term;
    };
    while (sum < never) {
        next();
    }
    shift_.push_back(number - static_cast<std::int32_t>(first));
    while (1 - sum > never && (static_cast<long double>(number) < mean || term > never * never)) {
        below_.push_back(static_cast<double>(sum));
        next();
    }
    below_.push_back(above_all);  // ends every search
    guide_.resize(guide_.size() + steps);
    fill_guide(below_.data(), first, steps, guide_.data() + guide_.size() - steps);
}

void PoissonTables::pick_many(std::uint32_t* parts, double* u, std::size_t count,
                              std::int32_t* numbers) const {
    guided_pick(guide_.data(), below_.data(), steps, parts, u, count, numbers);
    for (std::size_t i = 0; i < count; ++i) {
        numbers[i] += shift_[parts[i]];  // from places to numbers
    }
}

}  // namespace eigenkracht::random
