#include "study/region_formulas.hpp"

#include "core/calendar.hpp"
#include "core/error.hpp"
#include "random/address.hpp"
#include "uncertainty/law.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace eigenkracht::study {

namespace {

constexpr double most = 1e7;  // families, conferences, children or places of a region
constexpr double most_eur = 1e12;
constexpr double infinite = std::numeric_limits<double>::infinity();

uncertainty::Clustering const& clustering_of(Plan const& plan) {
    auto const& clusterings = plan.scenario.beliefs.clusterings;
    return *std::find_if(clusterings.begin(), clusterings.end(), [&](auto const& one) {
        return one.key == plan.scenario.regions.front().clustering;
    });
}

/// \param what  gives its name, which is made only for an error: this is asked often
template <class Name>
double in_range(double value, Name const& what, double low, double high) {
    if (!(value >= low && value <= high)) {
        throw core::InputError(what(), value, fmt::format("a number from {} to {}", low, high));
    }
    return value;
}

double in_range(double value, char const* what, double low, double high) {
    return in_range(
        value, [what] { return std::string(what); }, low, high);
}

std::int64_t whole(double value) { return static_cast<std::int64_t>(std::floor(value + 0.5)); }

std::int64_t whole_or_no_limit(double value) {
    return value > most ? region::PlaceNumbers::no_limit : whole(value);
}

}  // namespace

double regional_value(Plan const& plan, std::size_t which, std::size_t region, std::uint32_t draw) {
    auto const& one = plan.scenario.regional[which];
    double const u = random::uniform(plan.seed(), random::Purpose::regional, draw,
                                     random::name_hash(plan.scenario.regions[region].name),
                                     random::name_hash(one.name), 0);
    return uncertainty::quantile(one.law, u);
}

formula::Expression RegionFormulas::compiled(formula::Formula const& formula, char const* otherwise) const {
    return {formula.given() ? formula : formula::Formula{otherwise, formula.where},
            plan_.region_formula_names, plan_.scenario.tables};
}

RegionFormulas::ByYear RegionFormulas::compiled(region::YearTable const& table) const {
    ByYear made;
    for (auto const& [year, formula] : table) {
        made.emplace_back(year, compiled(formula, "0"));
    }
    return made;
}

RegionFormulas::RegionFormulas(Plan const& plan)
    : plan_(plan),
      mean_size_(clustering_of(plan).mean_size, plan.names, plan.scenario.tables),
      sharing_(clustering_of(plan).sharing, plan.names, plan.scenario.tables),
      index_growth_(compiled(plan.scenario.accounts.index.growth, "0")),
      here_(plan.region_formula_names.size()),
      year_(plan.region_formula_names.size() - 1) {
    for (auto const& region : plan.scenario.regions) {
        auto& quantities = quantities_.emplace_back();
        // In the order of the first region's, which is that of the names.
        for (auto const& first : plan.scenario.regions.front().quantities) {
            quantities.emplace_back(region.quantity(first.first), plan.names, plan.scenario.tables);
        }
        history_.push_back(compiled(region.history));
        yield_.push_back(compiled(region.yield, "1"));
        studied_.push_back(compiled(region.studied_conferences, "1e300"));
        marginal_.push_back(compiled(region.marginal_yield, "1"));
    }
    for (auto const& policy : plan.scenario.policies) {
        auto& made = policies_.emplace_back();
        made.conferences_held = compiled(policy.conferences_held);
        if (policy.funnel.given) {
            auto const& from = policy.funnel;
            made.funnel.emplace(Funnel{compiled(from.eligible), compiled(from.referred),
                                       compiled(from.offered), compiled(from.accepted), compiled(from.held),
                                       compiled(from.at_most), compiled(from.stopped_cost, "0"),
                                       compiled(from.carried_out_fully, "0"),
                                       compiled(from.carried_out_partly, "0")});
        }
    }
    for (auto const& one : plan.scenario.places) {
        places_.push_back(
            {compiled(one.places, "0"), compiled(one.occupied, "1e300"), compiled(one.waiting, "0"),
             compiled(one.leave, "0"), compiled(one.list_leave, "0"), compiled(one.list_at_most, "1e300"),
             compiled(one.refill_waiting, "1"), compiled(one.refill_induced, "0"),
             compiled(one.variable_share, "0"), compiled(one.friction_eur, "0"),
             compiled(one.close_while_waiting, "1e300"), compiled(one.waiting_eur, "0"),
             compiled(one.crisis_chance, "0"), compiled(one.arrivals), compiled(one.arrivals_level)});
    }
    for (auto const& entry : plan.pathway->spec().entries) {
        amounts_.emplace_back(entry.amount, plan.names, plan.scenario.tables);
    }
    for (auto const& price : plan.scenario.accounts.prices) {
        prices_.emplace_back(price.eur, plan.names, plan.scenario.tables);
        replaced_.push_back(compiled(price.replaced, "1"));
    }
}

