/// \file
/// Sums whose bits depend on the numbers and their order alone, added pairwise in a fixed tree.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace eigenkracht::core {

/// A sum that grows number by number and never stores them.
///
/// The n numbers are the leaves of a binary tree whose left part is the largest power of two below n, its right part
/// built likewise. The rounding error grows with log2(n), not with n. Memory: 64 partial sums.
class FixedSum {
public:
    void add(double number) {
        // Like carrying in binary: whenever two trees of one size stand side by side they become one.
        double tree = number;
        std::size_t level = 0;
        for (std::uint64_t carry = count_; (carry & 1U) != 0; carry >>= 1U, ++level) {
            tree = trees_[level] + tree;
        }
        trees_[level] = tree;
        ++count_;
    }

    /// Sum of all numbers so far; 0 of none.
    [[nodiscard]] double total() const {
        double sum = 0;
        bool first = true;
        for (std::size_t level = 0; level < trees_.size(); ++level) {
            if ((count_ >> level & 1U) != 0) {
                sum = first ? trees_[level] : trees_[level] + sum;
                first = false;
            }
        }
        return sum;
    }

    /// How many numbers were added.
    [[nodiscard]] std::uint64_t count() const { return count_; }

private:
    std::array<double, 64> trees_{};  ///< tree of 2^level leaves, in use where that bit of the count is set
    std::uint64_t count_ = 0;
};

/// The same sum over numbers that are at hand.
[[nodiscard]] inline double fixed_sum(std::span<double const> numbers) {
    FixedSum sum;
    for (double const number : numbers) {
        sum.add(number);
    }
    return sum.total();
}

}  // namespace eigenkracht::core
