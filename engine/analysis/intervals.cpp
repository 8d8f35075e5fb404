#include "analysis/intervals.hpp"

#include "analysis/columns.hpp"
#include "analysis/draw_weights.hpp"
#include "analysis/mean_error.hpp"
#include "core/elementary.hpp"
#include "core/error.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace eigenkracht::analysis {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// No more effective draws than this are made of an error that is next to nothing.
constexpr double most_effective = 1e9;

void check_share(char const* what, double share) {
    if (!(share > 0 && share < 1)) {
        throw core::InputError(what, share, "a share between 0 and 1");
    }
}

/// Draws of a mixture: each stands for its draw in every stratum, since strata share luck.
class Mixture {
public:
    explicit Mixture(std::span<Stratum const> strata) : strata_(strata), shares_(shares_of(strata)) {}

    [[nodiscard]] std::size_t draws() const { return strata_.front().values.size(); }

    /// See sums_by_draw().
    template <typename Function>
    [[nodiscard]] std::vector<double> by_draw(Function const& function) const {
        return sums_by_draw(strata_, shares_, function);
    }

    /// What the draws are worth in the stratum of least worth.
    [[nodiscard]] std::size_t worth() const {
        return std::max<std::size_t>(least_draws(strata_, shares_), 2);
    }

    struct Item {
        double value;
        double weight;
    };

    /// All values by size, the largest weight of a draw that counts as others 1.
    [[nodiscard]] std::vector<Item> sorted() const {
        double const largest = *std::max_element(shares_.begin(), shares_.end());
        std::vector<Item> items;
        items.reserve(strata_.size() * draws());
        for (std::size_t s = 0; s < strata_.size(); ++s) {
            auto const& weights = strata_[s].draw_weights;
            bool const uneven = are_uneven(weights);
            double const mean = uneven ? mean_of(weights) : 1;
            for (std::size_t draw = 0; shares_[s] > 0 && draw < draws(); ++draw) {
                items.push_back(
                    {strata_[s].values[draw], shares_[s] / largest * (uneven ? weights[draw] / mean : 1.0)});
            }
        }
        std::sort(items.begin(), items.end(), [](Item const& a, Item const& b) {
            return a.value < b.value || (a.value == b.value && a.weight < b.weight);
        });
        return items;
    }

private:
    std::span<Stratum const> strata_;
    std::vector<double> shares_;
};

/// Whether all replicates of a net but three or fewer count the same.
bool agree(std::vector<double> const& by_draw, unsigned replicates) {
    constexpr std::size_t few = 3;
    constexpr double rounding = 1e-9;  // of sums of weights
    std::vector<double> counts(replicates, 0.0);
    for (std::size_t draw = 0; draw < by_draw.size(); ++draw) {
        counts[draw % replicates] += by_draw[draw];
    }
    std::sort(counts.begin(), counts.end());
    double const usual = counts[counts.size() / 2];
    auto const others = std::count_if(counts.begin(), counts.end(),
                                      [&](double count) { return std::fabs(count - usual) > rounding; });
    return static_cast<std::size_t>(others) <= few;
}

/// A share of draws, and how much the design lets it tell.
class Share {
public:
    /// \param by_draw  with a mean from 0 to 1
    /// \param worth    what the draws are worth; all of them where they count alike
    Share(std::vector<double> const& by_draw, std::size_t worth, Sampling const& sampling, double coverage)
        : found_(mean_with_error(by_draw, sampling)), draws_(static_cast<double>(worth)) {
        constexpr double rounding = 1e-12;  // shares of strata add up to 1 but for their last bits
        found_.mean = found_.mean < rounding ? 0 : found_.mean > 1 - rounding ? 1 : found_.mean;
        double const ratio =
            interval_factor({}, worth, coverage) / interval_factor(sampling, worth, coverage);
        degrees_ = ratio * ratio;
        agree_ = sampling.kind == SamplingKind::sobol && agree(by_draw, sampling.replicates);
    }

    [[nodiscard]] double value() const { return found_.mean; }

    /// How many independent draws would tell as much.
    [[nodiscard]] double effective_draws() const {
        if (found_.mean <= 0 || found_.mean >= 1) {
            return unanimous();
        }
        if (found_.error <= 0) {
            return most_effective;  // what unseen() leaves room for remains
        }
        // The error of n independent draws has n - 1 in its denominator.
        double const as_many =
            found_.mean * (1 - found_.mean) / (found_.error * found_.error) * draws_ / (draws_ - 1);
        return std::clamp(as_many * degrees_, 1.0, most_effective);
    }

    /// How large the share of an event may be that no draw has seen.
    [[nodiscard]] double unseen(double tail) const { return -core::expm1(core::log(tail) / unanimous()); }

    /// Whether so few replicates of a net differ that their error says little.
    [[nodiscard]] bool replicates_agree() const { return agree_; }

private:
    /// Effective draws where all agree, so that no error can be had.
    [[nodiscard]] double unanimous() const { return std::max(draws_ * degrees_, 1.0); }

    MeanEstimate found_;
    double draws_;
    double degrees_ = 1;  ///< what errors from few replicates take away
    bool agree_ = false;
};

