#include "uncertainty/posterior.hpp"

#include "uncertainty/law.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace eigenkracht::uncertainty {

double design_effect(double mean_size, double sharing) {
    if (!(mean_size >= 1 && std::isfinite(mean_size))) {
        throw core::InputError("mean size of a cluster", mean_size, "a number, at least 1");
    }
    if (!(sharing >= 0 && sharing <= 1)) {
        throw core::InputError("sharing within a cluster", sharing, "a number from 0 to 1");
    }
    double const mean_square = mean_size - 1 + mean_size * mean_size;
    return 1 + sharing * (mean_square / mean_size - 1);
}

Distribution posterior(Evidence const& evidence, double effect) {
    if (evidence.cases) {
        auto const [alpha, beta] = evidence.prior.value_or(std::pair{0.5, 0.5});
        return Beta{alpha + evidence.events / effect, beta + (*evidence.cases - evidence.events) / effect};
    }
    auto const [shape, rate] = evidence.prior.value_or(std::pair{0.5, 0.0});
    return Gamma{shape + evidence.events / effect, rate + evidence.exposure.value_or(0) / effect};
}

std::vector<core::Mistake> check_evidence(Evidence const& evidence, core::SourceLocation const& where,
                                          std::string const& key) {
    std::vector<core::Mistake> mistakes;
    auto const add = [&](std::string found, std::string expected) {
        mistakes.push_back({where, key, std::move(found), std::move(expected), ""});
    };
    double const events = evidence.events;
    bool const counts_events = std::isfinite(events) && events >= 0;
    if (evidence.cases.has_value() == evidence.exposure.has_value()) {
        add(evidence.cases ? "both cases and exposure" : "neither cases nor exposure",
            "cases (for a share) or exposure (for a rate)");
    }
    if (evidence.cases && (!counts_events || !(*evidence.cases > 0) || events > *evidence.cases ||
                           !std::isfinite(*evidence.cases))) {
        add(fmt::format("{} events in {} cases", number_text(events), number_text(*evidence.cases)),
            "0 <= events <= cases");
    }
    if (evidence.exposure &&
        (!counts_events || !(*evidence.exposure > 0) || !std::isfinite(*evidence.exposure))) {
        add(fmt::format("{} events per exposure of {}", number_text(events), number_text(*evidence.exposure)),
            "0 <= events and an exposure above 0");
    }
    if (evidence.prior) {
        auto const [first, second] = *evidence.prior;
        bool const second_fits = evidence.cases ? second > 0 : second >= 0;
        if (!(first > 0) || !second_fits || !std::isfinite(first) || !std::isfinite(second)) {
            add(fmt::format("prior ({}, {})", number_text(first), number_text(second)),
                evidence.cases ? "alpha and beta above 0" : "shape above 0, rate at least 0");
        }
    }
    return mistakes;
}

std::string text(Evidence const& evidence) {
    if (evidence.cases) {
        return fmt::format("{} events in {} cases", number_text(evidence.events),
                           number_text(*evidence.cases));
    }
    return fmt::format("{} events per {}", number_text(evidence.events),
                       number_text(evidence.exposure.value_or(0)));
}

}  // namespace eigenkracht::uncertainty
