/// \file
/// The tables of a scenario as the plain structs of the rooms that use them.
///
/// All take a scenario after check_complete(); what can only be seen here goes into `mistakes`.
#pragma once

#include "core/error.hpp"
#include "files/tree_reader.hpp"
#include "study/scenario.hpp"

#include <optional>
#include <vector>

namespace eigenkracht::files {

using Mistakes = std::vector<core::Mistake>;

/// source, parameter, joint, correlation, clustering, stance
[[nodiscard]] uncertainty::BeliefsSpec read_beliefs(TreeReader const& root, Mistakes& mistakes);

/// Parts of read_beliefs(): parameters with those that joints make, and the joints.
void read_parameters(TreeReader const& root, uncertainty::BeliefsSpec& beliefs, Mistakes& mistakes);
/// A parameter as its table says, without what it inherits.
[[nodiscard]] uncertainty::Parameter read_parameter(TreeReader const& table, std::string const& path,
                                                    Mistakes& mistakes);
/// Whether the table of a parameter gives it a law, right or wrong.
[[nodiscard]] bool gives_a_law(TreeReader const& table);

/// table
[[nodiscard]] std::vector<core::LookupTable> read_tables(TreeReader const& root, Mistakes& mistakes);

/// pathway, strategy, trait, state, split, entry, clock, leave, outcome (without formula), reward, measure; nothing
/// if none of them is there
[[nodiscard]] std::optional<pathway::PathwaySpec> read_pathway(TreeReader const& root, Mistakes& mistakes);
/// outcome, reward, measure of a pathway
void read_rewards(TreeReader const& root, pathway::PathwaySpec& spec);

/// payer, price, price_index
[[nodiscard]] accounts::AccountsSpec read_accounts(TreeReader const& root, Mistakes& mistakes);

/// region, policy, child_outcome, years, cut, places, regional, claim
void read_region_study(TreeReader const& root, study::Scenario& scenario, Mistakes& mistakes);

/// Parts of read_region_study(): what a policy's funnel lets through; places, regional numbers and the claim.
[[nodiscard]] region::FunnelSpec read_funnel(TreeReader const& policy);
void read_places(TreeReader const& root, study::Scenario& scenario, Mistakes& mistakes);

/// decision
void read_decisions(TreeReader const& root, study::Scenario& scenario);

/// title, asks, run, question, check, comparison, outcome (with formula)
void read_study(TreeReader const& root, study::Scenario& scenario);

}  // namespace eigenkracht::files
