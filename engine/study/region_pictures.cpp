#include "core/calendar.hpp"
#include "formula/check.hpp"
#include "study/amounts.hpp"
#include "study/dial.hpp"
#include "study/funnel_years.hpp"
#include "study/picture_parts.hpp"
#include "study/place_years.hpp"
#include "study/sorted_draws.hpp"

#include "analysis/draw_weights.hpp"

#include <algorithm>
#include <limits>

namespace eigenkracht::study {

namespace {

constexpr double outermost = 0.001;  // of the draws may lie beyond the amounts on either side

/// What a policy holds from a year on; null: nothing yet.
formula::Formula const* in_year(region::YearTable const& table, int year) {
    formula::Formula const* found = nullptr;
    for (auto const& [from, held] : table) {
        if (from <= year) {
            found = &held;
        }
    }
    return found;
}

int calendar_year(Plan const& plan, std::size_t year) {
    return plan.world.report_year + static_cast<int>(year);
}

/// Money of all payers, as the year's lines of an answer tell it.
Kept money_kept(ColumnReader const& reader) { return reader.has(Kept::cash) ? Kept::cash : Kept::totals; }

/// A policy's money in a year, by stance, against the policy without conferences.
std::vector<Column> money_in(Plan const& plan, ColumnReader const& reader, std::size_t policy,
                             std::optional<std::size_t> without, std::size_t year) {
    Focus const focus{policy, year, without.has_value(), without.value_or(0)};
    return saving_of_year(plan, reader, money_kept(reader), focus, year).all;
}

/// The children outcomes that count among new placements, in one region.
std::vector<Column> prevented_in(Plan const& plan, ColumnReader const& reader, std::size_t region,
                                 Focus const& focus) {
    auto sum = reader.zeros();
    auto const& outcomes = plan.scenario.child_outcomes;
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
        if (outcomes[o].of_new_placements) {
            add(sum, reader.in_region(region, Kept::outcomes, focus.policy, focus.less(), focus.year, o));
        }
    }
    return sum;
}

template <class Use>
void for_each_policy_and_year(Plan const& plan, std::optional<std::size_t> without, Use const& use) {
    for (std::size_t policy = 0; policy < plan.world.policies; ++policy) {
        for (std::size_t year = 0; policy != without && year < plan.years(); ++year) {
            use(policy, year);
        }
    }
}

}  // namespace

std::optional<std::size_t> policy_without_conferences(Plan const& plan) {
    auto const& policies = plan.scenario.policies;
    auto const at = std::find_if(policies.begin(), policies.end(), [](region::Policy const& policy) {
        return !policy.funnel.given &&
               std::all_of(policy.conferences_held.begin(), policy.conferences_held.end(),
                           [](auto const& one) { return formula::constant(one.second) == 0.0; });
    });
    return at == policies.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(at - policies.begin()));
}

std::optional<std::vector<Column>> conferences_in(Plan const& plan, ColumnReader const& reader,
                                                  std::size_t region, std::size_t policy, std::size_t year) {
    auto const& of = plan.scenario.policies[policy];
    if (of.funnel.given) {
        if (!reader.has(Kept::funnel)) {
            return std::nullopt;
        }
        auto const held = std::find_if(funnel_steps.begin(), funnel_steps.end(),
                                       [](FunnelStep const& step) { return step.name == "held"; });
        return reader.in_region(region, Kept::funnel, policy, std::nullopt, year,
                                static_cast<std::size_t>(held - funnel_steps.begin()));
    }
    auto const* const held = in_year(of.conferences_held, calendar_year(plan, year));
    if (held == nullptr) {
        return reader.zeros();
    }
    if (!formula::constant(*held) && !reader.has(Kept::parameters)) {
        return std::nullopt;
    }
    std::vector<Column> columns;
    for (std::size_t s = 0; s < reader.stances(); ++s) {
        columns.push_back(reader.evaluate(*held, s, region, calendar_year(plan, year)));
    }
    return columns;
}

std::optional<Families> families_of(Plan const& plan, ColumnReader const& reader, Focus const& focus) {
    auto const all_regions = [&](std::size_t policy) -> std::optional<double> {
        auto sum = reader.zeros();
        for (std::size_t region = 0; region < plan.regions(); ++region) {
            auto const held = conferences_in(plan, reader, region, policy, focus.year);
            if (!held) {
                return std::nullopt;
            }
            add(sum, *held);
        }
        return reader.overall(sum).mean;
    };
    auto const held = all_regions(focus.policy);
    auto const against = focus.against_policy ? all_regions(focus.base_policy) : std::optional(0.0);
    if (!held || !against) {
        return std::nullopt;
    }
    return Families{calendar_year(plan, focus.year), *held, *against};
}