/// Clopper & Pearson's bounds, for numbers of draws that need not be whole.
Interval clopper_pearson(double share, double draws, double tail) {
    using Beta = boost::math::beta_distribution<long double>;
    auto const seen = static_cast<long double>(share) * static_cast<long double>(draws);
    auto const rest = static_cast<long double>(draws) - seen;
    auto const at = static_cast<long double>(tail);
    return {share > 0 ? static_cast<double>(boost::math::quantile(Beta(seen, rest + 1), at)) : 0,
            share < 1 ? static_cast<double>(
                            boost::math::quantile(boost::math::complement(Beta(seen + 1, rest), at)))
                      : 1};
}

/// Bounds of the share of draws below a quantile, whose true share is the probability; beyond [0, 1): none.
Interval share_bounds(double probability, double effective, double tail) {
    constexpr double rounding = 1e-6;  // n* of n independent draws is n but for its last bits
    // Boost rounds outwards: the lower bound down, the upper bound up.
    boost::math::binomial_distribution<long double> const seen(
        static_cast<long double>(std::floor(effective + rounding)), static_cast<long double>(probability));
    auto const at = static_cast<long double>(tail);
    auto const trials = static_cast<double>(seen.trials());
    // Of 0 of n draws below there is no telling unless that is rare enough.
    double const low = boost::math::cdf(seen, 0.0L) > at
                           ? -infinite
                           : static_cast<double>(boost::math::quantile(seen, at)) / trials;
    double const high =
        static_cast<double>(boost::math::quantile(boost::math::complement(seen, at))) / trials;
    return {low, high};
}

/// \param chance  what a value says of the event: from 0 to 1
template <typename Function>
Interval interval_of_chance(std::span<Stratum const> strata, Function const& chance, Sampling const& sampling,
                            double coverage) {
    check_share("coverage of an interval", coverage);
    Mixture const mixture(strata);
    if (mixture.draws() < 2) {
        return {0, 1};
    }
    double const tail = (1 - coverage) / 2;
    Share const share(mixture.by_draw(chance), mixture.worth(), sampling, coverage);
    Interval const told = clopper_pearson(share.value(), share.effective_draws(), tail);
    // Replicates of a net that agree leave room to both sides; n draws that agree on 0 or 1 to one.
    double const missed = share.unseen(tail);
    double const below = missed * (share.replicates_agree() ? 1 : share.value());
    double const above = missed * (share.replicates_agree() ? 1 : 1 - share.value());
    return {std::max(0.0, std::min(told.low, share.value() - below)),
            std::min(1.0, std::max(told.high, share.value() + above))};
}

}  // namespace

Interval share_interval(double share, double draws, double coverage) {
    check_share("coverage of an interval", coverage);
    if (!(share >= 0 && share <= 1)) {
        throw core::InputError("share of draws", share, "a number from 0 to 1");
    }
    if (!(draws > 0) || !std::isfinite(draws)) {
        throw core::InputError("draws of a share", draws, "a number above 0");
    }
    return clopper_pearson(share, draws, (1 - coverage) / 2);
}

Interval mean_interval(std::span<Stratum const> strata, Sampling const& sampling, double coverage) {
    check_share("coverage of an interval", coverage);
    Mixture const mixture(strata);
    MeanEstimate const mean = mean_with_error(mixture.by_draw([](double value) { return value; }), sampling);
    if (mixture.draws() < 2) {
        return {-infinite, infinite};
    }
    double const reach = interval_factor(sampling, mixture.draws(), coverage) * mean.error;
    return {mean.mean - reach, mean.mean + reach};
}

Interval chance_interval(std::span<Stratum const> strata, double threshold, Sampling const& sampling,
                         double coverage) {
    return interval_of_chance(
        strata, [threshold](double v) { return v >= threshold ? 1.0 : 0.0; }, sampling, coverage);
}

Interval mean_chance_interval(std::span<Stratum const> chances, Sampling const& sampling, double coverage) {
    return interval_of_chance(
        chances, [](double v) { return v; }, sampling, coverage);
}

Interval quantile_interval(std::span<Stratum const> strata, double probability, Sampling const& sampling,
                           double coverage) {
    check_share("coverage of an interval", coverage);
    check_share("probability of a quantile", probability);
    Mixture const mixture(strata);
    if (mixture.draws() < 2) {
        return {-infinite, infinite};
    }
    double const at = quantile(strata, probability, sampling).value;
    Share const below(mixture.by_draw([at](double v) { return v < at ? 1.0 : 0.0; }), mixture.worth(),
                      sampling, coverage);
    Share const up_to(mixture.by_draw([at](double v) { return v <= at ? 1.0 : 0.0; }), mixture.worth(),
                      sampling, coverage);
    double const tail = (1 - coverage) / 2;
    Interval shares =
        share_bounds(probability, std::min(below.effective_draws(), up_to.effective_draws()), tail);
    if (below.replicates_agree() || up_to.replicates_agree()) {
        double const missed = below.unseen(tail);
        shares.low = std::min(shares.low, probability - missed);
        shares.high = std::max(shares.high, probability + missed);
    }

    // The draw after which the share lies above the lower bound, and the draw after the one that reaches the upper.
    std::vector<Mixture::Item> const items = mixture.sorted();
    double total = 0;
    for (Mixture::Item const& item : items) {
        total += item.weight;
    }
    Interval found{shares.low < 0 ? -infinite : infinite, infinite};
    bool reached = false;
    double passed = 0;
    for (Mixture::Item const& item : items) {
        if (reached) {
            found.high = item.value;
            break;
        }
        passed += item.weight;
        if (found.low == infinite && passed > shares.low * total) {
            found.low = item.value;
        }
        reached = passed >= shares.high * total;
    }
    return found;
}

}  // namespace eigenkracht::analysis
