/// \file
/// A checked scenario, made ready to draw: what is fixed for all draws, shared by all threads.
#pragma once

#include "accounts/price_book.hpp"
#include "pathway/pathway.hpp"
#include "region/world.hpp"
#include "study/question_point.hpp"
#include "study/scenario.hpp"
#include "study/solver_choice.hpp"
#include "uncertainty/beliefs.hpp"
#include "uncertainty/design_points.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// One number a draw is held against: an arm of a stance's study, or a check of the scenario.
struct CheckPoint {
    enum class Kind {
        estimand_usual,
        estimand_conference,
        saving_per_conference,
        parameter,
        formula,
        measure
    };
    std::string name;  ///< unique; a coordinate of the results file
    Kind kind = Kind::parameter;
    std::size_t stance = 0;    ///< the only stance in which it is defined
    std::size_t estimand = 0;  ///< index within the stance
    std::size_t check = 0;     ///< index of the scenario's check
    std::size_t parameter = 0;
    std::optional<double> error = {};  ///< standard error of what was observed
    bool weighs = false;               ///< it weighs the draws of its stance
};

/// A measure of the pathway that a decision uses.
struct MeasurePoint {
    std::string name;          ///< DECISION.NUMBER; a coordinate of the results file
    std::size_t decision = 0;  ///< index of the scenario's decision
    std::size_t number = 0;    ///< index among its numbers
};

/// Everything a thread needs to read; constant once built.
class Plan {
public:
    /// \throws core::ScenarioError  with every mistake
    explicit Plan(Scenario scenario);

    Scenario const scenario;
    uncertainty::Beliefs const beliefs;
    uncertainty::DesignPoints const design;
    std::vector<std::string> const
        names;  ///< what formulas outside the pathway may use: parameters, then cut.amount_eur
    std::size_t const cut_amount;  ///< place of cut.amount_eur among the names
    std::vector<std::string> const
        region_formula_names;                 ///< what a region's formulas may use: the names, then its own
    std::optional<pathway::Pathway> pathway;  ///< absent in studies of outcome formulas
    std::optional<accounts::PriceBook> book;  ///< region studies
    region::World world;  ///< region studies: meters are the prices' first, then the months outcomes'
    std::vector<std::size_t> meter_of_price;    ///< conferences: unused
    std::vector<std::size_t> meter_of_outcome;  ///< by child outcome; events: index into world.events
    std::vector<QuestionPoint> questions;       ///< region studies
    std::vector<std::size_t> place_price;       ///< by kind of places: the price of a place
    std::vector<char> price_in_places;  ///< by price: its months are spent in places, which are paid as such
    CutPoint cut;                       ///< where the scenario has a cut
    std::vector<char> care_entries;     ///< mask over ledger entries: care, not conferences
    std::vector<std::size_t> reconciled;  ///< questions (by index) whose way from the claim to cash is told
    std::vector<CheckPoint> checks;
    std::vector<MeasurePoint> measures;  ///< kept of every draw, whatever else is kept
    SolverChoice solver;                 ///< region studies
    std::size_t usual = 0;               ///< strategy of usual care
    std::size_t conference = 0;          ///< strategy of the conference arm

    [[nodiscard]] std::size_t stances() const { return beliefs.stances().size(); }
    [[nodiscard]] std::size_t stance(std::string const& name) const;  ///< index of one that exists
    [[nodiscard]] std::size_t regions() const { return scenario.regions.size(); }
    [[nodiscard]] std::size_t years() const { return world.years(); }
    [[nodiscard]] random::Seed seed() const { return {scenario.run.seed}; }
    [[nodiscard]] bool has_cash_questions() const;
    [[nodiscard]] bool has_care_questions() const;
    [[nodiscard]] bool has_funnels() const;
    /// Whether what the model says of published numbers is kept of every draw: asked for, or needed for weights.
    [[nodiscard]] bool keeps_checks() const;
    /// Whether it is told how far a cut is overspent: there is cash, and a budget from before the cut.
    [[nodiscard]] bool has_overspend() const {
        return scenario.cut.given && !scenario.places.empty() && scenario.cut.from > scenario.years.first;
    }
    [[nodiscard]] bool keeps(std::string const& what) const;
    /// Unit of every parameter, in the order of their names.
    [[nodiscard]] std::vector<std::string> units() const;
    /// Whether what comes out of a draw hangs on more than its uncertain numbers.
    [[nodiscard]] bool has_luck() const;
    /// The group of a parameter in any stance, since they inherit it from each other; empty: none.
    [[nodiscard]] std::string group_of(std::size_t parameter) const;
    /// What a parameter means, by the first stance that knows it.
    [[nodiscard]] std::string meaning_of(std::size_t parameter) const;
    /// What a check is called, and the unit it has.
    [[nodiscard]] std::string title_of(CheckPoint const& point) const;
    [[nodiscard]] std::string unit_of(CheckPoint const& point) const;
    [[nodiscard]] DecisionNumber const& number_of(MeasurePoint const& point) const {
        return scenario.decisions[point.decision].numbers[point.number];
    }

private:
    void find_places();
};

/// Years of history before the first year, from the regions' tables.
[[nodiscard]] int first_simulated_year(Scenario const& scenario);

/// Whether any question counts what follows a conference in the conference's own year.
[[nodiscard]] bool books_at_conference(Scenario const& scenario);

/// The scenario's pathway with the horizon a region study needs.
[[nodiscard]] pathway::PathwaySpec pathway_spec(Scenario const& scenario);

/// Names of parameters, then the scenario's own fixed quantities that formulas outside the pathway may use.
[[nodiscard]] std::vector<std::string> formula_names(std::vector<std::string> parameters);

/// What formulas of policies, places and regions may use: formula_names(), then region.KEY in the order of the first
/// region's quantities, regional.NAME in the order of the scenario, and last the calendar year, `year`.
[[nodiscard]] std::vector<std::string> region_names(Scenario const& scenario,
                                                    std::vector<std::string> parameters);

}  // namespace eigenkracht::study
