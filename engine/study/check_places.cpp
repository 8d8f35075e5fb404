#include "core/text.hpp"
#include "formula/check.hpp"
#include "random/address.hpp"
#include "region/places.hpp"
#include "study/checker.hpp"
#include "study/plan.hpp"
#include "uncertainty/law.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace eigenkracht::study {

namespace {

// A set of policies is a mask; its last bit is the course of events without conferences.
constexpr std::size_t most_policies = region::usual_course;
constexpr double endless = std::numeric_limits<double>::infinity();

/// What differs between regions and between policies: quantities, volumes, places.
class PlacesChecker : public Checker {
public:
    explicit PlacesChecker(Scenario const& scenario)
        : Checker(scenario), region_names_(region_names(scenario, parameters_)) {
        year_is_free();
        quantities();
        regional();
        for (auto const& region : scenario.regions) {
            of_region(region);
        }
        policies();
        for (auto const& places : scenario.places) {
            of_places(places);
        }
        no_state_twice();
        no_price_of_both();
        claim();
    }

private:
    void year_is_free() {
        for (auto const& parameter : scenario_.beliefs.parameters) {
            if (parameter.name == "year") {
                mistake(parameter.location, "parameter.year", "the name \"year\"", "another name",
                        "In formulas of regions and policies it is the calendar year.");
            }
        }
    }

    /// Every region has the same keys, so that a formula means something in each of them.
    void quantities() {
        auto const key_of = [](auto const& quantity) { return quantity.first; };
        auto const first = names_in(scenario_.regions.front().quantities, key_of);
        auto sorted = first;
        std::sort(sorted.begin(), sorted.end());
        for (auto const& region : scenario_.regions) {
            auto const key = fmt::format("region.{}.quantities", region.name);
            for (auto const& [name, number] : region.quantities) {
                formula(number, fmt::format("{}.{}", key, name), region.location, parameters_);
            }
            auto const own = names_in(region.quantities, key_of);
            auto own_sorted = own;
            std::sort(own_sorted.begin(), own_sorted.end());
            if (own_sorted == sorted) {
                continue;
            }
            mistake(region.location, key, own.empty() ? "none" : core::join(own, ", "),
                    fmt::format("{}, as in region.{}", first.empty() ? "none" : core::join(first, ", "),
                                scenario_.regions.front().name),
                    "Formulas are common to all regions, so every region needs the same quantities.");
            for (auto const& name : own) {
                // Said above: formulas that use it are not to blame.
                region_names_.push_back("region." + name);
            }
        }
    }

    void regional() {
        auto const sources = names_in(scenario_.beliefs.sources, [](auto const& s) { return s.key; });
        for (auto const& number : scenario_.regional) {
            auto const key = "regional." + number.name;
            auto const alike = [&](RegionalNumber const& other) {
                return &other != &number && random::name_hash(other.name) == random::name_hash(number.name);
            };
            if (std::any_of(scenario_.regional.begin(), scenario_.regional.end(), alike)) {
                mistake(number.location, key, number.name, "another name",
                        "Two names give the same address of luck.");
            }
            add(uncertainty::check_law(number.law, number.location, key + ".distribution"));
            if (!number.source.empty()) {
                known(number.source, sources, key + ".source", number.location, "a source");
            }
        }
    }

    void of_region(region::RegionSpec const& one) {
        auto const key = "region." + one.name;
        volumes(one.history, key + ".history.conferences_held", one.location);
        optional_formula(one.yield, key + ".yield", region_names_);
        optional_formula(one.studied_conferences, key + ".studied_conferences", region_names_);
        optional_formula(one.marginal_yield, key + ".marginal_yield", region_names_);
        optional_formula(one.new_placements, key + ".new_placements", region_names_);
        optional_formula(one.addressable_budget_eur, key + ".addressable_budget_eur", region_names_);
        optional_formula(one.youth_care_budget_eur, key + ".youth_care_budget_eur", region_names_);
        optional_formula(one.national_budget_eur, key + ".national_budget_eur", region_names_);
        known(one.clustering, names_in(scenario_.beliefs.clusterings, [](auto const& c) { return c.key; }),
              key + ".clustering", one.location, "a clustering");
        auto const& first = scenario_.regions.front();
        auto const same = [&](bool alike, char const* what, std::string const& found,
                              std::string const& expected) {
            if (!alike) {
                mistake(one.location, key + "." + what, found,
                        fmt::format("{}, as in region.{}", expected, first.name),
                        "Families are alike in all regions but for yield and quantities.");
            }
        };
        auto const volume = [](region::RegionSpec const& region) {
            return region.poisson_volumes ? "poisson" : "exact";
        };
        same(one.clustering == first.clustering, "clustering", one.clustering, first.clustering);
        same(one.poisson_volumes == first.poisson_volumes, "volume", volume(one), volume(first));
        auto const alike = [&](region::RegionSpec const& other) {
            return &other != &one && random::name_hash(other.name) == random::name_hash(one.name);
        };
        if (std::any_of(scenario_.regions.begin(), scenario_.regions.end(), alike)) {
            mistake(one.location, key, one.name, "another name",
                    "Two regions' names give the same address of luck.");
        }
    }

