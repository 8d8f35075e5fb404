#include "region/year_counts.hpp"

#include "random/poisson_tables.hpp"
#include "random/uniforms.hpp"
#include "region/aggregate_address.hpp"

#include <algorithm>
#include <limits>

namespace eigenkracht::region {
namespace {

constexpr std::size_t year = YearBlocks::year;
constexpr std::size_t rest_steps = 1024;
constexpr std::size_t padding = random::PoissonTables::padding;
static_assert(padding >= random::uniforms_padding && padding >= random::SumTables::padding);

/// Place of a size in pools and laws: 12, 6, 3.
constexpr std::size_t place_of(std::uint8_t size) { return size == 12 ? 0 : size == 6 ? 1 : 2; }
constexpr std::array<int, 3> sizes{12, 6, 3};

double next_uniform(std::array<std::uint32_t, 2> key, std::uint32_t draw, std::uint32_t region_month,
                    std::uint32_t index, std::uint32_t word) {
    auto const block = random::philox(key, {draw, region_month, index, word});
    return random::unit_interval(std::uint64_t{block[0]} << 32U | block[1]);
}

}  // namespace

void YearCounts::make_room(std::size_t numbers) {
    if (u_.size() < numbers + padding) {
        u_.resize(numbers + padding);
        other_u_.resize(numbers + padding);
        numbers_.resize(numbers + padding);
    }
}

void YearCounts::count(std::vector<YearGroup> const& groups, std::size_t group_count,
                       std::vector<YearRun> const& runs, double unchanged, std::size_t slots,
                       std::array<std::uint32_t, 2> key, std::uint32_t draw, std::uint32_t region_month) {
    Address const address{key, draw, region_month};
    groups_ = group_count;
    drawn_ = 0;
    std::size_t const all = slots * groups_ * years_;
    children_.assign(all, 0);
    months_.assign(all, 0);
    whole_years_.assign(all, 0);
    pools_.assign(all * pools, 0);
    conferences_.assign(runs.size(), 0);
    scattered_.clear();
    cut(groups, runs);
    expect(groups, runs, unchanged);
    draw_rows(address);
    sort_rows(groups, runs);
    place_leftovers(runs, address);
    add_sums(address);
    for (std::size_t first = 0; first < all; first += years_) {
        std::int64_t inside = 0;
        for (std::size_t one = first; one < first + years_; ++one) {
            inside += whole_years_[one];
            months_[one] += static_cast<std::int64_t>(year) * inside;
        }
    }
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
    means_.clear();
    for (YearRun const& run : runs) {
        means_.push_back(static_cast<double>(year) * run.held * unchanged);
        std::size_t const last = years_ - 1 - run.year;  // distance to the last year
        for (std::size_t g = 0; g < groups_; ++g) {
            if (!groups[g].months) {
                means_.push_back(static_cast<double>(year) * run.held * groups[g].all);
                continue;
            }
            YearBlocks const& blocks = blocks_[g];
            for (std::size_t months = 1; months < blocks.same_year().size(); ++months) {
                means_.push_back(run.held * blocks.same_year()[months]);
            }
            for (std::size_t months = 0; months < year; ++months) {
                means_.push_back(run.held * blocks.longer_than(year * last + months));
            }
            std::size_t const end = blocks.end_of(last);
            for (std::size_t part = 0; part < end; ++part) {
                means_.push_back(run.held * blocks.parts()[part].children);
            }
            means_.push_back(run.held * blocks.left_over(last));
        }
    }
}

/// A Poisson number for each row: parts by tables, and what is left of all means is one number more, each of which falls on a
/// row by its share.
void YearCounts::draw_rows(Address const& address) {
    auto const& tables = random::PoissonTables::shared();
    std::size_t const rows = means_.size();
    counts_.assign(rows, 0);
    below_.resize(rows);
    std::size_t size = 0;
    double rest = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        double mean = means_[row];
        for (std::uint32_t part = tables.part_of(mean); part != 0; part = tables.part_of(mean)) {
            if (size == owners_.size()) {
                owners_.resize(2 * size + rows);
                parts_.resize(owners_.size() + padding);
            }
            parts_[size] = part;
            owners_[size++] = static_cast<std::uint32_t>(row);
            mean -= tables.mean_of(part);
        }
        rest += mean;
        below_[row] = rest;
    }
    make_room(std::max(size, numbers_at_once));
    random::uniforms_in_a_row(address.key, address.draw, address.region_month, 0, word::years, size,
                              u_.data());
    tables.pick_many(parts_.data(), u_.data(), size, numbers_.data());
    for (std::size_t i = 0; i < size; ++i) {
        counts_[owners_[i]] += numbers_[i];
    }
    drawn_ += size;
    if (rest <= 0) {
        return;
    }
    // Steps of the sum: the first row that reaches beyond each.
    auto const steps = static_cast<double>(rest_steps);
    below_[rows - 1] = std::numeric_limits<double>::infinity();  // whatever rounding leaves
    guide_.resize(rest_steps);
    std::uint32_t reaches = 0;
    for (std::size_t step = 0; step < rest_steps; ++step) {
        while (below_[reaches] <= rest * static_cast<double>(step) / steps) {
            ++reaches;
        }
        guide_[step] = reaches;
    }
    std::uint32_t asked = 0;
    std::int64_t const all = random::poisson_by_parts(rest, [&] {
        return next_uniform(address.key, address.draw, address.region_month, asked++, word::years_rest);
    });
    for (std::int64_t done = 0; done < all; done += static_cast<std::int64_t>(numbers_at_once)) {
        auto const now = static_cast<std::size_t>(std::min<std::int64_t>(numbers_at_once, all - done));
        random::uniforms_in_a_row(address.key, address.draw, address.region_month,
                                  static_cast<std::uint32_t>(done), word::which_years_rest, now, u_.data());
        for (std::size_t i = 0; i < now; ++i) {
            std::uint32_t row = guide_[static_cast<std::size_t>(u_[i] * steps)];
            while (below_[row] <= u_[i] * rest) {
                ++row;
            }
            ++counts_[row];
        }
    }
    drawn_ += static_cast<std::uint64_t>(all);
}

