/// \file
/// Many courses abreast: what all of a wave do alike, by the processor's vector instructions.
#pragma once

#include "pathway/sampler.hpp"
#include "pathway/stay_tables.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace eigenkracht::pathway {

/// Whole vectors are read and written: columns need room for so many elements beyond those in use.
inline constexpr std::size_t lanes_padding = 16;

/// Courses side by side, each about to make a stay in a state whose stays a table holds.
struct CourseLanes {
    static constexpr std::size_t most = 512;
    using Column = std::array<std::uint32_t, most + lanes_padding>;

    std::size_t size = 0;
    Column course{};
    Column state{};
    std::array<std::int32_t, most + lanes_padding>
        since{};     ///< point at which the stay began; below 0: found in it
    Column count{};  ///< of stays made
    Column seen{};   ///< bit of each state (modulo 32) that was stayed in
};

/// What courses look up; columns are by course.
struct CourseTables {
    /// In `next`, instead of a state: look closely.
    static constexpr std::uint32_t closely = std::numeric_limits<std::uint32_t>::max();
    /// Nobody leaves the state that follows, which stands below.
    static constexpr std::uint32_t for_good = 1U << 16U;
    /// At the start: courses that both start so are certain to be alike; how they start stands below.
    static constexpr std::uint32_t alike = 1U << 17U;

    std::uint32_t const* group;       ///< of the address
    std::uint32_t const* who;         ///< of the address
    std::int32_t const* limit;        ///< points to be seen
    std::uint32_t const* first_row;   ///< place of the first of its rows
    std::uint32_t const* rows;        ///< [first_row + decision]: row of StayTables, see Prepared::row()
    StayOutcome const* outcomes;      ///< of StayTables
    std::uint32_t const* first_next;  ///< by decision: place of its first group in `next`
    std::uint32_t const*
        next;  ///< by group: the one state it leads to, if a table holds its stays; or see above
};

/// What a wave has to ask, filled from an offset on.
struct CourseQuestions {
    std::uint32_t* row;
    std::uint32_t* group;
    std::uint32_t* who;
    std::uint32_t* word;   ///< as if it was the first visit of the state
    std::uint32_t* again;  ///< lanes for which that may not be so
};

/// \return how many lanes are listed in `again`
std::size_t ask(CourseLanes const& lanes, CourseTables const& tables, CourseQuestions const& out);

/// Lanes whose other course, so many courses further, is on another row.
///
/// \param rows   of the lanes
/// \param other  filled by the rows of the other courses of those lanes
/// \param forks  filled by those lanes
/// \return how many they are
std::size_t ask_other(CourseLanes const& lanes, CourseTables const& tables, std::uint32_t further,
                      std::uint32_t const* rows, std::uint32_t* other, std::uint32_t* forks);

/// Courses that have made a stay which calls for a closer look: they go on in no plain way, or two courses part.
struct CoursesLeft {
    std::size_t size = 0;
    CourseLanes::Column course{};
    CourseLanes::Column state{};
    std::array<std::int32_t, CourseLanes::most + lanes_padding> since{};
    CourseLanes::Column count{};  ///< with the stay
    CourseLanes::Column seen{};
    CourseLanes::Column outcome{};  ///< cycles in the lower half, group in the upper one
    CourseLanes::Column other{};    ///< of the other course; the same if they do not part
};

/// Where stays are put; every lane's course must have room for two more.
struct CourseStays {
    Stay* stays;           ///< [course][room]
    unsigned room_shift;   ///< room is 2 to the power of this
    std::uint32_t* count;  ///< by course
};

/// Every lane makes a stay. Lanes that go on plainly are about to make the next one; those that end leave, and so do those that go
/// where nobody leaves, whose stay there is made, too.
///
/// \param places  by lane: outcome of StayTables
/// \param others  by lane: outcome of the other course that has been the same so far; null: nobody's differs
void make_stays(CourseLanes& lanes, CourseTables const& tables, std::int32_t const* places,
                std::int32_t const* others, CourseStays const& out, CoursesLeft& left);

/// Courses that start in other places than their others, or are apart already: how both start.
struct CoursesApart {
    std::size_t size = 0;
    CourseLanes::Column course{};
    CourseLanes::Column next{};   ///< see CourseTables; without `alike`
    CourseLanes::Column other{};  ///< of the other course
};

/// Lanes at a decision where to start, in `state`, enter the state they start in. They start at point 0 and have seen nothing.
///
/// \param others  by lane: outcome of the other course
/// \param apart   by course: not 0 if its person's courses are no longer the same
/// \param parted  filled by those who start apart
/// \param left    filled by those who call for a closer look
void make_starts(CourseLanes& lanes, CourseTables const& tables, std::int32_t const* places,
                 std::int32_t const* others, std::uint32_t const* apart, CoursesApart& parted,
                 CoursesLeft& left);

/// Which member of a split a number in (0, 1) chooses by the members' shares: that of member_of(), many at once.
///
/// \param shares   [member][lane], with so many lanes to a member as `room`; 0 for members that a lane's split has not
/// \param u        by lane, with room for `lanes_padding` more, as `shares` and `picked` have
/// \param picked   by lane: member, from 0
void pick_members(double const* shares, std::size_t members, std::size_t room, double const* u,
                  std::size_t lanes, std::int32_t* picked);

}  // namespace eigenkracht::pathway
