#include "random/uniforms.hpp"

#include "core/vector_code.hpp"
#include "random/address.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace eigenkracht;

namespace {

constexpr std::size_t many = 1000;

std::vector<std::uint32_t> words(std::uint32_t from, std::uint32_t step) {
    std::vector<std::uint32_t> all(many + random::uniforms_padding, 0);
    for (std::size_t i = 0; i < many; ++i) {
        all[i] = from + step * static_cast<std::uint32_t>(i);
    }
    return all;
}

}  // namespace

TEST_CASE("many addressed numbers at once are those asked for one by one, on every kind of processor") {
    random::Seed const seed{2012};
    auto const key = random::key_of(seed, random::Purpose::child);
    auto const b = words(0xffffff00U, 77'777'777U);
    auto const c = words(5, 3);
    auto const d = words(0xf0000000U, 65'537);
    for (auto const& way : core::vector_ways()) {
        CAPTURE(way);
        core::use_vector_way(way);
        REQUIRE(core::vector_way() == way);
        for (std::size_t const count :
             {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{13}, many}) {
            std::vector<double> listed(many + random::uniforms_padding, -1);
            std::vector<double> alike = listed;
            std::vector<double> row = listed;
            random::uniforms(key, 9, b.data(), c.data(), d.data(), count, listed.data());
            random::uniforms(key, 9, b.data(), c.data(), 12345, count, alike.data());
            random::uniforms_in_a_row(key, 9, 4, 0xfffffff0U, 3, count, row.data());
            std::size_t wrong = 0;
            for (std::size_t i = 0; i < count; ++i) {
                auto const place = 0xfffffff0U + static_cast<std::uint32_t>(i);
                wrong +=
                    listed[i] != random::uniform(seed, random::Purpose::child, 9, b[i], c[i], d[i]) ? 1U : 0U;
                wrong +=
                    alike[i] != random::uniform(seed, random::Purpose::child, 9, b[i], c[i], 12345) ? 1U : 0U;
                wrong += row[i] != random::uniform(seed, random::Purpose::child, 9, 4, place, 3) ? 1U : 0U;
            }
            CHECK(wrong == 0);
        }
    }
    core::use_vector_way(core::vector_ways().front());
    CHECK_THROWS(core::use_vector_way("abacus"));
}
