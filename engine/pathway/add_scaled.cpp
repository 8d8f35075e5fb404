#include "pathway/add_scaled.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "pathway/add_scaled.cpp"  // compiled once for each kind of processor
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace eigenkracht::pathway::HWY_NAMESPACE {

void add(double factor, double const* from, std::size_t count, double* to) {
    std::size_t i = 0;
#if HWY_TARGET != HWY_SCALAR
    namespace hn = hwy::HWY_NAMESPACE;
    hn::ScalableTag<double> const reals;
    auto const factors = hn::Set(reals, factor);
    std::size_t const lanes = hn::Lanes(reals);
    for (; i + lanes <= count; i += lanes) {
        auto const product = hn::Mul(factors, hn::LoadU(reals, from + i));
        hn::StoreU(hn::Add(hn::LoadU(reals, to + i), product), reals, to + i);
    }
#endif
    for (; i < count; ++i) {
        to[i] += factor * from[i];
    }
}

}  // namespace eigenkracht::pathway::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace eigenkracht::pathway {

HWY_EXPORT(add);

void add_scaled(double factor, double const* from, std::size_t count, double* to) {
    HWY_DYNAMIC_DISPATCH(add)(factor, from, count, to);
}

}  // namespace eigenkracht::pathway
#endif  // HWY_ONCE
