#include "pathway/course_lanes.hpp"

#include <algorithm>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "pathway/course_lanes.cpp"  // compiled once for each kind of processor
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace eigenkracht::pathway::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Words = hn::ScalableTag<std::uint32_t>;
using Numbers = hn::ScalableTag<std::int32_t>;
using Mask = hn::Mask<Words>;

/// Those of `value` under the mask, side by side; whole vectors are written, so that what lies behind them are others of `value`
/// or zeros, which must be fit to look something up by.
template <class Tag>
HWY_INLINE void put(hn::Vec<Tag> value, Mask mask, Tag tag, hn::TFromD<Tag>* to) {
    hn::StoreU(hn::Compress(value, hn::RebindMask(tag, mask)), tag, to);
}

static_assert(hn::MaxLanes(Words()) <= lanes_padding);

HWY_INLINE Mask first_of(std::size_t count) {
    return hn::FirstN(Words(), std::min(count, hn::Lanes(Words())));
}

HWY_INLINE hn::Vec<Numbers> index(hn::Vec<Words> value) { return hn::BitCast(Numbers(), value); }

/// Bit of a state among those seen.
HWY_INLINE hn::Vec<Words> bit_of(hn::Vec<Words> state) {
    return hn::Shl(hn::Set(Words(), 1), hn::And(state, hn::Set(Words(), 31)));
}

/// Outcomes at some places, of the lanes that are there.
HWY_INLINE hn::Vec<Words> outcome_at(CourseTables const& tables, std::int32_t const* places, Mask valid) {
    static_assert(sizeof(StayOutcome) == sizeof(std::uint32_t));
    Numbers const numbers;
    auto const place = hn::IfThenElseZero(hn::RebindMask(numbers, valid), hn::LoadU(numbers, places));
    return hn::GatherIndex(Words(), reinterpret_cast<std::uint32_t const*>(tables.outcomes), place);
}

/// What the group of an outcome of a decision leads to.
HWY_INLINE hn::Vec<Words> next_after(CourseTables const& tables, hn::Vec<Words> decision,
                                     hn::Vec<Words> outcome, Mask valid) {
    Words const words;
    auto const first = hn::GatherIndex(words, tables.first_next, index(decision));
    auto const group = hn::IfThenElseZero(valid, hn::ShiftRight<16>(outcome));
    return hn::GatherIndex(words, tables.next, index(hn::Add(first, group)));
}

std::size_t ask_all(CourseLanes const& lanes, CourseTables const& tables, CourseQuestions const& out) {
    Words const words;
    std::size_t again = 0;
    for (std::size_t i = 0; i < lanes.size; i += hn::Lanes(words)) {
        auto const course = index(hn::LoadU(words, lanes.course.data() + i));
        auto const state = hn::LoadU(words, lanes.state.data() + i);
        auto const row = hn::Add(hn::GatherIndex(words, tables.first_row, course), state);
        hn::StoreU(hn::GatherIndex(words, tables.rows, index(row)), words, out.row + i);
        hn::StoreU(hn::GatherIndex(words, tables.group, course), words, out.group + i);
        hn::StoreU(hn::GatherIndex(words, tables.who, course), words, out.who + i);
        hn::StoreU(hn::ShiftLeft<16>(state), words, out.word + i);
        auto const seen = hn::And(hn::LoadU(words, lanes.seen.data() + i), bit_of(state));
        auto const mask = hn::And(hn::Ne(seen, hn::Zero(words)), first_of(lanes.size - i));
        if (!hn::AllFalse(words, mask)) {
            put(hn::Iota(words, static_cast<std::uint32_t>(i)), mask, words, out.again + again);
            again += hn::CountTrue(words, mask);
        }
    }
    return again;
}

std::size_t ask_others(CourseLanes const& lanes, CourseTables const& tables, std::uint32_t further,
                       std::uint32_t const* rows, std::uint32_t* other, std::uint32_t* forks) {
    Words const words;
    std::size_t found = 0;
    for (std::size_t i = 0; i < lanes.size; i += hn::Lanes(words)) {
        auto const course = hn::Add(hn::LoadU(words, lanes.course.data() + i), hn::Set(words, further));
        auto const place = hn::Add(hn::GatherIndex(words, tables.first_row, index(course)),
                                   hn::LoadU(words, lanes.state.data() + i));
        auto const row = hn::GatherIndex(words, tables.rows, index(place));
        auto const mask = hn::And(hn::Ne(row, hn::LoadU(words, rows + i)), first_of(lanes.size - i));
        if (!hn::AllFalse(words, mask)) {
            put(row, mask, words, other + found);
            put(hn::Iota(words, static_cast<std::uint32_t>(i)), mask, words, forks + found);
            found += hn::CountTrue(words, mask);
        }
    }
    return found;
}

