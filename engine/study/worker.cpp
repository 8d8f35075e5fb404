#include "study/worker.hpp"

#include "core/calendar.hpp"
#include "core/error.hpp"
#include "pathway/outcomes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace eigenkracht::study {

namespace {

using accounts::Price;

std::vector<std::pair<int, formula::Expression>> compile(region::YearTable const& table, Plan const& plan) {
    std::vector<std::pair<int, formula::Expression>> compiled;
    for (auto const& [year, formula] : table) {
        compiled.emplace_back(year, formula::Expression(formula, plan.names, plan.scenario.tables));
    }
    return compiled;
}

// A table holds its last value; years before the first are 0.
double held_in(std::vector<std::pair<int, formula::Expression>> const& table, int year,
               double const* values) {
    formula::Expression const* found = nullptr;
    for (auto const& [from, expression] : table) {
        if (from <= year) {
            found = &expression;
        }
    }
    return found == nullptr ? 0 : (*found)(values);
}

formula::Expression or_zero(formula::Formula const& formula, Plan const& plan) {
    return {formula.given() ? formula : formula::Formula{"0", formula.where}, plan.names,
            plan.scenario.tables};
}

uncertainty::Clustering const& clustering_of(Plan const& plan) {
    auto const& clusterings = plan.scenario.beliefs.clusterings;
    return *std::find_if(clusterings.begin(), clusterings.end(), [&](auto const& one) {
        return one.key == plan.scenario.regions.front().clustering;
    });
}

}  // namespace

RegionFormulas::RegionFormulas(Plan const& plan)
    : history(compile(plan.scenario.regions.front().history, plan)),
      mean_size(clustering_of(plan).mean_size, plan.names, plan.scenario.tables),
      sharing(clustering_of(plan).sharing, plan.names, plan.scenario.tables),
      index_growth(or_zero(plan.scenario.accounts.index.growth, plan)) {
    for (auto const& policy : plan.scenario.policies) {
        policies.push_back(compile(policy.conferences_held, plan));
    }
    for (auto const& entry : plan.pathway->spec().entries) {
        amounts.emplace_back(entry.amount, plan.names, plan.scenario.tables);
    }
    for (auto const& price : plan.scenario.accounts.prices) {
        prices.emplace_back(price.eur, plan.names, plan.scenario.tables);
    }
}

region::RegionNumbers RegionFormulas::numbers(Plan const& plan, double const* values) const {
    auto const& world = plan.world;
    region::RegionNumbers made;
    for (auto const& policy : policies) {
        auto& months = made.conferences_per_month.emplace_back();
        for (int year = world.first_year; year <= world.last_year; ++year) {
            double const held = held_in(year < world.report_year ? history : policy, year, values);
            if (!(held >= 0 && held <= 1e7)) {
                throw core::InputError("conferences held in " + std::to_string(year), held,
                                       "a number from 0 to 10 million");
            }
            months.insert(months.end(), core::months_per_year, held / core::months_per_year);
        }
    }
    for (std::size_t e = 0; e < amounts.size(); ++e) {
        double const amount = amounts[e](values);
        if (!(amount >= 0)) {
            throw core::InputError(
                "children per conference of entry class " + plan.pathway->spec().entries[e].name, amount,
                "at least 0");
        }
        made.children_per_conference.push_back(amount);
    }
    made.mean_children_per_family = mean_size(values);
    if (!(made.mean_children_per_family >= 1)) {
        throw core::InputError("mean number of affected children per affected family",
                               made.mean_children_per_family, "at least 1");
    }
    // More affected children than fit into affected families: larger families, rather than families affected twice.
    double all = 0;
    for (double const amount : made.children_per_conference) {
        all += amount;
    }
    made.mean_children_per_family = std::max(made.mean_children_per_family, all);
    made.sibling_sharing = sharing(values);
    if (!(made.sibling_sharing >= 0 && made.sibling_sharing <= 1)) {
        throw core::InputError("sharing of siblings", made.sibling_sharing, "from 0 to 1");
    }
    return made;
}

Worker::Worker(Plan const& plan, std::vector<KeptVariable> const& kept)
    : plan_(plan),
      kept_(kept),
      drawer_(plan.beliefs),
      uniforms_(plan.beliefs.dimension_names().size()),
      values_(plan.stances(), std::vector<double>(plan.beliefs.names().size())),
      named_(plan.stances()),
      capped_(plan.stances()) {
    for (auto const& outcome : plan.scenario.outcome_formulas) {
        outcome_formulas_.emplace_back(outcome.formula, plan.names, plan.scenario.tables);
    }
    if (plan.scenario.cut.given) {
        cut_amount_.emplace(plan.scenario.cut.amount_eur, plan.beliefs.names(), plan.scenario.tables);
    }
    if (!plan.pathway) {
        return;
    }
    evaluator_.emplace(*plan.pathway);
    cohort_.emplace(*plan.pathway);
    estimands_.emplace(plan);
    if (plan.scenario.has_regions()) {
        formulas_.emplace(plan);
        simulator_.emplace(plan.world, *plan.pathway, plan.seed());
        tally_ = region::Tally(plan.world);
        level_.resize(plan.years());
    } else if (plan.scenario.run.individuals > 0) {
        sampler_.emplace(*plan.pathway, plan.seed());
    }
}

