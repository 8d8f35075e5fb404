#include "analysis/crossing.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace eigenkracht::analysis {
namespace {

using Part = double LevelValue::*;

/// Looks at levels, each once.
class Levels {
public:
    Levels(std::function<LevelValue(double)> const& quantity, LevelRange const& range, double target)
        : quantity_(quantity), range_(range), target_(target) {}

    LevelValue const& at(double level) {
        auto const found = seen_.find(level);
        if (found != seen_.end()) {
            return found->second;
        }
        LevelValue const value = quantity_(level);
        if (!std::isfinite(value.value)) {
            throw core::InputError(fmt::format("what is sought, at level {}", level), value.value,
                                   "a finite number");
        }
        return seen_.emplace(level, value).first->second;
    }

    [[nodiscard]] bool enough(double level, Part part) { return at(level).*part >= target_; }
    [[nodiscard]] std::map<double, LevelValue> const& seen() const { return seen_; }

    /// Closes in on a crossing between two levels of which one is enough and the other is not.
    /// \return  the two nearest
    std::pair<double, double> close_in(double from, double to, Part part, double tolerance) {
        bool const enough_at_to = enough(to, part);
        bool secant = true;
        bool between = true;  // there is a level strictly between the two
        while (between && to - from > tolerance) {
            auto const try_level = [&](double level) {
                double const inside = placed(level, from, to);
                between = inside > from && inside < to;
                if (between) {
                    (enough(inside, part) == enough_at_to ? to : from) = inside;
                }
            };
            if (secant) {
                double const rise = at(to).*part - at(from).*part;
                double const guess = from + (to - from) * (target_ - at(from).*part) / rise;
                // A straight line is closed in on by the two sides of where it crosses.
                double const side = range_.whole ? 0.5 : 0.45 * tolerance;
                double const width = to - from;
                try_level(guess - side);
                if (between && to - from > tolerance) {
                    try_level(guess + side);
                }
                secant = to - from < 0.25 * width;
            } else {
                try_level(from + (to - from) / 2);
                secant = true;
            }
        }
        return {from, to};
    }

private:
    /// A level strictly between two others that may be taken.
    [[nodiscard]] double placed(double level, double from, double to) const {
        if (range_.whole) {
            return std::clamp(std::floor(level + 0.5), std::floor(from) + 1, std::ceil(to) - 1);
        }
        double const least = (to - from) / 1024;
        return std::isfinite(level) ? std::clamp(level, from + least, to - least) : from + (to - from) / 2;
    }

    std::function<LevelValue(double)> const& quantity_;
    LevelRange const& range_;
    double target_;
    std::map<double, LevelValue> seen_;
};

/// Two neighbours among the levels seen of which one is enough and the other is not: the first such pair.
struct Bracket {
    bool any = false;
    double from = 0;
    double to = 0;
};

Bracket first_change(Levels& levels, Part part) {
    std::vector<double> all;
    for (auto const& [level, value] : levels.seen()) {
        all.push_back(level);
    }
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (levels.enough(all[i - 1], part) != levels.enough(all[i], part)) {
            return {true, all[i - 1], all[i]};
        }
    }
    return {};
}

/// Whether levels that are surely enough and surely not follow each other more than once.
bool crosses_once(Levels& levels) {
    int changes = 0;
    int before = 0;
    for (auto const& [level, value] : levels.seen()) {
        int const now = levels.enough(level, &LevelValue::low)     ? 1
                        : !levels.enough(level, &LevelValue::high) ? -1
                                                                   : 0;
        if (now != 0) {
            changes += before != 0 && now != before ? 1 : 0;
            before = now;
        }
    }
    return changes <= 1;
}

/// One end of the interval of levels: where a bound of the quantity's own interval crosses the target.
/// \param outward  takes the outer of the two nearest levels
double end_of(Levels& levels, Part part, double tolerance, double if_never, bool outward_low, bool& open) {
    Bracket const bracket = first_change(levels, part);
    open = !bracket.any;
    if (!bracket.any) {
        return if_never;
    }
    auto const [from, to] = levels.close_in(bracket.from, bracket.to, part, tolerance);
    return outward_low ? from : to;
}

void require_range(LevelRange const& range, std::size_t first_look) {
    if (!(range.high > range.low) || !std::isfinite(range.low) || !std::isfinite(range.high)) {
        throw core::InputError("range of levels", fmt::format("{} to {}", range.low, range.high),
                               "two finite numbers, the second larger");
    }
    if (!(range.tolerance > 0)) {
        throw core::InputError("tolerance of a level", range.tolerance, "a number above 0");
    }
    if (first_look < 2) {
        throw core::InputError("levels looked at first", static_cast<double>(first_look), "at least 2");
    }
}

}  // namespace

Crossing find_crossing(std::function<LevelValue(double)> const& quantity, LevelRange const& range,
                       double target, std::size_t first_look) {
    require_range(range, first_look);
    Levels levels(quantity, range, target);
    for (std::size_t i = 0; i < first_look; ++i) {
        double const share = static_cast<double>(i) / static_cast<double>(first_look - 1);
        double const level = range.low + share * (range.high - range.low);
        (void)levels.at(range.whole ? std::floor(level + 0.5) : level);
    }

    Crossing crossing;
    double const tolerance = range.whole ? std::max(1.0, range.tolerance) : range.tolerance;
    Bracket const bracket = first_change(levels, &LevelValue::value);
    if (bracket.any) {
        auto const [from, to] = levels.close_in(bracket.from, bracket.to, &LevelValue::value, tolerance);
        crossing.kind = Crossing::Kind::found;
        crossing.rising = levels.enough(to, &LevelValue::value);
        crossing.enough = crossing.rising ? to : from;
        double const below = levels.at(from).value;
        crossing.level = from + (to - from) * (target - below) / (levels.at(to).value - below);
        // The bound that is enough first (rising: the upper one) tells from where on it may be enough.
        double const rough = std::max(tolerance, 0.02 * (range.high - range.low));
        double const near = std::min(rough, std::max(tolerance, 0.02 * std::abs(crossing.level)));
        crossing.level_low = end_of(levels, crossing.rising ? &LevelValue::high : &LevelValue::low, near,
                                    range.low, true, crossing.open_low);
        crossing.level_high = end_of(levels, crossing.rising ? &LevelValue::low : &LevelValue::high, near,
                                     range.high, false, crossing.open_high);
    } else {
        crossing.kind = levels.enough(range.low, &LevelValue::value) ? Crossing::Kind::everywhere
                                                                     : Crossing::Kind::nowhere;
    }
    crossing.one_crossing = crosses_once(levels);
    auto const best = std::max_element(
        levels.seen().begin(), levels.seen().end(),
        [](auto const& one, auto const& other) { return one.second.value < other.second.value; });
    crossing.best_level = best->first;
    crossing.best = best->second;
    crossing.seen.assign(levels.seen().begin(), levels.seen().end());
    return crossing;
}

}  // namespace eigenkracht::analysis
