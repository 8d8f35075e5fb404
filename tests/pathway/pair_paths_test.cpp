#include "pathway/pair_paths.hpp"

#include "pathway/models.hpp"
#include "pathway/pair_sampler.hpp"
#include "pathway/youth_care.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace eigenkracht::tests {
namespace {

constexpr int cycles = 14;
constexpr std::size_t most = 4096;

/// Children placed by a split, in care that leads to other care; an order beside it; subgroups that stay shorter.
pathway::PathwaySpec two_tracks() {
    pathway::PathwaySpec spec = empty_pathway(cycles);
    spec.cycle_unit = pathway::CycleUnit::month;
    spec.strategies = {{"usual", "", {{"at_once", f("0.7")}, {"shorter", f("1")}}, {}},
                       {"conference", "", {{"at_once", f("0.3")}, {"shorter", f("0.8")}}, {}}};
    spec.states = {state("home", "place"),   state("kin", "place"),        state("group", "place"),
                   state("crisis", "place"), state("no_order", "measure"), state("order", "measure")};
    pathway::Trait group;
    group.name = "factor";
    group.levels = {{"some", 0.7, f("0.3")}, {"others", 1, f("0.7")}};
    spec.traits = {group};
    spec.splits = {{"placement", "", {{"kin", f("0.4")}, {"group", f("rest")}}, {}}};
    spec.leaves = {stay({"kin", "group"}, {{"home", f("1")}}, "weibull",
                        {{"shape", f("0.9")}, {"mean", f("5 * shorter * factor")}}),
                   stay({"crisis"}, {{"home", f("0.4")}, {"placement", f("rest")}}, "lognormal",
                        {{"mean", f("2")}, {"cv", f("0.4")}}),
                   rate({"order"}, "no_order", "0.2 / shorter")};
    spec.entries = {
        entry("facing", {{"placement", f("at_once")}, {"home", f("rest")}, {"no_order", f("1")}}),
        entry("in_crisis", {{"crisis", f("at_once")}, {"home", f("rest")}, {"no_order", f("1")}}),
        entry("under_order", {{"home", f("1")}, {"order", f("at_once")}, {"no_order", f("rest")}})};
    return spec;
}

struct Model {
    explicit Model(pathway::PathwaySpec const& spec)
        : pathway(spec, {}, {}), usual(tables_of(pathway, {}, 0)), conference(tables_of(pathway, {}, 1)) {}
    pathway::Pathway pathway;
    pathway::Tables usual, conference;
};

using Course = std::vector<int>;

/// Both courses in numbers.
void write(Course& to, std::span<pathway::Stay const> stays) {
    for (auto const& stay : stays) {
        to.insert(to.end(), {stay.state, stay.from, stay.to});
    }
    to.push_back(-1);
}

/// Chances of pairs of an entry.
std::map<Course, double> chances(pathway::PairPaths const& pairs, std::size_t entry) {
    std::map<Course, double> found;
    for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
        if (pairs.path(pair).entry == entry) {
            Course course;
            write(course, pairs.stays(pair, 0));
            write(course, pairs.stays(pair, 1));
            found[course] += pairs.chance(pair);
        }
    }
    return found;
}

}  // namespace

TEST_CASE(
    "pairs of courses come as often as their chances say, and a chance that is off by a fifth is "
    "found") {
    Model model(two_tracks());
    pathway::PairPaths pairs(model.pathway);
    REQUIRE(pathway::PairPaths::obstacles(model.pathway).empty());
    REQUIRE(pairs.find(model.usual, model.conference, cycles, most));
    pathway::PairSampler sampler(model.pathway, random::Seed{5});
    sampler.prepare(model.usual, model.conference);
    constexpr std::size_t persons = 256 * 800;
    for (std::size_t entry = 0; entry < 3; ++entry) {
        CAPTURE(entry);
        auto const expected = chances(pairs, entry);
        std::map<Course, double> seen;
        double alike = 0;
        for (std::uint32_t batch = 0; batch < persons / pathway::PairSampler::most; ++batch) {
            sampler.clear();
            for (std::uint32_t i = 0; i < pathway::PairSampler::most; ++i) {
                sampler.add(entry, {3, batch, i}, cycles);
            }
            sampler.sample();
            for (std::size_t i = 0; i < pathway::PairSampler::most; ++i) {
                if (!sampler.differ(i)) {
                    ++alike;
                    continue;
                }
                Course course;
                write(course, sampler.stays(i, 0));
                write(course, sampler.stays(i, 1));
                ++seen[course];
            }
        }
        for (auto const& [course, count] : seen) {
            CHECK(expected.count(course) == 1);
        }
        auto const statistic = [&](double fault, std::size_t& degrees) {
            double sum = 0;
            double rest_seen = alike;  // with pairs too rare for a cell of their own
            double rest = persons;
            degrees = 0;
            bool planted = false;
            for (auto const& [course, chance] : expected) {
                double mean = chance * persons;
                if (mean < 20) {
                    rest_seen += seen.count(course) != 0 ? seen.at(course) : 0;
                    continue;
                }
                if (!planted && mean > persons / 100.0) {
                    mean *= fault;
                    planted = true;
                }
                double const count = seen.count(course) != 0 ? seen.at(course) : 0;
                sum += (count - mean) * (count - mean) / mean;
                rest -= mean;
                ++degrees;
            }
            return sum + (rest_seen - rest) * (rest_seen - rest) / rest;
        };
        std::size_t degrees = 0;
        double const right = statistic(1, degrees);
        CHECK(degrees > 8);
        CHECK(right < chi_square_bound(degrees));
        CHECK(statistic(1.2, degrees) > chi_square_bound(degrees));
    }
}

