/// \file
/// At which level of a lever a quantity reaches what is wanted.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace eigenkracht::analysis {

/// A quantity at one level of a lever, with the interval that its Monte Carlo error leaves.
struct LevelValue {
    double value = 0;
    double low = 0;
    double high = 0;
};

/// The levels that may be taken.
struct LevelRange {
    double low = 0;
    double high = 1;
    bool whole = false;      ///< only whole numbers
    double tolerance = 0.1;  ///< how far the level found may lie from the crossing; whole: at least 1
};

/// Where a quantity reaches a target.
struct Crossing {
    enum class Kind {
        found,
        everywhere,  ///< enough at every level looked at
        nowhere      ///< at none
    };
    Kind kind = Kind::nowhere;
    bool rising = true;  ///< more of the lever makes it enough: the least level is sought; else the largest
    double level =
        0;  ///< where the quantity crosses the target, by a straight line between the two nearest levels
    double enough =
        0;  ///< the least (falling: largest) level looked at that is enough; whole: a whole number
    double level_low = 0;  ///< levels at which the quantity cannot be told from the target
    double level_high = 0;
    bool open_low = false;  ///< the interval reaches the end of the range, and may go on beyond it
    bool open_high = false;
    bool one_crossing = true;  ///< false: more than one, beyond Monte Carlo error; the first one counts
    double best_level = 0;     ///< where the quantity is largest
    LevelValue best;
    std::vector<std::pair<double, LevelValue>> seen;  ///< all that was looked at, by level
};

/// Finds the level at which a quantity reaches a target, on common random numbers.
///
/// The range is looked at in `first_look` places. Between the first two neighbours of which one is enough and the other
/// is not, the crossing is closed in on by the secant and by halving. The interval of the level is where the quantity's
/// own interval holds the target (its inversion), widened to the next levels looked at; it is never narrower than its
/// Monte Carlo error allows.
///
/// \param quantity    of a level; the same luck at every level, so that it moves without noise of its own
/// \param target      enough is a value of at least this
/// \param first_look  levels looked at first, both ends among them; at least 2
/// \throws core::InputError  for a range without extent, a tolerance that is not above 0, or a value that is not finite
[[nodiscard]] Crossing find_crossing(std::function<LevelValue(double)> const& quantity,
                                     LevelRange const& range, double target, std::size_t first_look = 5);

}  // namespace eigenkracht::analysis
