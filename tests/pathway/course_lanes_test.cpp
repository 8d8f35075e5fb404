#include "pathway/course_lanes.hpp"

#include "core/vector_code.hpp"
#include "pathway/prepared.hpp"
#include "pathway/random_pathway.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace eigenkracht::tests {
namespace {

constexpr std::size_t most_members = 7;
constexpr std::size_t questions = 41;
constexpr std::size_t room = questions + pathway::lanes_padding;

/// Splits of a few members, some without a share, with numbers in the middle, at the ends and just where members meet.
struct Splits {
    explicit Splits(std::uint32_t which) : shares(most_members * room), u(room, 0.5) {
        Dice dice(which);
        for (std::size_t k = 0; k < questions; ++k) {
            std::size_t const members = 1 + static_cast<std::size_t>(dice.below(most_members));
            auto& own = each.emplace_back(members);
            std::size_t const certain = static_cast<std::size_t>(dice.below(static_cast<int>(members)));
            // So small that a part of their sum rounds to all of it, which the last member with a share takes.
            bool const smallest = dice.below(4) == 0;
            double sum = 0;
            for (std::size_t member = 0; member < members; ++member) {
                bool const any = member == certain || dice.number() < 0.7;
                double const share = smallest ? 0x1p-1074 * (1 + dice.below(3)) : dice.number();
                own[member] = any ? share : 0;
                shares[member * room + k] = own[member];
                sum += own[member];
            }
            switch (dice.below(4)) {
                case 0:
                    u[k] = 1 - 0x1p-53;
                    break;
                case 1:
                    u[k] = own[0] > 0 && own[0] < sum ? own[0] / sum : 0x1p-53;
                    break;
                default:
                    u[k] = dice.number();
            }
        }
    }

    std::vector<std::vector<double>> each;
    std::vector<double> shares;
    std::vector<double> u;
};

/// Members of all questions that the lanes take for others than member_of() does; how many members are taken is told.
std::size_t other_members(Splits const& splits, std::vector<double> const& u,
                          std::vector<std::size_t>& taken) {
    std::vector<std::int32_t> picked(room);
    pathway::pick_members(splits.shares.data(), most_members, room, u.data(), questions, picked.data());
    std::size_t others = 0;
    for (std::size_t k = 0; k < questions; ++k) {
        pathway::Group const group{0, splits.each[k].size(), 0};
        auto const expected = pathway::member_of(group, splits.each[k].data(), splits.u[k]);
        ++taken[expected];
        others += static_cast<std::size_t>(picked[k]) == expected ? 0U : 1U;
    }
    return others;
}

}  // namespace

TEST_CASE("members of splits picked many at once are those picked one by one, on every kind of processor") {
    std::vector<std::size_t> taken(most_members);
    std::size_t others_of_other_numbers = 0;
    for (auto const& way : core::vector_ways()) {
        CAPTURE(way);
        core::use_vector_way(way);
        for (std::uint32_t which = 0; which < 200; ++which) {
            Splits const splits(which);
            CHECK(other_members(splits, splits.u, taken) == 0);
            std::vector<double> u = splits.u;
            u.front() = u.front() < 0.5 ? u.front() + 0.4 : u.front() - 0.4;
            others_of_other_numbers += other_members(splits, u, taken);
        }
    }
    core::use_vector_way(core::vector_ways().front());
    for (std::size_t const times : taken) {
        CHECK(times > 500);
    }
    CHECK(others_of_other_numbers > 50);  // it would be seen
}

}  // namespace eigenkracht::tests
