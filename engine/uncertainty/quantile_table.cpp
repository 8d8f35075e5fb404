#include "uncertainty/quantile_table.hpp"

#include "core/elementary.hpp"
#include "uncertainty/incomplete.hpp"
#include "uncertainty/law.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace eigenkracht::uncertainty {
namespace {

constexpr double first_z = -4;            ///< where the first cell begins; the last one ends at the opposite
constexpr double smallest_tail = 3.2e-5;  ///< just inside the normal law's tail beyond 4, 3.167e-5
constexpr double greatest_miss = 1e-11;   ///< in the middle of a cell, of the distance from the nearer end
constexpr double rounding = 1e-15;  ///< of the value: what is left of a small distance from its upper end
constexpr double steep = 1;         ///< sdlog above which the exponential is no polynomial any more
constexpr double crowded = 2;       ///< shapes below it crowd at an end and need another scale

static_assert(smallest_tail > NormalTable::smallest);

double normal_density(double z) {
    constexpr double inverse_root_2pi = 0.398942280401432677939946059934381868;
    return inverse_root_2pi * core::exp(-z * z / 2);
}

}  // namespace

QuantileTable::QuantileTable(Distribution law) : law_(std::move(law)), normal_(NormalTable::get()) {
    if (auto const* normal = std::get_if<Normal>(&law_)) {
        form_ = Form::line;
        first_ = normal->mean;
        second_ = normal->sd;
    } else if (auto const* log_normal = std::get_if<LogNormal>(&law_)) {
        kind_ = Kind::log_normal;
        form_ = log_normal->sdlog > steep ? Form::exp_line : Form::value;
        first_ = log_normal->meanlog;
        second_ = log_normal->sdlog;
    } else if (auto const* gamma = std::get_if<Gamma>(&law_)) {
        kind_ = Kind::gamma;
        form_ = gamma->shape < crowded ? Form::log : Form::value;
        first_ = gamma->shape;
        scale_ = 1 / gamma->rate;
    } else if (auto const* beta = std::get_if<Beta>(&law_)) {
        take_beta(*beta);
    } else if (auto const* pert = std::get_if<Pert>(&law_)) {
        take_beta(standard_beta(*pert));
        offset_ = pert->low;
        scale_ = pert->high - pert->low;
    }
    if (form_ == Form::value || form_ == Form::log || form_ == Form::logit) {
        // Other scales than the value's turn sharply where they leave the end.
        cells_of_one_ = form_ == Form::value ? 4 : 8;
        auto const cells = static_cast<std::size_t>(-2 * first_z * cells_of_one_);
        polynomials_.resize(cells);
        jets_.resize(cells + 1);
    }
}

void QuantileTable::take_beta(Beta const& law) {
    kind_ = Kind::beta;
    form_ = std::min(law.alpha, law.beta) < crowded ? Form::logit : Form::value;
    first_ = law.alpha;
    second_ = law.beta;
}

double QuantileTable::operator()(double u) { return value(u); }

void QuantileTable::fill(double const* u, std::size_t count, double* values) {
    for (std::size_t i = 0; i < count; ++i) {
        values[i] = value(u[i]);
    }
}

inline double QuantileTable::value(double u) {
    double const tail = std::min(u, 1 - u);
    if (form_ == Form::exact || !(tail >= smallest_tail)) {
        return quantile(law_, u);
    }
    // Half of all u lie above 1/2: a branch here would be guessed wrongly every other time.
    double const z = std::copysign(normal_(tail), u - 0.5);
    if (form_ == Form::line) {
        return first_ + second_ * z;
    }
    if (form_ == Form::exp_line) {
        return core::exp(first_ + second_ * z);
    }
    double const place = (z - first_z) * cells_of_one_;
    auto const cell = static_cast<std::uint32_t>(place);
    if (states_[cell] != State::filled) {
        return in_unfilled(cell, u);
    }
    double const found = septic_value(polynomials_[cell], place - static_cast<double>(cell));
    return offset_ + scale_ * (form_ == Form::value ? found : standard_of(found));
}

double QuantileTable::in_unfilled(std::size_t cell, double u) {
    if (states_[cell] == State::untouched) {
        fill_cell(cell);
        return (*this)(u);
    }
    return quantile(law_, u);
}

/// The standard value whose form the polynomials give.
double QuantileTable::standard_of(double formed) const {
    switch (form_) {
        case Form::log:
            return core::exp(formed);
        case Form::logit:
            return 1 / (1 + core::exp(-formed));
        default:
            return formed;
    }
}

double QuantileTable::formed(double standard) const {
    switch (form_) {
        case Form::log:
            return core::log(standard);
        case Form::logit:
            return core::log(standard) - core::log1p(-standard);
        default:
            return standard;
    }
}

double QuantileTable::standard_at(double z) const {
    switch (kind_) {
        case Kind::log_normal:
            return core::exp(first_ + second_ * z);
        case Kind::gamma:
            return gamma_quantile(first_, core::normal_cdf(z));
        case Kind::beta:
            break;
    }
    return beta_quantile(first_, second_, core::normal_cdf(z));
}

void QuantileTable::fill_cell(std::size_t cell) {
    polynomials_[cell] = hermite_septic(jet_at(cell), jet_at(cell + 1));
    double const exact = standard_at(first_z + (static_cast<double>(cell) + 0.5) / cells_of_one_);
    double const miss = standard_of(septic_value(polynomials_[cell], 0.5)) - exact;
    double const distance = kind_ == Kind::beta ? std::min(exact, 1 - exact) : exact;
    // Not a number or infinite where a law's tail is too small for doubles: that is no table either.
    states_[cell] =
        std::fabs(miss) <= greatest_miss * distance + rounding * exact ? State::filled : State::exact;
}

Jet const& QuantileTable::jet_at(std::size_t boundary) {
    auto& known = jets_[boundary];
    if (!known) {
        known = standard_jet(first_z + static_cast<double>(boundary) / cells_of_one_);
    }
    return *known;
}

/// Value and derivatives, with respect to the place in a cell, of the form at a normal quantile.
Jet QuantileTable::standard_jet(double z) const {
    double const x = standard_at(z);
    double const width = 1 / cells_of_one_;
    if (kind_ == Kind::log_normal) {
        double const step = second_ * width;
        return {x, x * step, x * step * step, x * step * step * step};
    }
    bool const is_beta = kind_ == Kind::beta;
    // The form's density, and the first two derivatives of its logarithm.
    double density = is_beta ? beta_logit_density(first_, second_, x) : gamma_log_density(first_, x);
    double slope = 0;
    double curvature = 0;
    if (form_ == Form::log) {
        slope = first_ - x;
        curvature = -x;
    } else if (form_ == Form::logit) {
        slope = first_ * (1 - x) - second_ * x;
        curvature = -(first_ + second_) * x * (1 - x);
    } else if (is_beta) {
        density /= x * (1 - x);
        slope = (first_ - 1) / x - (second_ - 1) / (1 - x);
        curvature = -(first_ - 1) / (x * x) - (second_ - 1) / ((1 - x) * (1 - x));
    } else {
        density /= x;
        slope = (first_ - 1) / x - 1;
        curvature = -(first_ - 1) / (x * x);
    }
    // The form y moves with z so that both have the same chance: y' = normal density / density, and on from there.
    double const y1 = normal_density(z) / density;
    double const y2 = y1 * (-z - slope * y1);
    double const y3 = y2 * (-z - slope * y1) - y1 * (1 + curvature * y1 * y1 + slope * y2);
    return {formed(x), y1 * width, y2 * width * width, y3 * width * width * width};
}

}  // namespace eigenkracht::uncertainty
