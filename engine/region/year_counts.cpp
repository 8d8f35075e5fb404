#include "region/year_counts.hpp"

#include "random/uniforms.hpp"
#include "region/aggregate_address.hpp"

#include <algorithm>

namespace eigenkracht::region {
namespace {

constexpr std::size_t year = YearBlocks::year;

}  // namespace

void YearCounts::count(std::vector<YearGroup> const& groups, std::size_t group_count,
                       std::vector<YearRun> const& runs, double unchanged, RegionLuck const& luck,
                       YearTotals& totals) {
    groups_ = group_count;
    years_ = totals.years();
    conferences_.assign(runs.size(), 0);
    scattered_.clear();
    cut(groups, runs);
    rows_.clear();
    expect(groups, runs, unchanged);
    rows_.draw(luck, 0);
    drawn_ = rows_.drawn();
    sort_rows(groups, runs, totals);
    place_leftovers(runs, luck, totals);
}

void YearCounts::cut(std::vector<YearGroup> const& groups, std::vector<YearRun> const& runs) {
    conferences_at_.assign(years_, 0.0);
    starts_at_.assign(years_, 0);
    for (YearRun const& run : runs) {
        for (std::size_t distance = 1; run.year + distance < years_; ++distance) {
            conferences_at_[distance] += run.held;
            ++starts_at_[distance];
        }
    }
    while (blocks_.size() < groups_) {
        blocks_.emplace_back();
        leftovers_.emplace_back();
    }
    for (std::size_t g = 0; g < groups_; ++g) {
        if (!groups[g].months) {
            continue;
        }
        blocks_[g].cut(groups[g].by_months, groups[g].longer, years_, conferences_at_, starts_at_);
        leftovers_[g].clear();
        double const all = blocks_[g].left_over(years_ - 1);
        for (YearLeftover const& one : blocks_[g].leftovers()) {
            leftovers_[g].add(one.children / all);
        }
        leftovers_[g].finish(true);
    }
}

/// Means, row by row: what sort_rows() reads in the same order.
void YearCounts::expect(std::vector<YearGroup> const& groups, std::vector<YearRun> const& runs,
                        double unchanged) {
    for (YearRun const& run : runs) {
        rows_.add(static_cast<double>(year) * run.held * unchanged);
        std::size_t const last = years_ - 1 - run.year;  // distance to the last year
        for (std::size_t g = 0; g < groups_; ++g) {
            if (!groups[g].months) {
                rows_.add(static_cast<double>(year) * run.held * groups[g].all);
                continue;
            }
            YearBlocks const& blocks = blocks_[g];
            for (std::size_t months = 1; months < blocks.same_year().size(); ++months) {
                rows_.add(run.held * blocks.same_year()[months]);
            }
            for (std::size_t months = 0; months < year; ++months) {
                rows_.add(run.held * blocks.longer_than(year * last + months));
            }
            std::size_t const end = blocks.end_of(last);
            for (std::size_t part = 0; part < end; ++part) {
                rows_.add(run.held * blocks.parts()[part].children);
            }
            rows_.add(run.held * blocks.left_over(last));
        }
    }
}

void YearCounts::sort_rows(std::vector<YearGroup> const& groups, std::vector<YearRun> const& runs,
                           YearTotals& totals) {
    std::int64_t const* count = rows_.counts().data();
    for (std::size_t r = 0; r < runs.size(); ++r) {
        YearRun const& run = runs[r];
        conferences_[r] = *count++;
        for (std::size_t g = 0; g < groups_; ++g) {
            std::int64_t children = 0;
            if (!groups[g].months) {
                children = *count++;
            } else {
                children = sort_parts(g, run, count, totals);
                std::int64_t const left = *count++;
                children += left;
                if (left > 0) {
                    scattered_.push_back({g, r, left});
                }
            }
            totals.children(totals.at(run.slot, g, run.year)) += children;
            conferences_[r] += children;
        }
    }
}

/// \return  children of a run's rows but those left over
std::int64_t YearCounts::sort_parts(std::size_t group, YearRun const& run, std::int64_t const*& count,
                                    YearTotals& totals) const {
    YearBlocks const& blocks = blocks_[group];
    std::size_t const start = totals.at(run.slot, group, run.year);
    std::int64_t* const months = totals.months(start);  // of this year and those after it
    std::int64_t* const whole = totals.whole_years(start);
    std::int64_t children = 0;
    std::size_t const last = years_ - 1 - run.year;
    for (std::size_t of_child = 1; of_child < blocks.same_year().size(); ++of_child) {
        months[0] += static_cast<std::int64_t>(of_child) * *count;
        children += *count++;
    }
    std::int64_t beyond = 0;  // children whose care goes on after the first year
    for (std::size_t of_child = 0; of_child < year; ++of_child) {
        months[0] += static_cast<std::int64_t>(of_child) * *count;
        beyond += *count++;
    }
    std::size_t part = 0;
    for (std::size_t distance = 1; distance <= last; ++distance) {
        std::int64_t end_here = 0;
        for (; part < blocks.end_of(distance); ++part) {
            std::int64_t const now = *count++;
            YearPart const& of = blocks.parts()[part];
            end_here += now;
            months[0] += of.start_first * now;
            months[distance] += of.end_first * now;
            if (of.size > 1) {
                totals.add_by_law(start, of.size, of.start_law, now);
                totals.add_by_law(start + distance, of.size, of.end_law, now);
            }
        }
        whole[distance] -= end_here;
        beyond += end_here;
    }
    if (last > 0) {
        whole[1] += beyond;
    }
    return children + beyond;
}

/// Children left over, one by one: which length of care, then how it lies in the two years.
void YearCounts::place_leftovers(std::vector<YearRun> const& runs, RegionLuck const& luck,
                                 YearTotals& totals) {
    u_.resize(numbers_at_once + random::uniforms_padding);
    other_u_.resize(u_.size());
    std::uint32_t asked = 0;
    for (Scattered const& of : scattered_) {
        YearRun const& run = runs[of.run];
        YearBlocks const& blocks = blocks_[of.group];
        std::size_t const last = years_ - 1 - run.year;
        double const share = blocks.left_over(last) / blocks.left_over(years_ - 1);
        std::size_t const end = blocks.leftovers_end(last);
        std::size_t const start = totals.at(run.slot, of.group, run.year);
        std::int64_t* const months = totals.months(start);
        std::int64_t* const whole = totals.whole_years(start);
        for (std::int64_t done = 0; done < of.children; done += static_cast<std::int64_t>(numbers_at_once)) {
            auto const now =
                static_cast<std::size_t>(std::min<std::int64_t>(numbers_at_once, of.children - done));
            luck.numbers(asked, word::left_over, now, u_.data());
            luck.numbers(asked, word::where_left_over, now, other_u_.data());
            asked += static_cast<std::uint32_t>(now);
            for (std::size_t i = 0; i < now; ++i) {
                std::size_t const which = std::min(leftovers_[of.group].pick(u_[i] * share), end - 1);
                YearLeftover const& found = blocks.leftovers()[which];
                double const square = other_u_[i] * found.how_many;
                auto const which_square = static_cast<std::uint32_t>(square);
                int const in_start = blocks.square_starts()[found.squares + which_square] + found.first +
                                     static_cast<int>((square - which_square) * found.inside);
                months[0] += in_start;
                months[found.years] += found.months - in_start;
                ++whole[1];
                --whole[found.years];
            }
        }
        drawn_ += 2 * static_cast<std::uint64_t>(of.children);
    }
}

}  // namespace eigenkracht::region
