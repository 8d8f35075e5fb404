/// \file
/// From what was counted to what may be believed: conjugate posteriors, with children who come in families.
#pragma once

#include "core/error.hpp"
#include "uncertainty/spec.hpp"

#include <string>
#include <vector>

namespace eigenkracht::uncertainty {

/// By how much counts of children are worth less than counts of independent cases.
///
/// 1 + sharing (E[m^2] / E[m] - 1), where m = 1 + Poisson(mean_size - 1) is the number of affected children of an
/// affected family: E[m] = mean_size and E[m^2] = mean_size - 1 + mean_size^2. With sharing 1 all children of a family
/// have one fate and the variance of a total is E[m^2] per family, as for a compound Poisson sum.
///
/// \param mean_size  affected children per affected family, at least 1
/// \param sharing    0 (independent) to 1 (one fate)
/// \return           at least 1
/// \throws core::InputError  if either is outside
/// \see   Kish (1965), Survey Sampling, section 8.2, on design effects of clusters of unequal size.
[[nodiscard]] double design_effect(double mean_size, double sharing);

/// What counts leave to be believed.
///
/// With cases: Beta(prior alpha + events / effect, prior beta + (cases - events) / effect); with exposure:
/// Gamma(prior shape + events / effect, rate prior rate + exposure / effect). Jeffreys' priors unless the evidence
/// states its own: Beta(1/2, 1/2), and shape 1/2 with rate 0.
///
/// \param evidence  counts without mistakes (`check_evidence`)
/// \param effect    design effect, at least 1
/// \see   Brown, Cai & DasGupta (2001), Statistical Science 16(2), 101-133.
[[nodiscard]] Distribution posterior(Evidence const& evidence, double effect);

/// What is wrong with counts: events above cases, neither or both of cases and exposure, improper priors.
[[nodiscard]] std::vector<core::Mistake> check_evidence(Evidence const& evidence,
                                                        core::SourceLocation const& where,
                                                        std::string const& key);

/// The counts in words: `44 events in 100 cases`, `44 events per 100`.
[[nodiscard]] std::string text(Evidence const& evidence);

}  // namespace eigenkracht::uncertainty
