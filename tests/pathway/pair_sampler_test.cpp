#include "pathway/pair_sampler.hpp"

#include "core/vector_code.hpp"
#include "pathway/agreement.hpp"
#include "pathway/models.hpp"
#include "pathway/random_pathway.hpp"
#include "pathway/youth_care.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <vector>

namespace eigenkracht::tests {
namespace {

struct Two {
    Two(pathway::PathwaySpec const& spec, double p_usual, double p_conference)
        : Two(spec, {"p_usual", "p_conference"}, {p_usual, p_conference}) {}
    Two(pathway::PathwaySpec const& spec, std::vector<std::string> const& names,
        std::vector<double> const& parameters)
        : model(spec, names, {}), pairs(model, random::Seed{11}), alone(model, random::Seed{11}) {
        prepare(parameters);
    }

    void prepare(std::vector<double> const& parameters) {
        usual = tables_of(model, parameters, 0);
        conference = tables_of(model, parameters, 1);
        pairs.prepare(usual, conference);
        // Nothing that was prepared before must be needed to get this right.
        prepared[0] = prepared[1] = {};
        alone.prepare(usual, prepared[0]);
        alone.prepare(conference, prepared[1]);
    }

    /// What is wrong with so many pairs, held against courses sampled one by one; `differing` of them differ.
    std::string compare(std::size_t persons, std::size_t entries) {
        differing = 0;
        std::uint32_t next = 0;
        while (next < persons) {
            std::uint32_t const first = next;
            pairs.clear();
            for (; next < persons && pairs.size() < pathway::PairSampler::most; ++next) {
                pairs.add(next % entries, address(next), cycles(next));
            }
            pairs.sample();
            for (std::size_t i = 0; i < pairs.size(); ++i) {
                auto const person = first + static_cast<std::uint32_t>(i);
                if (std::string const wrong = look(i, person, person % entries); !wrong.empty()) {
                    return wrong + " of person " + std::to_string(person);
                }
            }
        }
        return "";
    }

    pathway::Pathway model;
    pathway::Tables usual;
    pathway::Tables conference;
    pathway::PairSampler pairs;
    pathway::Sampler alone;
    pathway::Prepared prepared[2];
    std::size_t differing = 0;

private:
    static pathway::PersonAddress address(std::uint32_t person) { return {2, 3 + person / 7, person}; }
    int cycles(std::uint32_t person) const {
        return person % 3 == 0 ? model.cycles() + 1 : person % 3 == 1 ? model.cycles() / 2 : 1;
    }

    std::string look(std::size_t i, std::uint32_t person, std::size_t entry) {
        std::vector<pathway::Stay> both[2];
        for (std::size_t arm = 0; arm < 2; ++arm) {
            alone.sample(prepared[arm], entry, address(person), cycles(person), both[arm]);
        }
        if (pairs.differ(i) == (both[0] == both[1])) {
            return "differ()";
        }
        if (!pairs.differ(i)) {
            return "";
        }
        ++differing;
        for (std::size_t track = 0; track < model.tracks().size(); ++track) {
            std::vector<pathway::Stay> expected[2];
            std::vector<pathway::Stay> found[2];
            for (std::size_t arm = 0; arm < 2; ++arm) {
                expected[arm] = in_track(both[arm], track);
                found[arm] = in_track(pairs.stays(i, arm), track);
            }
            // A track in which both are alike may be left out.
            bool const left_out = found[0].empty() && found[1].empty() && expected[0] == expected[1];
            for (std::size_t arm = 0; arm < 2; ++arm) {
                if (!left_out && found[arm] != expected[arm]) {
                    return "arm " + std::to_string(arm);
                }
            }
        }
        return "";
    }

