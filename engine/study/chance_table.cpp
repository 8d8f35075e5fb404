#include "study/chance_table.hpp"

#include "core/elementary.hpp"
#include "uncertainty/law.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <variant>

namespace eigenkracht::study {

namespace {

constexpr double rare = 1e-12;
constexpr std::size_t cells = 2048;
constexpr std::size_t edge = 16;  // cells at either end in which the law itself is asked
constexpr double tolerance = 1e-9;

template <class... Laws>
bool is_one_of(uncertainty::Distribution const& law) {
    return (std::holds_alternative<Laws>(law) || ...);
}

}  // namespace

ChanceTable::ChanceTable(uncertainty::Distribution const& law)
    : law_(law),
      logarithmic_(is_one_of<uncertainty::LogNormal>(law)),
      low_(uncertainty::quantile(law, rare)),
      high_(uncertainty::quantile(law, 1 - rare)) {
    using namespace uncertainty;
    if (!is_one_of<Beta, Gamma, LogNormal, Normal, Pert>(law) || !(low_ < high_) ||
        (logarithmic_ && !(low_ > 0))) {
        return;
    }
    from_ = logarithmic_ ? core::log(low_) : low_;
    per_place_ = ((logarithmic_ ? core::log(high_) : high_) - from_) / static_cast<double>(cells);
    auto const number_at = [&](double place) {
        double const at = from_ + place * per_place_;
        return logarithmic_ ? core::exp(at) : at;
    };
    chances_.reserve(cells + 1);
    for (std::size_t place = 0; place <= cells; ++place) {
        chances_.push_back(cdf(law, number_at(static_cast<double>(place))));
    }
    for (std::size_t cell = edge; cell < cells - edge; ++cell) {
        constexpr double half = 0.5;
        double const between = number_at(static_cast<double>(cell) + half);
        if (!(std::fabs(from_table(between) - cdf(law, between)) <= tolerance)) {
            chances_.clear();
            return;
        }
    }
}

double ChanceTable::from_table(double x) const {
    double const place = ((logarithmic_ ? core::log(x) : x) - from_) / per_place_;
    if (!(place >= static_cast<double>(edge) && place < static_cast<double>(cells - edge))) {
        return uncertainty::cdf(law_, x);
    }
    // The cubic through the two places on either side (Lagrange).
    auto const cell = static_cast<std::size_t>(place);
    double const t = place - static_cast<double>(cell);
    double const before = chances_[cell - 1];
    double const left = chances_[cell];
    double const right = chances_[cell + 1];
    double const after = chances_[cell + 2];
    double const first = (right - before / 3 - left / 2 - after / 6) * t;
    double const second = (before / 2 - left + right / 2) * t * t;
    double const third = ((after - before) / 6 + (left - right) / 2) * t * t * t;
    return left + first + second + third;
}

double ChanceTable::operator()(double x) const {
    if (x < low_ || x > high_) {
        return x < low_ ? 0 : 1;
    }
    return chances_.empty() ? uncertainty::cdf(law_, x) : std::clamp(from_table(x), 0.0, 1.0);
}

}  // namespace eigenkracht::study
