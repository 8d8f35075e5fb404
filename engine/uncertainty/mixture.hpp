/// \file
/// Weighted laws as one law.
#pragma once

#include "uncertainty/spec.hpp"

namespace eigenkracht::uncertainty {

/// The smallest x at which the mixture's own cdf reaches u; components may have lumps and may be mixtures.
///
/// So one uniform number draws it, and neighbouring numbers give neighbouring values: what designs and rank
/// correlations need, and what picking a component first would spoil.
/// \param u  0 < u < 1
[[nodiscard]] double mixture_quantile(Mixture const& mixture, double u);

[[nodiscard]] double mixture_cdf(Mixture const& mixture, double x);
[[nodiscard]] double mixture_mean(Mixture const& mixture);
[[nodiscard]] double mixture_sd(Mixture const& mixture);

}  // namespace eigenkracht::uncertainty
