#include "random/guided_pick.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/guided_pick.cpp"  // compiled once for each kind of processor
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace eigenkracht::random::HWY_NAMESPACE {

void pick(std::uint32_t const* guide, double const* below, std::size_t steps, std::uint32_t const* rows,
          double const* u, std::size_t count, std::int32_t* places) {
#if HWY_TARGET == HWY_SCALAR
    for (std::size_t i = 0; i < count; ++i) {
        std::uint32_t place =
            guide[rows[i] * steps + static_cast<std::size_t>(u[i] * static_cast<double>(steps))];
        while (below[place] <= u[i]) {
            ++place;
        }
        places[i] = static_cast<std::int32_t>(place);
    }
#else
    namespace hn = hwy::HWY_NAMESPACE;
    hn::ScalableTag<double> const reals;
    hn::RebindToSigned<decltype(reals)> const wide;
    hn::RebindToUnsigned<decltype(reals)> const unsigned_wide;
    hn::Rebind<std::int32_t, decltype(reals)> const narrow;
    hn::Rebind<std::uint32_t, decltype(reals)> const unsigned_narrow;
    auto const* const signed_guide = reinterpret_cast<std::int32_t const*>(guide);
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
        auto const in_short = hn::TruncateTo(unsigned_narrow, hn::BitCast(unsigned_wide, place));
        hn::StoreU(hn::BitCast(narrow, in_short), narrow, places + i);
    }
#endif
}

}  // namespace eigenkracht::random::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace eigenkracht::random {

HWY_EXPORT(pick);

void guided_pick(std::uint32_t const* guide, double const* below, std::size_t steps, std::uint32_t* rows,
                 double* u, std::size_t count, std::int32_t* places) {
    for (std::size_t i = count; i < count + guided_padding; ++i) {
        rows[i] = 0;
        u[i] = 0.5;
    }
    HWY_DYNAMIC_DISPATCH(pick)(guide, below, steps, rows, u, count, places);
}

}  // namespace eigenkracht::random
#endif  // HWY_ONCE