void start_all(CourseLanes& lanes, CourseTables const& tables, std::int32_t const* places,
               std::int32_t const* others, std::uint32_t const* apart, CoursesApart& parted,
               CoursesLeft& left) {
    Words const words;
    auto const closely = hn::Set(words, CourseTables::closely);
    auto const how = hn::Set(words, CourseTables::alike - 1);
    std::size_t const size = lanes.size;
    std::size_t on = 0;
    parted.size = 0;
    left.size = 0;
    for (std::size_t i = 0; i < size; i += hn::Lanes(words)) {
        auto const valid = first_of(size - i);
        auto const course = hn::LoadU(words, lanes.course.data() + i);
        auto const decision = hn::LoadU(words, lanes.state.data() + i);
        auto const count = hn::LoadU(words, lanes.count.data() + i);
        auto const outcome = outcome_at(tables, places + i, valid);
        auto const other = outcome_at(tables, others + i, valid);
        auto const next = next_after(tables, decision, outcome, valid);
        auto const other_next = next_after(tables, decision, other, valid);
        auto const unclear = hn::Or(hn::Eq(next, closely), hn::Eq(other_next, closely));
        auto const differ = hn::Ne(outcome, other);
        auto const own = hn::Ne(hn::GatherIndex(words, apart, index(course)), hn::Zero(words));
        auto const alone = hn::Or(own, differ);
        auto const lead = hn::Or(hn::Or(unclear, differ), hn::Lt(next, hn::Set(words, CourseTables::alike)));
        auto const start = hn::And(valid, lead);
        auto const plain =
            hn::AndNot(alone, hn::And(start, hn::Lt(next, hn::Set(words, CourseTables::for_good))));
        // One state may be reached in two ways.
        auto const twice = hn::And(differ, hn::Eq(next, other_next));
        auto const part = hn::AndNot(hn::Or(unclear, twice), hn::And(start, alone));
        auto const look = hn::AndNot(hn::Or(plain, part), start);
        if (!hn::AllFalse(words, part)) {
            put(course, part, words, parted.course.data() + parted.size);
            put(hn::And(next, how), part, words, parted.next.data() + parted.size);
            put(hn::And(other_next, how), part, words, parted.other.data() + parted.size);
            parted.size += hn::CountTrue(words, part);
        }
        if (!hn::AllFalse(words, look)) {
            put(course, look, words, left.course.data() + left.size);
            put(outcome, look, words, left.outcome.data() + left.size);
            put(other, look, words, left.other.data() + left.size);
            left.size += hn::CountTrue(words, look);
        }
        put(course, plain, words, lanes.course.data() + on);
        put(hn::IfThenElseZero(plain, next), plain, words, lanes.state.data() + on);
        put(count, plain, words, lanes.count.data() + on);
        on += hn::CountTrue(words, plain);
    }
    lanes.size = on;
}

void make_all(CourseLanes& lanes, CourseTables const& tables, std::int32_t const* places,
              std::int32_t const* others, CourseStays const& out, CoursesLeft& left) {
    Words const words;
    Numbers const numbers;
    auto const half = hn::Set(words, 0xffffU);
    static_assert(sizeof(Stay) == 2 * sizeof(std::uint32_t));
    HWY_ALIGN std::uint32_t made[4 * hn::MaxLanes(Words())];
    HWY_ALIGN std::uint32_t after[hn::MaxLanes(Words())];
    std::size_t const size = lanes.size;
    std::size_t on = 0;
    left.size = 0;
    for (std::size_t i = 0; i < size; i += hn::Lanes(words)) {
        auto const valid = first_of(size - i);
        auto const course = hn::LoadU(words, lanes.course.data() + i);
        auto const state = hn::LoadU(words, lanes.state.data() + i);
        auto const since = hn::LoadU(numbers, lanes.since.data() + i);
        auto const count = hn::LoadU(words, lanes.count.data() + i);
        auto const seen = hn::Or(hn::LoadU(words, lanes.seen.data() + i), bit_of(state));
        auto const outcome = outcome_at(tables, places + i, valid);
        auto const at = hn::Add(since, hn::BitCast(numbers, hn::And(outcome, half)));
        auto const limit = hn::GatherIndex(numbers, tables.limit, index(course));
        auto const goes_on = hn::And(valid, hn::RebindMask(words, hn::Lt(at, limit)));
        auto const next = next_after(tables, state, outcome, valid);
        auto plain = hn::And(goes_on, hn::Lt(next, hn::Set(words, CourseTables::for_good)));
        auto ends = hn::AndNot(plain, hn::And(goes_on, hn::Lt(next, hn::Set(words, CourseTables::alike))));
        auto leaves = hn::AndNot(hn::Or(plain, ends), goes_on);
        auto other = outcome;
        if (others != nullptr) {
            other = outcome_at(tables, others + i, valid);
            auto const other_at = hn::Add(since, hn::BitCast(numbers, hn::And(other, half)));
            auto const either = hn::RebindMask(words, hn::Lt(hn::Min(at, other_at), limit));
            auto const part = hn::And(valid, hn::And(either, hn::Ne(outcome, other)));
            plain = hn::AndNot(part, plain);
            ends = hn::AndNot(part, ends);
            leaves = hn::Or(leaves, part);
        }
        auto const one_more = hn::Add(count, hn::Set(words, 1));
        // The stay, and one more for good for those who make it.
        auto const from = hn::Max(since, hn::Zero(numbers));
        auto const to = hn::BitCast(words, hn::Min(at, limit));
        auto const found = hn::BitCast(words, hn::Sub(from, since));
        hn::StoreInterleaved4(hn::Or(state, hn::ShiftLeft<16>(hn::BitCast(words, from))),
                              hn::Or(to, hn::ShiftLeft<16>(found)),
                              hn::Or(hn::And(next, half), hn::ShiftLeft<16>(hn::BitCast(words, at))),
                              hn::BitCast(words, limit), words, made);
        hn::Store(hn::Add(one_more, hn::IfThenElseZero(ends, hn::Set(words, 1))), words, after);
        std::size_t const here = std::min(hn::Lanes(words), size - i);
        for (std::size_t k = 0; k < here; ++k) {
            std::uint32_t const of = lanes.course[i + k];
            std::memcpy(out.stays + (std::size_t{of} << out.room_shift) + lanes.count[i + k], made + 4 * k,
                        2 * sizeof(Stay));
            out.count[of] = after[k];
        }
        if (!hn::AllFalse(words, leaves)) {
            put(course, leaves, words, left.course.data() + left.size);
            put(state, leaves, words, left.state.data() + left.size);
            put(since, leaves, numbers, left.since.data() + left.size);
            put(one_more, leaves, words, left.count.data() + left.size);
            put(seen, leaves, words, left.seen.data() + left.size);
            put(outcome, leaves, words, left.outcome.data() + left.size);
            put(other, leaves, words, left.other.data() + left.size);
            left.size += hn::CountTrue(words, leaves);
        }
        // Those who go on are put in front of those who have not been looked at yet.
        put(course, plain, words, lanes.course.data() + on);
        put(hn::IfThenElseZero(plain, next), plain, words, lanes.state.data() + on);
        put(at, plain, numbers, lanes.since.data() + on);
        put(one_more, plain, words, lanes.count.data() + on);
        put(seen, plain, words, lanes.seen.data() + on);
        on += hn::CountTrue(words, plain);
    }
    lanes.size = on;
}

