#include "random/poisson.hpp"

#include "core/error.hpp"
#include "core/wide_elementary.hpp"
#include "random/discrete_inversion.hpp"

#include <cmath>
#include <limits>

namespace eigenkracht::random {
namespace {

struct Poisson {
    long double mean;
    static constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

    [[nodiscard]] long double up(long double weight, std::int64_t k) const {
        return weight * (mean / static_cast<long double>(k + 1));
    }
    [[nodiscard]] long double down(long double weight, std::int64_t k) const {
        return weight * (static_cast<long double>(k) / mean);
    }
};

}  // namespace

std::int64_t poisson_by_inversion(double mean, double u) {
    if (!(mean >= 0 && mean <= 1e12)) {
        throw core::InputError("mean of a Poisson number", mean, "a number from 0 to 1e12");
    }
    if (!(u > 0 && u < 1)) {
        throw core::InputError("uniform number", u, "a number between 0 and 1");
    }
    if (mean == 0) {
        return 0;
    }
    Poisson const law{mean};
    return mean <= largest_from_zero
               ? invert_from_zero(law, core::wide_exp(-law.mean), u)
               : invert_from_mode(law, static_cast<std::int64_t>(std::floor(law.mean)), u);
}

}  // namespace eigenkracht::random
