#include "study/sweep_design.hpp"

#include "core/error.hpp"
#include "random/permutation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace eigenkracht::study {

namespace {

using Way = SweepSpec::Design;
using Kind = uncertainty::DesignPoints::Kind;

constexpr double middle = 0.5;
constexpr std::size_t first_mixed = 2;              ///< of the blocks, after A and B
constexpr std::uint64_t most_points = 1ULL << 30U;  ///< twice as many have luck of their own

Kind kind_of(Way design) {
    return design == Way::monte_carlo       ? Kind::monte_carlo
           : design == Way::latin_hypercube ? Kind::latin_hypercube
                                            : Kind::sobol;
}

bool is_spread(Way design) {
    return design == Way::monte_carlo || design == Way::latin_hypercube || design == Way::sobol;
}

/// What is said of draws, of points: that is what a sweep's file calls them.
std::string points_for_draws(std::string text) {
    std::string const draws = " draws";
    if (auto const at = text.find(draws); at != std::string::npos) {
        text.replace(at, draws.size(), " points");
    }
    return text;
}

/// The middle of a level's share of the chances from 0 to 1.
double middle_of(std::uint64_t level, unsigned levels) {
    return (static_cast<double>(level) + middle) / levels;
}

}  // namespace

double const SweepDesign::left_alone = std::numeric_limits<double>::quiet_NaN();

SweepDesign::SweepDesign(SweepSpec const& spec, std::vector<std::string> const& inputs,
                         std::vector<SweepFactor> factors, random::Seed seed, bool luck)
    : design_(spec.design),
      inputs_(inputs.size()),
      factors_(std::move(factors)),
      second_order_(spec.second_order),
      luck_(luck),
      seed_(seed),
      replicates_(spec.replicates),
      blocks_{"point"},
      levels_(inputs.size(), spec.levels),
      ends_(inputs.size(), spec.range) {
    for (std::size_t lever = 0; lever < spec.levers.size(); ++lever) {
        ends_[lever] = {0, 1};
        if (!spec.levers[lever].levels.empty()) {
            levels_[lever] = static_cast<unsigned>(spec.levers[lever].levels.size());
        }
    }
    auto const require = [&](bool good, std::string const& key, std::string found, std::string expected) {
        if (!good) {
            throw core::ScenarioError({{spec.location, "sweep." + spec.name + "." + key, std::move(found),
                                        std::move(expected), ""}});
        }
    };
    auto names = inputs;
    switch (design_) {
        case Way::grid:
            for (unsigned const levels : levels_) {
                base_points_ *= levels;
                require(base_points_ <= most_points, "levels", "more points than can be told apart",
                        fmt::format("at most {} combinations", most_points));
            }
            break;
        case Way::one_at_a_time:
            base_points_ = 1 + 2 * inputs_;
            break;
        case Way::list:
            base_points_ = spec.rows.size();
            break;
        case Way::morris:
            for (unsigned const levels : levels_) {
                require(levels % 2 == 0, "levels", fmt::format("{}", levels), "an even number of each input");
            }
            base_points_ = spec.points;
            blocks_ = {"start"};
            for (std::size_t step = 1; step <= factors_.size(); ++step) {
                blocks_.push_back(fmt::format("step {}", step));
            }
            break;
        case Way::saltelli:
            luck_factor_ = luck_;
            for (auto const& factor : factors_) {
                require(factor.name != "luck", "group", "luck",
                        "another name: the luck of a point is called so");
            }
            if (luck_factor_) {
                factors_.push_back({"luck", {}});
            }
            blocks_ = {"A", "B"};
            for (auto const& factor : factors_) {
                blocks_.push_back("A with " + factor.name + " of B");
            }
            for (std::size_t f = 0; second_order_ && f < factors_.size(); ++f) {
                blocks_.push_back("B with " + factors_[f].name + " of A");
            }
            for (auto const& input : inputs) {
                names.push_back("B: " + input);
            }
            base_points_ = spec.points;
            break;
        default:
            base_points_ = spec.points;
    }
    require(points() <= most_points, "points", fmt::format("{} points in all", points()),
            fmt::format("at most {}", most_points));
    if (is_spread(design_) || design_ == Way::saltelli) {
        auto mistakes = uncertainty::DesignPoints::check(kind_of(design_), base_points_, spec.replicates,
                                                         names, spec.location);
        for (auto& mistake : mistakes) {
            bool const of_points = mistake.key == "run.draws";
            mistake.key = "sweep." + spec.name + (of_points ? ".points" : "");
            if (of_points) {
                mistake.found = points_for_draws(std::move(mistake.found));
                mistake.hint = points_for_draws(std::move(mistake.hint));
            }
        }
        if (!mistakes.empty()) {
            throw core::ScenarioError(std::move(mistakes));
        }
        points_.emplace(kind_of(design_), seed, base_points_, spec.replicates, names);
    }
}

