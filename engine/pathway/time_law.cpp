#include "pathway/time_law.hpp"

#include "core/elementary.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace eigenkracht::pathway {
namespace {

/// A family and the sets of parameters that it can be given by.
struct Description {
    char const* name;
    TimeFamily family;
    std::vector<std::vector<std::string>> ways;
};

std::vector<Description> const& descriptions() {
    static std::vector<Description> const all{
        {"exponential", TimeFamily::exponential, {{"rate"}, {"mean"}}},
        {"weibull", TimeFamily::weibull, {{"shape", "scale"}, {"shape", "mean"}}},
        {"gamma", TimeFamily::gamma, {{"shape", "rate"}, {"shape", "mean"}}},
        {"lognormal", TimeFamily::lognormal, {{"meanlog", "sdlog"}, {"median", "sdlog"}, {"mean", "cv"}}},
        {"loglogistic", TimeFamily::loglogistic, {{"shape", "scale"}}},
        {"gompertz", TimeFamily::gompertz, {{"shape", "rate"}}},
        {"geometric", TimeFamily::geometric, {{"probability"}, {"mean"}}},
        {"fixed", TimeFamily::fixed, {{"value"}}}};
    return all;
}

Description const* describe(std::string const& family) {
    for (Description const& one : descriptions()) {
        if (family == one.name) {
            return &one;
        }
    }
    return nullptr;
}

std::string ways_text(Description const& one) {
    std::vector<std::string> ways;
    for (auto const& way : one.ways) {
        ways.push_back(core::join(way, " and "));
    }
    return core::join(ways, ", or ");
}

bool is_way(std::vector<std::string> const& way, TimeDistribution const& distribution) {
    return way.size() == distribution.parameters.size() &&
           std::all_of(way.begin(), way.end(), [&](std::string const& name) {
               return std::any_of(distribution.parameters.begin(), distribution.parameters.end(),
                                  [&](auto const& given) { return given.first == name; });
           });
}

}  // namespace

std::vector<core::Mistake> check_time_distribution(TimeDistribution const& distribution,
                                                   std::string const& key) {
    std::vector<core::Mistake> mistakes;
    Description const* const known = describe(distribution.family);
    if (known == nullptr) {
        std::vector<std::string> names;
        for (Description const& one : descriptions()) {
            names.emplace_back(one.name);
        }
        std::string const near = core::nearest_word(distribution.family, names);
        mistakes.push_back({distribution.where, key, fmt::format("\"{}\"", distribution.family),
                            core::join(names, ", "),
                            near.empty() ? "" : fmt::format("Did you mean {}?", near)});
        return mistakes;
    }
    bool const fits = std::any_of(known->ways.begin(), known->ways.end(),
                                  [&](auto const& way) { return is_way(way, distribution); });
    if (!fits) {
        std::vector<std::string> given;
        std::vector<std::string> all;
        for (auto const& [name, value] : distribution.parameters) {
            given.push_back(name);
        }
        for (auto const& way : known->ways) {
            all.insert(all.end(), way.begin(), way.end());
        }
        std::string hint;
        for (std::string const& name : given) {
            std::string const near = core::nearest_word(name, all);
            if (!near.empty() && near != name) {
                hint = fmt::format("Did you mean {}?", near);
                break;
            }
        }
        mistakes.push_back({distribution.where, fmt::format("{}.{}", key, distribution.family),
                            given.empty() ? "no parameters" : core::join(given, ", "), ways_text(*known),
                            hint});
    }
    return mistakes;
}

TimeLaw make_time_law(TimeDistribution const& distribution, std::vector<double> const& values) {
    Description const* const known = describe(distribution.family);
    if (known == nullptr) {
        throw core::Defect("a time distribution of an unknown family was not refused");
    }
    std::string const& family = distribution.family;
    auto const find = [&](char const* name) -> double const* {
        for (std::size_t k = 0; k < values.size(); ++k) {
            if (distribution.parameters[k].first == name) {
                return &values[k];
            }
        }
        return nullptr;
    };
    auto const positive = [&](char const* name) {
        double const* const value = find(name);
        if (value == nullptr || !(*value > 0) || !std::isfinite(*value)) {
            throw core::InputError(fmt::format("{} of a {} distribution", name, family),
                                   value == nullptr ? 0.0 : *value, "a number above 0");
        }
        return *value;
    };
    auto const finite = [&](char const* name) {
        double const* const value = find(name);
        if (value == nullptr || !std::isfinite(*value)) {
            throw core::InputError(fmt::format("{} of a {} distribution", name, family),
                                   value == nullptr ? 0.0 : *value, "a number");
        }
        return *value;
    };
    TimeLaw law;
    law.family = known->family;
    switch (law.family) {
        case TimeFamily::exponential:
            law.level = find("rate") != nullptr ? positive("rate") : 1 / positive("mean");
            break;
        case TimeFamily::weibull:
            law.shape = positive("shape");
            law.level = find("scale") != nullptr
                            ? positive("scale")
                            : positive("mean") / core::exp(core::lgamma(1 + 1 / law.shape));
            break;
        case TimeFamily::gamma:
            law.shape = positive("shape");
            law.level = find("rate") != nullptr ? positive("rate") : law.shape / positive("mean");
            break;
        case TimeFamily::lognormal:
            if (find("cv") != nullptr) {
                double const cv = positive("cv");
                double const variance = core::log1p(cv * cv);
                law.shape = std::sqrt(variance);
                law.level = core::log(positive("mean")) - variance / 2;
            } else {
                law.shape = positive("sdlog");
                law.level = find("median") != nullptr ? core::log(positive("median")) : finite("meanlog");
            }
            break;
        case TimeFamily::loglogistic:
            law.shape = positive("shape");
            law.level = positive("scale");
            break;
        case TimeFamily::gompertz:
            law.shape = finite("shape");
            law.level = positive("rate");
            break;
        case TimeFamily::geometric:
            law.level = find("probability") != nullptr ? positive("probability") : 1 / positive("mean");
            if (law.level > 1) {
                throw core::InputError(find("mean") != nullptr ? "mean of a geometric distribution"
                                                               : "probability of a geometric distribution",
                                       find("mean") != nullptr ? 1 / law.level : law.level,
                                       find("mean") != nullptr ? "at least 1 cycle" : "at most 1");
            }
            break;
        case TimeFamily::fixed:
            law.level = positive("value");
            break;
    }
    return law;
}

}  // namespace eigenkracht::pathway
