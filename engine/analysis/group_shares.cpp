#include "analysis/group_shares.hpp"

#include "analysis/columns.hpp"
#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace eigenkracht::analysis {
namespace {

constexpr int most_degree = 3;
constexpr std::size_t monte_carlo_folds = 16;

/// Legendre polynomials of degree 1 to 3, orthonormal for a uniform number in (0, 1).
std::array<double, most_degree> polynomials(double u) {
    double const x = 2 * u - 1;
    return {std::sqrt(3.0) * x, std::sqrt(5.0) * (3 * x * x - 1) / 2,
            std::sqrt(7.0) * (5 * x * x - 3) * x / 2};
}

Eigen::Index at(std::size_t index) { return static_cast<Eigen::Index>(index); }

}  // namespace

GroupRegression::GroupRegression(std::vector<std::vector<double>> const& uniforms,
                                 std::vector<std::size_t> const& group_of, std::size_t groups,
                                 Sampling const& sampling)
    : groups_(groups) {
    for (std::size_t d = 0; d < uniforms.size(); ++d) {
        if (uniforms[d].size() != uniforms.front().size() || group_of.size() != uniforms.size()) {
            throw core::InputError("columns of uniform numbers", static_cast<double>(uniforms[d].size()),
                                   "as many draws in each, and a group for each");
        }
        if (group_of[d] >= groups) {
            throw core::InputError("group of a dimension", static_cast<double>(group_of[d]),
                                   fmt::format("below {}", groups));
        }
    }
    folds_ = sampling.kind == SamplingKind::sobol ? sampling.replicates : monte_carlo_folds;
    std::size_t const draws = uniforms.empty() ? 0 : std::min(uniforms.front().size(), most_draws);
    draws_ = draws - draws % folds_;
    degree_ = most_degree;
    while (degree_ > 0 &&
           (folds_ < 2 ||
            draws_ < draws_for_a_term * (1 + uniforms.size() * static_cast<std::size_t>(degree_)))) {
        --degree_;
    }
    if (degree_ == 0) {
        return;
    }
    auto const degree = static_cast<std::size_t>(degree_);
    terms_.resize(at(draws_), at(1 + uniforms.size() * degree));
    terms_.col(0).setOnes();
    for (std::size_t d = 0; d < uniforms.size(); ++d) {
        group_of_term_.insert(group_of_term_.end(), degree, group_of[d]);
        for (std::size_t draw = 0; draw < draws_; ++draw) {
            auto const values = polynomials(uniforms[d][draw]);
            for (std::size_t k = 0; k < degree; ++k) {
                terms_(row_of(draw), at(1 + d * degree + k)) = values[k];
            }
        }
    }
    std::vector<Eigen::MatrixXd> grams;
    Eigen::MatrixXd all = Eigen::MatrixXd::Zero(terms_.cols(), terms_.cols());
    for (std::size_t fold = 0; fold < folds_; ++fold) {
        auto const own = terms_.middleRows(at(fold * size_of_fold()), at(size_of_fold()));
        grams.emplace_back(own.transpose() * own);
        all += grams.back();
    }
    for (std::size_t fold = 0; fold <= folds_; ++fold) {
        factors_.emplace_back(fold < folds_ ? Eigen::MatrixXd(all - grams[fold]) : all);
        inverse_diagonals_.emplace_back(
            factors_.back().solve(Eigen::MatrixXd::Identity(all.rows(), all.cols())).diagonal());
    }
}

Eigen::Index GroupRegression::row_of(std::size_t draw) const {
    return at(draw % folds_ * size_of_fold() + draw / folds_);
}

std::vector<double> GroupRegression::shares_without(std::size_t fold, Eigen::VectorXd const& products,
                                                    Eigen::VectorXd const& scales, double mean,
                                                    double squares, double draws) const {
    Eigen::VectorXd const found = factors_[fold].solve(products);
    double const residual =
        std::max(0.0, squares - found.dot(products)) / (draws - static_cast<double>(products.size()));
    // Values are taken from their mean over all draws, so that little is lost by this subtraction.
    double const variance = (squares - draws * mean * mean) / (draws - 1);
    std::vector<double> shares(groups_, 0.0);
    for (std::size_t term = 0; term < group_of_term_.size(); ++term) {
        double const coefficient = found[at(term + 1)];
        double const luck = residual * inverse_diagonals_[fold][at(term + 1)] * scales[at(term + 1)];
        shares[group_of_term_[term]] += coefficient * coefficient - luck;
    }
    for (double& share : shares) {
        share /= variance;
    }
    return shares;
}

GroupShares GroupRegression::shares(std::span<double const> values) const {
    GroupShares result;
    if (values.size() < draws_) {
        throw core::InputError("values to be split", static_cast<double>(values.size()),
                               fmt::format("at least {}", draws_));
    }
    check_column(values);
    if (degree_ == 0 || sd_of(values.first(draws_)) == 0) {
        return result;
    }
    double const mean = mean_of(values.first(draws_));
    Eigen::VectorXd all(at(draws_));
    for (std::size_t draw = 0; draw < draws_; ++draw) {
        all[row_of(draw)] = values[draw] - mean;
    }
    auto const draws = static_cast<double>(draws_);
    Eigen::VectorXd const products = terms_.transpose() * all;
    Eigen::ArrayXd const residuals = (all - terms_ * factors_.back().solve(products)).array().square();
    // Where an interaction is left over, residuals are larger at the ends of a term, and its estimate less sure.
    Eigen::VectorXd const scales =
        (terms_.array().square().matrix().transpose() * residuals.matrix()).array() /
        std::max(residuals.sum(), std::numeric_limits<double>::min()) /
        (terms_.array().square().colwise().mean().transpose());
    auto const estimates = shares_without(folds_, products, scales, 0, all.squaredNorm(), draws);

    // The last one is the rest.
    auto const with_rest = [](std::vector<double> shares) {
        double sum = 0;
        for (double const share : shares) {
            sum += share;
        }
        shares.push_back(1 - sum);
        return shares;
    };
    std::vector<double> sums(groups_ + 1, 0.0);
    std::vector<double> squares(groups_ + 1, 0.0);
    for (std::size_t fold = 0; fold < folds_; ++fold) {
        auto const own = all.segment(at(fold * size_of_fold()), at(size_of_fold()));
        auto const own_terms = terms_.middleRows(at(fold * size_of_fold()), at(size_of_fold()));
        double const left = draws - static_cast<double>(size_of_fold());
        auto const without =
            with_rest(shares_without(fold, products - own_terms.transpose() * own, scales, -own.sum() / left,
                                     all.squaredNorm() - own.squaredNorm(), left));
        for (std::size_t g = 0; g <= groups_; ++g) {
            sums[g] += without[g];
            squares[g] += without[g] * without[g];
        }
    }
    auto const folds = static_cast<double>(folds_);
    auto const whole = with_rest(estimates);
    for (std::size_t g = 0; g <= groups_; ++g) {
        double const spread = std::max(0.0, squares[g] - sums[g] * sums[g] / folds);
        ShareEstimate const estimate{whole[g], std::sqrt((folds - 1) / folds * spread)};
        if (g < groups_) {
            result.groups.push_back(estimate);
        } else {
            result.rest = estimate;
        }
    }
    return result;
}

}  // namespace eigenkracht::analysis