void Worker::draw(std::uint64_t draw, DrawBlock& block) {
    for (std::size_t d = 0; d < uniforms_.size(); ++d) {
        uniforms_[d] = plan_.design.at(draw, d);
    }
    std::fill(capped_.begin(), capped_.end(), 0);
    drawer_.draw(uniforms_.data(), values_,
                 [&](std::size_t stance, std::size_t estimand, bool conference_arm, double low, double high,
                     std::function<double const*(double)> const& values_at) {
                     double const found =
                         estimands_->solve(stance, estimand, conference_arm, low, high, values_at);
                     capped_[stance] += estimands_->take_capped();
                     return found;
                 });
    for (std::size_t stance = 0; stance < plan_.stances(); ++stance) {
        auto& named = named_[stance];
        named.assign(values_[stance].begin(), values_[stance].end());
        named.push_back(cut_amount_ ? (*cut_amount_)(values_[stance].data()) : 0);
        if (double* to = place(Kept::parameters, draw, stance, block)) {
            std::copy(values_[stance].begin(), values_[stance].end(), to);
        }
        if (plan_.scenario.has_regions()) {
            region_draw(draw, stance, block);
        } else if (plan_.pathway) {
            pathway_draw(draw, stance, block);
        } else {
            outcome_draw(draw, stance, block);
        }
    }
}

double* Worker::place(Kept what, std::uint64_t draw, std::size_t stance, DrawBlock& block) const {
    for (std::size_t v = 0; v < kept_.size(); ++v) {
        if (kept_[v].what == what) {
            return block.data[v].data() + (stance * block.count + (draw - block.first)) * kept_[v].size;
        }
    }
    return nullptr;
}

void Worker::price_levels(double const* parameters) {
    auto const& accounts = plan_.scenario.accounts;
    double const growth = formulas_->index_growth(parameters);
    auto const level_in = [&](int year) {
        return accounts::price_level(accounts.index.levels, growth, plan_.world.report_year, year);
    };
    for (std::size_t y = 0; y < level_.size(); ++y) {
        level_[y] = level_in(plan_.world.report_year + static_cast<int>(y));
    }
    price_now_.clear();
    price_level_.clear();
    for (std::size_t p = 0; p < accounts.prices.size(); ++p) {
        double const eur = formulas_->prices[p](parameters);
        if (!std::isfinite(eur)) {
            throw core::InputError("price of " + accounts.prices[p].item, eur, "a number of euros");
        }
        price_now_.push_back(eur);
        price_level_.push_back(level_in(accounts.prices[p].price_year));
    }
}

void Worker::book(region::Tally const& tally, bool half, std::vector<double>& saved) const {
    auto const& prices = plan_.scenario.accounts.prices;
    auto const entries = plan_.book->entries().size();
    auto const years = plan_.years();
    saved.assign(plan_.world.policies * years * entries, 0);
    for (std::size_t policy = 0; policy < plan_.world.policies; ++policy) {
        for (std::size_t year = 0; year < years; ++year) {
            for (std::size_t p = 0; p < prices.size(); ++p) {
                double quantity = 0;
                if (prices[p].per == Price::Per::conference) {
                    quantity = -static_cast<double>(half ? tally.half_conferences(policy, year)
                                                         : tally.conferences(policy, year));
                } else {
                    auto const meter = plan_.meter_of_price[p];
                    quantity = static_cast<double>(half ? tally.half_meter(policy, meter, year)
                                                        : tally.meter(policy, meter, year));
                }
                auto const entry = plan_.book->entry(p, plan_.world.report_year + static_cast<int>(year));
                saved[(policy * years + year) * entries + entry] +=
                    quantity * price_now_[p] * (level_[year] / price_level_[p]);
            }
        }
    }
}

double Worker::saving_per_conference(double const* parameters, int months,
                                     region::RegionNumbers const& numbers) {
    auto const& prices = plan_.scenario.accounts.prices;
    double saving = 0;
    for (bool const conference_arm : {false, true}) {
        evaluator_->evaluate(parameters, conference_arm ? plan_.conference : plan_.usual, usual_, months);
        double const sign = conference_arm ? -1 : 1;
        for (std::size_t entry = 0; entry < numbers.children_per_conference.size(); ++entry) {
            double const children = numbers.children_per_conference[entry];
            if (children <= 0) {
                continue;
            }
            cohort_->solve(usual_, entry, months);
            for (std::size_t p = 0; p < prices.size(); ++p) {
                if (prices[p].per == Price::Per::month) {
                    double spent = 0;
                    for (double const share :
                         cohort_->occupancy(plan_.world.meters[plan_.meter_of_price[p]])) {
                        spent += share;
                    }
                    saving += sign * children * spent * price_now_[p];
                }
            }
        }
    }
    for (std::size_t p = 0; p < prices.size(); ++p) {
        saving -= prices[p].per == Price::Per::conference ? price_now_[p] : 0;
    }
    return saving;
}