analysis::Sampling SweepDesign::sampling() const {
    using analysis::SamplingKind;
    if (design_ == Way::sobol || design_ == Way::saltelli) {
        return {SamplingKind::sobol, replicates_};
    }
    return {design_ == Way::latin_hypercube ? SamplingKind::latin_hypercube : SamplingKind::monte_carlo, 1};
}

void SweepDesign::fill(std::uint64_t point, double* u) const {
    Tables tables;
    fill(point, u, tables);
}

void SweepDesign::fill(std::uint64_t point, double* u, Tables& tables) const {
    std::uint64_t const base = point / blocks_.size();
    auto const block = static_cast<std::size_t>(point % blocks_.size());
    switch (design_) {
        case Way::saltelli:
            fill_saltelli(base, block, u, tables);
            break;
        case Way::morris:
            fill_morris(base, block, u);
            break;
        case Way::grid:
            fill_grid(base, u);
            break;
        case Way::one_at_a_time:
            std::fill_n(u, inputs_, left_alone);
            if (base > 0) {
                std::size_t const input = (base - 1) / 2;
                u[input] = base % 2 == 1 ? ends_[input].first : ends_[input].second;
            }
            break;
        case Way::list:
            std::fill_n(u, inputs_, left_alone);
            break;
        default:
            points_->fill(base, u);
    }
}

void SweepDesign::take_factor(std::size_t factor, double const* from, double* u) const {
    for (std::size_t const input : factors_[factor].inputs) {
        u[input] = from[input];
    }
}

void SweepDesign::fill_saltelli(std::uint64_t base, std::size_t block, double* u, Tables& tables) const {
    if (tables.base_point != base) {
        tables.both.resize(2 * inputs_);
        points_->fill(base, tables.both.data());
        tables.base_point = base;
    }
    double const* const a = tables.both.data();
    double const* const b = a + inputs_;
    Block const made = this->block(block);
    std::copy_n(made.of_a ? a : b, inputs_, u);
    if (made.factor) {
        take_factor(*made.factor, made.of_a ? b : a, u);
    }
}

SweepDesign::Block SweepDesign::block(std::size_t which) const {
    if (which < first_mixed) {
        return {which == 0, std::nullopt};
    }
    std::size_t const mixture = which - first_mixed;
    return {mixture < factors_.size(), mixture % factors_.size()};
}

bool SweepDesign::starts_low(std::uint64_t trajectory, std::size_t factor) const {
    return random::uniform(seed_, random::Purpose::design, random::name_hash(factors_[factor].name),
                           static_cast<std::uint32_t>(trajectory), 0, 1) < middle;
}

SweepDesign::Step SweepDesign::step(std::uint64_t trajectory, std::size_t block) const {
    // Which factor goes first is another permutation in each trajectory.
    auto const order = static_cast<std::uint32_t>(trajectory * 0x9e3779b9U + 0x7f4a7c15U);
    auto const factor = static_cast<std::size_t>(random::permuted(seed_, order, factors_.size(), block - 1));
    return {factor, starts_low(trajectory, factor) ? middle : -middle};
}

void SweepDesign::fill_morris(std::uint64_t trajectory, std::size_t block, double* u) const {
    for (std::size_t factor = 0; factor < factors_.size(); ++factor) {
        bool const low = starts_low(trajectory, factor);
        for (std::size_t const input : factors_[factor].inputs) {
            unsigned const half = levels_[input] / 2;
            double const where =
                random::uniform(seed_, random::Purpose::design, static_cast<std::uint32_t>(input),
                                static_cast<std::uint32_t>(trajectory), 0, 0);
            auto const level = static_cast<std::uint64_t>(where * half) + (low ? 0 : half);
            u[input] = middle_of(level, levels_[input]);
        }
    }
    for (std::size_t made = 1; made <= block; ++made) {
        Step const one = step(trajectory, made);
        for (std::size_t const input : factors_[one.factor].inputs) {
            u[input] += one.by;
        }
    }
}

void SweepDesign::fill_grid(std::uint64_t point, double* u) const {
    for (std::size_t input = inputs_; input-- > 0;) {  // the last one changes fastest
        u[input] = middle_of(point % levels_[input], levels_[input]);
        point /= levels_[input];
    }
}

std::uint32_t SweepDesign::luck(std::uint64_t point) const {
    auto const base = static_cast<std::uint32_t>(point / blocks_.size());
    auto const block = static_cast<std::size_t>(point % blocks_.size());
    if (!luck_ || design_ == Way::grid || design_ == Way::one_at_a_time || design_ == Way::list) {
        return 0;  // the same for all: they differ by their inputs alone
    }
    if (design_ != Way::saltelli) {
        return base;
    }
    Block const made = this->block(block);
    bool const swapped = luck_factor_ && made.factor && *made.factor + 1 == factors_.size();
    return 2 * base + (made.of_a != swapped ? 0 : 1);
}

}  // namespace eigenkracht::study
