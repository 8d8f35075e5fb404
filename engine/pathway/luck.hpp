/// \file
/// The fourth word of the address of each decision in a person's course.
///
/// Upper half a state or one of these, lower half the visit of the state, the track or the trait.
#pragma once

#include <cstddef>
#include <cstdint>

namespace eigenkracht::pathway::luck {

/// How long a visit of a state lasts and where it leads.
[[nodiscard]] constexpr std::uint32_t stay(std::size_t state, std::uint32_t visit) {
    return static_cast<std::uint32_t>(state) << 16U | visit;
}
/// Where a track starts.
[[nodiscard]] constexpr std::uint32_t start(std::size_t track) {
    return 0xffff0000U | static_cast<std::uint32_t>(track);
}
/// How long somebody found in a state of a track has been there.
[[nodiscard]] constexpr std::uint32_t residual(std::size_t track) {
    return 0xfffe0000U | static_cast<std::uint32_t>(track);
}
/// A number for what is left of a stay, of which a share is over: where it would stand among all stays.
[[nodiscard]] inline double beyond(double over, double u) {
    constexpr double below_one = 1 - 0x1p-53;  // rounding must not lead past the last stay
    double const among_all = over + u * (1 - over);
    return among_all < below_one ? among_all : below_one;
}
/// A trait.
[[nodiscard]] constexpr std::uint32_t trait(std::size_t which) {
    return 0xfffd0000U | static_cast<std::uint32_t>(which);
}
inline constexpr std::uint32_t end = 0xfffc0000U;    ///< when the course ends
inline constexpr std::uint32_t entry = 0xfffb0000U;  ///< by which entry the person comes in
/// Which state of a split follows, at its n-th visit.
[[nodiscard]] constexpr std::uint32_t split(std::size_t which, std::uint32_t visit) {
    return 0xf0000000U + (static_cast<std::uint32_t>(which) << 16U) + visit;
}

}  // namespace eigenkracht::pathway::luck