void YearCounts::sort_rows(std::vector<YearGroup> const& groups, std::vector<YearRun> const& runs) {
    std::int64_t const* count = counts_.data();
    for (std::size_t r = 0; r < runs.size(); ++r) {
        YearRun const& run = runs[r];
        conferences_[r] = *count++;
        for (std::size_t g = 0; g < groups_; ++g) {
            std::int64_t children = 0;
            if (!groups[g].months) {
                children = *count++;
            } else {
                sort_parts(g, run, count, children);
                std::int64_t const left = *count++;
                children += left;
                if (left > 0) {
                    scattered_.push_back({g, r, left});
                }
            }
            children_[at(run.slot, g, run.year)] += children;
            conferences_[r] += children;
        }
    }
}

void YearCounts::sort_parts(std::size_t group, YearRun const& run, std::int64_t const*& count,
                            std::int64_t& children) {
    YearBlocks const& blocks = blocks_[group];
    std::size_t const start = at(run.slot, group, run.year);
    std::int64_t* const months = &months_[start];  // of this year and those after it
    std::int64_t* const whole = &whole_years_[start];
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
                std::size_t const pool = 3 * place_of(of.size);
                pools_[start * pools + pool + static_cast<std::size_t>(of.start_law)] += now;
                pools_[(start + distance) * pools + pool + static_cast<std::size_t>(of.end_law)] += now;
            }
        }
        whole[distance] -= end_here;
        beyond += end_here;
    }
    if (last > 0) {
        whole[1] += beyond;
    }
    children += beyond;
}

