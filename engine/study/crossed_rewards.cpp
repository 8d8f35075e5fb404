#include "study/crossed_rewards.hpp"

#include "accounts/price_book.hpp"
#include "pathway/evaluator.hpp"
#include "pathway/plan.hpp"
#include "pathway/rewards.hpp"
#include "study/question_point.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::study {

namespace {

constexpr std::uint64_t most_draws =
    1024;  // of which states are compared: an order is crossed in many or does not matter
constexpr double rounding = 1e-9;  // relative

/// By how much an order is crossed, draw by draw, in one stance.
struct Crossed {
    std::uint64_t draws = 0;
    double by = 0;  ///< sum over those draws

    void note(double excess, double size) {
        if (excess > rounding * size) {
            ++draws;
            by += excess;
        }
    }
};

std::string or_name(std::string const& title, std::string const& name) {
    return title.empty() ? name : title;
}

/// In how many draws an order is crossed, and by how much.
struct Told {
    std::string text;  ///< 'in 11 of 256 draws of "the claim", by 12 EUR on average'; empty: in none
    std::vector<std::pair<std::string, Notice::Value>> values;
};

/// Stances that share a parameter cross alike, and are told once.
Told told(Plan const& plan, std::vector<Crossed> const& by_stance, std::uint64_t draws,
          std::string const& unit) {
    Told result;
    std::size_t rows = 0;
    auto const add = [&](Crossed const& one, std::string const& form, std::string const& stance) {
        double const by = one.by / static_cast<double>(one.draws);
        std::string const whose = form == "stance"  ? " of \"" + stance + "\""
                                  : form == "every" ? " of every body of evidence"
                                                    : "";
        result.text += fmt::format("{}in {} of {} draws{}, by {:.3g} {} on average", rows == 0 ? "" : "; ",
                                   one.draws, draws, whose, by, unit);
        auto const row = "_" + std::to_string(++rows);
        result.values.insert(result.values.end(), {{"form" + row, form},
                                                   {"stance" + row, stance},
                                                   {"draws" + row, static_cast<double>(one.draws)},
                                                   {"by" + row, by}});
    };
    auto const& first = by_stance.front();
    if (std::all_of(by_stance.begin(), by_stance.end(), [&](Crossed const& one) {
            return one.draws == first.draws && std::abs(one.by - first.by) <= rounding * first.by;
        })) {
        if (first.draws > 0) {
            add(first, by_stance.size() > 1 ? "every" : "alone", "");
        }
    } else {
        for (std::size_t s = 0; s < by_stance.size(); ++s) {
            if (by_stance[s].draws > 0) {
                auto const& stance = plan.beliefs.stances()[s];
                add(by_stance[s], "stance", or_name(stance.title, stance.name));
            }
        }
    }
    result.values.insert(result.values.end(), {{"of", static_cast<double>(draws)}, {"unit", unit}});
    return result;
}

/// The remark that `light` is not lighter than `heavy`.
Notice crossed(std::string kind, std::string text, Told const& by, std::string const& light,
               std::string const& heavy) {
    Notice notice{std::move(kind), std::move(text), by.values};
    notice.values.insert(notice.values.end(), {{"light", light}, {"heavy", heavy}});
    return notice;
}

/// A month's price in every draw, at the level of the first reported year.
Column month_of(Plan const& plan, ColumnReader const& reader, accounts::Price const& price,
                std::size_t stance) {
    auto const& index = plan.scenario.accounts.index;
    auto eur = reader.evaluate(price.eur, stance);
    auto const growth =
        index.growth.given() ? reader.evaluate(index.growth, stance) : Column(eur.size(), 0.0);
    int const year = plan.world.report_year;
    for (std::size_t draw = 0; draw < eur.size(); ++draw) {
        eur[draw] *= accounts::price_level(index.levels, growth[draw], year, year) /
                     accounts::price_level(index.levels, growth[draw], year, price.price_year);
    }
    return eur;
}

void prices(Plan const& plan, ColumnReader const& reader, std::vector<Notice>& found) {
    for (auto const& light : plan.scenario.accounts.prices) {
        for (auto const& item : light.lighter_than) {
            auto const& heavy = price_of(plan.scenario.accounts, item);
            std::vector<Crossed> by_stance(reader.stances());
            for (std::size_t s = 0; s < by_stance.size(); ++s) {
                auto const less = month_of(plan, reader, light, s);
                auto const more = month_of(plan, reader, heavy, s);
                for (std::size_t draw = 0; draw < less.size(); ++draw) {
                    by_stance[s].note(less[draw] - more[draw], more[draw]);
                }
            }
            auto const by = told(plan, by_stance, reader.draws(), "EUR a month");
            if (by.text.empty()) {
                continue;
            }
            auto const lighter = or_name(light.title, light.item);
            auto const heavier = or_name(heavy.title, heavy.item);
            auto notice = crossed(
                "lighter_costs_more",
                fmt::format("Lighter care costs more: {} than {} {}. Look at price.{} and price.{}, or at "
                            "lighter_than.",
                            lighter, heavier, by.text, light.item, item),
                by, lighter, heavier);
            notice.values.insert(notice.values.end(), {{"light_item", light.item}, {"heavy_item", item}});
            found.push_back(std::move(notice));
        }
    }
}

/// Per-cycle rewards of states in a draw, towards one outcome.
class StateRewards {
public:
    explicit StateRewards(Plan const& plan)
        : plan_(plan), evaluator_(*plan.pathway), rewards_(*plan.pathway) {}

