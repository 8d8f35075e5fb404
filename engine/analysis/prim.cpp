#include "analysis/prim.hpp"

#include "analysis/box_rows.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace eigenkracht::analysis {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double rounding = 1e-12;  // of shares: what sums in another order may differ by

void check(PeelOptions const& options) {
    if (!(options.peeled > 0 && options.peeled <= 0.5)) {
        throw core::InputError("share of a box that is peeled", options.peeled, "above 0, at most 0.5");
    }
    if (!(options.pasted >= 0 && options.pasted < 1)) {
        throw core::InputError("share of a box that is pasted", options.pasted, "0, or a share below 1");
    }
    if (!(options.least_mass > 0 && options.least_mass < 1)) {
        throw core::InputError("least mass of a box", options.least_mass, "a share between 0 and 1");
    }
}

/// Weight and outcome of some rows.
struct Amount {
    double weight = 0;
    double outcome = 0;

    void add(BoxRows const& rows, std::size_t row) {
        weight += rows.weight(row);
        outcome += rows.weight(row) * rows.outcome(row);
    }
    [[nodiscard]] double density() const { return weight > 0 ? outcome / weight : 0; }
};

/// A change of a box: some rows fewer, or more.
struct Change {
    double score = 0;  ///< rise in density for the share of rows
    std::vector<std::size_t> rows;
    BoxLimit limit;  ///< of its input, afterwards
};

BoxLimit limit_of(DiscoveryBox const& box, std::size_t input) {
    for (auto const& limit : box.limits) {
        if (limit.input == input) {
            return limit;
        }
    }
    return {input, -infinite, infinite, {}};
}

/// Sets an input's limit, or lifts it.
void set(DiscoveryBox& box, BoxLimit const& limit, bool lifted) {
    box.limits.erase(std::remove_if(box.limits.begin(), box.limits.end(),
                                    [&](BoxLimit const& other) { return other.input == limit.input; }),
                     box.limits.end());
    if (!lifted) {
        auto const after = std::find_if(box.limits.begin(), box.limits.end(),
                                        [&](BoxLimit const& other) { return other.input > limit.input; });
        box.limits.insert(after, limit);
    }
}

/// Rows by an input's numbers, equal ones in their order.
std::vector<std::size_t> sorted(DiscoveryInput const& input, std::vector<std::size_t> rows) {
    std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        return input.values[a] < input.values[b] || (input.values[a] == input.values[b] && a < b);
    });
    return rows;
}

/// The first rows of a list that weigh at least so much, equal numbers together.
template <typename Iterator>
std::vector<std::size_t> first_rows(BoxRows const& rows, DiscoveryInput const& input, Iterator next,
                                    Iterator end, double goal) {
    std::vector<std::size_t> taken;
    double weight = 0;
    while (next != end && weight < goal) {
        double const value = input.values[*next];
        for (; next != end && input.values[*next] == value; ++next) {
            weight += rows.weight(*next);
            taken.push_back(*next);
        }
    }
    return taken;
}

/// Peels a box until nothing more can be peeled.
class Peeler {
public:
    Peeler(BoxRows const& rows, PeelOptions const& options) : rows_(rows), options_(options) {
        for (auto const& input : rows_.inputs()) {
            order_.push_back(sorted(input, rows_.counting()));
        }
        for (std::size_t const row : rows_.counting()) {
            inside_.add(rows_, row);
        }
        all_ = inside_;
    }

    /// The best peel of the box, if there is one.
    [[nodiscard]] std::optional<Change> best(DiscoveryBox const& box) const {
        std::optional<Change> best;
        auto const offer = [&](std::vector<std::size_t> taken, BoxLimit limit) {
            Amount left = inside_;
            Amount removed;
            for (std::size_t const row : taken) {
                removed.add(rows_, row);
            }
            left.weight -= removed.weight;
            left.outcome -= removed.outcome;
            bool const enough = left.weight >= (options_.least_mass - rounding) * all_.weight;
            double const rise = left.density() - inside_.density();
            if (taken.empty() || !enough || rise <= rounding) {
                return;
            }
            double const score = rise / (removed.weight / all_.weight);
            if (!best || score > best->score * (1 + rounding)) {
                best = Change{score, std::move(taken), std::move(limit)};
            }
        };
        double const goal = options_.peeled * inside_.weight * (1 - rounding);
        for (std::size_t i = 0; i < order_.size(); ++i) {
            auto const& input = rows_.inputs()[i];
            auto const& order = order_[i];
            if (input.category) {
                auto const kinds = kinds_of(input, order);
                for (double const kind : kinds) {
                    offer(rows_of_kind(input, order, kind), without_kind(limit_of(box, i), kinds, kind));
                }
                continue;
            }
            auto lowest = first_rows(rows_, input, order.begin(), order.end(), goal);
            auto highest = first_rows(rows_, input, order.rbegin(), order.rend(), goal);
            BoxLimit above = limit_of(box, i);
            if (lowest.size() < order.size()) {  // else equal numbers leave nothing
                above.low = input.values[order[lowest.size()]];
                offer(std::move(lowest), above);
            }
            BoxLimit below = limit_of(box, i);
            if (highest.size() < order.size()) {
                below.high = input.values[order[order.size() - highest.size() - 1]];
                offer(std::move(highest), below);
            }
        }
        return best;
    }

