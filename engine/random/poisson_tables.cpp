#include "random/poisson_tables.hpp"

#include "core/wide_elementary.hpp"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/poisson_tables.cpp"  // compiled once for each kind of processor
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace eigenkracht::random::HWY_NAMESPACE {

/// \param steps  of each part's guide
void pick(std::uint32_t const* guide, double const* below, std::int32_t const* shift, std::size_t steps,
          std::uint32_t const* parts, double const* u, std::size_t count, std::int32_t* numbers) {
#if HWY_TARGET == HWY_SCALAR
    for (std::size_t i = 0; i < count; ++i) {
        std::uint32_t place =
            guide[parts[i] * steps + static_cast<std::size_t>(u[i] * static_cast<double>(steps))];
        while (below[place] <= u[i]) {
            ++place;
        }
        numbers[i] = static_cast<std::int32_t>(place) + shift[parts[i]];
    }
#else
    namespace hn = hwy::HWY_NAMESPACE;
    hn::ScalableTag<double> const reals;
    hn::RebindToSigned<decltype(reals)> const wide;
    hn::RebindToUnsigned<decltype(reals)> const unsigned_wide;
    hn::Rebind<std::int32_t, decltype(reals)> const narrow;
    hn::Rebind<std::uint32_t, decltype(reals)> const unsigned_narrow;
    auto const* const signed_guide =
        reinterpret_cast<std::int32_t const*>(guide);  // places are far below 2^31
    for (std::size_t i = 0; i < count; i += hn::Lanes(reals)) {
        auto const number = hn::LoadU(reals, u + i);
        auto const step = hn::DemoteTo(narrow, hn::Mul(number, hn::Set(reals, static_cast<double>(steps))));
        auto const part = hn::BitCast(narrow, hn::LoadU(unsigned_narrow, parts + i));
        auto const at = hn::Add(hn::Mul(part, hn::Set(narrow, static_cast<std::int32_t>(steps))), step);
        auto place = hn::PromoteTo(wide, hn::GatherIndex(narrow, signed_guide, at));
        for (;;) {
            auto const too_low = hn::Le(hn::GatherIndex(reals, below, place), number);
            if (hn::AllFalse(reals, too_low)) {
                break;
            }
            auto const one_more = hn::RebindMask(wide, too_low);
            place = hn::Add(place, hn::IfThenElseZero(one_more, hn::Set(wide, 1)));
        }
        auto const from_zero = hn::GatherIndex(narrow, shift, part);
        auto const short_place =
            hn::BitCast(narrow, hn::TruncateTo(unsigned_narrow, hn::BitCast(unsigned_wide, place)));
        hn::StoreU(hn::Add(short_place, from_zero), narrow, numbers + i);
    }
#endif
}

}  // namespace eigenkracht::random::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
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
                          {64, 128, 2}};
constexpr double large[] = {256, 512, 1024, 2048};
constexpr double above_all = 2;

}  // namespace

HWY_EXPORT(pick);

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
    }
    for (double const mean : large) {
        add(mean);
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
    std::uint32_t place = first;
    for (std::size_t step = 0; step < steps; ++step) {
        double const u = static_cast<double>(step) / static_cast<double>(steps);
        while (below_[place] <= u) {
            ++place;
        }
        guide_.push_back(place);
    }
}

std::uint32_t PoissonTables::part_of(double mean) const {
    std::uint32_t part = 0;
    for (Grid const& grid : grids) {
        if (mean < grid.to) {
            return part + static_cast<std::uint32_t>((mean - grid.from) / grid.apart);
        }
        part += static_cast<std::uint32_t>((grid.to - grid.from) / grid.apart);
    }
    for (double const more : large) {
        part += mean >= more ? 1U : 0U;
    }
    return part;
}

void PoissonTables::pick_many(std::uint32_t* parts, double* u, std::size_t count,
                              std::int32_t* numbers) const {
    for (std::size_t i = count; i < count + padding; ++i) {
        parts[i] = 0;
        u[i] = 0.5;
    }
    HWY_DYNAMIC_DISPATCH(pick)(guide_.data(), below_.data(), shift_.data(), steps, parts, u, count, numbers);
}

}  // namespace eigenkracht::random
#endif  // HWY_ONCE
