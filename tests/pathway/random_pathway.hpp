/// \file
/// Pathways made at random.
#pragma once

#include "pathway/models.hpp"
#include "random/address.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::tests {

/// A source of small choices, by address.
class Dice {
public:
    explicit Dice(std::uint32_t which) : which_(which) {}
    double number() {
        return random::uniform(random::Seed{99}, random::Purpose::resample, which_, next_++, 0, 0);
    }
    int below(int count) { return static_cast<int>(number() * count); }

private:
    std::uint32_t which_;
    std::uint32_t next_ = 0;
};

/// Up to two tracks of a few states that are left in all ways; everything may read clocks, the cycle or a trait.
inline pathway::PathwaySpec random_pathway(std::uint32_t which) {
    Dice dice(which);
    int const cycles = 6 + dice.below(10);
    pathway::PathwaySpec spec = empty_pathway(cycles);
    int const tracks = 1 + dice.below(2);
    pathway::Entry all = entry("all", {});
    for (int track = 0; track < tracks; ++track) {
        std::string const track_name = fmt::format("t{}", track);
        int const states = 2 + dice.below(3);
        std::string const clock = fmt::format("clock{}", track);
        auto const name = [&](int state) { return fmt::format("{}_s{}", track_name, state); };
        spec.clocks.push_back({clock, in({name(0)}), dice.below(3), dice.number() < 0.5, {}});
        for (int from = 0; from < states; ++from) {
            spec.states.push_back(state(name(from), track_name));
            all.start.emplace_back(name(from),
                                   f(from + 1 < states ? fmt::format("{}", 1.0 / states) : "rest"));
        }
        for (int from = 0; from < states; ++from) {
            std::string const factor = std::vector<std::string>{
                "", " / (1 + time_in_state)", " / (1 + cycle)", fmt::format(" / (1 + {})", clock),
                " * trait / 3"}[static_cast<std::size_t>(dice.below(5))];
            int const to = (from + 1 + dice.below(states - 1)) % states;
            int const other = (from + 1 + dice.below(states - 1)) % states;
            switch (dice.below(3)) {
                case 0:
                    spec.leaves.push_back(probability({name(from)}, name(to),
                                                      fmt::format("{}{}", 0.45 * dice.number(), factor)));
                    spec.leaves.push_back(
                        probability({name(from)}, name(other), fmt::format("{}", 0.45 * dice.number())));
                    break;
                case 1:
                    spec.leaves.push_back(
                        rate({name(from)}, name(to), fmt::format("{}{}", dice.number(), factor)));
                    spec.leaves.push_back(rate({name(from)}, name(other), fmt::format("{}", dice.number())));
                    break;
                default: {
                    Shares shares{{name(to), f(fmt::format("{}{}", dice.number() / 3, factor))}};
                    if (other == to) {
                        shares = {{name(to), f("1")}};
                    } else {
                        shares.emplace_back(name(other), f("rest"));
                    }
                    spec.leaves.push_back(stay({name(from)}, shares, "gamma",
                                               {{"shape", f(fmt::format("{}", 0.5 + 3 * dice.number()))},
                                                {"mean", f(fmt::format("{}", 1.2 + 5 * dice.number()))}}));
                    if (dice.number() < 0.5) {
                        all.residual.names.push_back(name(from));
                    }
                }
            }
        }
    }
    pathway::Trait trait;
    trait.name = "trait";
    trait.levels = {{"low", 0.5, f("0.4")}, {"high", 2, f("rest")}};
    spec.traits = {trait};
    if (tracks > 1) {
        spec.states.push_back(state("gone", "t0", {}, true));
        spec.leaves.push_back(rate({"*"}, "gone", "0.02 * (1 + cycle) * trait", true));
    }
    spec.entries = {all};
    return spec;
}

/// The same with two strategies, whose parameters `keep_usual` and `keep_other` decide where some start, how fast some leave and
/// which member of a split some take.
inline pathway::PathwaySpec random_pair_of_strategies(std::uint32_t which) {
    pathway::PathwaySpec spec = random_pathway(which);
    Dice dice(which + 1'000'000);
    spec.strategies = {{"usual", "", {{"keep", f("keep_usual")}}, {}},
                       {"other", "", {{"keep", f("keep_other")}}, {}}};
    for (pathway::Leave& leave : spec.leaves) {
        if (!leave.value.text.empty() && !leave.before && dice.number() < 0.4) {
            leave.value.text = "(" + leave.value.text + ") * keep";
        }
    }
    for (pathway::Leave& leave : spec.leaves) {
        if (leave.form == pathway::Leave::Form::stay && dice.number() < 0.5) {
            leave.time.parameters.back().second.text += " * (2 - keep)";  // the mean
        }
    }
    pathway::Entry& all = spec.entries.front();
    if (dice.number() < 0.5) {
        all.start.front().second.text += " * keep";
    }
    auto const known = [&](char const* name) {
        return std::any_of(spec.states.begin(), spec.states.end(),
                           [&](pathway::State const& state) { return state.name == name; });
    };
    if (known("t0_s3")) {
        spec.splits.push_back({"away", "", {{"t0_s0", f("0.5 * keep")}, {"t0_s1", f("rest")}}, {}});
        for (pathway::Leave& leave : spec.leaves) {
            std::string const& from = leave.from.names.front();
            if ((from == "t0_s2" || from == "t0_s3") && leave.to.size() == 1 && !leave.before) {
                leave.to = {{"away", f("1")}};
            }
        }
    }
    // In some nobody leaves the first track's second state, where starts and stays can lead.
    auto const is = [](std::string const& name) {
        return [&name](auto const& other) { return other == name; };
    };
    std::string const last = "t0_s1";
    bool const found = std::any_of(all.residual.names.begin(), all.residual.names.end(), is(last));
    if (!found && dice.number() < 0.4) {
        spec.leaves.erase(
            std::remove_if(spec.leaves.begin(), spec.leaves.end(),
                           [&](pathway::Leave const& leave) { return leave.from.names.front() == last; }),
            spec.leaves.end());
    }
    return spec;
}

}  // namespace eigenkracht::tests