    void volumes(region::YearTable const& given, std::string const& key, core::SourceLocation const& where) {
        table(given, key, where, region_names_, 0, endless, "a number of conferences a year, at least 0");
    }

    void policies() {
        if (scenario_.policies.empty()) {
            mistake(scenario_.regions.front().location, "policy", "no policy",
                    "at least one [policy.NAME] with conferences_held or a funnel");
        }
        if (scenario_.policies.size() > most_policies) {
            mistake(scenario_.policies[most_policies].location, "policy",
                    fmt::format("{} policies", scenario_.policies.size()),
                    fmt::format("at most {}", most_policies));
        }
        for (auto const& policy : scenario_.policies) {
            auto const key = "policy." + policy.name;
            if (policy.funnel.given == !policy.conferences_held.empty()) {
                mistake(policy.location, key + ".conferences_held",
                        policy.funnel.given ? "conferences held and a funnel" : "nothing",
                        "conferences held a year, e.g. { 2011 = 550 }, or a funnel");
            }
            volumes(policy.conferences_held, key + ".conferences_held", policy.location);
            if (policy.funnel.given) {
                funnel(policy.funnel, key + ".funnel");
            }
        }
    }

    void funnel(region::FunnelSpec const& one, std::string const& key) {
        auto const step = [&](region::YearTable const& given, std::string const& name, double high,
                              std::string const& expected) {
            if (given.empty()) {
                mistake(one.location, key + "." + name, "nothing", expected,
                        "Take-up is never assumed: every step of a funnel is stated.");
            }
            table(given, key + "." + name, one.location, region_names_, 0, high, expected);
        };
        step(one.eligible, "eligible", endless, "families a year, at least 0");
        step(one.referred, "referred", 1, "a share, 0 to 1");
        step(one.offered, "offered", 1, "a share, 0 to 1");
        step(one.accepted, "accepted", 1, "a share, 0 to 1");
        step(one.held, "held", 1, "a share, 0 to 1");
        volumes(one.at_most, key + ".at_most", one.location);
        optional_formula(one.stopped_cost, key + ".stopped_cost", region_names_);
        optional_formula(one.carried_out_fully, key + ".carried_out_fully", region_names_);
        optional_formula(one.carried_out_partly, key + ".carried_out_partly", region_names_);
        auto const fully = formula::constant(one.carried_out_fully);
        auto const partly = formula::constant(one.carried_out_partly);
        if (fully && partly && *fully + *partly > 1) {
            mistake(one.location, key,
                    fmt::format("carried_out_fully {} and carried_out_partly {}", one.carried_out_fully.text,
                                one.carried_out_partly.text),
                    "shares that sum to at most 1", "The rest of both is not carried out.");
        }
    }

    void of_places(region::PlacesSpec const& one) {
        auto const key = "places." + one.name;
        auto words = names_in(scenario_.pathway->states, [](auto const& s) { return s.name; });
        for (auto const& state : scenario_.pathway->states) {
            words.insert(words.end(), state.tags.begin(), state.tags.end());
        }
        for (auto const& name : one.of) {
            if (name != "*") {
                known(name, words, key + ".of", one.location, "a state or tag");
            }
        }
        item(one, key + ".item");
        formula(one.places, key + ".places", one.location, region_names_);
        formula(one.leave, key + ".leave", one.location, region_names_);
        std::vector<std::pair<char const*, formula::Formula const*>> const others = {
            {"occupied", &one.occupied},
            {"waiting", &one.waiting},
            {"list_leave", &one.list_leave},
            {"list_at_most", &one.list_at_most},
            {"refill_waiting", &one.refill_waiting},
            {"refill_induced", &one.refill_induced},
            {"variable_share", &one.variable_share},
            {"friction_eur", &one.friction_eur},
            {"close_while_waiting", &one.close_while_waiting},
            {"waiting_eur", &one.waiting_eur},
            {"crisis_chance", &one.crisis_chance},
        };
        for (auto const& [name, number] : others) {
            optional_formula(*number, fmt::format("{}.{}", key, name), region_names_);
        }
        table(one.arrivals, key + ".arrivals", one.location, region_names_, 0, endless,
              "children a month, at least 0");
        table(one.arrivals_level, key + ".arrivals_level", one.location, region_names_, 0, endless,
              "a factor, at least 0");
        occupied_at_most(one, key);
    }

