#include "uncertainty/joint_law.hpp"

#include "core/elementary.hpp"
#include "uncertainty/cholesky.hpp"
#include "uncertainty/incomplete.hpp"
#include "uncertainty/law.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

namespace eigenkracht::uncertainty {
namespace {

bool all_finite(std::vector<double> const& values) {
    return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

/// Gathers the mistakes of one joint distribution.
class Checker {
public:
    explicit Checker(Joint const& joint) : joint_(joint) {}

    std::vector<core::Mistake> all() {
        std::set<std::string> const different(joint_.names.begin(), joint_.names.end());
        if (joint_.names.empty() || different.size() != joint_.names.size()) {
            add(fmt::format("{} names, {} of them different", joint_.names.size(), different.size()),
                "at least one name, each once");
        }
        joint_.dirichlet ? dirichlet() : multivariate_normal();
        return std::move(mistakes_);
    }

private:
    void add(std::string found, std::string expected) {
        mistakes_.push_back(
            {joint_.location, "joint." + joint_.key, std::move(found), std::move(expected), ""});
    }

    void dirichlet() {
        if (joint_.alpha.size() != joint_.names.size()) {
            add(fmt::format("{} numbers alpha for {} names", joint_.alpha.size(), joint_.names.size()),
                "as many");
        }
        bool const negative =
            std::any_of(joint_.alpha.begin(), joint_.alpha.end(), [](double alpha) { return !(alpha >= 0); });
        double const sum = std::accumulate(joint_.alpha.begin(), joint_.alpha.end(), 0.0);
        if (!joint_.alpha.empty() && (negative || !(sum > 0) || !std::isfinite(sum))) {
            add(fmt::format("alpha = [{}]", fmt::join(joint_.alpha, ", ")),
                "numbers of 0 or more, not all 0");
        }
    }

    void multivariate_normal() {
        std::size_t const size = joint_.names.size();
        if (joint_.mean.size() != size || joint_.covariance.size() != size * size) {
            add(fmt::format("{} means and {} covariances for {} names", joint_.mean.size(),
                            joint_.covariance.size(), size),
                fmt::format("{} means and {} covariances", size, size * size));
            return;
        }
        if (!all_finite(joint_.mean) || !all_finite(joint_.covariance)) {
            add("a mean or covariance that is not a finite number", "finite numbers");
            return;
        }
        for (std::size_t row = 0; row < size; ++row) {
            for (std::size_t column = 0; column < row; ++column) {
                double const below = joint_.covariance[row * size + column];
                double const above = joint_.covariance[column * size + row];
                if (std::fabs(below - above) > 1e-12 * std::max(std::fabs(below), std::fabs(above))) {
                    add(fmt::format("covariance {} of {} and {} but {} the other way round",
                                    number_text(above), joint_.names[column], joint_.names[row],
                                    number_text(below)),
                        "the same both ways");
                    return;
                }
            }
        }
        if (!cholesky(joint_.covariance, size)) {
            add("a covariance matrix that no numbers can have", "one that is positive semidefinite");
        }
    }

    Joint const& joint_;
    std::vector<core::Mistake> mistakes_;
};

}  // namespace

JointLaw::JointLaw(Joint const& joint)
    : key_(joint.key),
      dirichlet_(joint.dirichlet),
      location_(joint.dirichlet ? joint.alpha : joint.mean),
      root_(joint.dirichlet ? std::vector<double>{} : cholesky(joint.covariance, joint.mean.size()).value()) {
}

void JointLaw::draw(double const* u, double* values) const {
    std::size_t const count = size();
    if (!dirichlet_) {
        for (std::size_t row = 0; row < count; ++row) {
            values[row] = location_[row];
        }
        for (std::size_t column = 0; column < count; ++column) {
            double const z = core::normal_quantile(u[column]);
            for (std::size_t row = column; row < count; ++row) {
                values[row] += root_[row * count + column] * z;
            }
        }
        return;
    }
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        values[i] = location_[i] > 0 ? gamma_quantile(location_[i], u[i]) : 0;
        sum += values[i];
    }
    if (!(sum > 0)) {
        throw core::InputError(fmt::format("joint.{}: sum of the gamma quantities", key_), sum,
                               "a number above 0; the numbers alpha are too small");
    }
    for (std::size_t i = 0; i < count; ++i) {
        values[i] /= sum;
    }
}

Distribution JointLaw::marginal(std::size_t component) const {
    if (!dirichlet_) {
        double variance = 0;
        for (std::size_t column = 0; column <= component; ++column) {
            double const weight = root_[component * size() + column];
            variance += weight * weight;
        }
        if (variance > 0) {
            return Normal{location_[component], std::sqrt(variance)};
        }
        return Fixed{location_[component]};
    }
    double const sum = std::accumulate(location_.begin(), location_.end(), 0.0);
    double const alpha = location_[component];
    if (alpha > 0 && sum > alpha) {
        return Beta{alpha, sum - alpha};
    }
    return Fixed{alpha > 0 ? 1.0 : 0.0};
}

std::vector<core::Mistake> check_joint(Joint const& joint) { return Checker(joint).all(); }

}  // namespace eigenkracht::uncertainty
