/// \file
/// A scenario with several regions, a funnel and places, for the tests that read it whole or broken.
#pragma once

#include "scenario_support.hpp"

namespace scenario_tests {

/// Stands on tiny.toml and uses every key of places, funnels and regions.
inline std::string with_places() {
    return "format = 1\nbase = \"" + source_path("scenarios/tiny.toml") + R"toml("
title = "Places"

[years]
discount_rate = 0.055

[region.stadsregio_amsterdam]
quantities = { share = 0.063, held_2011 = "2 * 30", held_2012 = 60 }

[region.overijssel]
title = "Overijssel"
clustering = "siblings"
yield = "regional.yield * (region.share + 1)"
quantities = { held_2011 = 20, share = 0.07, held_2012 = 20 }
youth_care_budget_eur = "1e9 * region.share"

[region.overijssel.history]
conferences_held = { 2010 = "region.held_2011 / 2" }

[regional.yield]
unit = "factor"
meaning = "children per conference, relative"
assumption = "regions differ by a tenth"
distribution = { lognormal = { median = 1, sdlog = 0.1 } }

[policy.first]
title = "a conference first"

[policy.first.funnel]
eligible = "1000 * region.share"
referred = { 2011 = 0.4, 2013 = 0.6 }
offered = 0.9
accepted = "year >= 2012 ? 0.6 : 0.5"
held = 0.8
stopped_cost = 0.45
at_most = { 2012 = 300 }
delay_months = 2
carried_out_fully = 0.5
carried_out_partly = 0.4

[places.kin]
title = "places with kin"
of = "kin"
item = "kin"
places = "4000 * region.share"
leave = 0.04
list_leave = 0.02
arrivals = "10 * region.share"
arrivals_level = { 2011 = 1, 2012 = 0.9 }
refill_waiting = 0.8
group = 8
notice_months = 6
friction_eur = 20000
close_while_waiting = 5

[price.order_first_year]
replaced = 0.75

[cut]
until = 2014
mechanism = "close_places"

[claim]
eur_per_conference = 17000
stance = "as_claimed"
source = "volkskrant_2012"

[question.released]
title = "Cash released in 2013 is at least the cut"
outcome = "cash_released_net_eur"
policy = "first"
baseline = "stay"
year = 2013
at_least = "cut.amount_eur"
)toml";
}

}  // namespace scenario_tests
