/// \file
/// Which families hold a conference in a month, under which policies, and which children in them are affected.
#pragma once

#include "random/address.hpp"
#include "region/world.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace eigenkracht::region {

/// Consecutive families of a month that the same policies reach.
struct FamilyLayer {
    std::int64_t first = 0;      ///< index of the first family, counted from 0 in each month
    std::int64_t end = 0;        ///< one past the last
    std::uint64_t policies = 0;  ///< bit p: policy p reaches them
};

/// Families that hold a conference in one month, by policy, on one uniform number.
///
/// Poisson by inversion: a policy that expects more never holds fewer, so the families of a smaller policy are the first of
/// those of a larger one.
/// \return  number held, by policy
void families_held(RegionNumbers const& numbers, bool poisson, random::Seed seed, std::uint32_t draw,
                   std::uint32_t region, int month, std::vector<std::int64_t>& held);

/// How many families of a month the studied volume holds, on the same uniform number: those beyond are thinned by the
/// marginal yield.
[[nodiscard]] std::int64_t families_studied(RegionNumbers const& numbers, bool poisson, random::Seed seed,
                                            std::uint32_t draw, std::uint32_t region, int month);

/// Conferences expected over all months under the policy that holds most.
[[nodiscard]] double conferences_at_most(RegionNumbers const& numbers);

/// Families of a month on average.
struct ExpectedFamilies {
    double held = 0;  ///< conferences held
    double reached =
        0;  ///< of these, as many as the affected children are those of: beyond the studied volume in part
};

/// The mean of what families_held and families_studied give a policy in a month, exactly.
///
/// The smaller of two Poisson numbers made from one uniform number by inversion is the Poisson number with the smaller mean,
/// because inversion never falls as the mean rises: min(held, studied) families are reached in full on average.
[[nodiscard]] ExpectedFamilies expected_families(RegionNumbers const& numbers, bool poisson,
                                                 std::size_t policy, int month);

/// Cuts the families of a month into layers, smallest index first. Policies at most 63.
void layers_of(std::vector<std::int64_t> const& held, std::vector<FamilyLayer>& layers);

/// An affected family with what its children's luck hangs on.
struct AffectedFamily {
    std::uint64_t policies = 0;  ///< bit p: policy p reaches it
    std::uint32_t index = 0;     ///< within its month
    std::uint16_t month = 0;
    std::uint8_t entry = 0;         ///< entry class of its affected children
    std::uint16_t first_fate = 1;   ///< children who share the first child's fate, the first among them
    std::uint16_t other_fates = 0;  ///< children with a fate of their own

    [[nodiscard]] int children() const { return first_fate + other_fates; }
};

/// Draws families from the chance of each entry class, many at once.
///
/// Families of a month beyond the studied volume are affected less often, by the marginal yield.
/// A family is affected in at most one class, with chance children_per_conference / mean_children_per_family; an affected one has
/// 1 + Poisson(mean - 1) affected children, so that children per conference come out as stated.
class FamilyMaker {
public:
    /// \throws core::InputError  if the chances add up to more than 1
    FamilyMaker(RegionNumbers const& numbers, random::Seed seed);

    /// Adds the affected families of a layer, in the order of their indices.
    ///
    /// \param region_month  address of region and month
    /// \param month         noted with each family
    /// \param studied       families of the month within the studied volume
    void add_affected(std::uint32_t draw, std::uint32_t region_month, int month, FamilyLayer const& layer,
                      std::int64_t studied, std::vector<AffectedFamily>& out) const;

private:
    static constexpr std::size_t at_once = 256;  ///< families whose numbers are asked for together

    void add_part(std::uint32_t draw, std::uint32_t region_month, std::uint32_t first, std::size_t count,
                  AffectedFamily like, std::int64_t studied, std::vector<AffectedFamily>& out) const;
    void find_children(std::uint32_t draw, std::uint32_t region_month, AffectedFamily* families,
                       std::size_t count) const;

    std::array<std::uint32_t, 2> key_;
    double sharing_;
    double marginal_yield_;
    std::vector<double> cumulative_;     ///< chance of class <= c
    std::vector<double> more_children_;  ///< P(Poisson(mean - 1) <= k)
};

}  // namespace eigenkracht::region
