#include "files/read_law.hpp"

#include "core/elementary.hpp"
#include "files/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::files {
namespace {

using uncertainty::Distribution;

/// Half the width of a 95% interval of a normal law, in standard deviations: the 97.5% quantile.
constexpr double half_width_95 = 1.959963984540054;

/// Intervals as published are rounded: the middle may be off by so much of half the width.
constexpr double most_off_centre = 0.25;

class LawReader {
public:
    LawReader(TreeReader const& table, std::string path, std::vector<core::Mistake>& mistakes)
        : table_(table), path_(std::move(path)), mistakes_(mistakes) {}

    std::optional<Distribution> read() {
        for (Entry const& entry : table_.node().entries) {
            if (entry.value.broken) {
                return std::nullopt;
            }
        }
        std::string const& family = table_.name();
        if (family == "fixed") {
            return uncertainty::Fixed{get("value")};
        }
        if (family == "beta") {
            return beta();
        }
        if (family == "gamma") {
            return gamma();
        }
        if (family == "lognormal") {
            return lognormal();
        }
        if (family == "normal") {
            return normal();
        }
        if (family == "uniform") {
            return uniform();
        }
        if (family == "mixture") {
            return mixture();
        }
        return with_mode();
    }

private:
    double get(std::string_view key) const { return table_.number(key); }
    bool has(std::string_view key) const { return table_.has(key); }

    std::nullopt_t wrong(std::string const& found, std::string const& expected,
                         std::string const& hint = "") {
        mistakes_.push_back({table_.where(), path_, found, expected, hint});
        return std::nullopt;
    }

    std::optional<Distribution> beta() {
        if (has("alpha")) {
            return uncertainty::Beta{get("alpha"), get("beta")};
        }
        double const mean = get("mean");
        double const most = mean * (1 - mean);
        double const variance = get("sd") * get("sd");
        if (variance >= most) {
            return wrong(fmt::format("an sd of {}", get("sd")),
                         fmt::format("less than sqrt(mean (1 - mean)) = {:.4g}", std::sqrt(most)));
        }
        double const strength = most / variance - 1;
        return uncertainty::Beta{mean * strength, (1 - mean) * strength};
    }

    std::optional<Distribution> gamma() const {
        if (has("shape")) {
            return uncertainty::Gamma{get("shape"), has("rate") ? get("rate") : 1 / get("scale")};
        }
        double const cv = has("cv") ? get("cv") : get("sd") / get("mean");
        double const shape = 1 / (cv * cv);
        return uncertainty::Gamma{shape, shape / get("mean")};
    }

    std::optional<Distribution> lognormal() {
        if (has("meanlog")) {
            return uncertainty::LogNormal{get("meanlog"), get("sdlog")};
        }
        if (has("mean")) {
            double const variance = core::log1p(get("cv") * get("cv"));
            return uncertainty::LogNormal{core::log(get("mean")) - variance / 2, std::sqrt(variance)};
        }
        double const meanlog = core::log(get("median"));
        if (has("sdlog")) {
            return uncertainty::LogNormal{meanlog, get("sdlog")};
        }
        double const low = core::log(get("low95"));
        double const high = core::log(get("high95"));
        if (!interval("median", low, meanlog, high, " on the scale of ratios")) {
            return std::nullopt;
        }
        return uncertainty::LogNormal{meanlog, (high - low) / (2 * half_width_95)};
    }

    std::optional<Distribution> normal() {
        if (has("sd")) {
            return uncertainty::Normal{get("mean"), get("sd")};
        }
        if (!interval("mean", get("low95"), get("mean"), get("high95"), "")) {
            return std::nullopt;
        }
        return uncertainty::Normal{get("mean"), (get("high95") - get("low95")) / (2 * half_width_95)};
    }

    /// Whether the middle lies in the interval, and near its middle, since the law is symmetric there.
    bool interval(std::string const& centre, double low, double middle, double high,
                  std::string const& scale) {
        std::string const found =
            fmt::format("low95 {}, {} {}, high95 {}", get("low95"), centre, get(centre), get("high95"));
        if (!(low < middle && middle < high)) {
            wrong(found, fmt::format("low95 < {} < high95", centre));
            return false;
        }
        if (std::fabs(middle - (low + high) / 2) > most_off_centre * (high - low) / 2) {
            wrong(found, fmt::format("the {} near the middle of the interval{}", centre, scale),
                  "This family cannot hold so skew an interval.");
            return false;
        }
        return true;
    }

    std::optional<Distribution> with_mode() {
        double const mode = get("mode");
        double low = get("low");
        double high = get("high");
        if (Node const* const margin = table_.find("plus_minus")) {
            double const reach = margin_of(*margin, mode).value_or(0);
            low = mode - reach;
            high = mode + reach;
        }
        if (!(low <= mode && mode <= high && low < high)) {
            return wrong(fmt::format("low {}, mode {}, high {}", low, mode, high),
                         "low <= mode <= high, low < high");
        }
        return table_.name() == "pert" ? Distribution(uncertainty::Pert{low, mode, high})
                                       : Distribution(uncertainty::Triangular{low, mode, high});
    }

    std::optional<Distribution> uniform() {
        double low = get("low");
        double high = get("high");
        if (Node const* const margin = table_.find("plus_minus")) {
            double const reach = margin_of(*margin, get("mid")).value_or(0);
            low = get("mid") - reach;
            high = get("mid") + reach;
        }
        if (!(low < high)) {
            return wrong(fmt::format("low {}, high {}", low, high), "low < high");
        }
        return uncertainty::Uniform{low, high};
    }

    std::optional<Distribution> mixture() {
        auto mixture = std::make_shared<uncertainty::Mixture>();
        mixture->weights = table_.numbers("weights");
        std::vector<Node> const& components = table_.find("components")->items;
        if (components.size() != mixture->weights.size()) {
            return wrong(fmt::format("{} components, {} weights", components.size(), mixture->weights.size()),
                         "as many weights as components");
        }
        for (Node const& component : components) {
            std::optional<Distribution> law =
                read_law(TreeReader(component, "distribution"), path_ + ".components", mistakes_);
            if (!law) {
                return std::nullopt;
            }
            mixture->components.push_back(*std::move(law));
        }
        return Distribution(std::shared_ptr<uncertainty::Mixture const>(std::move(mixture)));
    }

    TreeReader const& table_;
    std::string path_;
    std::vector<core::Mistake>& mistakes_;
};

}  // namespace

std::optional<Distribution> read_law(TreeReader const& table, std::string const& path,
                                     std::vector<core::Mistake>& mistakes) {
    if (table.node().entries.empty() || table.node().broken || table.node().entries.front().value.broken) {
        return std::nullopt;
    }
    Entry const& entry = table.node().entries.front();
    return LawReader(TreeReader(entry.value, entry.key), path + "." + entry.key, mistakes).read();
}

}  // namespace eigenkracht::files
