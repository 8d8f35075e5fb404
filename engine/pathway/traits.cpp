#include "pathway/traits.hpp"

#include "core/elementary.hpp"
#include "pathway/check.hpp"
#include "pathway/special.hpp"

#include <fmt/format.h>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cmath>

namespace eigenkracht::pathway {
namespace {

/// How many whole cycles of age a band holds.
std::size_t cells_of(Trait::Band const& band, double cycle_years) {
    return static_cast<std::size_t>(std::max(1.0, std::ceil((band.high - band.low) / cycle_years - 1e-9)));
}

bool has_age_cells(Plan const& plan, std::size_t trait) {
    return trait == plan.names.age_trait && !plan.spec.traits[trait].bands.empty() &&
           !plan.traits[trait].shapes;
}

/// Values of the parameters in the order that check_persons() names them.
std::vector<double> in_order(Trait const& trait, std::vector<double> const& values,
                             std::vector<std::string> const& names) {
    std::vector<double> ordered;
    for (std::string const& name : names) {
        for (std::size_t place = 0; place < values.size(); ++place) {
            if (trait.parameters[place].first == name) {
                ordered.push_back(values[place]);
            }
        }
    }
    return ordered;
}

double need(Trait const& trait, char const* name, double value, bool positive) {
    if (!std::isfinite(value) || (positive && !(value > 0))) {
        throw core::InputError(fmt::format("trait.{}.{}", trait.name, name), value,
                               positive ? "a number above 0" : "a number");
    }
    return value;
}

/// The two parameters of a distribution, checked.
struct Pair {
    double first;
    double second;
};

Pair pair_of(Trait const& trait, std::vector<double> const& values) {
    if (trait.family == "normal" || trait.family == "lognormal") {
        bool const plain = trait.family == "normal";
        std::vector<double> const v = in_order(
            trait, values,
            plain ? std::vector<std::string>{"mean", "sd"} : std::vector<std::string>{"meanlog", "sdlog"});
        return {need(trait, plain ? "mean" : "meanlog", v[0], false),
                need(trait, plain ? "sd" : "sdlog", v[1], true)};
    }
    if (trait.family == "gamma") {
        std::vector<double> const v = in_order(trait, values, {"shape", "rate"});
        return {need(trait, "shape", v[0], true), need(trait, "rate", v[1], true)};
    }
    if (trait.family == "beta") {
        std::vector<double> const v = in_order(trait, values, {"alpha", "beta"});
        return {need(trait, "alpha", v[0], true), need(trait, "beta", v[1], true)};
    }
    std::vector<double> const v = in_order(trait, values, {"low", "high"});
    Pair const pair{need(trait, "low", v[0], false), need(trait, "high", v[1], false)};
    if (!(pair.first < pair.second)) {
        throw core::InputError(fmt::format("trait.{}", trait.name),
                               fmt::format("low {} and high {}", pair.first, pair.second), "low < high");
    }
    return pair;
}

void distribution_points(Trait const& trait, std::vector<double> const& values, TraitPoints& out) {
    Pair const pair = pair_of(trait, values);
    bool const normal = trait.family == "normal" || trait.family == "lognormal";
    Rule const rule = normal                    ? gauss_normal(trait.points)
                      : trait.family == "gamma" ? gauss_gamma(trait.points, pair.first)
                      : trait.family == "beta"  ? gauss_beta(trait.points, pair.first, pair.second)
                                                : gauss_uniform(trait.points);
    out.weights = rule.weights;
    out.values.clear();
    for (double const node : rule.nodes) {
        out.values.push_back(trait.family == "normal"      ? pair.first + pair.second * node
                             : trait.family == "lognormal" ? core::exp(pair.first + pair.second * node)
                             : trait.family == "gamma"     ? node / pair.second
                             : trait.family == "beta"      ? node
                                                           : pair.first + (pair.second - pair.first) * node);
    }
}

/// The x in (low, high) at which a rising function reaches u.
template <class Function>
double invert(Function const& cdf, double low, double high, double u) {
    std::uintmax_t steps = 100;
    auto const far = [&](double x) { return cdf(x) - u; };
    double const at_low = far(low);
    double const at_high = far(high);
    if (at_low >= 0 || at_high <= 0) {
        return at_low >= 0 ? low : high;
    }
    auto const ends = boost::math::tools::toms748_solve(far, low, high, at_low, at_high,
                                                        boost::math::tools::eps_tolerance<double>(50), steps);
    return (ends.first + ends.second) / 2;
}

}  // namespace

Traits::Traits(Plan const& plan)
    : plan_(plan), last_(plan.spec.traits.size()), kept_(plan.spec.traits.size()) {
    for (Trait const& trait : plan.spec.traits) {
        expressions_.emplace_back();
        for (Trait::Level const& level : trait.levels) {
            formula::Formula const none{"0", level.share.where};  // "rest" is worked out from the others
            expressions_.back().emplace_back(is_rest(level.share) ? none : level.share, plan.names.all(),
                                             plan.tables);
        }
        for (auto const& [name, value] : trait.parameters) {
            expressions_.back().emplace_back(value, plan.names.all(), plan.tables);
        }
    }
}

void Traits::evaluate(std::size_t trait, double const* values, std::vector<double>& out) {
    out.clear();
    for (formula::Expression const& expression : expressions_[trait]) {
        out.push_back(expression(values));
    }
    std::vector<Trait::Level> const& levels = plan_.spec.traits[trait].levels;
    if (levels.empty()) {
        return;
    }
    double sum = 0;
    std::size_t rest = levels.size();
    for (std::size_t level = 0; level < levels.size(); ++level) {
        rest = is_rest(levels[level].share) ? level : rest;
        sum += out[level];
    }
    if (rest < levels.size()) {
        out[rest] = std::max(0.0, 1 - sum);
    }
    bool const good = std::all_of(out.begin(), out.end(), [](double share) { return share >= 0; });
    if (!good || (rest < levels.size() ? !(sum <= 1 + 1e-9) : !(std::fabs(sum - 1) <= 1e-9))) {
        throw core::InputError(fmt::format("trait.{}.levels", plan_.spec.traits[trait].name),
                               fmt::format("shares that sum to {}", sum), "shares of 0 to 1 that sum to 1");
    }
}

void Traits::points(std::size_t trait, double const* values, TraitPoints& out) {
    Trait const& spec = plan_.spec.traits[trait];
    std::vector<double> now;
    evaluate(trait, values, now);
    if (now == last_[trait] && !kept_[trait].values.empty()) {
        out = kept_[trait];
        return;
    }
    TraitPoints& made = kept_[trait];
    made = {};
    if (!spec.levels.empty()) {
        for (std::size_t level = 0; level < spec.levels.size(); ++level) {
            made.values.push_back(spec.levels[level].value);
            made.weights.push_back(now[level]);
        }
    } else if (has_age_cells(plan_, trait)) {
        for (Trait::Band const& band : spec.bands) {
            std::size_t const cells = cells_of(band, plan_.cycle_years);
            for (std::size_t cell = 0; cell < cells; ++cell) {
                made.values.push_back(band.low + (band.high - band.low) * (static_cast<double>(cell) + 0.5) /
                                                     static_cast<double>(cells));
                made.weights.push_back(band.share / static_cast<double>(cells));
            }
        }
    } else if (!spec.bands.empty()) {
        Rule const rule = gauss_uniform(spec.points);
        for (Trait::Band const& band : spec.bands) {
            for (std::size_t k = 0; k < rule.nodes.size(); ++k) {
                made.values.push_back(band.low + (band.high - band.low) * rule.nodes[k]);
                made.weights.push_back(band.share * rule.weights[k]);
            }
        }
    } else {
        distribution_points(spec, now, made);
    }
    last_[trait] = now;
    out = made;
}

double Traits::sample(std::size_t trait, double const* values, double u) {
    Trait const& spec = plan_.spec.traits[trait];
    if (!spec.bands.empty()) {
        double below = 0;
        for (std::size_t index = 0; index < spec.bands.size(); ++index) {
            Trait::Band const& band = spec.bands[index];
            if (u < below + band.share || index + 1 == spec.bands.size()) {
                double const part = band.share > 0 ? std::clamp((u - below) / band.share, 0.0, 1.0) : 0.5;
                if (!has_age_cells(plan_, trait)) {
                    return band.low + (band.high - band.low) * part;
                }
                auto const cells = static_cast<double>(cells_of(band, plan_.cycle_years));
                double const cell = std::min(std::floor(part * cells), cells - 1);
                return band.low + (band.high - band.low) * (cell + 0.5) / cells;
            }
            below += band.share;
        }
    }
    std::vector<double> now;
    evaluate(trait, values, now);
    if (!spec.levels.empty()) {
        double below = 0;
        for (std::size_t level = 0; level + 1 < now.size(); ++level) {
            below += now[level];
            if (u < below) {
                return spec.levels[level].value;
            }
        }
        return spec.levels.back().value;
    }
    Pair const pair = pair_of(spec, now);
    if (spec.family == "normal") {
        return pair.first + pair.second * core::normal_quantile(u);
    }
    if (spec.family == "lognormal") {
        return core::exp(pair.first + pair.second * core::normal_quantile(u));
    }
    if (spec.family == "uniform") {
        return pair.first + (pair.second - pair.first) * u;
    }
    if (spec.family == "beta") {
        auto const cdf = [&](double x) {
            return static_cast<double>(boost::math::ibeta(static_cast<long double>(pair.first),
                                                          static_cast<long double>(pair.second),
                                                          static_cast<long double>(x)));
        };
        return invert(cdf, 0, 1, u);
    }
    double high = 2 * pair.first + 10;
    while (upper_gamma(pair.first, high) > 1 - u) {
        high *= 2;
    }
    return invert([&](double x) { return 1 - upper_gamma(pair.first, x); }, 0, high, u) / pair.second;
}

bool Traits::only_points(std::size_t trait) const {
    return !plan_.spec.traits[trait].levels.empty() || has_age_cells(plan_, trait);
}

}  // namespace eigenkracht::pathway
