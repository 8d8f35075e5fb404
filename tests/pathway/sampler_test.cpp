#include "pathway/sampler.hpp"

#include "pathway/agreement.hpp"
#include "pathway/models.hpp"
#include "pathway/youth_care.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

namespace eigenkracht::tests {
namespace {

bool same_stays(std::vector<pathway::Stay> const& a, std::vector<pathway::Stay> const& b) { return a == b; }

struct TwoArms {
    TwoArms(double p_usual, double p_conference)
        : model(youth_care(), {"p_usual", "p_conference"}, {}),
          usual_tables(tables_of(model, {p_usual, p_conference}, 0)),
          conference_tables(tables_of(model, {p_usual, p_conference}, 1)),
          sampler(model, random::Seed{11}) {
        sampler.prepare(usual_tables, usual);
        sampler.prepare(conference_tables, conference);
    }
    pathway::Pathway model;
    pathway::Tables usual_tables;
    pathway::Tables conference_tables;
    pathway::Sampler sampler;
    pathway::Prepared usual;
    pathway::Prepared conference;
};

}  // namespace

TEST_CASE("sampled children are where the cohort solver expects them, and a fault of two points is caught") {
    TwoArms const arms(0.6, 0.2);
    CHECK(agreement(arms.model, arms.usual_tables, arms.usual_tables, 40'000).holds());
    CHECK(agreement(arms.model, arms.conference_tables, arms.conference_tables, 40'000).holds());
    // A fault of the size that matters: two percentage points at the start.
    TwoArms const faulty(0.62, 0.2);
    CHECK_FALSE(agreement(arms.model, faulty.usual_tables, arms.usual_tables, 40'000).holds());
}

TEST_CASE("stays tile every track until the course ends") {
    TwoArms arms(0.6, 0.2);
    std::vector<pathway::Stay> stays;
    for (std::uint32_t person = 0; person < 2000; ++person) {
        for (int const cycles : {1, 24, 61}) {
            std::vector<double> traits;
            arms.sampler.sample(arms.usual, person % 2, {1, 2, person}, cycles, stays, &traits);
            int grown = cycles;
            for (pathway::Stay const& stay : stays) {
                grown = stay.state == arms.model.state("grown_up") ? stay.from : grown;
            }
            CHECK((grown == cycles || traits[0] + grown / 12.0 >= 18));
            for (std::size_t track = 0; track < 2; ++track) {
                int until = 0;
                for (pathway::Stay const& stay : stays) {
                    if (arms.model.track_of(stay.state) == track) {
                        CHECK(stay.from == until);
                        CHECK(stay.to > stay.from);
                        until = stay.to;
                    }
                }
                CHECK(until == (track == 0 ? cycles : grown));
            }
        }
    }
}

TEST_CASE("a person's course depends on the address alone") {
    TwoArms arms(0.6, 0.2);
    std::vector<pathway::Stay> first;
    std::vector<pathway::Stay> again;
    arms.sampler.sample(arms.usual, 0, {5, 6, 7}, 61, first);
    for (std::uint32_t person = 0; person < 50; ++person) {
        arms.sampler.sample(arms.conference, 1, {5, 6, person}, 61, again);
    }
    TwoArms other(0.6, 0.2);
    other.sampler.sample(other.usual, 0, {5, 6, 7}, 61, again);
    CHECK(same_stays(first, again));
    // A shorter look at the same person is the beginning of the longer one.
    arms.sampler.sample(arms.usual, 0, {5, 6, 7}, 20, again);
    for (std::size_t k = 0, place = 0; k < first.size(); ++k) {
        if (first[k].from < 20) {
            REQUIRE(place < again.size());
            CHECK(again[place].state == first[k].state);
            CHECK(again[place].to == std::min<int>(20, first[k].to));
            ++place;
        }
    }
}

TEST_CASE("both arms share luck: nobody is placed at once by a conference who was not without it") {
    TwoArms arms(0.6, 0.2);
    std::size_t const facing = arms.model.state("facing");
    std::vector<pathway::Stay> usual;
    std::vector<pathway::Stay> conference;
    std::size_t both_placed = 0;
    for (std::uint32_t person = 0; person < 5000; ++person) {
        arms.sampler.sample(arms.usual, 0, {1, 1, person}, 60, usual);
        arms.sampler.sample(arms.conference, 0, {1, 1, person}, 60, conference);
        bool const usual_at_once = usual.front().state != facing && usual.front().from == 0;
        bool const conference_at_once = conference.front().state != facing && conference.front().from == 0;
        CHECK_FALSE((conference_at_once && !usual_at_once));
        if (usual_at_once && conference_at_once) {
            CHECK(same_stays(usual, conference));
        }
        // The first placement is of the same kind, and its stay as long as the course lets it, whenever it
        // starts.
        auto const placed = [&](pathway::Stay const& stay) {
            return stay.state >= arms.model.state("kin") && stay.state <= arms.model.state("crisis");
        };
        auto const first = std::find_if(usual.begin(), usual.end(), placed);
        auto const second = std::find_if(conference.begin(), conference.end(), placed);
        if (first != usual.end() && second != conference.end()) {
            CHECK(first->state == second->state);
            bool const cut = std::next(first) == usual.end() || std::next(second) == conference.end() ||
                             first->to == 60 || second->to == 60 || std::next(first)->from == 0 ||
                             std::next(second)->from == 0 ||
                             std::next(first)->state == arms.model.state("grown_up") ||
                             std::next(second)->state == arms.model.state("grown_up");
            if (!cut) {
                CHECK(first->to - first->from == second->to - second->from);
                ++both_placed;
            }
        }
    }
    CHECK(both_placed > 1000);
}

TEST_CASE("looking a stay up in a table is walking its cycles") {
    // The same pathway with a formula that mentions the cycle without effect is sampled cycle by cycle.
    pathway::PathwaySpec walked = youth_care();
    for (pathway::Leave& leave : walked.leaves) {
        if (leave.form == pathway::Leave::Form::rate) {
            leave.value.text += " + 0 * cycle";
        }
        for (auto& [target, share] : leave.to) {
            share.text += share.text == "rest" ? "" : " + 0 * cycle";
        }
    }
    walked.leaves[4] = youth_care().leaves[4];
    TwoArms arms(0.6, 0.2);
    pathway::Pathway const other(walked, {"p_usual", "p_conference"}, {});
    CHECK(arms.model.sampling(arms.model.state("residential")) == "table of stays");
    CHECK(other.sampling(other.state("residential")).find("cycle by cycle: leaving depends on the cycle") ==
          0);
    pathway::Tables const tables = tables_of(other, {0.6, 0.2}, 0);
    pathway::Sampler sampler(other, random::Seed{11});
    pathway::Prepared prepared;
    sampler.prepare(tables, prepared);
    std::vector<pathway::Stay> looked_up;
    std::vector<pathway::Stay> steps;
    for (std::uint32_t person = 0; person < 5000; ++person) {
        arms.sampler.sample(arms.usual, person % 2, {1, 1, person}, 61, looked_up);
        sampler.sample(prepared, person % 2, {1, 1, person}, 61, steps);
        CHECK(same_stays(looked_up, steps));
    }
}

TEST_CASE("prepared tables follow every change") {
    TwoArms arms(0.6, 0.2);
    TwoArms other(0.3, 0.1);
    arms.sampler.prepare(other.usual_tables, arms.usual);
    std::vector<pathway::Stay> found;
    std::vector<pathway::Stay> expected;
    for (std::uint32_t person = 0; person < 500; ++person) {
        arms.sampler.sample(arms.usual, 0, {1, 1, person}, 61, found);
        other.sampler.sample(other.usual, 0, {1, 1, person}, 61, expected);
        CHECK(same_stays(found, expected));
    }
}

TEST_CASE("a choice by guide table is the inversion of its weights") {
    pathway::Choice choice;
    std::vector<double> const weights{0.0, 0.1, 0.0, 0.25, 0.0005, 0.6495, 0.0};
    choice.clear();
    for (double const weight : weights) {
        choice.add(weight);
    }
    choice.finish(true);
    for (int k = 0; k < 100'000; ++k) {
        double const u = (k + 0.5) / 100'000;
        std::size_t const expected = u < 0.1 ? 1 : u < 0.35 ? 3 : u < 0.3505 ? 4 : 5;
        REQUIRE(choice.pick(u) == expected);
    }
    CHECK(choice.pick(0.9999999999999999) == 5);
}

}  // namespace eigenkracht::tests
