/// \file
/// The parts of `describe` that stand in files of their own: beliefs (assumptions, numbers, stances), regions and requests.
#pragma once

#include "files/description.hpp"
#include "files/page.hpp"

namespace eigenkracht::files {

/// Everything that stands on no source, wherever it is used.
void write_assumptions(Page& page, study::Scenario const& scenario, Description const& description);
/// Common numbers with a source, then those computed from others.
void write_sourced_numbers(Page& page, Description const& description);
/// Stances with their studies and the numbers that are theirs; a variant only with what differs.
void write_stances(Page& page, study::Scenario const& scenario, Description const& description);
/// Regions, policies, places, prices, the cut, the claim, and what is counted for children.
void write_region(Page& page, study::Scenario const& scenario);
/// What else can be asked: levels to be found, sweeps, decisions.
void write_requests(Page& page, study::Scenario const& scenario);

}  // namespace eigenkracht::files
