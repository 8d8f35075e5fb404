#include "analysis/morris.hpp"

#include "analysis/columns.hpp"
#include "analysis/input_places.hpp"
#include "analysis/student.hpp"
#include "core/elementary.hpp"
#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace eigenkracht::analysis {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t fewest_for_sigma = 5;

/// Moments of numbers about a centre: sums of second and fourth powers over their number.
struct Moments {
    double second = 0;
    double fourth = 0;
};

Moments moments(std::span<double const> values, double centre) {
    Moments found;
    for (double const value : values) {
        double const square = (value - centre) * (value - centre);
        found.second += square;
        found.fourth += square * square;
    }
    found.second /= static_cast<double>(values.size());
    found.fourth /= static_cast<double>(values.size());
    return found;
}

/// Half of a mean's 95% interval.
double mean_reach(std::span<double const> values) {
    auto const n = static_cast<double>(values.size());
    if (values.size() < 2) {
        return infinite;
    }
    auto const about_mean = moments(values, mean_of(values));
    double const degrees = values.size() < 3 ? 1 : tail_degrees(n, about_mean.second, about_mean.fourth);
    return student_factor(degrees, 0.95) * sd_of(values) / std::sqrt(n);
}

/// Mean without a share of the smallest and of the largest.
double trimmed_mean(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    auto const left_out = static_cast<std::size_t>(share * static_cast<double>(values.size()));
    return mean_of(std::span(values).subspan(left_out, values.size() - 2 * left_out));
}

void bound_sigma(std::vector<double> const& effects, ElementaryEffects& of_input) {
    auto const n = static_cast<double>(effects.size());
    if (!(of_input.sigma > 0) || effects.size() < fewest_for_sigma) {
        of_input.sigma_low = 0;
        of_input.sigma_high = effects.size() < fewest_for_sigma ? infinite : 0;
        return;
    }
    double const z = core::normal_quantile(0.975);
    double const small_sample = n / (n - z);
    double const share = 1 / (2 * std::sqrt(n - 4));
    double const fourth = moments(effects, trimmed_mean(effects, share)).fourth;
    double const second = moments(effects, of_input.mu).second;
    double const kurtosis = fourth / (second * second);
    double const error = small_sample * std::sqrt(std::max(kurtosis - (n - 3) / n, 0.0) / (n - 1));
    double const middle = small_sample * of_input.sigma * of_input.sigma;
    of_input.sigma_low = std::sqrt(middle * core::exp(-z * error));
    of_input.sigma_high = std::sqrt(middle * core::exp(z * error));
}

ElementaryEffects sum_up(std::vector<double> const& effects) {
    ElementaryEffects found;
    found.effects = effects.size();
    if (effects.empty()) {
        return {0, unknown, infinite, unknown, infinite, unknown, 0, infinite};
    }
    std::vector<double> sizes;
    sizes.reserve(effects.size());
    for (double const effect : effects) {
        sizes.push_back(std::fabs(effect));
    }
    found.mu = mean_of(effects);
    found.mu_conf = mean_reach(effects);
    found.mu_star = mean_of(sizes);
    found.mu_star_conf = mean_reach(sizes);
    found.sigma = effects.size() < 2 ? unknown : sd_of(effects);
    bound_sigma(effects, found);
    return found;
}

std::string place_of(std::size_t trajectory, std::size_t step) {
    return fmt::format("step {} of trajectory {}", step, trajectory + 1);
}

void require_whole(std::span<InputColumn const> inputs, std::span<double const> outcome) {
    std::size_t const points = inputs.size() + 1;
    if (inputs.empty()) {
        throw core::InputError("inputs of elementary effects", "none", "at least one");
    }
    if (outcome.empty() || outcome.size() % points != 0) {
        throw core::InputError("points of trajectories", static_cast<double>(outcome.size()),
                               fmt::format("whole trajectories of {} points", points));
    }
    check_inputs(inputs, outcome.size());
}

/// The one input that a step changes.
std::size_t changed_input(std::span<InputColumn const> inputs, std::size_t point, std::string const& place) {
    std::size_t changed = inputs.size();
    for (std::size_t input = 0; input < inputs.size(); ++input) {
        if (inputs[input].values[point] == inputs[input].values[point - 1]) {
            continue;
        }
        if (changed < inputs.size()) {
            throw core::InputError(place,
                                   fmt::format("{} and {} changed", inputs[changed].name, inputs[input].name),
                                   "one input changed");
        }
        changed = input;
    }
    if (changed == inputs.size()) {
        throw core::InputError(place, "no input changed", "one input changed");
    }
    return changed;
}

}  // namespace

Morris morris(std::span<InputColumn const> inputs, std::span<double const> outcome) {
    require_whole(inputs, outcome);
    std::size_t const points = inputs.size() + 1;
    Morris found;
    found.trajectories = outcome.size() / points;
    std::vector<std::vector<double>> effects(inputs.size());
    for (std::size_t trajectory = 0; trajectory < found.trajectories; ++trajectory) {
        std::vector<char> seen(inputs.size(), 0);
        for (std::size_t step = 0; step < points; ++step) {
            std::size_t const point = trajectory * points + step;
            found.failed += std::isfinite(outcome[point]) ? 0U : 1U;
            if (step == 0) {
                continue;
            }
            std::string const place = place_of(trajectory, step);
            std::size_t const input = changed_input(inputs, point, place);
            if (seen[input] != 0) {
                throw core::InputError(place, fmt::format("{} changed again", inputs[input].name),
                                       "every input changed once in a trajectory");
            }
            seen[input] = 1;
            double const change = inputs[input].values[point] - inputs[input].values[point - 1];
            double const effect = (outcome[point] - outcome[point - 1]) / change;
            if (std::isfinite(effect)) {
                effects[input].push_back(effect);
            }
        }
    }
    if (found.failed == outcome.size()) {
        found.reason = "all points have failed";
        return found;
    }
    for (auto const& of_input : effects) {
        found.inputs.push_back(sum_up(of_input));
    }
    return found;
}

}  // namespace eigenkracht::analysis
