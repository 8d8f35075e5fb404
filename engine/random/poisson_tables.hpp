/// \file
/// Poisson numbers of many means, by looking up parts: the sum of Poisson numbers is the Poisson number of the sum of their means.
#pragma once

#include "random/poisson.hpp"

#include "random/guided_pick.hpp"

#include <bit>
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
    [[nodiscard]] std::uint32_t part_of(double mean) const {
        if (mean < octaves_from) {
            return small_parts_[static_cast<std::size_t>(mean * (1 / smallest))];
        }
        if (mean >= octaves_to) {
            return static_cast<std::uint32_t>(means_.size()) - 1;
        }
        // Sixteenths of a doubling are the first four bits after the leading one.
        constexpr int bits_after = 52;
        auto const sixteenths =
            static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(mean) >> (bits_after - 4)) -
            static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(octaves_from) >> (bits_after - 4));
        return first_of_octaves_ + sixteenths;
    }
    /// Mean of a part, exactly.
    [[nodiscard]] double mean_of(std::uint32_t part) const { return means_[part]; }
    static constexpr double smallest = 0.25;  ///< what is left of a mean below `fine` is below this
    static constexpr double fine = 8;
    /// From here to there each doubling has sixteen parts, so that a mean of thousands is two or three of them.
    static constexpr double octaves_from = 128;
    static constexpr double octaves_to = 8192;

    /// Numbers of many parts.
    ///
    /// \param parts, u, numbers  of `count`, with room for `padding` more, which are overwritten
    void pick_many(std::uint32_t* parts, double* u, std::size_t count, std::int32_t* numbers) const;
    static constexpr std::size_t padding = guided_padding;

private:
    PoissonTables();
    void add(double mean);

    static constexpr std::size_t steps = 512;
    static constexpr std::uint32_t parts_of_octave = 16;
    std::vector<double> means_;
    std::vector<std::uint32_t> small_parts_;  ///< by mean in steps of `smallest`
    std::uint32_t first_of_octaves_ = 0;
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
