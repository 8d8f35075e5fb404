#include "study/solver_choice.hpp"

#include "core/text.hpp"
#include "pathway/evaluator.hpp"
#include "region/aggregate.hpp"
#include "region/families.hpp"
#include "study/estimand_solver.hpp"
#include "study/plan.hpp"
#include "study/region_formulas.hpp"

#include <fmt/format.h>

#include <cmath>

namespace eigenkracht::study {
namespace {

/// A child that is followed costs as much as so many numbers of a count; finding the pairs of a draw costs as much as so many
/// children. From timings of scenarios/reference-budget.toml.
constexpr double numbers_a_child = 2;
constexpr double children_a_draw = 1000;

/// Children and numbers of one draw at the medians; adds what stands in the way there.
void try_at_medians(Plan const& plan, SolverChoice& choice) {
    std::vector<double> const medians(plan.beliefs.dimension_names().size(), 0.5);
    region::Aggregate aggregate(plan.world, *plan.pathway, plan.seed());
    region::Tally tally(plan.world);
    pathway::Evaluator evaluator(*plan.pathway);
    pathway::Tables usual;
    pathway::Tables conference;
    RegionFormulas formulas(plan);
    for (auto named : parameters_of(plan, medians)) {
        named.push_back(plan.scenario.cut.given
                            ? formula::Expression(plan.scenario.cut.amount_eur, plan.beliefs.names(),
                                                  plan.scenario.tables)(named.data())
                            : 0);
        evaluator.evaluate(named.data(), plan.usual, usual, plan.pathway->cycles());
        evaluator.evaluate(named.data(), plan.conference, conference, plan.pathway->cycles(), &usual);
        if (!aggregate.take(usual, conference)) {
            choice.obstacles.push_back(fmt::format("an entry class has more than {} pairs of courses",
                                                   region::Aggregate::most_pairs));
            return;
        }
        for (std::size_t region = 0; region < plan.regions(); ++region) {
            auto const numbers = formulas.values(named.data(), 0, region).numbers;
            if (numbers.mean_children_per_family > 1 && numbers.sibling_sharing > 0) {
                choice.obstacles.push_back(
                    fmt::format("clustering.{}.sharing is above 0: siblings share luck",
                                plan.scenario.regions[region].clustering));
                return;
            }
            if (!aggregate.counts(numbers)) {
                choice.obstacles.emplace_back("there are more than a thousand million conferences");
                return;
            }
            aggregate.simulate(numbers, 0, static_cast<std::uint32_t>(region), tally);
            choice.numbers += static_cast<double>(tally.child_stays);
            double const held = region::conferences_at_most(numbers);
            for (double const children : numbers.children_per_conference) {
                choice.children += held * children;
            }
        }
    }
}

}  // namespace

std::string name_of(Solver solver) {
    switch (solver) {
        case Solver::best:
            return "best";
        case Solver::individual:
            return "individual";
        case Solver::aggregated:
            return "aggregated";
        case Solver::expected:
            return "expected";
    }
    return "";
}

SolverChoice choose_solver(Plan const& plan) {
    SolverChoice choice;
    Solver const asked = plan.scenario.run.solver;
    std::vector<std::string> places;
    for (auto const& one : plan.scenario.places) {
        places.push_back("places." + one.name);
    }
    if (places.empty()) {
        choice.obstacles = region::Aggregate::obstacles(plan.world, *plan.pathway);
    } else {
        choice.obstacles = {"who gets one of " + core::join(places, ", ") + " hangs on the other children"};
    }
    bool const matters = asked == Solver::best || asked == Solver::aggregated;
    if (choice.obstacles.empty() && matters) {
        try_at_medians(plan, choice);
    }
    if (asked == Solver::aggregated && !choice.obstacles.empty()) {
        throw core::ScenarioError({{plan.scenario.run.location, "run.solver", "aggregated",
                                    "best or individual, because " + core::join(choice.obstacles, "; "),
                                    "Only children who are alike but for their own luck can be counted"}});
    }
    double const stances = static_cast<double>(plan.stances());
    bool const cheaper = numbers_a_child * choice.children > choice.numbers + children_a_draw * stances;
    if (asked != Solver::best) {
        choice.solver = asked;
    } else if (choice.obstacles.empty() && cheaper) {
        choice.solver = Solver::aggregated;
    }
    return choice;
}

std::string SolverChoice::text() const {
    std::string why;
    if (!obstacles.empty()) {
        why = "children are not counted by pairs of courses, because " + core::join(obstacles, "; ");
    } else if (numbers > 0) {
        why = fmt::format("about {} children a draw, or {} numbers to count them",
                          core::grouped(std::llround(children)), core::grouped(std::llround(numbers)));
    }
    return name_of(solver) + (why.empty() ? "" : ": " + why);
}

}  // namespace eigenkracht::study
