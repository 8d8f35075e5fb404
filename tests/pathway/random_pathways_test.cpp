// Properties of pathways made at random: mass is conserved, and both solvers agree.
#include "pathway/agreement.hpp"
#include "pathway/models.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>

namespace eigenkracht::tests {
namespace {

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

pathway::PathwaySpec random_pathway(std::uint32_t which) {
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

}  // namespace

TEST_CASE("pathways made at random conserve mass and agree with their sampled persons") {
    for (std::uint32_t which = 0; which < 60; ++which) {
        CAPTURE(which);
        pathway::Pathway const model(random_pathway(which), {}, {});
        pathway::Tables const tables = tables_of(model);
        pathway::Cohort cohort(model);
        cohort.solve(tables, 0, model.cycles());
        for (int cycle = 0; cycle <= model.cycles(); ++cycle) {
            double const gone =
                model.tracks().size() > 1 ? cohort.in_state(model.state_set({"gone"}), cycle) : 0;
            for (std::size_t track = 0; track < model.tracks().size(); ++track) {
                pathway::Mask mask(model.state_count(), 0);
                for (std::size_t state = 0; state < mask.size(); ++state) {
                    mask[state] = model.track_of(state) == track ? 1 : 0;
                }
                double const here = cohort.in_state(mask, cycle) + (track == 0 ? 0 : gone);
                CHECK(here == doctest::Approx(1).epsilon(1e-12));
            }
        }
        Agreement const found = agreement(model, tables, tables, 2000);
        // 60 pathways: the false-alarm rate of the whole test is a millionth.
        CHECK(found.rarest >= false_alarm / (60 * static_cast<double>(found.figures)));
    }
}

TEST_CASE("what has been entered is at least what is there, and grows") {
    for (std::uint32_t which = 0; which < 20; ++which) {
        CAPTURE(which);
        pathway::Pathway const model(random_pathway(which), {}, {});
        pathway::Tables const tables = tables_of(model);
        pathway::Cohort cohort(model);
        cohort.solve(tables, 0, model.cycles());
        for (std::size_t state = 0; state < model.state_count(); ++state) {
            pathway::Mask mask(model.state_count(), 0);
            mask[state] = 1;
            double before = 0;
            for (int cycle = 0; cycle <= model.cycles(); ++cycle) {
                double const entered = cohort.entered(mask, cycle);
                CHECK(entered >= before - 1e-14);
                CHECK(entered >= cohort.in_state(mask, cycle) - 1e-14);
                CHECK(entered <= 1 + 1e-12);
                before = entered;
            }
        }
    }
}

}  // namespace eigenkracht::tests
