#include "core/elementary.hpp"
#include "random/poisson_tables.hpp"
#include "random/uniforms.hpp"
#include "region/aggregate.hpp"
#include "region/aggregate_address.hpp"

#include <algorithm>
#include <limits>

namespace eigenkracht::region {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
constexpr double largest_family = 10;  // on average, of those followed child by child beside whole years
constexpr int most_siblings = 100;     // of those: more are seen less than once in 1e60 families
constexpr double children_worth_a_number = 1;  // of those who are followed one by one
constexpr double few_for_a_pair = 4;           // so few children for each pair are looked up one by one

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
    return run.held == 0 || (world_.poisson_volumes && all_alike);
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

void Aggregate::count_run(RegionNumbers const& numbers, Run const& run, Tally& tally) {
    families_.assign(static_cast<std::size_t>(run.months), 0);
    if (numbers.mean_children_per_family == 1) {
        expect_cells(run);
        expect({none, none}, run.held * unchanged_, run.months);
        draw_expected(run, 0);
        note_conferences(run, tally);
        return;
    }
    // The first child of a family, by entry class; then those who have it for a sibling.
    double const more = numbers.mean_children_per_family - 1;
    double unaffected = 1;
    auto const classes = static_cast<std::uint32_t>(choices_.size());
    for (std::uint32_t entry = 0; entry < classes; ++entry) {
        double const chance = numbers.children_per_conference[entry] / numbers.mean_children_per_family;
        unaffected -= chance;
        if (chance == 0) {
            continue;
        }
        weigh(chance, entry);
        expect_cells(run);
        expect({none, none}, run.held * unchanged_, run.months);
        draw_expected(run, 2 * entry);
        note_conferences(run, tally);
        auto const pairs = static_cast<double>(first_pair_[entry + 1] - first_pair_[entry]);
        for (int month = run.first; month < run.first + run.months; ++month) {
            double const siblings =
                more * static_cast<double>(families_[static_cast<std::size_t>(month - run.first)]);
            if (siblings > few_for_a_pair * pairs) {
                Run const one{month, 1, siblings / chance, run.slot};
                expect_cells(one);
                draw_expected(one, 2 * entry + 1);
            } else if (siblings > 0) {
                std::uint32_t asked = 0;
                std::int64_t const children = random::poisson_by_parts(
                    siblings, [&] { return luck_of(month).number(asked++, word::siblings + entry); });
                count_children(entry, month, children, entry, run.slot);
            }
        }
        families_seen(run, families_);
    }
    expect({none, none}, run.held * std::max(0.0, unaffected), run.months);
    draw_expected(run, 2 * classes);
    note_conferences(run, tally);
}

/// Whole calendar years are noted, to be counted together; months before and after them are counted now.
void Aggregate::count_by_year(RegionNumbers const& numbers, Run const& run, Tally& tally) {
    int const end = run.first + run.months;
    for (int from = run.first; from < end;) {
        Run part = run;
        int const into = from % core::months_per_year;
        part.first = from;
        part.months = std::min(end - from, core::months_per_year - into);
        from += part.months;
        if (part.months == core::months_per_year) {
            whole_years_.push_back(part);
        } else {
            count_run(numbers, part, tally);
        }
    }
}

/// Takes cells in which all that began at once ends at one time, or goes on, out of the weights: by group, by when it ends.
void Aggregate::take_year_groups() {
    std::size_t const groups = effects_.groups().size();
    year_groups_.resize(std::max(year_groups_.size(), groups));
    for (std::size_t g = 0; g < groups; ++g) {
        auto const& group = effects_.groups()[g];
        YearGroup& by_year = year_groups_[g];
        by_year.by_months.assign(static_cast<std::size_t>(world_.months()), 0.0);
        by_year.longer = 0;
        by_year.all = 0;
        by_year.months = !group.at_once.empty();
        for (std::size_t cell = group.first; cell < group.end; ++cell) {
            auto const& of = effects_.cells()[cell];
            if (!of.ends) {
                continue;
            }
            (of.changes.empty() ? by_year.longer
                                : by_year.by_months[static_cast<std::size_t>(of.first_change)]) +=
                weights_[cell];
            by_year.all += weights_[cell];
            weights_[cell] = 0;
        }
    }
}

/// Whole calendar years.
void Aggregate::count_years(RegionNumbers const& numbers, Tally& tally) {
    year_runs_.clear();
    for (Run const& run : whole_years_) {
        year_runs_.push_back(
            {static_cast<std::size_t>(run.first / core::months_per_year), run.held, run.slot});
    }
    year_totals_.clear(slots_in_use_, effects_.groups().size());
    bool const alone = numbers.mean_children_per_family == 1;
    if (!alone) {
        weigh_single_children(numbers);
    }
    count_years_alone(tally);
    if (!alone) {
        count_siblings(numbers);
    }
    year_totals_.finish(luck_of(0));
    drawn_ += year_totals_.drawn();
    for (std::size_t r = 0; r < whole_years_.size(); ++r) {
        int const year = world_.year_of_month(whole_years_[r].first);
        for (std::size_t p = 0; year >= 0 && p < world_.policies; ++p) {
            if ((slots_[whole_years_[r].slot].policies >> p & 1U) != 0) {
                tally.conferences(p, static_cast<std::size_t>(year)) += conferences_by_run_[r];
            }
        }
    }
}

/// Families with one affected child: cells of care that ends by year, others by month.
void Aggregate::count_years_alone(Tally& tally) {
    take_year_groups();
    bool const others = cumulate_weights() > 0;
    for (std::size_t r = 0; others && r < whole_years_.size(); ++r) {
        families_.assign(static_cast<std::size_t>(whole_years_[r].months), 0);
        expect_cells(whole_years_[r]);
        draw_expected(whole_years_[r], 0);
        note_conferences(whole_years_[r], tally);
    }
    year_counts_.count(year_groups_, effects_.groups().size(), year_runs_, unchanged_, luck_of(0),
                       year_totals_);
    drawn_ += year_counts_.drawn();
    conferences_by_run_ = year_counts_.conferences();
}

/// Weights of families with one affected child, of all entry classes.
void Aggregate::weigh_single_children(RegionNumbers const& numbers) {
    double const single = core::exp(-(numbers.mean_children_per_family - 1));
    weights_.assign(effects_.cells().size(), 0);
    double others = 0;
    for (std::size_t entry = 0; entry < choices_.size(); ++entry) {
        double const chance = numbers.children_per_conference[entry] / numbers.mean_children_per_family;
        add_weights(chance * single, entry);
        others += chance * (1 - single);
    }
    add_up_weights(std::max(0.0, 1 - others));
}

/// Families of several: one Poisson number for each month and entry class, then the children of each.
void Aggregate::count_siblings(RegionNumbers const& numbers) {
    double const more = numbers.mean_children_per_family - 1;
    double const single = core::exp(-more);
    more_children_.clear();
    double term = single;
    double sum = 0;
    for (int siblings = 1; siblings <= most_siblings && sum < 1; ++siblings) {
        term *= more / siblings;
        sum += term / (1 - single);
        more_children_.push_back(sum);
    }
    large_families_.clear();
    for (std::size_t entry = 0; entry < choices_.size(); ++entry) {
        double const chance = numbers.children_per_conference[entry] / numbers.mean_children_per_family;
        for (Run const& run : whole_years_) {
            for (int month = 0; month < run.months; ++month) {
                large_families_.add(run.held * chance * (1 - single));
            }
        }
    }
    large_families_.draw(luck_of(0), 1);
    drawn_ += large_families_.drawn();
    std::int64_t const* count = large_families_.counts().data();
    u_.resize(std::max(u_.size(), numbers_at_once + random::uniforms_padding));
    for (std::uint32_t entry = 0; entry < choices_.size(); ++entry) {
        for (std::size_t r = 0; r < whole_years_.size(); ++r) {
            for (int in_run = 0; in_run < whole_years_[r].months; ++in_run) {
                std::int64_t const families = *count++;
                std::int64_t children = 2 * families;
                int const month = whole_years_[r].first + in_run;
                for (std::int64_t done = 0; done < families;
                     done += static_cast<std::int64_t>(numbers_at_once)) {
                    auto const size =
                        static_cast<std::size_t>(std::min<std::int64_t>(numbers_at_once, families - done));
                    luck_of(month).numbers(static_cast<std::uint32_t>(done), word::siblings + entry, size,
                                           u_.data());
                    for (std::size_t i = 0; i < size; ++i) {
                        for (std::size_t k = 0; k + 1 < more_children_.size() && more_children_[k] <= u_[i];
                             ++k) {
                            ++children;
                        }
                    }
                }
                drawn_ += static_cast<std::uint64_t>(families);
                conferences_by_run_[r] += families;
                count_children(entry, month, children, entry, whole_years_[r].slot);
            }
        }
    }
}

/// Whether whole calendar years are counted together in a draw: families of several are then followed child by child.
bool Aggregate::years_pay(RegionNumbers const& numbers) const {
    auto const& cells = effects_.cells();
    if (std::none_of(cells.begin(), cells.end(), [](PairEffects::Cell const& cell) { return cell.ends; })) {
        return false;
    }
    double const size = numbers.mean_children_per_family;
    double affected = 0;
    for (double const children : numbers.children_per_conference) {
        affected += children / size;
    }
    double const siblings = conferences_at_most(numbers) * affected * (size - core::exp(-(size - 1)));
    return size <= largest_family &&
           siblings <= children_worth_a_number * static_cast<double>(cells.size()) * world_.months();
}

/// All cells of the weights at hand.
void Aggregate::expect_cells(Run const& run) {
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
}

/// Counts what is expected, and forgets it.
/// \param which  tells the numbers of one month from each other
void Aggregate::draw_expected(Run const& run, std::uint32_t which) {
    std::size_t const size = parts_.size();
    auto const months = static_cast<std::size_t>(run.months);
    auto const first = static_cast<std::size_t>(run.first);
    parts_.resize(size + random::PoissonTables::padding);
    if (u_.size() < size + numbers_at_once + random::PoissonTables::padding) {
        u_.resize(size + numbers_at_once + random::PoissonTables::padding);
        numbers_.resize(u_.size());
    }
    luck_of(run.first).numbers(0, word::cells + which, size, u_.data());
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
    draw_rest(run, which);
    counted_.clear();
    parts_.clear();
    rest_.clear();
    rest_means_.clear();
    rest_sum_ = 0;
}

/// Children counted so far in each month of a run, those of unchanged families too.
void Aggregate::families_seen(Run const& run, std::vector<std::int64_t>& seen) const {
    Slot const& slot = slots_[run.slot];
    auto const world_months = static_cast<std::size_t>(world_.months());
    for (std::size_t month = 0; month < seen.size(); ++month) {
        seen[month] = 0;
        for (std::size_t group = 0; group <= effects_.groups().size(); ++group) {
            seen[month] += slot.children[group * world_months + static_cast<std::size_t>(run.first) + month];
        }
    }
}

/// Families, all with one child so far, counted since families_ was noted: into families_ and the tally.
void Aggregate::note_conferences(Run const& run, Tally& tally) {
    std::vector<std::int64_t>& now = seen_;
    now.resize(families_.size());
    families_seen(run, now);
    for (std::size_t month = 0; month < now.size(); ++month) {
        families_[month] = now[month] - families_[month];
        int const year = world_.year_of_month(run.first + static_cast<int>(month));
        for (std::size_t p = 0; year >= 0 && p < world_.policies; ++p) {
            if ((slots_[run.slot].policies >> p & 1U) != 0) {
                tally.conferences(p, static_cast<std::size_t>(year)) += families_[month];
            }
        }
    }
}

/// What is left of all means is one Poisson number; each of it falls on a month and on a mean by its share.
void Aggregate::draw_rest(Run const& run, std::uint32_t which) {
    if (rest_.empty()) {
        return;
    }
    auto const months = static_cast<double>(run.months);
    std::uint32_t asked = 0;
    std::int64_t const all = random::poisson_by_parts(
        rest_sum_ * months, [&] { return luck_of(run.first).number(asked++, word::rest + which); });
    rest_choice_.clear();
    for (double const mean : rest_means_) {
        rest_choice_.add(mean / rest_sum_);
    }
    rest_choice_.finish(true);
    Slot& slot = slots_[run.slot];
    for (std::int64_t done = 0; done < all; done += static_cast<std::int64_t>(numbers_at_once)) {
        auto const size = static_cast<std::size_t>(std::min<std::int64_t>(numbers_at_once, all - done));
        luck_of(run.first).numbers(static_cast<std::uint32_t>(done), word::which_rest + which, size,
                                   u_.data());
        for (std::size_t i = 0; i < size; ++i) {
            double const at = u_[i] * months;
            auto const month = static_cast<int>(at);
            add(rest_[rest_choice_.pick(at - month)], slot, run.first + month);
        }
    }
    drawn_ += static_cast<std::uint64_t>(all);
}

}  // namespace eigenkracht::region
