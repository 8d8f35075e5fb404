#include "random/poisson.hpp"

#include "core/error.hpp"
#include "core/wide_elementary.hpp"
#include "random/discrete_inversion.hpp"

#include <cmath>
#include <limits>

namespace eigenkracht::random {
namespace {

template <typename Number>
struct Poisson {
    using Real = Number;
    Real mean;
    static constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

    [[nodiscard]] Real up(Real weight, std::int64_t k) const {
        return weight * (mean / static_cast<Real>(k + 1));
    }
    [[nodiscard]] Real down(Real weight, std::int64_t k) const {
        return weight * (static_cast<Real>(k) / mean);
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
    Poisson<double> const quick{mean};
    Poisson<long double> const law{mean};
    if (mean <= largest_from_zero) {
        long double const none = core::wide_exp(-law.mean);
        auto const found = invert_from_zero(quick, static_cast<double>(none), u);
        return found.margin > sure_in_double ? found.k
                                             : invert_from_zero(law, none, static_cast<long double>(u)).k;
    }
    auto const mode = static_cast<std::int64_t>(std::floor(mean));
    // A sum over more numbers than this is left to long double.
    constexpr double most_quick = 1e5;
    auto const found = mean <= most_quick ? invert_from_mode(quick, mode, u) : Inverted<double>{0, 0};
    return found.margin > sure_in_double ? found.k
                                         : invert_from_mode(law, mode, static_cast<long double>(u)).k;
}

}  // namespace eigenkracht::random
