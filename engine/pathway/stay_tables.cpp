#include "pathway/stay_tables.hpp"

#include <algorithm>
#include <array>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "pathway/stay_tables.cpp"  // compiled once for each kind of processor
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace eigenkracht::pathway::HWY_NAMESPACE {

/// \param steps  of each row's guide
void pick(std::uint32_t const* guide, double const* below, std::size_t steps, std::uint32_t const* rows,
          double const* u, std::size_t count, std::uint64_t* places) {
#if HWY_TARGET == HWY_SCALAR
    for (std::size_t i = 0; i < count; ++i) {
        std::uint32_t place =
            guide[rows[i] * steps + static_cast<std::size_t>(u[i] * static_cast<double>(steps))];
        while (below[place] <= u[i]) {
            ++place;
        }
        places[i] = place;
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
        auto const row = hn::BitCast(narrow, hn::LoadU(unsigned_narrow, rows + i));
        auto const at = hn::Add(hn::Mul(row, hn::Set(narrow, static_cast<std::int32_t>(steps))), step);
        auto place = hn::PromoteTo(wide, hn::GatherIndex(narrow, signed_guide, at));
        for (;;) {
            auto const too_low = hn::Le(hn::GatherIndex(reals, below, place), number);
            if (hn::AllFalse(reals, too_low)) {
                break;
            }
            auto const one_more = hn::RebindMask(wide, too_low);
            place = hn::Add(place, hn::IfThenElseZero(one_more, hn::Set(wide, 1)));
        }
        hn::StoreU(hn::BitCast(unsigned_wide, place), unsigned_wide, places + i);
    }
#endif
}

}  // namespace eigenkracht::pathway::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace eigenkracht::pathway {

HWY_EXPORT(pick);

void StayTables::shape(std::vector<std::size_t> const& most) {
    std::vector<std::uint32_t> first;
    std::uint32_t places = 0;
    for (std::size_t const outcomes : most) {
        first.push_back(places);
        places += static_cast<std::uint32_t>(outcomes) + 1;  // and one for `never`
    }
    if (first == first_ && below_.size() == places) {
        return;
    }
    first_ = first;
    end_ = first;
    below_.assign(places, above_all);
    outcomes_.assign(places, StayOutcome{});
    guide_.resize(first_.size() * steps);
    for (std::size_t row = 0; row < first_.size(); ++row) {
        std::fill_n(guide_.begin() + static_cast<std::ptrdiff_t>(row * steps), steps, first_[row]);
    }
}

void StayTables::start(std::size_t row) {
    row_ = row;
    place_ = first_[row];
    sum_ = 0;
}

void StayTables::add(StayOutcome outcome, double chance) {
    sum_ += chance;
    below_[place_] = sum_;
    outcomes_[place_] = outcome;
    ++place_;
}

void StayTables::finish(bool certain) {
    end_[row_] = place_;
    below_[place_] = above_all;  // ends every search
    outcomes_[place_] = {};
    for (std::uint32_t place = place_; certain && place-- > first_[row_] && below_[place] >= sum_;) {
        below_[place] = above_all;
    }
    std::uint32_t place = first_[row_];
    for (std::size_t step = 0; step < steps; ++step) {
        double const u = static_cast<double>(step) / static_cast<double>(steps);
        while (below_[place] <= u) {
            ++place;
        }
        guide_[row_ * steps + step] = place;
    }
}

void StayTables::copy(std::size_t row, StayTables const& from) {
    auto const first = static_cast<std::ptrdiff_t>(first_[row]);
    auto const places = static_cast<std::ptrdiff_t>(from.end_[row]) + 1 - first;
    std::copy_n(from.below_.begin() + first, places, below_.begin() + first);
    std::copy_n(from.outcomes_.begin() + first, places, outcomes_.begin() + first);
    auto const guide = static_cast<std::ptrdiff_t>(row * steps);
    std::copy_n(from.guide_.begin() + guide, steps, guide_.begin() + guide);
    end_[row] = from.end_[row];
}

void StayTables::pick_many(std::uint32_t* rows, double* u, std::size_t count, std::uint64_t* places) const {
    for (std::size_t i = count; i < count + padding; ++i) {
        rows[i] = 0;
        u[i] = 0.5;
    }
    HWY_DYNAMIC_DISPATCH(pick)(guide_.data(), below_.data(), steps, rows, u, count, places);
}

}  // namespace eigenkracht::pathway
#endif  // HWY_ONCE
