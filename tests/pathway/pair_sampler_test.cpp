#include "pathway/pair_sampler.hpp"

#include "core/vector_code.hpp"
#include "pathway/agreement.hpp"
#include "pathway/models.hpp"
#include "pathway/random_pathway.hpp"
#include "pathway/youth_care.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace eigenkracht::tests {
namespace {

struct Two {
    Two(pathway::PathwaySpec const& spec, double p_usual, double p_conference)
        : Two(spec, {"p_usual", "p_conference"}, {p_usual, p_conference}) {}
    Two(pathway::PathwaySpec const& spec, std::vector<std::string> const& names,
        std::vector<double> const& parameters)
        : model(spec, names, {}),
          usual(tables_of(model, parameters, 0)),
          conference(tables_of(model, parameters, 1)),
          pairs(model, random::Seed{11}),
          alone(model, random::Seed{11}) {
        pairs.prepare(usual, conference);
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
        for (std::size_t arm = 0; arm < 2; ++arm) {
            auto const found = pairs.stays(i, arm);
            // Tracks that are alike may be left out.
            auto const left_out = [&](pathway::Stay const& stay) {
                auto const track = model.track_of(stay.state);
                return std::none_of(found.begin(), found.end(), [&](pathway::Stay const& one) {
                    return model.track_of(one.state) == track;
                });
            };
            auto& expected = both[arm];
            expected.erase(std::remove_if(expected.begin(), expected.end(), left_out), expected.end());
            if (!std::equal(found.begin(), found.end(), expected.begin(), expected.end())) {
                return "arm " + std::to_string(arm);
            }
        }
        return "";
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
        Two two(random_pair_of_strategies(which), {}, {});
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
    CHECK(two.compare(3000, 1) == "");
    CHECK(two.differing > 900);
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
