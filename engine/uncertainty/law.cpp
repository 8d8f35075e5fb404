#include "uncertainty/law.hpp"

#include "core/elementary.hpp"
#include "uncertainty/incomplete.hpp"
#include "uncertainty/mixture.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

namespace eigenkracht::uncertainty {
namespace {

using MixturePointer = std::shared_ptr<Mixture const>;

/// One function object out of several, to visit a distribution with.
template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

double square(double x) { return x * x; }

double sd_of(Beta const& law) {
    double const sum = law.alpha + law.beta;
    return std::sqrt(law.alpha * law.beta / (sum + 1)) / sum;
}

double triangular_quantile(Triangular const& law, double u) {
    double const width = law.high - law.low;
    double const below_mode = (law.mode - law.low) / width;
    return u <= below_mode ? law.low + std::sqrt(u * width * (law.mode - law.low))
                           : law.high - std::sqrt((1 - u) * width * (law.high - law.mode));
}

double triangular_cdf(Triangular const& law, double x) {
    double const width = law.high - law.low;
    if (x <= law.low || x >= law.high) {
        return x <= law.low ? 0 : 1;
    }
    return x <= law.mode ? square(x - law.low) / (width * (law.mode - law.low))
                         : 1 - square(law.high - x) / (width * (law.high - law.mode));
}

double uniform_cdf(Uniform const& law, double x) {
    if (x <= law.low || x >= law.high) {
        return x <= law.low ? 0 : 1;
    }
    return (x - law.low) / (law.high - law.low);
}

}  // namespace

Beta standard_beta(Pert const& law) {
    double const width = law.high - law.low;
    return {1 + 4 * (law.mode - law.low) / width, 1 + 4 * (law.high - law.mode) / width};
}

double quantile(Distribution const& law, double u) {
    if (!(u > 0 && u < 1)) {
        throw core::InputError("uniform number of a quantile", u, "above 0 and below 1");
    }
    return std::visit(
        Overloaded{
            [&](Fixed const& it) { return it.value; },
            [&](Beta const& it) { return beta_quantile(it.alpha, it.beta, u); },
            [&](Gamma const& it) { return gamma_quantile(it.shape, u) / it.rate; },
            [&](LogNormal const& it) { return core::exp(it.meanlog + it.sdlog * core::normal_quantile(u)); },
            [&](Normal const& it) { return it.mean + it.sd * core::normal_quantile(u); },
            [&](Triangular const& it) { return triangular_quantile(it, u); },
            [&](Pert const& it) {
                Beta const beta = standard_beta(it);
                return it.low + (it.high - it.low) * beta_quantile(beta.alpha, beta.beta, u);
            },
            [&](Uniform const& it) { return it.low + u * (it.high - it.low); },
            [&](MixturePointer const& it) { return mixture_quantile(*it, u); },
        },
        law);
}

double cdf(Distribution const& law, double x) {
    return std::visit(Overloaded{
                          [&](Fixed const& it) { return x >= it.value ? 1.0 : 0.0; },
                          [&](Beta const& it) { return beta_cdf(it.alpha, it.beta, x); },
                          [&](Gamma const& it) { return gamma_cdf(it.shape, x * it.rate); },
                          [&](LogNormal const& it) {
                              return x > 0 ? core::normal_cdf((core::log(x) - it.meanlog) / it.sdlog) : 0.0;
                          },
                          [&](Normal const& it) { return core::normal_cdf((x - it.mean) / it.sd); },
                          [&](Triangular const& it) { return triangular_cdf(it, x); },
                          [&](Pert const& it) {
                              Beta const beta = standard_beta(it);
                              return beta_cdf(beta.alpha, beta.beta, (x - it.low) / (it.high - it.low));
                          },
                          [&](Uniform const& it) { return uniform_cdf(it, x); },
                          [&](MixturePointer const& it) { return mixture_cdf(*it, x); },
                      },
                      law);
}

double mean(Distribution const& law) {
    return std::visit(Overloaded{
                          [](Fixed const& it) { return it.value; },
                          [](Beta const& it) { return it.alpha / (it.alpha + it.beta); },
                          [](Gamma const& it) { return it.shape / it.rate; },
                          [](LogNormal const& it) { return core::exp(it.meanlog + square(it.sdlog) / 2); },
                          [](Normal const& it) { return it.mean; },
                          [](Triangular const& it) { return (it.low + it.mode + it.high) / 3; },
                          [](Pert const& it) { return (it.low + 4 * it.mode + it.high) / 6; },
                          [](Uniform const& it) { return (it.low + it.high) / 2; },
                          [](MixturePointer const& it) { return mixture_mean(*it); },
                      },
                      law);
}

double sd(Distribution const& law) {
    return std::visit(Overloaded{
                          [](Fixed const&) { return 0.0; },
                          [](Beta const& it) { return sd_of(it); },
                          [](Gamma const& it) { return std::sqrt(it.shape) / it.rate; },
                          [](LogNormal const& it) {
                              double const variance = square(it.sdlog);
                              return core::exp(it.meanlog + variance / 2) * std::sqrt(core::expm1(variance));
                          },
                          [](Normal const& it) { return it.sd; },
                          [](Triangular const& it) {
                              // The variance in the two distances from the mode.
                              double const left = it.mode - it.low;
                              double const right = it.high - it.mode;
                              return std::sqrt((square(left) + left * right + square(right)) / 18);
                          },
                          [](Pert const& it) { return (it.high - it.low) * sd_of(standard_beta(it)); },
                          [](Uniform const& it) { return (it.high - it.low) / std::sqrt(12.0); },
                          [](MixturePointer const& it) { return mixture_sd(*it); },
                      },
                      law);
}

std::string number_text(double value) {
    if (std::fabs(value) >= 1e6 && std::fabs(value) < 1e15) {
        return fmt::format("{:.0f}", value);
    }
    return fmt::format("{:.6g}", value);
}

std::string text(Distribution const& law) {
    auto const words = [](char const* form, auto... numbers) {
        return fmt::format(fmt::runtime(form), number_text(numbers)...);
    };
    return std::visit(
        Overloaded{
            [&](Fixed const& it) { return words("{}", it.value); },
            [&](Beta const& it) { return words("Beta({}, {})", it.alpha, it.beta); },
            [&](Gamma const& it) { return words("Gamma({}, rate {})", it.shape, it.rate); },
            [&](LogNormal const& it) {
                return words("LogNormal(meanlog {}, sdlog {})", it.meanlog, it.sdlog);
            },
            [&](Normal const& it) { return words("Normal({}, sd {})", it.mean, it.sd); },
            [&](Triangular const& it) { return words("Triangular({}, {}, {})", it.low, it.mode, it.high); },
            [&](Pert const& it) { return words("PERT({}, {}, {})", it.low, it.mode, it.high); },
            [&](Uniform const& it) { return words("Uniform({}, {})", it.low, it.high); },
            [&](MixturePointer const& it) {
                double const total = std::accumulate(it->weights.begin(), it->weights.end(), 0.0);
                std::string parts;
                for (std::size_t i = 0; i < it->components.size(); ++i) {
                    parts += fmt::format("{}{} x {}", parts.empty() ? "" : " + ",
                                         number_text(it->weights[i] / total), text(it->components[i]));
                }
                return fmt::format("Mixture({})", parts);
            },
        },
        law);
}

}  // namespace eigenkracht::uncertainty
