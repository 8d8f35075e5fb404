#include "region/families.hpp"

#include "core/elementary.hpp"
#include "core/error.hpp"
#include "random/poisson.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace eigenkracht::region {

namespace {

constexpr double negligible = 1e-9;  // rounding of sums of rates
constexpr int most_children = 40;
constexpr double no_limit = 1e9;  // families a month: a larger studied volume binds nobody

double luck_of_month(random::Seed seed, std::uint32_t draw, std::uint32_t region, int month) {
    return random::uniform(seed, random::Purpose::volume, draw, region, static_cast<std::uint32_t>(month), 0);
}

// Rounded running totals, so that a year holds what it should.
std::int64_t rounded(double before, double now) {
    return static_cast<std::int64_t>(std::floor(before + now + 0.5) - std::floor(before + 0.5));
}

}  // namespace

void families_held(RegionNumbers const& numbers, bool poisson, random::Seed seed, std::uint32_t draw,
                   std::uint32_t region, int month, std::vector<std::int64_t>& held) {
    auto const at = static_cast<std::size_t>(month);
    double const u = poisson ? luck_of_month(seed, draw, region, month) : 0;
    held.clear();
    for (auto const& per_month : numbers.conferences_per_month) {
        if (poisson) {
            held.push_back(per_month[at] > 0 ? random::poisson_by_inversion(per_month[at], u) : 0);
        } else {
            held.push_back(
                rounded(std::accumulate(per_month.begin(), per_month.begin() + month, 0.0), per_month[at]));
        }
    }
}

ExpectedFamilies expected_families(RegionNumbers const& numbers, bool poisson, std::size_t policy,
                                   int month) {
    auto const& per_month = numbers.conferences_per_month[policy];
    double held = per_month[static_cast<std::size_t>(month)];
    double studied = numbers.studied_per_month;
    if (!poisson) {
        held = static_cast<double>(
            rounded(std::accumulate(per_month.begin(), per_month.begin() + month, 0.0), held));
        studied = studied > no_limit ? studied : static_cast<double>(rounded(studied * month, studied));
    }
    double const in_full = std::min(held, studied);
    return {held, in_full + numbers.marginal_yield * (held - in_full)};
}

std::int64_t families_studied(RegionNumbers const& numbers, bool poisson, random::Seed seed,
                              std::uint32_t draw, std::uint32_t region, int month) {
    double const studied = numbers.studied_per_month;
    if (numbers.marginal_yield == 1 || studied > no_limit) {
        return std::numeric_limits<std::int64_t>::max();
    }
    return poisson ? (studied > 0
                          ? random::poisson_by_inversion(studied, luck_of_month(seed, draw, region, month))
                          : 0)
                   : rounded(studied * month, studied);
}

void layers_of(std::vector<std::int64_t> const& held, std::vector<FamilyLayer>& layers) {
    layers.clear();
    std::int64_t first = 0;
    while (true) {
        std::int64_t end = -1;
        std::uint64_t policies = 0;
        for (std::size_t p = 0; p < held.size(); ++p) {
            if (held[p] > first) {
                policies |= std::uint64_t{1} << p;
                end = end < 0 ? held[p] : std::min(end, held[p]);
            }
        }
        if (policies == 0) {
            return;
        }
        layers.push_back({first, end, policies});
        first = end;
    }
}

FamilyMaker::FamilyMaker(RegionNumbers const& numbers, random::Seed seed)
    : key_(random::key_of(seed, random::Purpose::family)),
      sharing_(numbers.sibling_sharing),
      marginal_yield_(numbers.marginal_yield) {
    double sum = 0;
    for (double const children : numbers.children_per_conference) {
        sum += children / numbers.mean_children_per_family;
        cumulative_.push_back(sum);
    }
    if (sum > 1 + negligible) {
        throw core::InputError("affected families per conference, over all entry classes", sum, "at most 1");
    }
    double const mean = numbers.mean_children_per_family - 1;
    double term = core::exp(-mean);
    double cumulated = term;
    for (int k = 1; k <= most_children && cumulated < 1; ++k) {
        more_children_.push_back(cumulated);
        term *= mean / k;
        cumulated += term;
    }
}

double FamilyMaker::number(std::uint32_t draw, std::uint32_t region_month, std::uint32_t index,
                           std::uint32_t word) const {
    auto const block = random::philox(key_, {draw, region_month, index, word});
    return random::unit_interval(std::uint64_t{block[0]} << 32U | block[1]);
}

Family FamilyMaker::make(std::uint32_t draw, std::uint32_t region_month, std::uint32_t index,
                         std::int64_t studied) const {
    double const u_class = number(draw, region_month, index, 0);
    Family family;
    double const yield = static_cast<std::int64_t>(index) < studied ? 1 : marginal_yield_;
    for (std::size_t entry = 0; entry < cumulative_.size(); ++entry) {
        if (u_class < cumulative_[entry] * yield) {
            family.affected = true;
            family.entry = entry;
            double const u_size = number(draw, region_month, index, 1);
            family.children = 1;
            for (double const at_most : more_children_) {
                family.children += u_size > at_most ? 1 : 0;
            }
            break;
        }
    }
    return family;
}

bool FamilyMaker::shares_fate(std::uint32_t draw, std::uint32_t region_month, std::uint32_t index,
                              int child) const {
    return number(draw, region_month, index, 1 + static_cast<std::uint32_t>(child)) < sharing_;
}

}  // namespace eigenkracht::region