double Worker::check_value(CheckPoint const& point, double const* parameters,
                           region::RegionNumbers const& numbers) {
    switch (point.kind) {
        case CheckPoint::Kind::estimand_usual:
            return estimands_->evaluate(point.stance, point.estimand, parameters).usual;
        case CheckPoint::Kind::estimand_conference:
            return estimands_->evaluate(point.stance, point.estimand, parameters).conference;
        case CheckPoint::Kind::saving_per_conference:
            return saving_per_conference(parameters, plan_.scenario.checks[point.check].months, numbers);
        case CheckPoint::Kind::parameter:
            return parameters[point.parameter];
    }
    throw core::Defect("a check of unknown kind");
}

void Worker::region_draw(std::uint64_t draw, std::size_t stance, DrawBlock& block) {
    double const* parameters = named_[stance].data();
    auto const numbers = formulas_->numbers(plan_, parameters);
    price_levels(parameters);
    if (double* to = place(Kept::checks, draw, stance, block)) {
        for (auto const& point : plan_.checks) {
            *to++ = point.stance == stance ? check_value(point, parameters, numbers)
                                           : std::numeric_limits<double>::quiet_NaN();
        }
    }
    if (double* to = place(Kept::capped, draw, stance, block)) {
        *to = capped_[stance];
    }
    evaluator_->evaluate(parameters, plan_.usual, usual_, plan_.pathway->spec().cycles);
    evaluator_->evaluate(parameters, plan_.conference, conference_, plan_.pathway->spec().cycles);
    simulator_->simulate(numbers, usual_, conference_, static_cast<std::uint32_t>(draw), 0, tally_);
    child_stays_ += tally_.child_stays;

    auto const years = plan_.years();
    auto const entries = plan_.book->entries().size();
    book(tally_, false, saved_);
    if (double* to = place(Kept::questions, draw, stance, block)) {
        for (auto const& point : plan_.questions) {
            *to++ = value(point, saved_, years, entries, level_);
        }
    }
    if (double* to = place(Kept::question_halves, draw, stance, block)) {
        book(tally_, true, saved_half_);
        for (auto const& point : plan_.questions) {
            *to++ = value(point, saved_half_, years, entries, level_);
        }
    }
    if (double* to = place(Kept::totals, draw, stance, block)) {
        auto const payers = plan_.book->payers().size();
        for (std::size_t policy = 0; policy < plan_.world.policies; ++policy) {
            for (std::size_t year = 0; year < years; ++year) {
                double* row = to + (policy * years + year) * payers;
                std::fill(row, row + payers, 0.0);
                for (std::size_t e = 0; e < entries; ++e) {
                    row[plan_.book->payer_of(e)] += saved_[(policy * years + year) * entries + e];
                }
            }
        }
    }
    if (double* to = place(Kept::ledger, draw, stance, block)) {
        std::copy(saved_.begin(), saved_.end(), to);
    }
    if (double* to = place(Kept::outcomes, draw, stance, block)) {
        auto const& outcomes = plan_.scenario.child_outcomes;
        for (std::size_t policy = 0; policy < plan_.world.policies; ++policy) {
            for (std::size_t year = 0; year < years; ++year) {
                for (std::size_t o = 0; o < outcomes.size(); ++o) {
                    bool const months = outcomes[o].kind == region::ChildOutcome::Kind::months;
                    auto const which = plan_.meter_of_outcome[o];
                    auto const count =
                        months ? tally_.meter(policy, which, year) : tally_.event(policy, which, year);
                    *to++ = static_cast<double>(outcomes[o].gained ? -count : count);
                }
            }
        }
    }
}

void Worker::pathway_draw(std::uint64_t draw, std::size_t stance, DrawBlock& block) {
    double* to = place(Kept::outcomes, draw, stance, block);
    if (to == nullptr) {
        return;
    }
    auto const& spec = plan_.pathway->spec();
    for (std::size_t strategy = 0; strategy < spec.strategies.size(); ++strategy) {
        evaluator_->evaluate(named_[stance].data(), strategy, usual_, spec.cycles);
        auto const outcomes = sampler_ ? pathway::individual_outcomes(*plan_.pathway, *sampler_, usual_,
                                                                      static_cast<std::uint32_t>(draw),
                                                                      plan_.scenario.run.individuals)
                                             .mean
                                       : pathway::cohort_outcomes(*plan_.pathway, *cohort_, usual_);
        to = std::copy(outcomes.begin(), outcomes.end(), to);
    }
}

void Worker::outcome_draw(std::uint64_t draw, std::size_t stance, DrawBlock& block) {
    if (double* to = place(Kept::outcomes, draw, stance, block)) {
        for (std::size_t o = 0; o < outcome_formulas_.size(); ++o) {
            double const result = outcome_formulas_[o](named_[stance].data());
            if (!std::isfinite(result)) {
                throw core::InputError("outcome " + plan_.scenario.outcome_formulas[o].name, result,
                                       "a finite number");
            }
            *to++ = result;
        }
    }
}

}  // namespace eigenkracht::study
