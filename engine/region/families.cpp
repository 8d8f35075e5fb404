#include "region/families.hpp"

#include "core/elementary.hpp"
#include "core/error.hpp"
#include "random/poisson.hpp"
#include "random/uniforms.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace eigenkracht::region {

namespace {

constexpr double negligible = 1e-9;  // rounding of sums of rates
constexpr int most_children = 40;
// The fourth word of the address of a family's numbers: its class, its size; then one for each child after the first.
constexpr std::uint32_t class_word = 0;
constexpr std::uint32_t size_word = 1;
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

double conferences_at_most(RegionNumbers const& numbers) {
    double most = 0;
    for (auto const& per_month : numbers.conferences_per_month) {
        most = std::max(most, std::accumulate(per_month.begin(), per_month.end(), 0.0));
    }
    return most;
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

void FamilyMaker::add_affected(std::uint32_t draw, std::uint32_t region_month, int month,
                               FamilyLayer const& layer, std::int64_t studied,
                               std::vector<AffectedFamily>& out) const {
    AffectedFamily like;
    like.policies = layer.policies;
    like.month = static_cast<std::uint16_t>(month);
    constexpr auto part = static_cast<std::int64_t>(at_once);
    for (std::int64_t first = layer.first; first < layer.end; first += part) {
        auto const count = std::min(layer.end - first, part);
        add_part(draw, region_month, static_cast<std::uint32_t>(first), static_cast<std::size_t>(count), like,
                 studied, out);
    }
}

void FamilyMaker::add_part(std::uint32_t draw, std::uint32_t region_month, std::uint32_t first,
                           std::size_t count, AffectedFamily like, std::int64_t studied,
                           std::vector<AffectedFamily>& out) const {
    std::array<double, at_once + random::uniforms_padding> u;
    random::uniforms_in_a_row(key_, draw, region_month, first, class_word, count, u.data());
    // Without a branch on luck: each is put down, and stays if a class is found.
    std::array<std::uint32_t, at_once + 1> who;
    std::array<std::uint8_t, at_once + 1> entry;
    std::size_t found = 0;
    std::size_t const classes = cumulative_.size();
    for (std::size_t i = 0; i < count; ++i) {
        std::uint32_t const index = first + static_cast<std::uint32_t>(i);
        double const yield = static_cast<std::int64_t>(index) < studied ? 1 : marginal_yield_;
        std::size_t above = 0;  // chances are cumulated, so those that are not above the number come first
        for (double const chance : cumulative_) {
            above += u[i] < chance * yield ? 0U : 1U;
        }
        who[found] = index;
        entry[found] = static_cast<std::uint8_t>(above);
        found += above < classes ? 1U : 0U;
    }
    std::size_t const before = out.size();
    for (std::size_t k = 0; k < found; ++k) {
        out.push_back({like.policies, who[k], like.month, entry[k]});
    }
    if (!more_children_.empty()) {
        find_children(draw, region_month, out.data() + before, out.size() - before);
    }
}

/// How many children, and whether each after the first shares the first one's fate.
void FamilyMaker::find_children(std::uint32_t draw, std::uint32_t region_month, AffectedFamily* families,
                                std::size_t count) const {
    using Words = std::array<std::uint32_t, at_once + random::uniforms_padding>;
    Words group;
    Words index{};
    std::array<double, at_once + random::uniforms_padding> u;
    group.fill(region_month);
    for (std::size_t i = 0; i < count; ++i) {
        index[i] = families[i].index;
    }
    random::uniforms(key_, draw, group.data(), index.data(), size_word, count, u.data());
    // Other children by number: all second children, all third ones, ...
    std::array<std::uint32_t, at_once> more;  // by family: children after the first
    std::uint32_t most = 0;
    for (std::size_t i = 0; i < count; ++i) {
        more[i] = 0;
        for (double const at_most : more_children_) {
            more[i] += u[i] > at_most ? 1U : 0U;
        }
        most = std::max(most, more[i]);
    }
    std::array<std::uint32_t, at_once> who;
    for (std::uint32_t child = 1; child <= most; ++child) {
        std::size_t asked = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (more[i] >= child) {
                index[asked] = families[i].index;
                who[asked++] = static_cast<std::uint32_t>(i);
            }
        }
        random::uniforms(key_, draw, group.data(), index.data(), size_word + child, asked, u.data());
        for (std::size_t k = 0; k < asked; ++k) {
            AffectedFamily& family = families[who[k]];
            ++(u[k] < sharing_ ? family.first_fate : family.other_fates);
        }
    }
}

}  // namespace eigenkracht::region
