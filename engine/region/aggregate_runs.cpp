#include "random/poisson_tables.hpp"
#include "random/uniforms.hpp"
#include "region/aggregate.hpp"
#include "region/aggregate_address.hpp"

#include <algorithm>
#include <limits>

namespace eigenkracht::region {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

static_assert(random::PoissonTables::padding >= random::uniforms_padding);

}  // namespace

/// Whether the children of a month are Poisson numbers that know nothing of each other.
bool Aggregate::splits(RegionNumbers const& numbers, int month, Run& run, std::uint64_t& policies) const {
    run.held = 0;
    policies = 0;
    for (std::size_t policy = 0; policy < world_.policies; ++policy) {
        double const held = numbers.conferences_per_month[policy][static_cast<std::size_t>(month)];
        if (held > 0) {
            if (run.held > 0 && held != run.held) {
                return false;
            }
            run.held = held;
            policies |= std::uint64_t{1} << policy;
        }
    }
    // On one uniform number a larger mean never gives fewer: none is beyond a studied volume that is no smaller.
    bool const all_alike = numbers.marginal_yield == 1 || run.held <= numbers.studied_per_month;
    return run.held == 0 || (world_.poisson_volumes && numbers.mean_children_per_family == 1 && all_alike);
}

/// A mean as rows of parts, one number a month, and what is left.
void Aggregate::expect(Counted counted, double mean, int months) {
    auto const& tables = random::PoissonTables::shared();
    for (std::uint32_t part = tables.part_of(mean); part != 0; part = tables.part_of(mean)) {
        counted_.push_back(counted);
        parts_.insert(parts_.end(), static_cast<std::size_t>(months), part);
        mean -= tables.mean_of(part);
    }
    if (mean > 0) {
        rest_.push_back(counted);
        rest_means_.push_back(mean);
        rest_sum_ += mean;
    }
}

void Aggregate::count_run(Run const& run, Tally& tally) {
    counted_.clear();
    parts_.clear();
    rest_.clear();
    rest_means_.clear();
    rest_sum_ = 0;
    int const left = world_.months() - (run.first + 1);  // months that the first children are metered in
    for (std::size_t g = 0; g < effects_.groups().size(); ++g) {
        auto const& group = effects_.groups()[g];
        std::size_t cell = group.first;
        for (; cell < group.end && effects_.cells()[cell].first_change < left; ++cell) {
            expect({g, cell}, run.held * weights_[cell], run.months);
        }
        if (cell < group.end) {
            expect({g, none}, run.held * later_[cell], run.months);
        }
    }
    expect({none, none}, run.held * unchanged_, run.months);

    std::size_t const size = parts_.size();
    auto const months = static_cast<std::size_t>(run.months);
    auto const first = static_cast<std::size_t>(run.first);
    parts_.resize(size + random::PoissonTables::padding);
    if (u_.size() < size + numbers_at_once + random::PoissonTables::padding) {
        u_.resize(size + numbers_at_once + random::PoissonTables::padding);
        numbers_.resize(u_.size());
    }
    random::uniforms_in_a_row(key_, draw_, region_ * months_of_region + static_cast<std::uint32_t>(run.first),
                              0, word::cells, size, u_.data());
    random::PoissonTables::shared().pick_many(parts_.data(), u_.data(), size, numbers_.data());
    drawn_ += size;

    Slot& slot = slots_[run.slot];
    std::size_t const groups = effects_.groups().size();
    auto const world_months = static_cast<std::size_t>(world_.months());
    for (std::size_t row = 0; row < counted_.size(); ++row) {
        std::int32_t const* const from = numbers_.data() + row * months;
        std::size_t const group = counted_[row].group == none ? groups : counted_[row].group;
        std::int32_t* const children = slot.children.data() + group * world_months + first;
        for (std::size_t month = 0; month < months; ++month) {
            children[month] += from[month];
        }
        if (counted_[row].cell == none) {
            continue;
        }
        for (auto const& change : effects_.cells()[counted_[row].cell].changes) {
            std::int32_t* const to = slot.changes.data() + change.meter * stride_ + first + 1 +
                                     static_cast<std::size_t>(change.after);
            for (std::size_t month = 0; month < months; ++month) {
                to[month] += change.by * from[month];
            }
        }
    }
    count_rest(run);
    for (std::size_t month = first; month < first + months; ++month) {
        int const year = world_.year_of_month(static_cast<int>(month));
        if (year < 0) {
            continue;
        }
        std::int64_t held = 0;
        for (std::size_t group = 0; group <= groups; ++group) {
            held += slot.children[group * world_months + month];
        }
        for (std::size_t p = 0; p < world_.policies; ++p) {
            if ((slot.policies >> p & 1U) != 0) {
                tally.conferences(p, static_cast<std::size_t>(year)) += held;
            }
        }
    }
}

/// What is left of all means is one Poisson number; each of it falls on a month and on a mean by its share.
void Aggregate::count_rest(Run const& run) {
    if (rest_.empty()) {
        return;
    }
    auto const months = static_cast<double>(run.months);
    auto const month_of_address = static_cast<std::uint32_t>(run.first);
    std::uint32_t asked = 0;
    std::int64_t const all = random::poisson_by_parts(
        rest_sum_ * months, [&] { return number(month_of_address, asked++, word::rest); });
    rest_choice_.clear();
    for (double const mean : rest_means_) {
        rest_choice_.add(mean / rest_sum_);
    }
    rest_choice_.finish(true);
    Slot& slot = slots_[run.slot];
    for (std::int64_t done = 0; done < all; done += static_cast<std::int64_t>(numbers_at_once)) {
        auto const size = static_cast<std::size_t>(std::min<std::int64_t>(numbers_at_once, all - done));
        random::uniforms_in_a_row(key_, draw_, region_ * months_of_region + month_of_address,
                                  static_cast<std::uint32_t>(done), word::which_rest, size, u_.data());
        for (std::size_t i = 0; i < size; ++i) {
            double const at = u_[i] * months;
            auto const month = static_cast<int>(at);
            add(rest_[rest_choice_.pick(at - month)], slot, run.first + month);
        }
    }
    drawn_ += static_cast<std::uint64_t>(all);
}

}  // namespace eigenkracht::region