/// Children left over, one by one: which length of care, then how it lies in the two years.
void YearCounts::place_leftovers(std::vector<YearRun> const& runs, Address const& address) {
    std::uint32_t asked = 0;
    for (Scattered const& of : scattered_) {
        YearRun const& run = runs[of.run];
        YearBlocks const& blocks = blocks_[of.group];
        std::size_t const last = years_ - 1 - run.year;
        double const share = blocks.left_over(last) / blocks.left_over(years_ - 1);
        std::size_t const end = blocks.leftovers_end(last);
        std::size_t const start = at(run.slot, of.group, run.year);
        for (std::int64_t done = 0; done < of.children; done += static_cast<std::int64_t>(numbers_at_once)) {
            auto const now =
                static_cast<std::size_t>(std::min<std::int64_t>(numbers_at_once, of.children - done));
            random::uniforms_in_a_row(address.key, address.draw, address.region_month, asked, word::left_over,
                                      now, u_.data());
            random::uniforms_in_a_row(address.key, address.draw, address.region_month, asked,
                                      word::where_left_over, now, other_u_.data());
            asked += static_cast<std::uint32_t>(now);
            for (std::size_t i = 0; i < now; ++i) {
                std::size_t const which = std::min(leftovers_[of.group].pick(u_[i] * share), end - 1);
                YearLeftover const& found = blocks.leftovers()[which];
                double const square = other_u_[i] * found.how_many;
                auto const which_square = static_cast<std::uint32_t>(square);
                int const in_start = blocks.square_starts()[found.squares + which_square] + found.first +
                                     static_cast<int>((square - which_square) * found.inside);
                months_[start] += in_start;
                months_[start + found.years] += found.months - in_start;
                ++whole_years_[start + 1];
                --whole_years_[start + found.years];
            }
        }
        drawn_ += 2 * static_cast<std::uint64_t>(of.children);
    }
}

/// The months of parts: sums of many numbers of one law, drawn by powers of two of them.
void YearCounts::add_sums(Address const& address) {
    using random::SumTables;
    SumTables const& few = SumTables::few();
    sums_.clear();
    sum_owners_.clear();
    large_sums_.clear();
    large_owners_.clear();
    for (std::size_t pool = 0; pool < pools_.size(); ++pool) {
        std::int64_t numbers = pools_[pool];
        if (numbers == 0) {
            continue;
        }
        std::size_t const size = pool % pools / 3;
        auto const month_law = static_cast<MonthLaw>(pool % 3);
        auto const law = static_cast<random::SummedLaw>(2 * size + (month_law == MonthLaw::even ? 0U : 1U));
        if (month_law == MonthLaw::falling) {
            months_[pool / pools] += (sizes[size] - 1) * numbers;
        }
        constexpr std::int64_t largest = std::int64_t{1} << (SumTables::levels - 1);
        auto const owner = static_cast<std::uint32_t>(pool);
        for (; numbers >= 2 * largest; numbers -= largest) {
            large_sums_.push_back(SumTables::many().row(law, SumTables::levels - 1));
            large_owners_.push_back(owner);
        }
        for (unsigned level = 0; numbers >> level != 0; ++level) {
            if ((numbers >> level & 1) == 0) {
                continue;
            }
            if (level < SumTables::few_levels) {
                sums_.push_back(few.row(law, level));
                sum_owners_.push_back(owner);
            } else {
                large_sums_.push_back(SumTables::many().row(law, level));
                large_owners_.push_back(owner);
            }
        }
    }
    auto const add = [&](SumTables const& tables, std::vector<std::uint32_t>& parts,
                         std::vector<std::uint32_t> const& owners, std::uint32_t word) {
        std::size_t const size = owners.size();
        parts.resize(size + padding);
        make_room(size);
        random::uniforms_in_a_row(address.key, address.draw, address.region_month, 0, word, size, u_.data());
        tables.pick_many(parts.data(), u_.data(), size, numbers_.data());
        for (std::size_t i = 0; i < size; ++i) {
            bool const falling = owners[i] % 3 == static_cast<std::uint32_t>(MonthLaw::falling);
            months_[owners[i] / pools] += falling ? -numbers_[i] : numbers_[i];
        }
        drawn_ += size;
    };
    add(few, sums_, sum_owners_, word::sums);
    if (!large_owners_.empty()) {
        add(SumTables::many(), large_sums_, large_owners_, word::large_sums);
    }
}

}  // namespace eigenkracht::region
