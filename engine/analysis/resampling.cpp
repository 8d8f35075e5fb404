#include "analysis/resampling.hpp"

#include "analysis/fixed_product.hpp"
#include "core/error.hpp"
#include "random/uniforms.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace eigenkracht::analysis {
namespace {

constexpr std::size_t rows_at_once = 128;      // their numbers stay near the processor
constexpr std::size_t resamples_at_once = 32;  // their counts are kept for all rows, two bytes each

void require(std::size_t rows, unsigned resamples) {
    if (rows == 0) {
        throw core::InputError("rows to be drawn again", "none", "at least one");
    }
    if (resamples < 2) {
        throw core::InputError("resamples", resamples, "at least 2");
    }
}

}  // namespace

std::vector<unsigned short> resample_counts(std::size_t rows, unsigned resample, random::Seed seed) {
    constexpr std::size_t at_once = 1024;
    constexpr std::uint32_t rows_of_a_bootstrap = 1;  // the fourth part of the address; others use 0
    auto const key = random::key_of(seed, random::Purpose::resample);
    std::array<double, at_once + random::uniforms_padding> numbers{};
    std::vector<unsigned short> counts(rows, 0);
    for (std::size_t first = 0; first < rows; first += at_once) {
        std::size_t const count = std::min(at_once, rows - first);
        random::uniforms_in_a_row(key, 0, resample, static_cast<std::uint32_t>(first), rows_of_a_bootstrap,
                                  count, numbers.data());
        for (std::size_t i = 0; i < count; ++i) {
            // Numbers lie below 1 by at least 2^-53, so that the product rounds to `rows` at most.
            auto const row = static_cast<std::size_t>(numbers[i] * static_cast<double>(rows));
            ++counts[std::min(row, rows - 1)];
        }
    }
    return counts;
}

std::vector<double> resampled_sums(std::size_t rows, std::size_t columns, RowWriter const& write,
                                   Resampling const& resampling) {
    require(rows, resampling.resamples);
    std::size_t const stride = product_padded(columns);
    std::vector<double> result(resampling.resamples * columns);
    std::vector<double> values(rows_at_once * stride, 0.0);
    std::vector<double> counts(rows_at_once * resamples_at_once);
    std::vector<double> sums(resamples_at_once * stride);
    std::vector<std::vector<unsigned short>> drawn(resamples_at_once);
    for (unsigned first = 0; first < resampling.resamples; first += resamples_at_once) {
        std::size_t const own = std::min<std::size_t>(resamples_at_once, resampling.resamples - first);
        std::size_t const sets = product_padded(own);
        for (std::size_t set = 0; set < sets; ++set) {
            drawn[set] = set < own
                             ? resample_counts(rows, first + static_cast<unsigned>(set), resampling.seed)
                             : std::vector<unsigned short>(rows, 0);
        }
        std::fill(sums.begin(), sums.end(), 0.0);
        for (std::size_t row = 0; row < rows; row += rows_at_once) {
            std::size_t const count = std::min(rows_at_once, rows - row);
            write(row, count, stride, values.data());
            for (std::size_t set = 0; set < sets; ++set) {
                unsigned short const* const of_set = drawn[set].data() + row;
                for (std::size_t i = 0; i < count; ++i) {
                    counts[i * sets + set] = of_set[i];
                }
            }
            add_product(counts.data(), values.data(), count, sets, stride, sums.data());
        }
        for (std::size_t set = 0; set < own; ++set) {
            std::copy_n(&sums[set * stride], columns, &result[(first + set) * columns]);
        }
    }
    return result;
}

std::vector<double> plain_sums(std::size_t rows, std::size_t columns, RowWriter const& write) {
    require(rows, 2);
    std::size_t const stride = product_padded(columns);
    std::vector<double> values(rows_at_once * stride, 0.0);
    std::vector<double> const ones(rows_at_once * product_step, 1.0);
    std::vector<double> sums(product_step * stride, 0.0);
    for (std::size_t row = 0; row < rows; row += rows_at_once) {
        std::size_t const count = std::min(rows_at_once, rows - row);
        write(row, count, stride, values.data());
        add_product(ones.data(), values.data(), count, product_step, stride, sums.data());
    }
    sums.resize(columns);
    return sums;
}

}  // namespace eigenkracht::analysis