    void occupied_at_most(region::PlacesSpec const& one, std::string const& key) {
        auto const places = formula::constant(one.places);
        auto const occupied = formula::constant(one.occupied);
        if (places && occupied && *occupied > *places) {
            mistake(one.occupied.where.line > 0 ? one.occupied.where : one.location, key + ".occupied",
                    one.occupied.text, fmt::format("at most the places, {}", one.places.text));
        }
    }

    void item(region::PlacesSpec const& one, std::string const& key) {
        auto const& prices = scenario_.accounts.prices;
        auto const price =
            std::find_if(prices.begin(), prices.end(), [&](auto const& p) { return p.item == one.item; });
        if (price == prices.end()) {
            known(one.item, names_in(prices, [](auto const& p) { return p.item; }), key, one.location,
                  "an item with a price");
        } else if (price->per != accounts::Price::Per::month) {
            mistake(one.location, key, fmt::format("\"{}\", a price per conference", one.item),
                    "a price per month");
        }
    }

    static bool mentions(std::vector<std::string> const& names, pathway::State const& state) {
        return std::any_of(names.begin(), names.end(), [&](auto const& name) {
            return name == "*" || name == state.name ||
                   std::find(state.tags.begin(), state.tags.end(), name) != state.tags.end();
        });
    }

    static bool holds(region::PlacesSpec const& one, pathway::State const& state) {
        return mentions(one.of, state);
    }

    /// Months are paid as places or as months: a price of both would be booked twice, or not at all.
    void no_price_of_both() {
        auto const& all = scenario_.places;
        if (all.empty()) {
            return;
        }
        for (auto const& price : scenario_.accounts.prices) {
            std::vector<std::string> with;
            std::vector<std::string> without;
            for (auto const& state : scenario_.pathway->states) {
                if (price.per == accounts::Price::Per::month && mentions(price.of, state)) {
                    bool const held = std::any_of(all.begin(), all.end(),
                                                  [&](auto const& kind) { return holds(kind, state); });
                    (held ? with : without).push_back(state.name);
                }
            }
            if (!with.empty() && !without.empty()) {
                mistake(price.location, "price." + price.item + ".of",
                        fmt::format("{} with places, {} without", core::join(with, ", "),
                                    core::join(without, ", ")),
                        "states that all have places, or none");
            }
        }
        for (auto const& kind : all) {
            auto const same = [&](auto const& other) { return &other != &kind && other.item == kind.item; };
            if (std::any_of(all.begin(), all.end(), same)) {
                mistake(kind.location, "places." + kind.name + ".item", '"' + kind.item + '"',
                        "a price of no other kind of places");
            }
        }
        if (all.size() > region::most_place_kinds) {
            mistake(all[region::most_place_kinds].location, "places", fmt::format("{} kinds", all.size()),
                    fmt::format("at most {}", region::most_place_kinds));
        }
    }

    /// A child holds one place: a state of two kinds would free two at once.
    void no_state_twice() {
        auto const& all = scenario_.places;
        for (std::size_t second = 1; second < all.size(); ++second) {
            for (std::size_t first = 0; first < second; ++first) {
                std::vector<std::string> both;
                for (auto const& state : scenario_.pathway->states) {
                    if (holds(all[first], state) && holds(all[second], state)) {
                        both.push_back(state.name);
                    }
                }
                if (!both.empty()) {
                    mistake(all[second].location, fmt::format("places.{}.of", all[second].name),
                            core::join(both, ", "),
                            fmt::format("no state that places.{} holds too", all[first].name));
                }
            }
        }
    }

    void claim() {
        auto const& one = scenario_.claim;
        if (!one.given) {
            return;
        }
        formula(one.eur_per_conference, "claim.eur_per_conference", one.location, parameters_);
        known(one.stance, names_in(scenario_.beliefs.stances, [](auto const& s) { return s.name; }),
              "claim.stance", one.location, "a stance");
        known(one.source, names_in(scenario_.beliefs.sources, [](auto const& s) { return s.key; }),
              "claim.source", one.location, "a source");
    }

    std::vector<std::string> region_names_;
};

}  // namespace

std::vector<core::Mistake> check_places(Scenario const& scenario) { return PlacesChecker(scenario).take(); }

}  // namespace eigenkracht::study
