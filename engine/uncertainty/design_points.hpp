/// \file
/// How draws are spread over what is uncertain: one uniform number for each draw and dimension.
#pragma once

#include "core/error.hpp"
#include "random/address.hpp"
#include "random/scrambled_sobol.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::uncertainty {

/// The uniform numbers of a study's draws. A pure function of seed, draw and dimension, whatever the order.
class DesignPoints {
public:
    enum class Kind {
        monte_carlo,  ///< independent; by name: another dimension changes no other number, more draws no earlier one
        latin_hypercube,  ///< each dimension's draws lie one in each 1/draws of it; by name; not for other numbers of draws
        sobol  ///< scrambled Sobol' points: each replicate is a net; by order of dimension; more draws change no earlier one
    };

    /// \param draws            at least 1; sobol: replicates x a power of two
    /// \param replicates       sobol: independent scramblings, from which errors are computed; otherwise unused
    /// \param dimension_names  one for each uncertain number
    /// \throws core::ScenarioError  for what `check` finds
    DesignPoints(Kind kind, random::Seed seed, std::uint64_t draws, unsigned replicates,
                 std::vector<std::string> dimension_names);

    /// What is wrong with a design: numbers of draws that do not fit, names that have the same address.
    [[nodiscard]] static std::vector<core::Mistake> check(Kind kind, std::uint64_t draws, unsigned replicates,
                                                          std::vector<std::string> const& dimension_names,
                                                          core::SourceLocation const& where);

    /// A number in (0, 1).
    [[nodiscard]] double at(std::uint64_t draw, std::size_t dimension) const;

    /// All dimensions of a draw.
    /// \param u  as many numbers as there are dimensions
    void fill(std::uint64_t draw, double* u) const;

    /// One dimension of many draws: the same numbers as `at`, faster.
    /// \param u  `count` numbers, of draws first to first + count - 1
    void fill_column(std::uint64_t first, std::size_t count, std::size_t dimension, double* u) const;

    /// Which replicate a draw belongs to: draw modulo replicates for sobol, otherwise 0.
    ///
    /// Draw d is point d / replicates of that replicate, so a longer run begins with the draws of a shorter one.
    [[nodiscard]] unsigned replicate(std::uint64_t draw) const;

    [[nodiscard]] std::size_t dimensions() const { return names_.size(); }
    [[nodiscard]] std::uint64_t draws() const { return draws_; }

private:
    Kind kind_;
    random::Seed seed_;
    std::uint64_t draws_;
    unsigned replicates_;  ///< 1 unless sobol
    std::vector<std::string> names_;
    std::vector<std::uint32_t> addresses_;         ///< by name
    std::optional<random::ScrambledSobol> sobol_;  ///< sobol only
};

}  // namespace eigenkracht::uncertainty
