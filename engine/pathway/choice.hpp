/// \file
/// One of several things, chosen by one number in (0, 1), in their order and in constant time.
#pragma once

#include "random/guided_pick.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace eigenkracht::pathway {

/// Inversion by a guide table: pick(u) is the first place whose cumulative weight exceeds u, so it rises
/// with u.
///
/// \see Chen & Asau (1974), On generating random variates from an empirical distribution, AIIE Transactions
/// 6(2).
class Choice {
public:
    /// Starts anew; then add() every weight in order, then finish().
    void clear() {
        below_.clear();
        sum_ = 0;
    }
    void add(double weight) {
        sum_ += weight;
        below_.push_back(sum_);
    }
    /// \param last_takes_rest  whether weights sum to 1 but for rounding, so that the last place with a
    ///                         weight takes what is
    ///                         left; otherwise pick() gives size() for numbers above the sum
    void finish(bool last_takes_rest) {
        if (last_takes_rest) {
            double const total = sum_;
            for (std::size_t place = below_.size(); place-- > 0 && below_[place] >= total;) {
                below_[place] = above_all;
            }
        }
        below_.push_back(above_all);  // ends every search
        if (below_.size() <= few) {
            return;
        }
        guide_.resize(steps);
        random::fill_guide(below_.data(), 0, steps, guide_.data());
    }

    [[nodiscard]] std::size_t size() const { return below_.size() - 1; }
    /// Cumulative weight up to a place; above 1 for the last that takes the rest, and for size().
    [[nodiscard]] double below(std::size_t place) const { return below_[place]; }

    /// \param u  in (0, 1)
    [[nodiscard]] std::size_t pick(double u) const {
        std::size_t place =
            below_.size() <= few ? 0 : guide_[static_cast<std::size_t>(u * static_cast<double>(steps))];
        while (below_[place] <= u) {
            ++place;
        }
        return place;
    }

private:
    static constexpr std::size_t steps = 256;
    static constexpr std::size_t few = 9;  ///< so few are searched in a row
    static constexpr double above_all = 2;
    std::vector<double> below_{above_all};
    std::vector<std::uint32_t> guide_;
    double sum_ = 0;
};

}  // namespace eigenkracht::pathway
