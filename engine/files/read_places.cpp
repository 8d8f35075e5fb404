#include "files/read_law.hpp"
#include "files/read_parts.hpp"

namespace eigenkracht::files {
namespace {

region::PlacesSpec places(TreeReader const& table) {
    region::PlacesSpec result;
    result.name = table.name();
    result.title = table.title();
    result.of = table.texts("of");
    result.item = table.text("item");
    result.places = table.formula("places");
    result.occupied = table.formula("occupied");
    result.waiting = table.formula("waiting");
    result.leave = table.formula("leave");
    result.list_leave = table.formula("list_leave");
    result.list_at_most = table.formula("list_at_most");
    result.arrivals = table.years("arrivals");
    result.arrivals_level = table.years("arrivals_level");
    result.refill_waiting = table.formula("refill_waiting", "1");
    result.refill_induced = table.formula("refill_induced", "0");
    result.variable_share = table.formula("variable_share", "0");
    result.group = table.whole("group", result.group);
    result.notice_months = table.whole("notice_months", result.notice_months);
    result.friction_eur = table.formula("friction_eur");
    result.close_while_waiting = table.formula("close_while_waiting");
    result.waiting_eur = table.formula("waiting_eur");
    result.crisis_chance = table.formula("crisis_chance");
    result.location = table.where();
    return result;
}

}  // namespace

region::FunnelSpec read_funnel(TreeReader const& policy) {
    region::FunnelSpec result;
    if (!policy.has("funnel")) {
        return result;
    }
    TreeReader const table = policy.table("funnel");
    result.given = true;
    result.eligible = table.years("eligible");
    result.referred = table.years("referred");
    result.offered = table.years("offered");
    result.accepted = table.years("accepted");
    result.held = table.years("held");
    result.stopped_cost = table.formula("stopped_cost", "0");
    result.at_most = table.years("at_most");
    result.delay_months = table.whole("delay_months", result.delay_months);
    result.carried_out_fully = table.formula("carried_out_fully");
    result.carried_out_partly = table.formula("carried_out_partly");
    result.location = table.where();
    return result;
}

void read_places(TreeReader const& root, study::Scenario& scenario, Mistakes& mistakes) {
    for (TreeReader const& one : root.tables("places")) {
        scenario.places.push_back(places(one));
    }
    for (TreeReader const& one : root.tables("regional")) {
        study::RegionalNumber number;
        number.name = one.name();
        number.unit = one.text("unit");
        number.meaning = one.text("meaning");
        number.source = one.text("source");
        number.assumption = one.text("assumption");
        number.location = one.where();
        if (auto law =
                read_law(one.table("distribution"), "regional." + one.name() + ".distribution", mistakes)) {
            number.law = *std::move(law);
        }
        scenario.regional.push_back(std::move(number));
    }
    if (root.has("claim")) {
        TreeReader const claim = root.table("claim");
        scenario.claim = {true, claim.formula("eur_per_conference"), claim.text("stance"),
                          claim.text("source"), claim.where()};
    }
}

}  // namespace eigenkracht::files
