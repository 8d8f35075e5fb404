#include "study/check_values.hpp"

#include "core/error.hpp"
#include "study/index_of.hpp"

#include <algorithm>
#include <cmath>

namespace eigenkracht::study {

CheckValues::CheckValues(Plan const& plan) : plan_(plan) {
    auto const& tables = plan.scenario.tables;
    if (plan.pathway) {
        evaluator_.emplace(*plan.pathway);
        cohort_.emplace(*plan.pathway);
        for (auto const& entry : plan.pathway->spec().entries) {
            amounts_.emplace_back(entry.amount.given() ? entry.amount : formula::Formula{"1", entry.location},
                                  plan.names, tables);
        }
    }
    for (auto const& price : plan.scenario.accounts.prices) {
        prices_.emplace_back(price.eur, plan.names, tables);
    }
    for (auto const& check : plan.scenario.checks) {
        Compiled made;
        if (check.formula.given()) {
            made.formula.emplace(check.formula, plan.names, tables);
        }
        if (!check.measure.empty()) {
            made.measured = compile(check.measure, check.strategy, check.population);
        }
        for (auto const& [name, value] : check.given) {
            made.given.emplace_back(plan.beliefs.index(name), value);
        }
        compiled_.push_back(std::move(made));
    }
    for (auto const& point : plan.measures) {
        auto const& number = plan.number_of(point);
        of_decisions_.push_back(compile(number.measure, number.strategy, number.population));
    }
}

CheckValues::Measured CheckValues::compile(std::string const& measure, std::string const& strategy,
                                           std::vector<std::string> const& population) const {
    Measured made;
    made.measure = plan_.pathway->measure(measure);
    made.strategy = index_of(plan_.pathway->spec().strategies, strategy);
    for (auto const& name : population) {
        made.entries.push_back(plan_.pathway->entry(name));
    }
    return made;
}

void CheckValues::measures(double const* named, double* to) {
    for (std::size_t which = 0; which < of_decisions_.size(); ++which) {
        to[which] = measured(of_decisions_[which], named);
        if (!std::isfinite(to[which])) {
            throw core::InputError("the decision's measure " + plan_.measures[which].name, to[which],
                                   "a finite number");
        }
    }
}

double CheckValues::value(CheckPoint const& point, double const* named, EstimandSolver* estimands,
                          RegionWorker const* regions) {
    double found = 0;
    if (point.kind == CheckPoint::Kind::estimand_usual) {
        found = estimands->evaluate(point.stance, point.estimand, false, named);
    } else if (point.kind == CheckPoint::Kind::estimand_conference) {
        found = estimands->evaluate(point.stance, point.estimand, true, named);
    } else {
        auto const& of = compiled_[point.check];
        named_.assign(named, named + plan_.names.size());
        for (auto const& [place, value] : of.given) {
            named_[place] = value;
        }
        found = point.kind == CheckPoint::Kind::parameter ? named_[point.parameter]
                : point.kind == CheckPoint::Kind::formula ? (*of.formula)(named_.data())
                : point.kind == CheckPoint::Kind::measure
                    ? measured(of.measured, named_.data())
                    : saving(named_.data(), plan_.scenario.checks[point.check].months, !of.given.empty(),
                             *regions);
    }
    if (!std::isfinite(found)) {
        throw core::InputError("check " + point.name, found, "a finite number");
    }
    return found;
}

double CheckValues::measured(Measured const& of, double const* named) {
    int const cycles = std::max(1, plan_.pathway->spec().measures[of.measure].cycle);
    evaluator_->evaluate(named, of.strategy, tables_, cycles);
    double sum = 0;
    double total = 0;
    for (std::size_t const entry : of.entries) {
        double const amount = of.entries.size() == 1 ? 1 : amounts_[entry](named);
        if (amount > 0) {
            sum += amount * cohort_->value(of.measure, tables_, entry);
            total += amount;
        }
    }
    return total > 0 ? sum / total : 0;
}

double CheckValues::saving(double const* named, int months, bool given, RegionWorker const& regions) {
    using accounts::Price;
    auto const& prices = plan_.scenario.accounts.prices;
    if (given) {
        auto const evaluate = [&](std::vector<formula::Expression> const& formulas,
                                  std::vector<double>& values) {
            values.clear();
            for (auto const& formula : formulas) {
                values.push_back(formula(named));
            }
        };
        evaluate(amounts_, children_);
        evaluate(prices_, price_now_);
    } else {
        children_ = regions.values().front().numbers.children_per_conference;
        price_now_ = regions.ledger().price_now();
    }
    std::vector<pathway::Meter> meters;
    std::vector<double> eur;  ///< of a month on each meter
    for (std::size_t p = 0; p < prices.size(); ++p) {
        if (prices[p].per == Price::Per::month) {
            meters.push_back(plan_.world.meters[plan_.meter_of_price[p]]);
            eur.push_back(price_now_[p]);
        }
    }
    double saving = 0;
    auto const count = static_cast<std::size_t>(months);
    for (bool const conference_arm : {false, true}) {
        evaluator_->evaluate(named, conference_arm ? plan_.conference : plan_.usual, tables_, months);
        cohort_->occupancies(tables_, children_, meters, months, occupancy_);
        for (std::size_t m = 0; m < meters.size(); ++m) {
            double spent = 0;
            for (std::size_t month = 0; month < count; ++month) {
                spent += occupancy_[m * count + month];
            }
            saving += (conference_arm ? -1 : 1) * spent * eur[m];
        }
    }
    for (std::size_t p = 0; p < prices.size(); ++p) {
        saving -= prices[p].per == Price::Per::conference ? price_now_[p] : 0;
    }
    return saving;
}

}  // namespace eigenkracht::study
