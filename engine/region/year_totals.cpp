#include "region/year_totals.hpp"

#include "random/uniforms.hpp"
#include "region/aggregate_address.hpp"

namespace eigenkracht::region {
namespace {

using random::SumTables;
constexpr std::size_t padding = SumTables::padding;
static_assert(padding >= random::uniforms_padding);
constexpr std::array<int, 3> sizes{12, 6, 3};

}  // namespace

void YearTotals::clear(std::size_t slots, std::size_t groups) {
    groups_ = groups;
    std::size_t const all = slots * groups * years_;
    children_.assign(all, 0);
    months_.assign(all, 0);
    whole_years_.assign(all, 0);
    pools_.assign(all * pools, 0);
}

void YearTotals::finish(RegionLuck const& luck) {
    sums_.clear();
    owners_.clear();
    large_sums_.clear();
    large_owners_.clear();
    drawn_ = 0;
    for (std::uint32_t pool = 0; pool < pools_.size(); ++pool) {
        if (pools_[pool] > 0) {
            ask(pool);
        }
    }
    draw_sums(SumTables::few(), sums_, owners_, luck, word::sums);
    if (!large_owners_.empty()) {
        draw_sums(SumTables::many(), large_sums_, large_owners_, luck, word::large_sums);
    }
    for (std::size_t first = 0; first < months_.size(); first += years_) {
        std::int64_t inside = 0;
        for (std::size_t one = first; one < first + years_; ++one) {
            inside += whole_years_[one];
            months_[one] += YearBlocks::year * inside;
        }
    }
}

/// Puts down the sum of a pool by powers of two.
void YearTotals::ask(std::uint32_t pool) {
    std::int64_t numbers = pools_[pool];
    std::size_t const size = pool % pools / laws;
    auto const month_law = static_cast<MonthLaw>(pool % laws);
    auto const law = static_cast<random::SummedLaw>(2 * size + (month_law == MonthLaw::even ? 0U : 1U));
    if (month_law == MonthLaw::falling) {  // the largest number less a rising one
        months_[pool / pools] += (sizes[size] - 1) * numbers;
    }
    constexpr std::int64_t largest = std::int64_t{1} << (SumTables::levels - 1);
    for (; numbers >= 2 * largest; numbers -= largest) {
        large_sums_.push_back(SumTables::many().row(law, SumTables::levels - 1));
        large_owners_.push_back(pool);
    }
    for (unsigned level = 0; numbers >> level != 0; ++level) {
        if ((numbers >> level & 1) == 0) {
            continue;
        }
        if (level < SumTables::few_levels) {
            sums_.push_back(SumTables::few().row(law, level));
            owners_.push_back(pool);
        } else {
            large_sums_.push_back(SumTables::many().row(law, level));
            large_owners_.push_back(pool);
        }
    }
}

void YearTotals::draw_sums(SumTables const& tables, std::vector<std::uint32_t>& rows,
                           std::vector<std::uint32_t> const& owners, RegionLuck const& luck,
                           std::uint32_t word) {
    std::size_t const size = owners.size();
    rows.resize(size + padding);
    if (u_.size() < rows.size()) {
        u_.resize(rows.size());
        numbers_.resize(rows.size());
    }
    luck.numbers(0, word, size, u_.data());
    tables.pick_many(rows.data(), u_.data(), size, numbers_.data());
    for (std::size_t i = 0; i < size; ++i) {
        bool const falling = owners[i] % laws == static_cast<std::size_t>(MonthLaw::falling);
        months_[owners[i] / pools] += falling ? -numbers_[i] : numbers_[i];
    }
    drawn_ += size;
}

}  // namespace eigenkracht::region