    std::vector<pathway::Stay> in_track(std::span<pathway::Stay const> stays, std::size_t track) const {
        std::vector<pathway::Stay> here;
        std::copy_if(stays.begin(), stays.end(), std::back_inserter(here),
                     [&](pathway::Stay const& stay) { return model.track_of(stay.state) == track; });
        return here;
    }
};

/// Every rate and share looks at the cycle, so that no table holds a stay.
pathway::PathwaySpec walked(pathway::PathwaySpec spec) {
    for (pathway::Leave& leave : spec.leaves) {
        if (leave.form == pathway::Leave::Form::rate) {
            leave.value.text += " + 0 * cycle";
        }
    }
    return spec;
}

}  // namespace

TEST_CASE("pairs sampled in batches are courses sampled one by one, on every kind of processor") {
    for (auto const& way : core::vector_ways()) {
        CAPTURE(way);
        core::use_vector_way(way);
        Two two(youth_care(), 0.6, 0.2);
        CHECK(two.compare(3001, 2) == "");
        CHECK(two.differing > 300);
    }
    core::use_vector_way(core::vector_ways().front());
}

TEST_CASE(
    "pairs are right where stays are walked, where somebody moves often, and where persons are of several "
    "kinds") {
    Two by_cycle(walked(youth_care()), 0.6, 0.2);
    CHECK(by_cycle.compare(2000, 2) == "");
    CHECK(by_cycle.differing > 200);

    pathway::PathwaySpec restless = youth_care();
    for (pathway::Leave& leave : restless.leaves) {
        if (leave.form == pathway::Leave::Form::rate && leave.from.names.front() == "home") {
            leave.value.text = "3";
        }
        if (leave.form == pathway::Leave::Form::stay) {
            leave.time.parameters.back().second.text = "1.1";
        }
    }
    Two often(restless, 0.6, 0.2);
    CHECK(often.compare(2000, 2) == "");
    CHECK(often.differing > 200);

    pathway::PathwaySpec kinds = youth_care();
    pathway::Trait group;
    group.name = "group";
    group.levels = {{"some", 1, f("0.3")}, {"others", 2, f("0.7")}};
    kinds.traits.push_back(group);
    kinds.leaves[0].value.text += " * group";
    Two subgroups(kinds, 0.6, 0.2);
    CHECK(subgroups.compare(3000, 2) == "");
    CHECK(subgroups.differing > 300);
}

TEST_CASE("pairs in pathways made at random are courses sampled one by one, on every kind of processor") {
    std::size_t differing = 0;
    for (std::uint32_t which = 0; which < 60; ++which) {
        CAPTURE(which);
        Two two(random_pair_of_strategies(which), {"keep_usual", "keep_other"}, {1, 0.6});
        for (auto const& way : core::vector_ways()) {
            CAPTURE(way);
            core::use_vector_way(way);
            CHECK(two.compare(600, 1) == "");
            differing += two.differing;
        }
    }
    core::use_vector_way(core::vector_ways().front());
    CHECK(differing > 20'000);
}

TEST_CASE("prepared pairs follow tables from draw to draw, whether the strategies differ or not") {
    std::vector<std::vector<double>> const draws{{1, 0.6},   {1, 1},     {1, 0.6},   {1, 0.3},
                                                 {0.5, 0.3}, {0.5, 0.5}, {0.5, 0.3}, {0.3, 0.3}};
    std::size_t differing = 0;
    for (std::uint32_t which = 0; which < 40; ++which) {
        CAPTURE(which);
        Two two(random_pair_of_strategies(which), {"keep_usual", "keep_other"}, draws.front());
        for (std::size_t draw = 0; draw < draws.size(); ++draw) {
            CAPTURE(draw);
            two.prepare(draws[draw]);
            CHECK(two.compare(300, 1) == "");
            CHECK((two.differing == 0 || draws[draw][0] != draws[draw][1]));
            differing += two.differing;
        }
    }
    CHECK(differing > 10'000);
}

TEST_CASE("pairs are right where courses end in several ways, and where states are many") {
    pathway::PathwaySpec ends = youth_care();
    ends.states.push_back(state("gone", "measure", {}, true));
    ends.leaves.push_back(probability({"*"}, "gone", "age >= 18 ? 0 : 0.01", true));
    Two several(ends, 0.6, 0.2);
    CHECK(several.compare(3000, 2) == "");
    CHECK(several.differing > 300);

    // States 32 apart are told apart; everybody comes by several times.
    pathway::PathwaySpec ring = empty_pathway(200);
    ring.strategies = {{"usual", "", {{"speed", f("1")}}, {}}, {"other", "", {{"speed", f("1.5")}}, {}}};
    int const states = 35;
    auto const name = [](int number) { return "s" + std::to_string(number % 35); };
    Shares start;
    for (int number = 0; number < states; ++number) {
        ring.states.push_back(state(name(number)));
        ring.leaves.push_back(rate({name(number)}, name(number + 1), number % 5 == 0 ? "speed" : "2"));
        ring.leaves.push_back(rate({name(number)}, name(number + 3), "0.5"));
    }
    ring.entries = {entry("all", {{"s0", f("0.5")}, {"s33", f("rest")}})};
    Two many(ring, {}, {});
    CHECK(many.compare(1000, 1) == "");
    CHECK(many.differing > 600);
}

TEST_CASE("pairs that reach a state in two ways are not said to differ for that") {
    pathway::PathwaySpec ways = youth_care();
    // Out of crisis to a residential group: directly, or through the split; the strategies differ in nothing but the way.
    ways.leaves[3].to = {{"residential", f("at_once")}, {"placement_again", f("rest")}};
    ways.splits.push_back({"placement_again", "", {{"residential", f("1")}}, {}});
    ways.entries[0].start = {{"crisis", f("1")}, {"order", f("1")}};
    Two two(ways, 0.6, 0.2);
    CHECK(two.compare(2000, 1) == "");
}

TEST_CASE("pairs are right where every person has traits of their own") {
    pathway::PathwaySpec own = youth_care();
    pathway::Trait frailty;
    frailty.name = "frailty";
    frailty.family = "gamma";
    frailty.parameters = {{"shape", f("4")}, {"rate", f("4")}};
    own.traits.push_back(frailty);
    own.leaves[0].value.text += " * frailty";
    Two two(own, 0.6, 0.2);
    CHECK(two.compare(300, 2) == "");
    CHECK(two.differing > 30);
}

TEST_CASE("pairs are right where everybody starts through another split in each arm") {
    pathway::PathwaySpec two_splits = youth_care();
    two_splits.splits.push_back({"back", "", {{"home", f("0.5")}, {"facing", f("rest")}}, {}});
    two_splits.strategies[0].with.emplace_back("reversed", f("0"));
    two_splits.strategies[1].with.emplace_back("reversed", f("1"));
    two_splits.entries[0].start = {{"back", f("reversed")}, {"placement", f("rest")}, {"order", f("1")}};
    Two two(two_splits, 0.6, 0.2);
    for (auto const& way : core::vector_ways()) {
        CAPTURE(way);
        core::use_vector_way(way);
        CHECK(two.compare(3000, 1) == "");
        CHECK(two.differing > 900);
    }
    core::use_vector_way(core::vector_ways().front());
}

TEST_CASE("pairs are right where everybody starts apart, and where nobody leaves the states that follow") {
    pathway::PathwaySpec apart = youth_care();
    apart.strategies[0].with.emplace_back("in_care", f("0.9"));
    apart.strategies[1].with.emplace_back("in_care", f("0.2"));
    apart.states.push_back(state("settled", "place"));
    apart.leaves[2].to = {{"settled", f("1")}};
    apart.leaves[3].to = {{"settled", f("0.4")}, {"residential", f("rest")}};
    // The second track starts when courses have parted in the first one.
    apart.entries[0].start = {{"residential", f("in_care")},
                              {"settled", f("rest")},
                              {"order", f("in_care")},
                              {"no_order", f("rest")}};
    Two two(apart, 0.6, 0.2);
    for (auto const& way : core::vector_ways()) {
        CAPTURE(way);
        core::use_vector_way(way);
        CHECK(two.compare(3000, 1) == "");
        CHECK(two.differing > 1500);
    }
    core::use_vector_way(core::vector_ways().front());
}

TEST_CASE("equal strategies give equal pairs, and it is known beforehand") {
    Two equal(youth_care(), 0.6, 0.6);
    CHECK_FALSE(equal.pairs.differs(0));
    CHECK_FALSE(equal.pairs.differs(1));
    CHECK(equal.compare(500, 2) == "");
    CHECK(equal.differing == 0);
    Two const differing(youth_care(), 0.6, 0.3);
    CHECK(differing.pairs.differs(0));
    CHECK_FALSE(differing.pairs.differs(1));
}

TEST_CASE("prepared pairs follow every change of the tables") {
    Two two(youth_care(), 0.6, 0.2);
    Two other(youth_care(), 0.3, 0.1);
    two.pairs.prepare(other.usual, other.conference);
    two.alone.prepare(other.usual, two.prepared[0]);
    two.alone.prepare(other.conference, two.prepared[1]);
    CHECK(two.compare(1000, 2) == "");
}

}  // namespace eigenkracht::tests
