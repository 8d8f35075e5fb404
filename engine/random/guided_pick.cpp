#include "random/guided_pick.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/guided_pick.cpp"  // compiled once for each kind of processor
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace eigenkracht::random::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void pick(std::uint32_t const* guide, double const* below, std::size_t steps, std::uint32_t const* rows,
          double const* u, std::size_t count, std::int32_t* places) {
    for (std::size_t i = 0; i < count; ++i) {
        std::uint32_t place =
            guide[rows[i] * steps + static_cast<std::size_t>(u[i] * static_cast<double>(steps))];
        while (below[place] <= u[i]) {
            ++place;
        }
        places[i] = static_cast<std::int32_t>(place);
    }
}

#else

namespace hn = hwy::HWY_NAMESPACE;
using Reals = hn::ScalableTag<double>;
using Wide = hn::RebindToSigned<Reals>;
using Narrow = hn::Rebind<std::int32_t, Reals>;

constexpr int rounds_together = 2;

/// So many vectors in step: while one waits for memory the others go on.
template <std::size_t abreast>
HWY_INLINE void pick_some(std::uint32_t const* guide, double const* below, std::size_t steps,
                          std::uint32_t const* rows, double const* u, std::int32_t* places) {
    Reals const reals;
    Wide const wide;
    Narrow const narrow;
    hn::RebindToUnsigned<Narrow> const unsigned_narrow;
    auto const* const signed_guide = reinterpret_cast<std::int32_t const*>(guide);
    hn::Vec<Reals> number[abreast];
    hn::Vec<Wide> place[abreast];
    for (std::size_t k = 0; k < abreast; ++k) {
        std::size_t const at = k * hn::Lanes(reals);
        number[k] = hn::LoadU(reals, u + at);
        auto const step =
            hn::DemoteTo(narrow, hn::Mul(number[k], hn::Set(reals, static_cast<double>(steps))));
        auto const row = hn::BitCast(narrow, hn::LoadU(unsigned_narrow, rows + at));
        auto const first = hn::Add(hn::Mul(row, hn::Set(narrow, static_cast<std::int32_t>(steps))), step);
        place[k] = hn::PromoteTo(wide, hn::GatherIndex(narrow, signed_guide, first));
    }
    // Most are found at once. In the tail of a row one step holds many places: who is there must not keep the others.
    bool done = false;
    for (int round = 0; round < rounds_together && !done; ++round) {
        done = true;
        for (std::size_t k = 0; k < abreast; ++k) {
            auto const too_low = hn::Le(hn::GatherIndex(reals, below, place[k]), number[k]);
            auto const one_more = hn::RebindMask(wide, too_low);
            place[k] = hn::Add(place[k], hn::IfThenElseZero(one_more, hn::Set(wide, 1)));
            done = done && hn::AllFalse(reals, too_low);
        }
    }
    for (std::size_t k = 0; k < abreast; ++k) {
        auto const in_short =
            hn::TruncateTo(unsigned_narrow, hn::BitCast(hn::RebindToUnsigned<Reals>(), place[k]));
        hn::StoreU(hn::BitCast(narrow, in_short), narrow, places + k * hn::Lanes(reals));
    }
    for (std::size_t i = 0; !done && i < abreast * hn::Lanes(reals); ++i) {
        while (below[places[i]] <= u[i]) {
            ++places[i];
        }
    }
}

void pick(std::uint32_t const* guide, double const* below, std::size_t steps, std::uint32_t const* rows,
          double const* u, std::size_t count, std::int32_t* places) {
    constexpr std::size_t abreast = 4;
    std::size_t const lanes = hn::Lanes(Reals());
    std::size_t i = 0;
    for (; i + abreast * lanes <= count; i += abreast * lanes) {
        pick_some<abreast>(guide, below, steps, rows + i, u + i, places + i);
    }
    for (; i < count; i += lanes) {
        pick_some<1>(guide, below, steps, rows + i, u + i, places + i);
    }
}

#endif

}  // namespace eigenkracht::random::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace eigenkracht::random {

HWY_EXPORT(pick);

void fill_guide(double const* below, std::uint32_t first, std::size_t steps, std::uint32_t* guide) {
    std::uint32_t place = first;
    for (std::size_t step = 0; step < steps; ++step) {
        double const u = static_cast<double>(step) / static_cast<double>(steps);
        while (below[place] <= u) {
            ++place;
        }
        guide[step] = place;
    }
}

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