TEST_CASE("what pairs expect is what the cohort solver expects, to rounding") {
    Model model(two_tracks());
    pathway::PairPaths pairs(model.pathway);
    REQUIRE(pairs.find(model.usual, model.conference, cycles, most));
    pathway::Cohort cohort(model.pathway);
    for (std::size_t entry = 0; entry < 3; ++entry) {
        for (std::size_t state = 0; state < model.pathway.state_count(); ++state) {
            pathway::Mask mask(model.pathway.state_count(), 0);
            mask[state] = 1;
            std::vector<double> difference(cycles, 0.0);
            cohort.solve(model.usual, entry, cycles);
            auto const usual = cohort.occupancy({mask, std::nullopt});
            cohort.solve(model.conference, entry, cycles);
            auto const conference = cohort.occupancy({mask, std::nullopt});
            for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
                for (std::size_t arm = 0; arm < 2 && pairs.path(pair).entry == entry; ++arm) {
                    for (auto const& stay : pairs.stays(pair, arm)) {
                        for (int at = stay.from; stay.state == state && at < stay.to; ++at) {
                            difference[static_cast<std::size_t>(at)] +=
                                (arm == 0 ? 1 : -1) * pairs.chance(pair);
                        }
                    }
                }
            }
            for (std::size_t at = 0; at < difference.size(); ++at) {
                CHECK(std::abs(difference[at] - (usual[at] - conference[at])) < 1e-12);
            }
        }
    }
}

TEST_CASE("pathways whose courses are not counted in pairs are refused by name") {
    auto const names = [](pathway::PathwaySpec const& spec) {
        std::string all;
        for (auto const& one :
             pathway::PairPaths::obstacles(pathway::Pathway(spec, {"p_usual", "p_conference"}, {}))) {
            all += one + "\n";
        }
        return all;
    };
    std::string const found = names(youth_care());
    CHECK(found.find("state.grown_up ends the course") != std::string::npos);
    CHECK(found.find("trait.age") == std::string::npos);  // it matters to nothing but the end
    CHECK(found.find("entry.placed_already finds children in the middle of a stay") != std::string::npos);
    pathway::PathwaySpec by_cycle = two_tracks();
    by_cycle.leaves.back().value.text += " + 0 * cycle";
    CHECK(names(by_cycle).find("state.order is left differently") != std::string::npos);
    pathway::PathwaySpec own = two_tracks();
    own.traits.front().levels.clear();
    own.traits.front().family = "gamma";
    own.traits.front().parameters = {{"shape", f("4")}, {"rate", f("4")}};
    CHECK(names(own).find("trait.factor gives each child a value of its own") != std::string::npos);
}

TEST_CASE("more pairs than are wanted are none") {
    Model model(two_tracks());
    pathway::PairPaths pairs(model.pathway);
    REQUIRE(pairs.find(model.usual, model.conference, cycles, most));
    CHECK(pairs.size() > 50);
    CHECK_FALSE(pairs.find(model.usual, model.conference, cycles, 10));
    CHECK(pairs.size() == 0);
    REQUIRE(pairs.find(model.usual, model.conference, cycles, most));
    CHECK(pairs.news());
    REQUIRE(pairs.find(model.usual, model.conference, cycles, most));
    CHECK_FALSE(pairs.news());
}

}  // namespace eigenkracht::tests
