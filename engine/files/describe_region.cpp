#include "files/describe_sections.hpp"

#include "core/text.hpp"
#include "files/tree_reader.hpp"

#include <fmt/format.h>

namespace eigenkracht::files {
namespace {

std::string years_text(region::YearTable const& table) {
    if (table.size() == 1 && table.front().first == every_year) {
        return table.front().second.text;
    }
    std::vector<std::string> words;
    for (auto const& [year, formula] : table) {
        words.push_back(fmt::format("{}: {}", year, formula.text));
    }
    return core::join(words, ", ");
}

std::string or_else(formula::Formula const& formula, std::string const& unset) {
    return formula.given() ? formula.text : unset;
}

std::string or_else(region::YearTable const& table, std::string const& unset) {
    return table.empty() ? unset : years_text(table);
}

void write_one_region(Page& page, region::RegionSpec const& region) {
    std::string text = region.title + ".";
    if (!region.history.empty()) {
        text += " Before, under every policy: " + years_text(region.history) + ".";
    }
    page.entry(region.name, text, 2, 24);
    std::vector<std::string> quantities;
    for (auto const& [name, formula] : region.quantities) {
        quantities.push_back(fmt::format("region.{} = {}", name, formula.text));
    }
    if (!quantities.empty()) {
        page.line(core::join(quantities, ", "), 26);
    }
    if (region.yield.given()) {
        page.line("children of a conference: times " + region.yield.text, 26);
    }
    if (region.marginal_yield.given()) {
        page.line(fmt::format("beyond {} conferences a year: times {}", region.studied_conferences.text,
                              region.marginal_yield.text),
                  26);
    }
    if (region.new_placements.given()) {
        page.line("children newly placed a year: " + region.new_placements.text, 26);
    }
}

void write_funnel(Page& page, region::FunnelSpec const& funnel) {
    constexpr std::size_t indent = 26;
    page.line("eligible families a year: " + years_text(funnel.eligible), indent);
    page.line("of these referred: " + years_text(funnel.referred), indent);
    page.line("of these offered one: " + years_text(funnel.offered), indent);
    page.line("of these accepting: " + years_text(funnel.accepted), indent);
    page.line(fmt::format("of these held: {}; a stopped preparation costs {} of a conference",
                          years_text(funnel.held), funnel.stopped_cost.text),
              indent);
    page.line(fmt::format("at most a year: {}; held {} months after acceptance",
                          or_else(funnel.at_most, "no limit"), funnel.delay_months),
              indent);
    if (funnel.carried_out_fully.given() || funnel.carried_out_partly.given()) {
        page.line(
            fmt::format("plans carried out fully: {}, partly: {}", or_else(funnel.carried_out_fully, "0"),
                        or_else(funnel.carried_out_partly, "0")),
            indent);
    }
}

void write_policies(Page& page, study::Scenario const& scenario) {
    page.heading(fmt::format("POLICIES: conferences held a year, {} to {}", scenario.years.first,
                             scenario.years.last));
    for (region::RegionSpec const& region : scenario.regions) {
        write_one_region(page, region);
    }
    for (region::Policy const& policy : scenario.policies) {
        if (policy.funnel.given) {
            page.entry(policy.name, policy.title + ". What a funnel lets through:", 2, 24);
            write_funnel(page, policy.funnel);
        } else {
            page.entry(policy.name,
                       fmt::format("{}. From {}", policy.title, years_text(policy.conferences_held)), 2, 24);
        }
    }
}

void write_places(Page& page, region::PlacesSpec const& places) {
    constexpr std::size_t indent = 6;
    page.line(fmt::format("{}: {}", places.name, places.title), 2);
    page.line(fmt::format("held in {}; a month is paid as {}", core::join(places.of, ", "), places.item),
              indent);
    page.line(fmt::format("open at the start: {}; occupied: {}; waiting: {}", places.places.text,
                          or_else(places.occupied, "all"), or_else(places.waiting, "0")),
              indent);
    page.line(fmt::format("chance a month to leave a place: {}; to leave the list: {}", places.leave.text,
                          or_else(places.list_leave, "0")),
              indent);
    page.line(fmt::format("children a month who need one: {}; times {}; the list holds: {}",
                          or_else(places.arrivals, "as many as leave at the start"),
                          or_else(places.arrivals_level, "1"), or_else(places.list_at_most, "no limit")),
              indent);
    page.line(
        fmt::format("of places that conferences free, the list fills {}; new demand fills {} of the rest",
                    places.refill_waiting.text, places.refill_induced.text),
        indent);
    page.line(fmt::format("an empty open place saves {} of its price; places close {} at a time, {} months "
                          "after the decision, while waiting children are at most: {}",
                          places.variable_share.text, places.group, places.notice_months,
                          or_else(places.close_while_waiting, "any number")),
              indent);
    page.line(
        fmt::format("EUR for closing a place: {}; for a month of waiting: {}; chance a month of a crisis "
                    "placement from the list: {}",
                    or_else(places.friction_eur, "0"), or_else(places.waiting_eur, "0"),
                    or_else(places.crisis_chance, "0")),
        indent);
}

void write_prices(Page& page, study::Scenario const& scenario) {
    page.heading("PRICES and who pays");
    for (accounts::Price const& price : scenario.accounts.prices) {
        std::vector<std::string> payers;
        for (accounts::FromYear const& from : price.payer) {
            payers.push_back(fmt::format("{} from {}", from.value, from.year));
        }
        std::string const replaced =
            price.replaced.given()
                ? fmt::format("; of what is avoided {} stops being paid", price.replaced.text)
                : "";
        page.entry(price.item,
                   fmt::format("{}: EUR {} a {}, at prices of {}; paid by {}{}", price.title, price.eur.text,
                               price.per == accounts::Price::Per::month ? "month" : "conference",
                               price.price_year, core::join(payers, ", "), replaced),
                   2, 24);
    }
    if (scenario.discount_rate != 0) {
        page.line(fmt::format("Present values are discounted at {} a year, real; nothing else is.",
                              core::percentage(scenario.discount_rate, 0.001)),
                  2);
    }
}

void write_cut(Page& page, study::CutSpec const& cut) {
    page.heading("THE CUT");
    page.line(fmt::format("EUR {} a year from {}{}{}{}", cut.amount_eur.text, cut.from,
                          cut.until == 0 ? "" : fmt::format(" to {}", cut.until),
                          cut.payer.empty() ? "" : ", from the budget of " + cut.payer,
                          cut.items.empty() ? "" : ", on " + core::join(cut.items, ", ")),
              2);
    page.line(cut.mechanism == study::CutSpec::Mechanism::close_places
                  ? "Places close on the date, whether free or not."
                  : "The budget falls, and what is not saved is overspent.",
              2);
}

void write_claim(Page& page, study::ClaimSpec const& claim) {
    page.heading("THE CLAIM");
    page.line(
        fmt::format("EUR {} per conference, net of it, in the twelve months after; believed in stance {}; "
                    "source: {}",
                    claim.eur_per_conference.text, claim.stance, claim.source),
        2);
}

}  // namespace

void write_region(Page& page, study::Scenario const& scenario) {
    write_policies(page, scenario);
    if (!scenario.places.empty()) {
        page.heading("PLACES: who holds one, who waits, and when one closes");
    }
    for (region::PlacesSpec const& places : scenario.places) {
        write_places(page, places);
    }
    write_prices(page, scenario);
    if (scenario.cut.given) {
        write_cut(page, scenario.cut);
    }
    if (scenario.claim.given) {
        write_claim(page, scenario.claim);
    }
    page.heading("COUNTED FOR CHILDREN");
    for (region::ChildOutcome const& outcome : scenario.child_outcomes) {
        page.entry(
            outcome.name,
            fmt::format("{} ({}){}", outcome.title, outcome.unit, outcome.harm ? "; more is worse" : ""), 2,
            28);
    }
}

}  // namespace eigenkracht::files