    void take(Change const& change) {
        std::vector<bool> gone(rows_.size(), false);
        for (std::size_t const row : change.rows) {
            gone[row] = true;
        }
        for (auto& order : order_) {
            order.erase(
                std::remove_if(order.begin(), order.end(), [&](std::size_t row) { return gone[row]; }),
                order.end());
        }
        inside_ = {};
        for (std::size_t const row : order_.front()) {
            inside_.add(rows_, row);
        }
    }

private:
    static std::vector<double> kinds_of(DiscoveryInput const& input, std::vector<std::size_t> const& order) {
        std::vector<double> kinds;
        for (std::size_t const row : order) {
            if (kinds.empty() || input.values[row] != kinds.back()) {
                kinds.push_back(input.values[row]);
            }
        }
        return kinds;
    }

    static std::vector<std::size_t> rows_of_kind(DiscoveryInput const& input,
                                                 std::vector<std::size_t> const& order, double kind) {
        std::vector<std::size_t> rows;
        for (std::size_t const row : order) {
            if (input.values[row] == kind) {
                rows.push_back(row);
            }
        }
        return rows;
    }

    static BoxLimit without_kind(BoxLimit limit, std::vector<double> kinds, double kind) {
        kinds.erase(std::remove(kinds.begin(), kinds.end(), kind), kinds.end());
        limit.categories = std::move(kinds);
        return limit;
    }

    BoxRows const& rows_;
    PeelOptions options_;
    std::vector<std::vector<std::size_t>> order_;  ///< [input] rows of the box by its numbers
    Amount inside_;
    Amount all_;
};

/// The best addition along one input, if there is one: of rows that only this input's limit keeps out.
void offer_paste(BoxRows const& rows, DiscoveryBox const& box, BoxLimit const& limit,
                 PeelOptions const& options, std::optional<Change>& best) {
    auto const& input = rows.inputs()[limit.input];
    DiscoveryBox open = box;
    set(open, limit, true);
    auto const in_open = rows.inside(open);
    auto const in_box = rows.inside(box);
    Amount all;
    Amount inside;
    std::vector<std::size_t> outside;
    for (std::size_t const row : rows.counting()) {
        all.add(rows, row);
        if (in_box[row]) {
            inside.add(rows, row);
        } else if (in_open[row]) {
            outside.push_back(row);
        }
    }
    outside = sorted(input, std::move(outside));
    auto const offer = [&](std::vector<std::size_t> taken, BoxLimit changed) {
        Amount grown = inside;
        for (std::size_t const row : taken) {
            grown.add(rows, row);
        }
        double const rise = grown.density() - inside.density();
        if (taken.empty() || rise <= rounding) {
            return;
        }
        double const score = rise / ((grown.weight - inside.weight) / all.weight);
        if (!best || score > best->score * (1 + rounding)) {
            best = Change{score, std::move(taken), std::move(changed)};
        }
    };
    if (!limit.categories.empty()) {
        for (std::size_t first = 0; first < outside.size();) {
            std::vector<std::size_t> kind;
            double const value = input.values[outside[first]];
            for (; first < outside.size() && input.values[outside[first]] == value; ++first) {
                kind.push_back(outside[first]);
            }
            BoxLimit wider = limit;
            wider.categories.insert(std::upper_bound(wider.categories.begin(), wider.categories.end(), value),
                                    value);
            offer(std::move(kind), std::move(wider));
        }
        return;
    }
    auto const above = std::find_if(outside.begin(), outside.end(),
                                    [&](std::size_t row) { return input.values[row] > limit.high; });
    double const goal = options.pasted * inside.weight * (1 - rounding);
    // The whole of a side that was opened has no bound any more.
    auto lower = first_rows(rows, input, std::make_reverse_iterator(above), outside.rend(), goal);
    if (!lower.empty()) {
        BoxLimit wider = limit;
        bool const last = lower.size() == static_cast<std::size_t>(above - outside.begin());
        wider.low = last ? -infinite : input.values[lower.back()];
        offer(std::move(lower), wider);
    }
    auto upper = first_rows(rows, input, above, outside.end(), goal);
    if (!upper.empty()) {
        BoxLimit wider = limit;
        bool const last = upper.size() == static_cast<std::size_t>(outside.end() - above);
        wider.high = last ? infinite : input.values[upper.back()];
        offer(std::move(upper), wider);
    }
}

bool holds_all(BoxRows const& rows, BoxLimit const& limit) {
    if (rows.inputs()[limit.input].category) {
        DiscoveryBox alone;
        alone.limits = {limit};
        auto const in = rows.inside(alone);
        return std::all_of(rows.counting().begin(), rows.counting().end(),
                           [&](std::size_t row) { return in[row]; });
    }
    return limit.low == -infinite && limit.high == infinite;
}

}  // namespace

std::vector<DiscoveryBox> peel(DiscoveryRows const& rows, PeelOptions const& options) {
    check(options);
    BoxRows const known(rows);
    known.require_outcome();
    Peeler peeler(known, options);
    std::vector<DiscoveryBox> way{known.measured({})};
    for (auto change = peeler.best(way.back()); change; change = peeler.best(way.back())) {
        DiscoveryBox smaller = way.back();
        set(smaller, change->limit, false);
        peeler.take(*change);
        way.push_back(known.measured(std::move(smaller)));
    }
    return way;
}

DiscoveryBox paste(DiscoveryRows const& rows, DiscoveryBox const& box, PeelOptions const& options) {
    check(options);
    BoxRows const known(rows);
    known.require_outcome();
    DiscoveryBox larger = known.measured(box);
    while (options.pasted > 0) {
        std::optional<Change> best;
        for (auto const& limit : larger.limits) {
            offer_paste(known, larger, limit, options, best);
        }
        if (!best) {
            break;
        }
        set(larger, best->limit, holds_all(known, best->limit));
        larger = known.measured(std::move(larger));
    }
    return larger;
}

}  // namespace eigenkracht::analysis