/// As a sum of a split's shares exceeds a number for the first time at one that has a share, the member is the last with a share
/// before which the sum does not exceed it; so rounding cannot lead past the last, and members without shares change nothing.
void pick_all(double const* shares, std::size_t members, std::size_t room, double const* u, std::size_t count,
              std::int32_t* picked) {
    hn::ScalableTag<double> const reals;
    hn::Rebind<std::int32_t, decltype(reals)> const narrow;
    auto const zero = hn::Zero(reals);
    for (std::size_t i = 0; i < count; i += hn::Lanes(reals)) {
        auto sum = zero;
        for (std::size_t member = 0; member < members; ++member) {
            sum = hn::Add(sum, hn::LoadU(reals, shares + member * room + i));
        }
        auto const wanted = hn::Mul(hn::LoadU(reals, u + i), sum);
        auto below = zero;
        auto found = zero;
        for (std::size_t member = 0; member < members; ++member) {
            auto const share = hn::LoadU(reals, shares + member * room + i);
            auto const reached = hn::And(hn::Gt(share, zero), hn::Ge(wanted, below));
            found = hn::IfThenElse(reached, hn::Set(reals, static_cast<double>(member)), found);
            below = hn::Add(below, share);
        }
        hn::StoreU(hn::DemoteTo(narrow, found), narrow, picked + i);
    }
}

}  // namespace eigenkracht::pathway::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace eigenkracht::pathway {

HWY_EXPORT(ask_all);
HWY_EXPORT(ask_others);
HWY_EXPORT(make_all);
HWY_EXPORT(start_all);
HWY_EXPORT(pick_all);

std::size_t ask(CourseLanes const& lanes, CourseTables const& tables, CourseQuestions const& out) {
    return HWY_DYNAMIC_DISPATCH(ask_all)(lanes, tables, out);
}

std::size_t ask_other(CourseLanes const& lanes, CourseTables const& tables, std::uint32_t further,
                      std::uint32_t const* rows, std::uint32_t* other, std::uint32_t* forks) {
    return HWY_DYNAMIC_DISPATCH(ask_others)(lanes, tables, further, rows, other, forks);
}

void make_stays(CourseLanes& lanes, CourseTables const& tables, std::int32_t const* places,
                std::int32_t const* others, CourseStays const& out, CoursesLeft& left) {
    HWY_DYNAMIC_DISPATCH(make_all)(lanes, tables, places, others, out, left);
}

void make_starts(CourseLanes& lanes, CourseTables const& tables, std::int32_t const* places,
                 std::int32_t const* others, std::uint32_t const* apart, CoursesApart& parted,
                 CoursesLeft& left) {
    HWY_DYNAMIC_DISPATCH(start_all)(lanes, tables, places, others, apart, parted, left);
}

void pick_members(double const* shares, std::size_t members, std::size_t room, double const* u,
                  std::size_t lanes, std::int32_t* picked) {
    HWY_DYNAMIC_DISPATCH(pick_all)(shares, members, room, u, lanes, picked);
}

}  // namespace eigenkracht::pathway
#endif  // HWY_ONCE
