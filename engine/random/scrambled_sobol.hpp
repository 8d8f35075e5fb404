/// \file
/// Points that fill a space evenly and at random: Sobol' sequences with nested uniform (Owen) scrambling.
///
/// Each point of a replicate is uniform by itself, so estimates are unbiased; together they are a net, so means of
/// smooth functions converge faster than with independent points; independent replicates give the error.
#pragma once

#include "random/address.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace eigenkracht::random {

/// Independent scramblings of one Sobol' sequence, any number of it at any time.
///
/// The sequence begins with the origin (leaving it out spoils the net), in the order of the binary digits of the
/// point's index; direction numbers of Joe & Kuo (2008), from Boost.Random. Use 2^m points of a replicate: then
/// every interval [i, i+1) / 2^m of every dimension holds one of them.
///
/// Scrambling: the first binary digit is kept or flipped at random, the second depending on the first, and so on: each
/// digit's flip is a random bit addressed by replicate, dimension and the digits before it. Digits after the 32nd
/// are random.
///
/// \see Sobol' (1967), USSR Comp. Math. 7(4), 86-112; Joe & Kuo (2008), SIAM J. Sci. Comput. 30, 2635-2654;
///      Owen (1995), Randomly permuted (t,m,s)-nets and (t,s)-sequences, LNS 106, 299-317; Owen (2020), On dropping
///      the first Sobol' point, arXiv:2008.08051.
class ScrambledSobol {
public:
    /// \param dimensions  1 to 3,667
    /// \param replicates  at least 1
    /// \throws core::InputError  if either is outside
    ScrambledSobol(Seed seed, unsigned dimensions, unsigned replicates);

    /// One coordinate of one point, in (0, 1): an odd multiple of 2^-53.
    ///
    /// \throws core::InputError  if point >= 2^32, or replicate or dimension are not below their number
    [[nodiscard]] double at(std::uint64_t point, unsigned replicate, unsigned dimension) const;

    /// All coordinates of one point: the same numbers as `at`, some ten times faster.
    ///
    /// \param u  as many numbers as there are dimensions
    /// \throws core::InputError  as `at` does
    void fill(std::uint64_t point, unsigned replicate, double* u) const;

    /// One coordinate of points in order: the same numbers as `at`, up to twenty times faster.
    ///
    /// \param first, count  points first to first + count - 1
    /// \param u             `count` numbers
    /// \throws core::InputError  as `at` does
    void fill_column(std::uint64_t first, std::size_t count, unsigned replicate, unsigned dimension,
                     double* u) const;

    [[nodiscard]] unsigned dimensions() const { return dimensions_; }
    [[nodiscard]] unsigned replicates() const { return replicates_; }

private:
    void require(std::uint64_t point, unsigned replicate, unsigned dimension) const;
    [[nodiscard]] std::uint32_t const* directions(unsigned digit) const {
        return &directions_[std::size_t{digit} * dimensions_];
    }
    /// The coordinate's digits before scrambling, the first one uppermost.
    [[nodiscard]] std::uint32_t unscrambled(std::uint64_t point, unsigned dimension) const;

    std::array<std::uint32_t, 2> key_;
    unsigned dimensions_;
    unsigned replicates_;
    std::vector<std::uint32_t>
        directions_;  ///< [digit of the index][dimension]: what that digit adds, modulo 2
};

}  // namespace eigenkracht::random
