/// \file
/// How the draws behind a column of numbers were spread, which decides how far their mean can be trusted.
#pragma once

namespace eigenkracht::analysis {

/// How draws were placed in the space of uncertain numbers.
enum class SamplingKind {
    monte_carlo,      ///< independent draws
    latin_hypercube,  ///< one draw in every stratum of every number
    sobol             ///< scrambled Sobol' points, in independent replicates
};

/// The design of a column of draws.
///
/// Scrambled Sobol' draws take turns: draw d belongs to replicate d modulo replicates, so that the first draws of a
/// longer column are a shorter one.
struct Sampling {
    SamplingKind kind = SamplingKind::monte_carlo;
    unsigned replicates = 1;  ///< independent scrambles, at least 2; read for `sobol` only
};

}  // namespace eigenkracht::analysis
