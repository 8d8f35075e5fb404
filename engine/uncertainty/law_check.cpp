#include "uncertainty/law.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace eigenkracht::uncertainty {
namespace {

/// Gathers the mistakes of one law.
class Checker {
public:
    Checker(core::SourceLocation const& where, std::string const& key) : where_(where), key_(key) {}

    void operator()(Fixed const& it) { finite("value", it.value); }

    void operator()(Beta const& it) {
        positive("alpha", it.alpha);
        positive("beta", it.beta);
    }

    void operator()(Gamma const& it) {
        positive("shape", it.shape);
        positive("rate", it.rate);
    }

    void operator()(LogNormal const& it) {
        finite("meanlog", it.meanlog);
        positive("sdlog", it.sdlog);
    }

    void operator()(Normal const& it) {
        finite("mean", it.mean);
        positive("sd", it.sd);
    }

    void operator()(Triangular const& it) { ordered(it.low, it.mode, it.high); }
    void operator()(Pert const& it) { ordered(it.low, it.mode, it.high); }

    void operator()(Uniform const& it) {
        if (finite("low", it.low) && finite("high", it.high) && !(it.low < it.high)) {
            add(fmt::format("low {}, high {}", number_text(it.low), number_text(it.high)), "low < high");
        }
    }

    void operator()(std::shared_ptr<Mixture const> const& it) {
        if (it == nullptr || it->components.empty() || it->components.size() != it->weights.size()) {
            add(it == nullptr
                    ? "a mixture of nothing"
                    : fmt::format("{} weights for {} components", it->weights.size(), it->components.size()),
                "a positive weight for each component, at least one");
            return;
        }
        for (double const weight : it->weights) {
            positive("weight", weight);
        }
        for (Distribution const& component : it->components) {
            std::visit([this](auto const& part) { (*this)(part); }, component);
        }
    }

    std::vector<core::Mistake> mistakes;

private:
    void add(std::string found, std::string expected) {
        mistakes.push_back({where_, key_, std::move(found), std::move(expected), ""});
    }

    bool finite(char const* name, double value) {
        if (!std::isfinite(value)) {
            add(fmt::format("{} {}", name, value), "a finite number");
            return false;
        }
        return true;
    }

    void positive(char const* name, double value) {
        if (finite(name, value) && !(value > 0)) {
            add(fmt::format("{} {}", name, number_text(value)), "a number above 0");
        }
    }

    void ordered(double low, double mode, double high) {
        if (finite("low", low) && finite("mode", mode) && finite("high", high) &&
            !(low <= mode && mode <= high && low < high)) {
            add(fmt::format("low {}, mode {}, high {}", number_text(low), number_text(mode),
                            number_text(high)),
                "low <= mode <= high and low < high");
        }
    }

    core::SourceLocation const& where_;
    std::string const& key_;
};

}  // namespace

std::vector<core::Mistake> check_law(Distribution const& law, core::SourceLocation const& where,
                                     std::string const& key) {
    Checker checker(where, key);
    // Visiting through a reference keeps what the checker gathers.
    std::visit([&](auto const& it) { checker(it); }, law);
    return std::move(checker.mistakes);
}

}  // namespace eigenkracht::uncertainty
