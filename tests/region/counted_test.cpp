#include "region/counted.hpp"

#include "random/address.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace eigenkracht::tests {
namespace {

constexpr std::size_t states = 4;
constexpr std::size_t entries = 3;

/// Whole numbers below a limit, one after another.
class Luck {
public:
    std::size_t below(std::size_t limit) {
        double const u = random::uniform(random::Seed{7}, random::Purpose::parameter, 0, asked_++, 0, 0);
        return static_cast<std::size_t>(u * static_cast<double>(limit));
    }
    bool coin() { return below(2) == 1; }

private:
    std::uint32_t asked_ = 0;
};

std::vector<region::EventCount> events_of(Luck& luck, std::size_t how_many) {
    using Kind = region::ChildOutcome::Kind;
    std::vector<region::EventCount> events(how_many);
    for (auto& event : events) {
        std::size_t const kind = luck.below(3);
        event.kind = kind == 0 ? Kind::avoided : kind == 1 ? Kind::added : Kind::delayed;
        event.entered = luck.coin();
        event.cycle = static_cast<int>(luck.below(10));
        event.until = event.cycle + static_cast<int>(luck.below(10));
        for (std::size_t state = 0; state < states; ++state) {
            event.states.push_back(luck.coin() ? 1 : 0);
        }
        for (std::size_t entry = 0; entry < entries; ++entry) {
            event.entries.push_back(luck.coin() ? 1 : 0);
        }
    }
    return events;
}

std::vector<pathway::Stay> course(Luck& luck) {
    std::vector<pathway::Stay> stays;
    for (int from = 0; from < 15;) {
        int const to = from + 1 + static_cast<int>(luck.below(6));
        stays.emplace_back(luck.below(states), from, to);
        from = to;
    }
    return stays;
}

}  // namespace

TEST_CASE(
    "events counted from one look at every stay are those counted one by one, also more than a word of "
    "them") {
    Luck luck;
    std::size_t counted = 0;
    for (std::size_t const how_many : {1U, 5U, 64U, 65U, 150U}) {
        auto const events = events_of(luck, how_many);
        region::EventBits const bits(events, states, entries);
        CHECK(bits.words() == (how_many + 63) / 64);
        for (int child = 0; child < 300; ++child) {
            std::size_t const entry = luck.below(entries);
            auto const usual = course(luck);
            auto const conference = course(luck);
            for (std::size_t event = 0; event < how_many; ++event) {
                std::size_t const word = event / 64;
                auto const in_usual = bits.seen(usual, word);
                auto const after = bits.seen(conference, word);
                bool const one = region::event_counts(events[event], entry, usual, conference);
                bool const all = (bits.counted(word, entry, in_usual, after) >> event % 64 & 1U) != 0;
                REQUIRE(one == all);
                counted += one ? 1 : 0;
            }
        }
    }
    CHECK(counted > 1000);
}

}  // namespace eigenkracht::tests
