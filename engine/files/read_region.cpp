#include "files/read_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::files {
namespace {

std::vector<accounts::FromYear> payers_by_year(Node const* table) {
    std::vector<accounts::FromYear> result;
    if (table != nullptr) {
        for (Entry const& entry : table->entries) {
            result.push_back({std::stoi(entry.key), entry.value.text});
        }
    }
    std::stable_sort(result.begin(), result.end(),
                     [](auto const& a, auto const& b) { return a.year < b.year; });
    return result;
}

accounts::Price price(TreeReader const& table, Mistakes& mistakes) {
    accounts::Price result;
    result.item = table.name();
    result.title = table.title();
    result.per =
        table.has("eur_per_conference") ? accounts::Price::Per::conference : accounts::Price::Per::month;
    result.of = table.texts("of");
    result.eur = table.formula(table.has("eur_per_conference") ? "eur_per_conference" : "eur_per_month");
    result.price_year = table.whole("price_year");
    result.replaced = table.formula("replaced");
    result.payer = payers_by_year(table.find("payer"));
    result.source = table.text("source");
    result.assumption = table.text("assumption");
    result.location = table.where();
    result.lighter_than = table.texts("lighter_than");
    if (auto const months = table.pair("months")) {
        result.months = std::pair(static_cast<int>(months->first), static_cast<int>(months->second));
        if (!(months->first < months->second)) {
            mistakes.push_back({table.find("months")->where, fmt::format("price.{}.months", table.name()),
                                fmt::format("[{}, {}]", months->first, months->second),
                                "[from, below], from < below", ""});
        }
    }
    return result;
}

region::ChildOutcome child_outcome(TreeReader const& table, Mistakes& mistakes) {
    using Kind = region::ChildOutcome::Kind;
    region::ChildOutcome result;
    result.name = table.name();
    result.title = table.title();
    result.unit = table.text("unit");
    std::string const counts = table.text("counts");
    result.kind = counts == "avoided"   ? Kind::avoided
                  : counts == "added"   ? Kind::added
                  : counts == "delayed" ? Kind::delayed
                                        : Kind::months;
    result.entered = table.has("entered");
    bool const is_event = result.entered || table.has("in");
    result.of = table.texts(result.entered ? "entered" : is_event ? "in" : "of");
    result.cycle = table.whole(result.entered ? "by" : "at");
    result.until = table.whole("until");
    result.gained = table.truth("gained", result.gained);
    result.of_new_placements = table.truth("of_new_placements", result.of_new_placements);
    result.harm = table.truth("harm", result.harm);
    result.entries = table.texts("entries");
    result.location = table.where();

    std::string const path = "child_outcome." + table.name();
    bool const says_what = is_event || table.has("of");
    if (table.has("counts") && says_what && (counts == "months") == is_event) {
        mistakes.push_back({table.where(), path,
                            is_event ? "an event, where months are counted" : "of, where an event is counted",
                            is_event ? "of = [states]" : "entered and by, or in and at", ""});
    } else if (counts == "delayed" && !table.mentions("until")) {
        mistakes.push_back({table.where(), path + ".until", "missing", "",
                            "delayed needs the cycle by which the conference has it"});
    } else if (counts == "delayed" && table.has("until") && result.until <= result.cycle) {
        mistakes.push_back({table.find("until")->where, path + ".until", fmt::format("{}", result.until),
                            fmt::format("later than {}", result.cycle), ""});
    } else if (counts != "delayed" && table.has("until")) {
        mistakes.push_back(
            {table.find("until")->where, path + ".until", "until", "only where counts is delayed", ""});
    }
    return result;
}

void read_years(TreeReader const& root, study::Scenario& scenario, Mistakes& mistakes) {
    TreeReader const years = root.table("years");
    scenario.years.first = years.whole("first");
    scenario.years.last = years.whole("last");
    scenario.discount_rate = years.number("discount_rate");
    if (years.has("first") && years.has("last") && scenario.years.last < scenario.years.first) {
        mistakes.push_back({years.find("last")->where, "years.last", fmt::format("{}", scenario.years.last),
                            fmt::format("{} or later", scenario.years.first), ""});
    }
}

void read_cut(TreeReader const& table, study::CutSpec& cut, Mistakes& mistakes) {
    cut.given = true;
    cut.amount_eur = table.formula("amount_eur");
    cut.items = table.texts("items");
    cut.payer = table.text("payer");
    cut.from = table.whole("from");
    cut.until = table.whole("until");
    cut.mechanism = table.text("mechanism") == "close_places" ? study::CutSpec::Mechanism::close_places
                                                              : study::CutSpec::Mechanism::ceiling;
    cut.location = table.where();
    if (table.has("from") && table.has("until") && cut.until < cut.from) {
        mistakes.push_back({table.find("until")->where, "cut.until", fmt::format("{}", cut.until),
                            fmt::format("{} or later", cut.from), ""});
    }
}

/// A tile of the map, which no earlier region has.
void read_tile(TreeReader const& table, region::RegionSpec& spec,
               std::vector<region::RegionSpec> const& earlier, Mistakes& mistakes) {
    auto const tile = table.pair("tile");
    if (!tile) {
        return;
    }
    spec.tile = std::pair(static_cast<int>(tile->first), static_cast<int>(tile->second));
    auto const same = std::find_if(earlier.begin(), earlier.end(),
                                   [&](region::RegionSpec const& other) { return other.tile == spec.tile; });
    if (same != earlier.end()) {
        mistakes.push_back(
            {table.find("tile")->where, fmt::format("region.{}.tile", spec.name),
             fmt::format("[{}, {}], the tile of {}", spec.tile->first, spec.tile->second, same->name),
             "a tile of its own", ""});
    }
}

}  // namespace

