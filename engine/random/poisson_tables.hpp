/// \file
/// Poisson numbers of many means, by looking up parts: the sum of Poisson numbers is the Poisson number of the sum of their means.
#pragma once

#include "random/poisson.hpp"

#include "random/guided_pick.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace eigenkracht::random {

/// Tables of Poisson numbers of some fixed means, the parts. A mean is cut into parts and a small rest, so that no table depends on
/// a draw and the work does not grow with the mean.
///
/// A number is found by inversion, the first whose cumulative chance (worked out in long double) is above the uniform number: the
/// law is exact to the 53 bits that uniform numbers have.
/// \see Kingman (1993), Poisson Processes, section 1.2, for sums; Chen & Asau (1974), AIIE Transactions 6(2), for the guide.
class PoissonTables {
public:
    /// The tables, made once in a program.
    [[nodiscard]] static PoissonTables const& shared();

    /// The part with the largest mean that is not above this one; 0, a part that is always 0, below `smallest`.
    [[nodiscard]] std::uint32_t part_of(double mean) const;
    /// Mean of a part, exactly.
    [[nodiscard]] double mean_of(std::uint32_t part) const { return means_[part]; }
    static constexpr double smallest = 0.25;  ///< what is left of a mean below `fine` is below this
    static constexpr double fine = 8;

    /// Numbers of many parts.
    ///
    /// \param parts, u, numbers  of `count`, with room for `padding` more, which are overwritten
    void pick_many(std::uint32_t* parts, double* u, std::size_t count, std::int32_t* numbers) const;
    static constexpr std::size_t padding = guided_padding;

private:
    PoissonTables();
    void add(double mean);

    static constexpr std::size_t steps = 128;
    std::vector<double> means_;
    std::vector<double> below_;
    std::vector<std::uint32_t> guide_;  ///< [part][step]: place
    std::vector<std::int32_t> shift_;   ///< by part: from a place to its number
};

/// A Poisson number from the shared tables, for a mean of up to 1e9: parts, then what is left by poisson_by_inversion().
///
/// \param uniform  gives another uniform number at each call
template <class Uniform>
[[nodiscard]] std::int64_t poisson_by_parts(double mean, Uniform&& uniform) {
    PoissonTables const& tables = PoissonTables::shared();
    std::int64_t sum = 0;
    for (std::uint32_t part = tables.part_of(mean); part != 0; part = tables.part_of(mean)) {
        std::uint32_t parts[1 + PoissonTables::padding] = {part};
        double u[1 + PoissonTables::padding] = {uniform()};
        std::int32_t numbers[1 + PoissonTables::padding];
        tables.pick_many(parts, u, 1, numbers);
        sum += numbers[0];
        mean -= tables.mean_of(part);
    }
    return sum + poisson_by_inversion(mean, uniform());
}

}  // namespace eigenkracht::random
