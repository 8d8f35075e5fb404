/// \file
/// Numbers that are drawn together: shares that sum to 1, and coefficients estimated with a covariance.
#pragma once

#include "core/error.hpp"
#include "uncertainty/spec.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace eigenkracht::uncertainty {

/// A joint distribution ready to be drawn from, one uniform number for each of its components.
///
/// Dirichlet: gamma quantities of shape alpha, divided by their sum; an alpha of 0 is a share that is 0 for certain.
/// Multivariate normal: mean + L z with L L' the covariance, z standard normal.
class JointLaw {
public:
    /// \param joint  one without mistakes (`check_joint`)
    explicit JointLaw(Joint const& joint);

    /// \param u       uniform numbers in (0, 1), one for each component
    /// \param values  where the components go
    /// \throws core::InputError  if all gamma quantities of a Dirichlet are too small for a number
    void draw(double const* u, double* values) const;

    [[nodiscard]] std::size_t size() const { return location_.size(); }

    /// The law of one component by itself: Beta for a share, Normal for a coefficient.
    [[nodiscard]] Distribution marginal(std::size_t component) const;

private:
    std::string key_;
    bool dirichlet_;
    std::vector<double> location_;  ///< alpha, or mean
    std::vector<double> root_;      ///< Cholesky's, row-major; empty for a Dirichlet
};

/// What is wrong with a joint distribution: lengths, negative alphas, a covariance that is not one.
[[nodiscard]] std::vector<core::Mistake> check_joint(Joint const& joint);

}  // namespace eigenkracht::uncertainty