    void take(double const* parameters, std::size_t strategy) {
        evaluator_.evaluate(parameters, strategy, tables_, 1);
        rewards_.meet(tables_, tables_.kinds.front().traits);
    }

    double of(std::size_t state, std::size_t outcome) {
        auto const node = plan_.pathway->plan().nodes.first_of_state[state];
        double sum = 0;
        for (std::size_t const reward : rewards_.in_state(state)) {
            auto const& towards = rewards_.outcomes(reward);
            bool const counts = std::find(towards.begin(), towards.end(), outcome) != towards.end();
            sum += counts ? rewards_.at_node(reward, node, 0) : 0;
        }
        return sum;
    }

private:
    Plan const& plan_;
    pathway::Evaluator evaluator_;
    pathway::Rewards rewards_;
    pathway::Tables tables_;
};

/// Two states, lighter and heavier.
struct Pair {
    std::size_t light;
    std::size_t heavy;
    std::vector<Crossed> cost, effect;  ///< by stance
};

std::vector<Pair> pairs_of(Plan const& plan) {
    auto const& states = plan.pathway->spec().states;
    std::vector<Pair> pairs;
    for (std::size_t light = 0; light < states.size(); ++light) {
        for (auto const& name : states[light].lighter_than) {
            auto const heavy = std::find_if(states.begin(), states.end(),
                                            [&](auto const& state) { return state.name == name; });
            pairs.push_back({light, static_cast<std::size_t>(heavy - states.begin()),
                             std::vector<Crossed>(plan.stances()), std::vector<Crossed>(plan.stances())});
        }
    }
    return pairs;
}

void states(Plan const& plan, ColumnReader const& reader, std::vector<Notice>& found) {
    auto pairs = pairs_of(plan);
    if (pairs.empty() || !plan.scenario.comparison || !reader.has(Kept::parameters)) {
        return;
    }
    auto const& spec = plan.pathway->spec();
    auto const cost = plan.pathway->outcome(plan.scenario.comparison->cost);
    auto const effect = plan.pathway->outcome(plan.scenario.comparison->effect);
    auto const draws = std::min<std::uint64_t>(reader.draws(), most_draws);
    StateRewards rewards(plan);
    for (std::size_t s = 0; s < plan.stances(); ++s) {
        std::vector<Column> parameters;
        for (std::size_t p = 0; p < plan.beliefs.names().size(); ++p) {
            parameters.push_back(reader.column(Kept::parameters, s, p));
        }
        for (std::uint64_t draw = 0; draw < draws; ++draw) {
            std::vector<double> values;
            for (auto const& column : parameters) {
                values.push_back(column[draw]);
            }
            std::vector<double> dearer(pairs.size(), 0);
            std::vector<double> worse(pairs.size(), 0);
            double size = 0;
            for (std::size_t strategy = 0; strategy < spec.strategies.size(); ++strategy) {
                rewards.take(values.data(), strategy);
                for (std::size_t i = 0; i < pairs.size(); ++i) {
                    auto const& [light, heavy, a, b] = pairs[i];
                    size = std::max(size, std::abs(rewards.of(heavy, cost)));
                    dearer[i] = std::max(dearer[i], rewards.of(light, cost) - rewards.of(heavy, cost));
                    worse[i] = std::max(worse[i], rewards.of(heavy, effect) - rewards.of(light, effect));
                }
            }
            for (std::size_t i = 0; i < pairs.size(); ++i) {
                pairs[i].cost[s].note(dearer[i], size);
                pairs[i].effect[s].note(worse[i], 1);
            }
        }
    }
    for (auto const& pair : pairs) {
        auto const& light = spec.states[pair.light];
        auto const& heavy = spec.states[pair.heavy];
        auto const tell = [&](std::vector<Crossed> const& by_stance, std::size_t outcome,
                              std::string const& kind, std::string const& what) {
            auto const by = told(plan, by_stance, draws, spec.outcomes[outcome].unit + " a cycle");
            if (by.text.empty()) {
                return;
            }
            auto const lighter = or_name(light.title, light.name);
            auto const heavier = or_name(heavy.title, heavy.name);
            auto const& name = spec.outcomes[outcome].name;
            auto notice = crossed(
                kind,
                fmt::format("{}: {} than {} {}. Look at the rewards of {} in state.{} and state.{}, or at "
                            "lighter_than.",
                            what, lighter, heavier, by.text, name, light.name, heavy.name),
                by, lighter, heavier);
            notice.values.insert(
                notice.values.end(),
                {{"outcome", name}, {"light_state", light.name}, {"heavy_state", heavy.name}});
            found.push_back(std::move(notice));
        };
        tell(pair.cost, cost, "lighter_state_costs_more", "A lighter state costs more");
        tell(pair.effect, effect, "lighter_state_gives_less", "A lighter state gives less");
    }
}

}  // namespace

std::vector<Notice> crossed_rewards(Plan const& plan, ColumnReader const& reader) {
    std::vector<Notice> found;
    if (plan.scenario.has_regions()) {
        prices(plan, reader, found);
    } else if (plan.pathway) {
        states(plan, reader, found);
    }
    return found;
}

}  // namespace eigenkracht::study
