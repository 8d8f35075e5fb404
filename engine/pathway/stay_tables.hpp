/// \file
/// How long a stay lasts and where it leads, for every state that leaves alike in all cycles: tables that one number
/// is looked up in.
#pragma once

#include "random/guided_pick.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace eigenkracht::pathway {

/// How long a stay lasts and where it leads.
struct StayOutcome {
    static constexpr std::uint16_t never = std::numeric_limits<std::uint16_t>::max();

    std::uint16_t cycles = never;  ///< `never`: it does not end within the cycles known
    std::uint16_t group = 0;       ///< of the state's targets
};

/// Tables of outcomes by cumulative chance, with a guide table each; rows lie in one piece of memory.
///
/// A row is a state of one kind of persons. pick() is inversion: the first outcome whose cumulative chance is above the
/// number, so that what happens moves no further than chances do.
/// \see Chen & Asau (1974), On generating random variates from an empirical distribution, AIIE Transactions 6(2).
class StayTables {
public:
    /// Rows for so many outcomes each; what stood in them is lost where that is news.
    /// \param most  by row: outcomes at most
    /// \return whether it was news
    bool shape(std::vector<std::size_t> const& most);
    [[nodiscard]] std::size_t rows() const { return first_.size(); }

    /// \name Making a row anew: start(), add() every outcome in order, finish()
    /// \{
    void start(std::size_t row);
    void add(StayOutcome outcome, double chance);
    /// \param certain  whether chances sum to 1 but for rounding, so that the last outcome takes what is left; otherwise
    ///                 the stay ends in none of them with the rest of the chance
    void finish(bool certain);
    /// \}

    /// Place of the outcome of a number in (0, 1).
    [[nodiscard]] std::size_t pick(std::size_t row, double u) const {
        std::size_t place = guide_[row * steps + static_cast<std::size_t>(u * static_cast<double>(steps))];
        while (below_[place] <= u) {
            ++place;
        }
        return place;
    }

    /// pick() of many rows and numbers.
    ///
    /// \param rows, u, places  of `count`, with room for `padding` more, which are overwritten
    void pick_many(std::uint32_t* rows, double* u, std::size_t count, std::int32_t* places) const;
    static constexpr std::size_t padding = random::guided_padding;

    /// Whether every number picks the same outcome.
    [[nodiscard]] bool certain(std::size_t row) const { return below_[pick(row, 0)] > 1; }
    /// Place of the first outcome of a row.
    [[nodiscard]] std::size_t first(std::size_t row) const { return first_[row]; }
    [[nodiscard]] StayOutcome outcome(std::size_t place) const { return outcomes_[place]; }
    [[nodiscard]] StayOutcome const* outcomes() const { return outcomes_.data(); }
    /// Cumulative chance up to an outcome; above 1 where the row ends.
    [[nodiscard]] double below(std::size_t place) const { return below_[place]; }

private:
    static constexpr std::size_t steps = 256;
    static constexpr double above_all = 2;

    std::vector<std::uint32_t> first_;  ///< by row: place of its first outcome
    std::vector<double> below_;
    std::vector<StayOutcome> outcomes_;
    std::vector<std::uint32_t> guide_;  ///< [row][step]
    std::size_t row_ = 0;               ///< in the making
    std::uint32_t place_ = 0;
    double sum_ = 0;
};

}  // namespace eigenkracht::pathway
