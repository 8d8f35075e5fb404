#include "random/scrambled_sobol.hpp"

#include "core/error.hpp"
#include "random/sobol_lanes.hpp"

#include <fmt/format.h>
#include <boost/random/sobol.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

namespace eigenkracht::random {
namespace {

constexpr unsigned digits = 32;
constexpr unsigned most_dimensions = boost::random::default_sobol_table::max_dimension;

/// Digits whose flips come from one block: a tree of 7 levels has 127 branchings, and a block 128 bits.
constexpr unsigned digits_of_block = 7;

/// Coordinates that are scrambled at once.
constexpr unsigned at_once = 256;

void require_below(char const* quantity, std::uint64_t number, std::uint64_t bound) {
    if (number >= bound) {
        throw core::InputError(quantity, fmt::format("{}", number), fmt::format("below {}", bound));
    }
}

/// Direction numbers as Boost's engine uses them.
///
/// The engine runs in Gray code, without the origin: its number 2^j - 1 is the point that directions j and j - 1 make.
std::vector<std::uint32_t> directions_of(unsigned dimensions) {
    boost::random::sobol engine(dimensions);
    std::vector<std::uint32_t> directions(std::size_t{dimensions} * digits);
    for (unsigned digit = 0; digit < digits; ++digit) {
        engine.seed((std::uint64_t{1} << digit) - 1);
        for (std::size_t dimension = 0; dimension < dimensions; ++dimension) {
            auto const upper = static_cast<std::uint32_t>(engine() >> 32U);
            std::uint32_t const last = digit == 0 ? 0 : directions[(digit - 1) * dimensions + dimension];
            directions[digit * dimensions + dimension] = upper ^ last;
        }
    }
    return directions;
}

/// The flips of up to seven digits, given those before them.
///
/// \param coordinate  unscrambled, the first digit uppermost
/// \param first       how many digits come before these
/// \return            flips at their places in the coordinate
std::uint32_t flips(std::array<std::uint32_t, 2> key, std::uint32_t coordinate, unsigned first,
                    unsigned replicate, unsigned dimension) {
    std::uint32_t const before = first == 0 ? 0 : coordinate >> (digits - first);
    Block const noise = philox(key, {before, dimension, replicate, first});
    std::uint32_t result = 0;
    unsigned node = 1;  // in the tree of branchings: 1 is its root, 2n and 2n + 1 are what follows n
    for (unsigned digit = first; digit < std::min(first + digits_of_block, digits); ++digit) {
        std::uint32_t const place = std::uint32_t{1} << (digits - 1 - digit);
        if ((noise[node / 32] >> (node % 32) & 1U) != 0) {
            result |= place;
        }
        node = 2 * node + ((coordinate & place) != 0 ? 1 : 0);
    }
    return result;
}

}  // namespace

ScrambledSobol::ScrambledSobol(Seed seed, unsigned dimensions, unsigned replicates)
    : key_(key_of(seed, Purpose::scramble)), dimensions_(dimensions), replicates_(replicates) {
    if (dimensions < 1 || dimensions > most_dimensions) {
        throw core::InputError("dimensions of a Sobol' sequence", fmt::format("{}", dimensions),
                               fmt::format("1 to {}", most_dimensions));
    }
    if (replicates < 1) {
        throw core::InputError("replicates of a Sobol' sequence", "0", "at least 1");
    }
    directions_ = directions_of(dimensions);
}

void ScrambledSobol::require(std::uint64_t point, unsigned replicate, unsigned dimension) const {
    require_below("point of a Sobol' sequence", point, std::uint64_t{1} << digits);
    require_below("replicate of a Sobol' sequence", replicate, replicates_);
    require_below("dimension of a Sobol' sequence", dimension, dimensions_);
}

std::uint32_t ScrambledSobol::unscrambled(std::uint64_t point, unsigned dimension) const {
    std::uint32_t coordinate = 0;
    for (std::uint64_t rest = point; rest != 0; rest &= rest - 1) {
        coordinate ^= directions(static_cast<unsigned>(std::countr_zero(rest)))[dimension];
    }
    return coordinate;
}

double ScrambledSobol::at(std::uint64_t point, unsigned replicate, unsigned dimension) const {
    require(point, replicate, dimension);
    std::uint32_t const coordinate = unscrambled(point, dimension);
    std::uint32_t scrambled = coordinate;
    for (unsigned first = 0; first < digits; first += digits_of_block) {
        scrambled ^= flips(key_, coordinate, first, replicate, dimension);
    }
    Block const tail = philox(key_, {coordinate, dimension, replicate, digits});
    return unit_interval(std::uint64_t{scrambled} << 32U | tail[0]);
}

void ScrambledSobol::fill(std::uint64_t point, unsigned replicate, double* u) const {
    require(point, replicate, 0);
    std::array<std::uint32_t, at_once> coordinates;
    for (unsigned first = 0; first < dimensions_; first += at_once) {
        unsigned const count = std::min(dimensions_ - first, at_once);
        std::fill_n(coordinates.begin(), count, 0);
        for (std::uint64_t rest = point; rest != 0; rest &= rest - 1) {
            std::uint32_t const* direction =
                directions(static_cast<unsigned>(std::countr_zero(rest))) + first;
            for (unsigned i = 0; i < count; ++i) {
                coordinates[i] ^= direction[i];
            }
        }
        scramble_point(key_, coordinates.data(), first, replicate, count, u + first);
    }
}

void ScrambledSobol::fill_column(std::uint64_t first, std::size_t count, unsigned replicate,
                                 unsigned dimension, double* u) const {
    if (count == 0) {
        return;
    }
    require(first, replicate, dimension);
    require(first + count - 1, replicate, dimension);
    // From one number to the next its lowest ones become zeros and the zero above them a one: what those digits add.
    std::array<std::uint32_t, digits> steps{};
    std::uint32_t step = 0;
    for (unsigned digit = 0; digit < digits; ++digit) {
        step ^= directions(digit)[dimension];
        steps[digit] = step;
    }
    std::vector<std::uint32_t> coordinates(count);
    coordinates[0] = unscrambled(first, dimension);
    for (std::size_t i = 1; i < count; ++i) {
        coordinates[i] = coordinates[i - 1] ^ steps[static_cast<unsigned>(std::countr_zero(first + i))];
    }
    scramble_column(key_, coordinates.data(), dimension, replicate, count, u);
}

}  // namespace eigenkracht::random
