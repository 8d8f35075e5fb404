#include "analysis/fixed_product.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "analysis/fixed_product.cpp"  // compiled once for each kind of processor
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace eigenkracht::analysis::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Reals = hn::CappedTag<double, product_step>;

/// Columns of the left whose sums stay in registers.
constexpr std::size_t abreast = 4;

/// Four columns of the left with `vectors` vectors of columns of the right.
template <std::size_t vectors>
HWY_INLINE void tile(double const* left, double const* right, std::size_t rows, std::size_t lefts,
                     std::size_t rights, double* sums) {
    Reals const reals;
    std::size_t const lanes = hn::Lanes(reals);
    hn::Vec<Reals> sum[abreast][vectors];
    for (auto& of_left : sum) {
        for (auto& one : of_left) {
            one = hn::Zero(reals);
        }
    }
    for (std::size_t row = 0; row < rows; ++row) {
        hn::Vec<Reals> value[vectors];
        for (std::size_t v = 0; v < vectors; ++v) {
            value[v] = hn::LoadU(reals, right + row * rights + v * lanes);
        }
#pragma GCC unroll 4
        for (std::size_t s = 0; s < abreast; ++s) {
            auto const factor = hn::Set(reals, left[row * lefts + s]);
#pragma GCC unroll 4
            for (std::size_t v = 0; v < vectors; ++v) {
                sum[s][v] = hn::Add(sum[s][v], hn::Mul(factor, value[v]));
            }
        }
    }
    for (std::size_t s = 0; s < abreast; ++s) {
        for (std::size_t v = 0; v < vectors; ++v) {
            double* const to = sums + s * rights + v * lanes;
            hn::StoreU(hn::Add(hn::LoadU(reals, to), sum[s][v]), reals, to);
        }
    }
}

void add(double const* left, double const* right, std::size_t rows, std::size_t lefts, std::size_t rights,
         double* sums) {
    std::size_t const lanes = hn::Lanes(Reals());
    for (std::size_t first = 0; first < lefts; first += abreast) {
        std::size_t column = 0;
        for (; column + 2 * lanes <= rights; column += 2 * lanes) {
            tile<2>(left + first, right + column, rows, lefts, rights, sums + first * rights + column);
        }
        for (; column < rights; column += lanes) {
            tile<1>(left + first, right + column, rows, lefts, rights, sums + first * rights + column);
        }
    }
}

}  // namespace eigenkracht::analysis::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace eigenkracht::analysis {

HWY_EXPORT(add);

void add_product(double const* left, double const* right, std::size_t rows, std::size_t lefts,
                 std::size_t rights, double* sums) {
    HWY_DYNAMIC_DISPATCH(add)(left, right, rows, lefts, rights, sums);
}

}  // namespace eigenkracht::analysis
#endif  // HWY_ONCE
