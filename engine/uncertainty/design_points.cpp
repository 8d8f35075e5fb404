#include "uncertainty/design_points.hpp"

#include "random/permutation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace eigenkracht::uncertainty {
namespace {

bool is_power_of_two(std::uint64_t number) { return number != 0 && (number & (number - 1)) == 0; }

/// The nearest number of draws that fits, not below what was asked for if possible.
std::uint64_t fitting_draws(std::uint64_t draws, unsigned replicates) {
    std::uint64_t fitting = replicates;
    while (fitting < draws) {
        fitting *= 2;
    }
    return fitting;
}

/// A number at the address of a draw and a name.
double by_name(random::Seed seed, std::uint32_t name, std::uint64_t draw) {
    return random::uniform(seed, random::Purpose::parameter, name, static_cast<std::uint32_t>(draw),
                           static_cast<std::uint32_t>(draw >> 32U), 0);
}

}  // namespace

std::vector<core::Mistake> DesignPoints::check(Kind kind, std::uint64_t draws, unsigned replicates,
                                               std::vector<std::string> const& dimension_names,
                                               core::SourceLocation const& where) {
    constexpr std::uint64_t most_draws = 1'000'000'000;
    constexpr std::size_t most_dimensions = 3'667;  // Joe & Kuo's direction numbers in Boost.Random
    std::vector<core::Mistake> mistakes;
    if (draws < 1 || draws > most_draws) {
        mistakes.push_back({where, "run.draws", fmt::format("{}", draws),
                            fmt::format("a count from 1 to {}", most_draws), ""});
    }
    if (kind == Kind::sobol) {
        if (replicates < 1) {
            mistakes.push_back({where, "run.replicates", "0", "a count, at least 1", ""});
        } else if (draws >= 1 && draws <= most_draws &&
                   (draws % replicates != 0 || !is_power_of_two(draws / replicates))) {
            mistakes.push_back({where, "run.draws",
                                fmt::format("{} draws in {} replicates", draws, replicates),
                                "replicates x a power of two",
                                fmt::format("Try {} draws", fitting_draws(draws, replicates))});
        }
        if (dimension_names.size() > most_dimensions) {
            mistakes.push_back({where, "run.design",
                                fmt::format("{} uncertain numbers", dimension_names.size()),
                                fmt::format("at most {} for sobol", most_dimensions), "Use latin_hypercube"});
        }
    }
    std::map<std::uint32_t, std::string> owners;
    for (std::string const& name : dimension_names) {
        auto const [owner, is_new] = owners.emplace(random::name_hash(name), name);
        if (!is_new) {
            mistakes.push_back({where, "parameter." + name,
                                fmt::format("the same random numbers as {}", owner->second),
                                "an address of its own", "Give one of them another name"});
        }
    }
    return mistakes;
}

DesignPoints::DesignPoints(Kind kind, random::Seed seed, std::uint64_t draws, unsigned replicates,
                           std::vector<std::string> dimension_names)
    : kind_(kind),
      seed_(seed),
      draws_(draws),
      replicates_(kind == Kind::sobol ? std::max(replicates, 1U) : 1),
      names_(std::move(dimension_names)) {
    std::vector<core::Mistake> mistakes = check(kind, draws, replicates, names_, {});
    if (!mistakes.empty()) {
        throw core::ScenarioError(std::move(mistakes));
    }
    for (std::string const& name : names_) {
        addresses_.push_back(random::name_hash(name));
    }
    if (kind == Kind::sobol && !names_.empty()) {
        sobol_.emplace(seed, static_cast<unsigned>(names_.size()), replicates);
    }
}

double DesignPoints::at(std::uint64_t draw, std::size_t dimension) const {
    switch (kind_) {
        case Kind::sobol:
            return sobol_->at(draw / replicates_, replicate(draw), static_cast<unsigned>(dimension));
        case Kind::latin_hypercube: {
            std::uint32_t const name = addresses_[dimension];
            auto const stratum = static_cast<double>(random::permuted(seed_, name, draws_, draw));
            double const u = (stratum + by_name(seed_, name, draw)) / static_cast<double>(draws_);
            return std::clamp(u, 0x1p-53, 1 - 0x1p-53);
        }
        case Kind::monte_carlo:
            break;
    }
    return by_name(seed_, addresses_[dimension], draw);
}

void DesignPoints::fill(std::uint64_t draw, double* u) const {
    if (sobol_) {
        sobol_->fill(draw / replicates_, replicate(draw), u);
        return;
    }
    for (std::size_t dimension = 0; dimension < dimensions(); ++dimension) {
        u[dimension] = at(draw, dimension);
    }
}

void DesignPoints::fill_column(std::uint64_t first, std::size_t count, std::size_t dimension,
                               double* u) const {
    if (!sobol_) {
        for (std::size_t i = 0; i < count; ++i) {
            u[i] = at(first + i, dimension);
        }
        return;
    }
    auto const column = static_cast<unsigned>(dimension);
    if (replicates_ == 1) {
        sobol_->fill_column(first, count, 0, column, u);
        return;
    }
    std::vector<double> of_replicate;
    for (std::size_t start = 0; start < std::min<std::size_t>(replicates_, count); ++start) {
        of_replicate.resize((count - start + replicates_ - 1) / replicates_);
        sobol_->fill_column((first + start) / replicates_, of_replicate.size(), replicate(first + start),
                            column, of_replicate.data());
        for (std::size_t i = 0; i < of_replicate.size(); ++i) {
            u[start + i * replicates_] = of_replicate[i];
        }
    }
}

unsigned DesignPoints::replicate(std::uint64_t draw) const {
    return static_cast<unsigned>(draw % replicates_);
}

}  // namespace eigenkracht::uncertainty
