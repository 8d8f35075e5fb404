/// \file
/// What each stance says about each parameter, after its overrides have been laid over the common beliefs.
#pragma once

#include "uncertainty/spec.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace eigenkracht::uncertainty {

/// One parameter as one stance sees it.
struct Resolved {
    Parameter
        parameter;  ///< with unit, meaning, range and group of the common one where the override has none
    bool exists = false;      ///< false: only other stances know this parameter
    bool overridden = false;  ///< true: the stance gives its own law
};

/// All parameters in all stances.
struct Resolution {
    std::vector<std::string> names;            ///< common ones in file order, then those of single stances
    std::map<std::string, std::size_t> index;  ///< of a name among them
    std::vector<Stance> stances;               ///< at least one; a nameless one of weight 1 if none is given
    std::vector<std::vector<Resolved>> cells;  ///< [stance][parameter]
};

/// Names of all parameters: common ones in the order of the file, then those of single stances.
[[nodiscard]] std::vector<std::string> names_of(BeliefsSpec const& spec);

/// Lays each stance's overrides over the common parameters.
///
/// An override without source and assumption takes the stance's source. Of two parameters of one name the first counts.
[[nodiscard]] Resolution resolve(BeliefsSpec const& spec);

/// Full key of a parameter as one stance sees it: `parameter.NAME`, or `stance.STANCE.parameter.NAME` for an override.
[[nodiscard]] std::string key_of(Resolution const& resolution, std::size_t stance, std::size_t parameter);

}  // namespace eigenkracht::uncertainty
