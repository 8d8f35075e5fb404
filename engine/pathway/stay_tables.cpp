#include "pathway/stay_tables.hpp"

#include "random/guided_pick.hpp"

#include <algorithm>

namespace eigenkracht::pathway {

bool StayTables::shape(std::vector<std::size_t> const& most) {
    std::vector<std::uint32_t> first;
    std::uint32_t places = 0;
    for (std::size_t const outcomes : most) {
        first.push_back(places);
        places += static_cast<std::uint32_t>(outcomes) + 1;  // and one for `never`
    }
    if (first == first_ && below_.size() == places) {
        return false;
    }
    first_ = first;
    below_.assign(places, above_all);
    outcomes_.assign(places, StayOutcome{});
    guide_.resize(first_.size() * steps);
    for (std::size_t row = 0; row < first_.size(); ++row) {
        std::fill_n(guide_.begin() + static_cast<std::ptrdiff_t>(row * steps), steps, first_[row]);
    }
    return true;
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
    below_[place_] = above_all;  // ends every search
    outcomes_[place_] = {};
    for (std::uint32_t place = place_; certain && place-- > first_[row_] && below_[place] >= sum_;) {
        below_[place] = above_all;
    }
    random::fill_guide(below_.data(), first_[row_], steps, guide_.data() + row_ * steps);
}

void StayTables::pick_many(std::uint32_t* rows, double* u, std::size_t count, std::int32_t* places) const {
    random::guided_pick(guide_.data(), below_.data(), steps, rows, u, count, places);
}

}  // namespace eigenkracht::pathway
