#include "pathway/share_list.hpp"

#include "pathway/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::pathway {

ShareList::ShareList(std::vector<std::pair<std::string, formula::Formula>> const& list, Plan const& plan) {
    for (auto const& [name, share] : list) {
        if (is_rest(share)) {
            rest_ = names_.size();
        }
        names_.push_back(name);
        formula::Formula const nothing{"0", share.where};
        expressions_.emplace_back(is_rest(share) ? nothing : share, plan.names.all(), plan.tables);
    }
}

std::string ShareList::compute(double const* values, std::vector<double>& out) const {
    constexpr double tolerance = 1e-9;
    out.resize(names_.size());
    double sum = 0;
    for (std::size_t place = 0; place < names_.size(); ++place) {
        double const share = expressions_[place](values);
        if (!(share >= -tolerance && share <= 1 + tolerance)) {
            return fmt::format("found a share of {:.6g} for {} (expected 0 to 1).", share, names_[place]);
        }
        out[place] = std::max(0.0, share);
        sum += share;
    }
    if (rest_ != Names::none && sum <= 1 + tolerance) {
        out[rest_] = std::max(0.0, 1 - sum);
    } else if (!(std::fabs(sum - 1) <= tolerance)) {
        return fmt::format("found shares that sum to {:.10g} (expected {}).", sum,
                           rest_ == Names::none ? "1" : "at most 1");
    }
    return {};
}

}  // namespace eigenkracht::pathway
