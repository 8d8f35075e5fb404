/// \file
/// Where the points of a sweep lie in the unit cube of its inputs, and whose luck each has.
#pragma once

#include "analysis/sampling.hpp"
#include "random/address.hpp"
#include "study/scenario.hpp"
#include "uncertainty/design_points.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::study {

/// Something a sweep varies, alone or with others.
struct SweepFactor {
    std::string name;
    std::vector<std::size_t> inputs;
};

/// The points of a sweep: a pure function of seed and point, whatever the order.
///
/// Points stand in blocks: with saltelli, point b * blocks() + j is block j of base point b. Block 0 is A, 1 is B, then A with each
/// factor in turn from B, then (second order) B with each factor from A. Where points have luck, one more factor is the luck itself:
/// A with the luck of B. With morris a base point is a trajectory of one step for each factor. All other designs have blocks of one.
///
/// More base points change no earlier point, but for a Latin hypercube.
class SweepDesign {
public:
    /// Instead of a number from 0 to 1: the input is left as it would be without the sweep.
    static double const left_alone;

    /// \param inputs   names; the sweep's levers come first
    /// \param factors  what morris and saltelli change at a time
    /// \param luck     whether points have luck
    /// \throws core::ScenarioError  for numbers of points that do not fit the design
    SweepDesign(SweepSpec const& spec, std::vector<std::string> const& inputs,
                std::vector<SweepFactor> factors, random::Seed seed, bool luck);

    [[nodiscard]] std::uint64_t points() const { return base_points_ * blocks_.size(); }
    [[nodiscard]] std::uint64_t base_points() const { return base_points_; }
    [[nodiscard]] std::vector<std::string> const& blocks() const { return blocks_; }
    /// Saltelli: what a block is made of.
    struct Block {
        bool of_a = true;                   ///< else of B
        std::optional<std::size_t> factor;  ///< taken from the other table; none: A or B as it is
    };
    [[nodiscard]] Block block(std::size_t which) const;
    [[nodiscard]] std::vector<SweepFactor> const& factors() const { return factors_; }
    [[nodiscard]] std::size_t inputs() const { return inputs_; }
    /// Whether the luck is a factor, the last one.
    [[nodiscard]] bool has_luck_factor() const { return luck_factor_; }
    /// How base points are spread.
    [[nodiscard]] analysis::Sampling sampling() const;

    /// Both tables of a base point, kept by whoever asks for several of its points: they take longer to make than to mix.
    struct Tables {
        std::optional<std::uint64_t> base_point;  ///< none: not made yet
        std::vector<double> both;                 ///< A, then B
    };

    /// \param u       a number for each input: in (0, 1), left_alone, or of a list's row nothing that matters
    /// \param tables  of the point that was asked for before with this design, if there was one; changes no number
    void fill(std::uint64_t point, double* u, Tables& tables) const;
    void fill(std::uint64_t point, double* u) const;

    /// The draw whose luck a point has.
    [[nodiscard]] std::uint32_t luck(std::uint64_t point) const;

    /// Morris: which factor changes between the points before and at a block, 1 or more, and by how much.
    struct Step {
        std::size_t factor = 0;
        double by = 0;  ///< in chance
    };
    [[nodiscard]] Step step(std::uint64_t trajectory, std::size_t block) const;

private:
    void fill_saltelli(std::uint64_t base, std::size_t block, double* u, Tables& tables) const;
    void fill_morris(std::uint64_t trajectory, std::size_t block, double* u) const;
    void fill_grid(std::uint64_t point, double* u) const;
    void take_factor(std::size_t factor, double const* from, double* u) const;
    [[nodiscard]] bool starts_low(std::uint64_t trajectory, std::size_t factor) const;

    SweepSpec::Design design_;
    std::size_t inputs_;
    std::vector<SweepFactor> factors_;
    bool luck_factor_ = false;
    bool second_order_ = false;
    bool luck_;
    random::Seed seed_;
    std::uint64_t base_points_ = 1;
    unsigned replicates_;
    std::vector<std::string> blocks_;
    std::vector<unsigned> levels_;                 ///< grid, morris: by input
    std::vector<std::pair<double, double>> ends_;  ///< one_at_a_time: low and high, by input
    std::optional<uncertainty::DesignPoints> points_;
};

}  // namespace eigenkracht::study