std::vector<YearDial> year_dials(Plan const& plan, ColumnReader const& reader) {
    std::vector<YearDial> dials;
    if (!reader.has(money_kept(reader))) {
        return dials;
    }
    auto const without = policy_without_conferences(plan);
    double low = 0;
    double high = 0;
    // Read twice: all years' columns together would be many times one outcome's.
    for_each_policy_and_year(plan, without, [&](std::size_t policy, std::size_t year) {
        for (auto const& column : money_in(plan, reader, policy, without, year)) {
            SortedDraws const sorted(column, {});
            low = std::min(low, sorted.place(outermost));
            high = std::max(high, sorted.place(1 - outermost));
        }
    });
    auto const amounts = amounts_for(low, high, 0).amounts;
    for_each_policy_and_year(plan, without, [&](std::size_t policy, std::size_t year) {
        YearDial dial{plan.scenario.policies[policy].title, calendar_year(plan, year), amounts, {}};
        auto const columns = money_in(plan, reader, policy, without, year);
        for (std::size_t s = 0; s < columns.size(); ++s) {
            SortedDraws const sorted(columns[s], reader.draw_weights(s));
            auto& curve = dial.at_least_by_stance.emplace_back();
            curve.unit = analysis::are_uneven(reader.draw_weights(s))
                             ? unit_of_chance(reader.draws())
                             : 1 / static_cast<double>(reader.draws());
            for (std::size_t k = 0; k < amounts.count; ++k) {
                curve.values.push_back(sorted.at_least(amounts.at(k)));
            }
        }
        dials.push_back(std::move(dial));
    });
    return dials;
}

std::vector<WaitingYear> waiting_years(Plan const& plan, ColumnReader const& reader) {
    std::vector<WaitingYear> waiting;
    if (!reader.has(Kept::places)) {
        return waiting;
    }
    auto const in_all_kinds = [&](std::size_t policy, std::size_t year, std::string_view name) {
        auto const number = std::find_if(place_outcomes.begin(), place_outcomes.end(),
                                         [&](PlaceOutcome const& one) { return one.name == name; });
        auto sum = reader.zeros();
        for (std::size_t kind = 0; kind < plan.scenario.places.size(); ++kind) {
            add(sum, reader.over_regions(Kept::places, policy, std::nullopt, year,
                                         kind * place_outcomes.size() +
                                             static_cast<std::size_t>(number - place_outcomes.begin())));
        }
        for (auto& column : sum) {
            scale(column, 1.0 / core::months_per_year);
        }
        return sum;
    };
    for_each_policy_and_year(plan, std::nullopt, [&](std::size_t policy, std::size_t year) {
        auto const with = in_all_kinds(policy, year, "waiting");
        auto without = with;
        add(without, in_all_kinds(policy, year, "waiting_more"), -1);
        waiting.push_back({plan.scenario.policies[policy].title, calendar_year(plan, year),
                           reader.by_stance(with), reader.overall(with), reader.by_stance(without),
                           reader.overall(without)});
    });
    return waiting;
}

std::vector<RegionPicture> region_pictures(Plan const& plan, ColumnReader const& reader, Focus const& focus) {
    std::vector<RegionPicture> pictures;
    auto const& outcomes = plan.scenario.child_outcomes;
    bool const counts_placements =
        reader.has(Kept::outcomes) &&
        std::any_of(outcomes.begin(), outcomes.end(),
                    [](region::ChildOutcome const& one) { return one.of_new_placements; });
    for (std::size_t r = 0; plan.regions() > 1 && r < plan.regions(); ++r) {
        auto const& region = plan.scenario.regions[r];
        auto& made = pictures.emplace_back();
        made.name = region.name;
        made.title = region.title.empty() ? region.name : region.title;
        made.tile = region.tile;
        if (auto const held = conferences_in(plan, reader, r, focus.policy, focus.year)) {
            made.conferences = reader.overall(*held).mean;
        }
        if (reader.has(money_kept(reader))) {
            auto net = reader.zeros();
            for (std::size_t payer = 0; payer < plan.book->payers().size(); ++payer) {
                add(net,
                    reader.in_region(r, money_kept(reader), focus.policy, focus.less(), focus.year, payer));
            }
            made.net_eur = reader.overall(net);
        }
        if (counts_placements) {
            auto const prevented = prevented_in(plan, reader, r, focus);
            made.prevented = reader.overall(prevented);
        }
    }
    return pictures;
}

}  // namespace eigenkracht::study
