/// \file
/// What a scenario says about a region: conferences by year, families, budgets, what is counted for children, as plain data.
#pragma once

#include "core/error.hpp"
#include "formula/formula.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::region {

/// So many a year; a table holds its last value. Years before the first are 0.
using YearTable = std::vector<std::pair<int, formula::Formula>>;

/// From families that could have a conference to conferences held. Expected numbers; professionals' reluctance and
/// families' are apart. Shares are of the step before.
struct FunnelSpec {
    YearTable eligible;             ///< families a year that could have one
    YearTable referred;             ///< share that professionals refer
    YearTable offered;              ///< share of the referred that is offered one
    YearTable accepted;             ///< share of the offered that accepts
    YearTable held;                 ///< share of the accepted whose preparation ends in a conference
    formula::Formula stopped_cost;  ///< of a stopped preparation, as a share of the price of a conference
    YearTable at_most;              ///< conferences a year that coordinators can hold; empty: no limit
    int delay_months = 0;           ///< from acceptance to the conference
    formula::Formula carried_out_fully;   ///< share of plans; the rest of both: not carried out
    formula::Formula carried_out_partly;  ///< share of plans
    core::SourceLocation location;
    bool given = false;
};

/// Conferences held a year under a policy: a table, or what a funnel lets through.
struct Policy {
    std::string name;
    std::string title;
    YearTable conferences_held;
    FunnelSpec funnel;
    core::SourceLocation location;
};

/// Places of one kind of care in each region, and the children who wait for one.
struct PlacesSpec {
    std::string name;
    std::string title;
    std::vector<std::string> of;  ///< states or tags whose children hold such a place
    std::string
        item;  ///< the price of a place-month; prices whose states all hold such a place are not booked apart
    formula::Formula places;      ///< open at the start of the first year simulated
    formula::Formula occupied;    ///< of these, by children; not given: all
    formula::Formula waiting;     ///< children on the list at the start; not given: none
    formula::Formula leave;       ///< chance in a month that a child of no conference family leaves its place
    formula::Formula list_leave;  ///< chance in a month that a waiting child leaves the list without a place
    formula::Formula
        list_at_most;  ///< children the list holds; who comes then goes elsewhere; not given: no limit
    YearTable
        arrivals;  ///< children a month who need such a place, conference families among them; empty: as
                   ///< many as leave places and list at the start
    YearTable arrivals_level;         ///< times this, by year (fewer orders, a rival programme); empty: 1
    formula::Formula refill_waiting;  ///< share of the places that conferences free which the list may fill
    formula::Formula
        refill_induced;  ///< share of those still empty that fill with children who would not have come
    formula::Formula variable_share;  ///< part of the price that an empty open place saves
    int group = 1;                    ///< places that close together
    int notice_months = 0;            ///< from the decision to close to the closing
    formula::Formula friction_eur;    ///< once, for each place closed, at the level of the item's price year
    formula::Formula
        close_while_waiting;         ///< places close only while no more children wait; not given: any number
    formula::Formula waiting_eur;    ///< for a month on the list, at the level of the item's price year
    formula::Formula crisis_chance;  ///< in a month, that a waiting child must be placed in crisis
    core::SourceLocation location;
};

/// A region of youth care.
struct RegionSpec {
    std::string name;
    std::string title;
    YearTable history;  ///< conferences held before the first year, the same under every policy
    std::vector<std::pair<std::string, formula::Formula>>
        quantities;          ///< the region's own numbers: region.KEY in formulas
    formula::Formula yield;  ///< times the children per conference here; not given: 1
    formula::Formula
        studied_conferences;  ///< a year that a study of all families stands for; not given: any number
    formula::Formula
        marginal_yield;  ///< times the children per conference for conferences beyond these; not given: 1
    formula::Formula
        new_placements;  ///< children a year who are placed out of home in the region, by any cause
    formula::Formula youth_care_budget_eur;   ///< of the region, a year
    formula::Formula addressable_budget_eur;  ///< the part of the nation's that conferences can touch
    formula::Formula national_budget_eur;
    std::optional<std::pair<int, int>> tile;  ///< column and row on a map of tiles, from 1
    std::string clustering;       ///< how children share a family (a key of the scenario's clusterings)
    bool poisson_volumes = true;  ///< else exactly the stated number, rounded to whole families a month
    core::SourceLocation location;

    /// One of its own numbers, by name; must exist.
    [[nodiscard]] formula::Formula const& quantity(std::string const& key) const {
        return std::find_if(quantities.begin(), quantities.end(),
                            [&](auto const& one) { return one.first == key; })
            ->second;
    }
};

/// Something counted for children, usual care against conference, on the same luck.
struct ChildOutcome {
    enum class Kind {
        avoided,  ///< usual care has it, the conference arm has not
        added,    ///< the conference arm has it, usual care has not
        delayed,  ///< usual care has it by `cycle`; the conference arm not by `cycle` but by `until`
        months    ///< months in the set, usual care minus conference arm, in the year they fall
    };
    std::string name;
    std::string title;
    std::string unit;
    Kind kind = Kind::months;
    std::vector<std::string> of;  ///< states or tags
    bool entered = true;          ///< event: "was in the set by `cycle`"; else "is in the set at `cycle`"
    int cycle = 0;
    int until = 0;
    bool gained = false;  ///< months: conference arm minus usual care instead
    bool harm = false;    ///< more is worse for the child
    bool of_new_placements =
        false;  ///< counted among the regions' new placements, and shown as a share of them
    std::vector<std::string> entries;  ///< entry classes it is counted for; empty: all
    core::SourceLocation location;
};

}  // namespace eigenkracht::region