void RegionFormulas::prices(double const* named, std::vector<double>& eur) const {
    eur.clear();
    for (std::size_t p = 0; p < prices_.size(); ++p) {
        eur.push_back(prices_[p](named));
        if (!std::isfinite(eur.back())) {
            throw core::InputError("price of " + plan_.scenario.accounts.prices[p].item, eur.back(),
                                   "a number of euros");
        }
    }
}

void RegionFormulas::replaced(double const* named, std::vector<double>& shares) const {
    shares.clear();
    for (std::size_t p = 0; p < replaced_.size(); ++p) {
        shares.push_back(in_range(
            replaced_[p](named),
            [&] { return fmt::format("price.{}.replaced", plan_.scenario.accounts.prices[p].item); }, 0, 1));
    }
}

double RegionFormulas::in_year(ByYear const& table, int year, double before) {
    formula::Expression const* found = nullptr;
    for (auto const& [from, expression] : table) {
        if (from <= year) {
            found = &expression;
        }
    }
    if (found == nullptr) {
        return before;
    }
    here_[year_] = year;
    double const value = (*found)(here_.data());
    here_[year_] = plan_.world.report_year;  // what holds for all years is said of the first one
    return value;
}

std::vector<double> RegionFormulas::by_month(ByYear const& table, double before, bool per_year) {
    std::vector<double> months;
    auto const& world = plan_.world;
    for (int year = world.first_year; year <= world.last_year; ++year) {
        double const value = in_year(table, year, before);
        months.insert(months.end(), core::months_per_year, per_year ? value / core::months_per_year : value);
    }
    return months;
}

double RegionFormulas::checked(formula::Expression const& expression, char const* what, double low,
                               double high) const {
    return in_range(expression(here_.data()), what, low, high);
}

void RegionFormulas::conferences(std::size_t region, RegionValues& made) {
    auto const& world = plan_.world;
    auto const burn_in =
        static_cast<std::size_t>((world.report_year - world.first_year) * core::months_per_year);
    auto const past = by_month(history_[region], 0, true);
    for (auto const& policy : policies_) {
        std::vector<double> months;
        auto& funnel = made.funnels.emplace_back();
        made.stopped_share.push_back(0);
        made.carried_out.push_back({});
        if (policy.funnel) {
            auto const& of = *policy.funnel;
            region::FunnelNumbers numbers{by_month(of.eligible, 0, true),
                                          by_month(of.referred, 0, false),
                                          by_month(of.offered, 0, false),
                                          by_month(of.accepted, 0, false),
                                          by_month(of.held, 0, false),
                                          {},
                                          0};
            auto const& spec = plan_.scenario.policies[made.funnels.size() - 1].funnel;
            numbers.delay_months = spec.delay_months;
            if (!of.at_most.empty()) {
                numbers.at_most = by_month(of.at_most, infinite, true);
            }
            for (std::size_t month = 0; month < numbers.eligible.size(); ++month) {
                // What happened before the first year is history; a policy begins with it.
                numbers.eligible[month] =
                    month < burn_in ? 0 : in_range(numbers.eligible[month], "eligible families", 0, most);
                for (auto const* share :
                     {&numbers.referred, &numbers.offered, &numbers.accepted, &numbers.held}) {
                    in_range(month < burn_in ? 0 : (*share)[month], "a share of the funnel", 0, 1);
                }
            }
            funnel = region::through_funnel(numbers);
            double const fully = checked(of.carried_out_fully, "share of plans carried out fully", 0, 1);
            double const partly = checked(of.carried_out_partly, "share of plans carried out partly", 0, 1);
            in_range(fully + partly, "share of plans carried out fully or partly", 0, 1);
            made.carried_out.back() = {fully, partly};
            made.stopped_share.back() = checked(of.stopped_cost, "cost of a stopped preparation", 0, 10);
            for (auto const& month : funnel) {
                months.push_back(month.held);
            }
        } else {
            months = by_month(policy.conferences_held, 0, true);
        }
        for (std::size_t month = 0; month < months.size(); ++month) {
            months[month] = month < burn_in ? past[month] : months[month];
            int const year = world.first_year + static_cast<int>(month) / core::months_per_year;
            in_range(
                months[month] * core::months_per_year,
                [year] { return fmt::format("conferences held in {}", year); }, 0, most);
        }
        made.numbers.conferences_per_month.push_back(std::move(months));
    }
}