accounts::AccountsSpec read_accounts(TreeReader const& root, Mistakes& mistakes) {
    accounts::AccountsSpec result;
    if (Node const* const payers = root.find("payer")) {
        for (Entry const& entry : payers->entries) {
            result.payers.emplace_back(entry.key, entry.value.text);
        }
    }
    for (TreeReader const& one : root.tables("price")) {
        result.prices.push_back(price(one, mistakes));
    }
    TreeReader const index = root.table("price_index");
    for (auto const& [year, level] : index.numbers_by_name("levels")) {
        result.index.levels.emplace_back(std::stoi(year), level);
    }
    std::stable_sort(result.index.levels.begin(), result.index.levels.end(),
                     [](auto const& a, auto const& b) { return a.first < b.first; });
    result.index.growth = index.formula("growth");
    result.index.source = index.text("source");
    result.index.assumption = index.text("assumption");
    result.index.location = index.where();
    return result;
}

void read_region_study(TreeReader const& root, study::Scenario& scenario, Mistakes& mistakes) {
    read_years(root, scenario, mistakes);
    for (TreeReader const& one : root.tables("region")) {
        region::RegionSpec spec;
        spec.name = one.name();
        spec.title = one.title();
        spec.history = one.table("history").years("conferences_held");
        spec.quantities = one.formulas("quantities");
        spec.yield = one.formula("yield");
        spec.studied_conferences = one.formula("studied_conferences");
        spec.marginal_yield = one.formula("marginal_yield");
        spec.new_placements = one.formula("new_placements");
        spec.addressable_budget_eur = one.formula("addressable_budget_eur");
        spec.youth_care_budget_eur = one.formula("youth_care_budget_eur");
        spec.national_budget_eur = one.formula("national_budget_eur");
        spec.clustering = one.text("clustering");
        spec.poisson_volumes = one.text("volume", "poisson") == "poisson";
        spec.location = one.where();
        read_tile(one, spec, scenario.regions, mistakes);
        scenario.regions.push_back(std::move(spec));
    }
    if (root.has("region") && !root.mentions("years")) {
        mistakes.push_back({root.table("region").where(), "years", "missing", "",
                            "a region study needs [years] with first and last"});
    }
    for (TreeReader const& one : root.tables("policy")) {
        region::Policy policy;
        policy.name = one.name();
        policy.title = one.title();
        policy.conferences_held = one.years("conferences_held");
        policy.funnel = read_funnel(one);
        policy.location = one.where();
        scenario.policies.push_back(std::move(policy));
    }
    for (TreeReader const& one : root.tables("child_outcome")) {
        scenario.child_outcomes.push_back(child_outcome(one, mistakes));
    }
    if (root.has("cut")) {
        read_cut(root.table("cut"), scenario.cut, mistakes);
    }
    read_places(root, scenario, mistakes);
}

}  // namespace eigenkracht::files
