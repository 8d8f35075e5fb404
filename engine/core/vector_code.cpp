#include "core/vector_code.hpp"

#include "core/error.hpp"
#include "core/text.hpp"

#include <hwy/highway.h>

#include <array>
#include <cstdint>

namespace eigenkracht::core {
namespace {

/// A target of Highway, by the name of its instructions.
struct Way {
    char const* name;
    std::int64_t target;
};

constexpr std::array<Way, 5> ways{{{"avx512", HWY_AVX3},
                                   {"avx2", HWY_AVX2},
                                   {"sse4", HWY_SSE4},
                                   {"ssse3", HWY_SSSE3},
                                   {"plain", HWY_EMU128 | HWY_SCALAR}}};  // every x86-64 processor

/// What the processor can do, whatever was chosen since.
std::int64_t detected() {
    static std::int64_t const targets = hwy::SupportedTargets() | HWY_EMU128 | HWY_SCALAR;
    return targets;
}

/// The first of the ways whose targets are among these.
std::string fastest(std::int64_t targets) {
    for (Way const& way : ways) {
        if ((way.target & targets) != 0) {
            return way.name;
        }
    }
    return ways.back().name;
}

}  // namespace

std::vector<std::string> vector_ways() {
    std::vector<std::string> names;
    for (Way const& way : ways) {
        if ((way.target & detected() & (HWY_TARGETS | HWY_EMU128 | HWY_SCALAR)) != 0) {
            names.emplace_back(way.name);
        }
    }
    return names;
}

std::string vector_way() {
    detected();
    return fastest(hwy::SupportedTargets());
}

void use_vector_way(std::string_view wanted) {
    std::vector<std::string> const names = vector_ways();
    for (Way const& way : ways) {
        if (wanted == way.name && (way.target & detected()) != 0) {
            hwy::SetSupportedTargetsForTest(wanted == names.front() ? 0
                                                                    : way.target);  // 0: whatever there is
            hwy::GetChosenTarget().DeInit();
            return;
        }
    }
    throw core::InputError("vector instructions", std::string(wanted), "one of " + join(names, ", "));
}

}  // namespace eigenkracht::core