void RegionFormulas::families(std::size_t region, region::RegionNumbers& made) {
    double const yield = checked(yield_[region], "yield", 0, 1000);
    double all = 0;
    for (std::size_t e = 0; e < amounts_.size(); ++e) {
        double const amount = amounts_[e](here_.data());
        if (!(amount >= 0)) {
            throw core::InputError(
                "children per conference of entry class " + plan_.pathway->spec().entries[e].name, amount,
                "at least 0");
        }
        made.children_per_conference.push_back(amount * yield);
        all += amount * yield;
    }
    made.mean_children_per_family = mean_size_(here_.data());
    if (!(made.mean_children_per_family >= 1)) {
        throw core::InputError("mean number of affected children per affected family",
                               made.mean_children_per_family, "at least 1");
    }
    // More affected children than fit into affected families: larger families, rather than families affected twice.
    made.mean_children_per_family = std::max(made.mean_children_per_family, all);
    made.sibling_sharing = in_range(sharing_(here_.data()), "sharing of siblings", 0, 1);
    made.studied_per_month =
        checked(studied_[region], "studied_conferences", 0, infinite) / core::months_per_year;
    made.marginal_yield = checked(marginal_[region], "marginal_yield", 0, 1);
}

PlaceValues RegionFormulas::place_values(Places const& of, region::PlacesSpec const& spec) {
    PlaceValues made;
    auto& numbers = made.numbers;
    auto const number = [&](formula::Expression const& expression, char const* key, double high) {
        return in_range(
            expression(here_.data()), [&] { return fmt::format("places.{}.{}", spec.name, key); }, 0, high);
    };
    numbers.places = whole(number(of.places, "places", most));
    numbers.occupied =
        whole(std::min(static_cast<double>(numbers.places), number(of.occupied, "occupied", infinite)));
    numbers.waiting = whole(number(of.waiting, "waiting", most));
    numbers.leave = number(of.leave, "leave", 1);
    numbers.list_leave = number(of.list_leave, "list_leave", 1);
    numbers.list_at_most = whole_or_no_limit(number(of.list_at_most, "list_at_most", infinite));
    numbers.refill_waiting = number(of.refill_waiting, "refill_waiting", 1);
    numbers.refill_induced = number(of.refill_induced, "refill_induced", 1);
    numbers.close_while_waiting =
        whole_or_no_limit(number(of.close_while_waiting, "close_while_waiting", infinite));
    numbers.crisis_chance = number(of.crisis_chance, "crisis_chance", 1);
    numbers.group = spec.group;
    numbers.notice_months = spec.notice_months;
    made.variable_share = number(of.variable_share, "variable_share", 1);
    made.friction_eur = number(of.friction_eur, "friction_eur", most_eur);
    made.waiting_eur = number(of.waiting_eur, "waiting_eur", most_eur);
    // As many come as leave at the start, unless the scenario says otherwise.
    double const balanced = static_cast<double>(numbers.occupied) * numbers.leave +
                            static_cast<double>(numbers.waiting) * numbers.list_leave;
    numbers.arrivals = by_month(of.arrivals, balanced, false);
    auto const level = by_month(of.arrivals_level, 1, false);
    for (std::size_t month = 0; month < level.size(); ++month) {
        numbers.arrivals[month] = in_range(
            numbers.arrivals[month] * level[month],
            [&] { return fmt::format("places.{}.arrivals", spec.name); }, 0, most);
    }
    return made;
}

RegionValues RegionFormulas::values(double const* named, std::uint32_t draw, std::size_t region) {
    auto const& scenario = plan_.scenario;
    double* to = std::copy(named, named + plan_.names.size(), here_.data());
    for (auto const& quantity : quantities_[region]) {
        *to++ = quantity(named);
    }
    for (std::size_t which = 0; which < scenario.regional.size(); ++which) {
        *to++ = regional_value(plan_, which, region, draw);
    }
    *to = plan_.world.report_year;

    RegionValues made;
    conferences(region, made);
    families(region, made.numbers);
    for (std::size_t kind = 0; kind < places_.size(); ++kind) {
        made.places.push_back(place_values(places_[kind], scenario.places[kind]));
    }
    return made;
}

}  // namespace eigenkracht::study
