/// \file
/// A small pathway of youth care, with all that a sampler meets.
#pragma once

#include "pathway/models.hpp"
#include "pathway/spec.hpp"

namespace eigenkracht::tests {

/// Children placed at once, or facing it, or home; kinds of care by a split; an order beside it; growing up.
inline pathway::PathwaySpec youth_care() {
    pathway::PathwaySpec spec = empty_pathway(60);
    spec.cycle_unit = pathway::CycleUnit::month;
    spec.strategies = {{"usual", "", {{"at_once", f("p_usual")}}, {}},
                       {"conference", "", {{"at_once", f("p_conference")}}, {}}};
    spec.states = {state("home", "place"),
                   state("facing", "place"),
                   state("kin", "place", {"placed"}),
                   state("residential", "place", {"placed"}),
                   state("crisis", "place", {"placed"}),
                   state("grown_up", "place", {}, true),
                   state("no_order", "measure"),
                   state("order", "measure")};
    pathway::Trait age;
    age.name = "age";
    age.bands = {{0, 12, 0.6}, {12, 18, 0.4}};
    spec.traits = {age};
    spec.splits = {
        {"placement", "", {{"kin", f("0.3")}, {"residential", f("0.5")}, {"crisis", f("rest")}}, {}}};
    spec.leaves = {
        rate({"facing"}, "placement", "0.05 * 0.5 ^ floor(time_in_state / 12)"),
        rate({"home"}, "placement", "0.01"),
        stay({"kin", "residential"}, {{"home", f("1")}}, "weibull", {{"shape", f("0.7")}, {"mean", f("14")}}),
        stay({"crisis"}, {{"home", f("0.4")}, {"residential", f("rest")}}, "lognormal",
             {{"mean", f("3")}, {"cv", f("0.6")}}),
        probability({"*"}, "grown_up", "age >= 18 ? 1 : 0", true),
        rate({"order"}, "no_order", "0.04")};
    spec.entries = {
        entry("facing_placement", {{"placement", f("at_once")},
                                   {"facing", f("rest")},
                                   {"order", f("0.5")},
                                   {"no_order", f("rest")}}),
        entry("placed_already", {{"kin", f("0.5")}, {"residential", f("rest")}, {"order", f("1")}})};
    spec.entries[1].residual = in({"kin", "residential"});
    return spec;
}

}  // namespace eigenkracht::tests
