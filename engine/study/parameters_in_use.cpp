#include "study/parameters_in_use.hpp"

#include "formula/expression.hpp"
#include "study/decision_formulas.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace eigenkracht::study {

namespace {

/// Which parameters anything uses, in any stance.
class Uses {
public:
    explicit Uses(Plan const& plan) : plan_(plan), used_(plan.beliefs.names().size(), 0) {
        for (std::size_t s = 0; s < plan.stances(); ++s) {
            for (std::size_t const parameter : plan.beliefs.uses(s)) {
                used_[parameter] = 1;
            }
        }
        pathway();
        region();
        questions();
        joints();
    }

    [[nodiscard]] bool used(std::size_t parameter) const { return used_[parameter] != 0; }
    [[nodiscard]] std::vector<char> take() { return std::move(used_); }

private:
    void in(formula::Formula const& formula) { in(formula, plan_.region_formula_names); }

    void in(formula::Formula const& formula, std::vector<std::string> const& names) {
        if (!formula.given()) {
            return;
        }
        formula::Expression const expression(formula, names, plan_.scenario.tables);
        for (std::size_t const name : expression.uses()) {
            if (name < used_.size()) {
                used_[name] = 1;
            }
        }
    }

    void in(region::YearTable const& table) {
        for (auto const& [year, formula] : table) {
            in(formula);
        }
    }

    void pathway() {
        if (!plan_.pathway) {
            return;
        }
        auto const& mentioned = plan_.pathway->parameters_used();
        for (std::size_t p = 0; p < mentioned.size() && p < used_.size(); ++p) {
            used_[p] = static_cast<char>(used_[p] != 0 || mentioned[p] != 0);
        }
        for (auto const& entry : plan_.pathway->spec().entries) {
            in(entry.amount);
        }
    }

    void region() {
        for (auto const& one : plan_.scenario.regions) {
            in(one.youth_care_budget_eur);
            in(one.national_budget_eur);
            in(one.addressable_budget_eur);
            in(one.yield);
            in(one.studied_conferences);
            in(one.marginal_yield);
            in(one.new_placements);
            for (auto const& [key, quantity] : one.quantities) {
                in(quantity);
            }
            in(one.history);
        }
        for (auto const& policy : plan_.scenario.policies) {
            in(policy.conferences_held);
            auto const& funnel = policy.funnel;
            for (auto const* table : {&funnel.eligible, &funnel.referred, &funnel.offered, &funnel.accepted,
                                      &funnel.held, &funnel.at_most}) {
                in(*table);
            }
            in(funnel.stopped_cost);
            in(funnel.carried_out_fully);
            in(funnel.carried_out_partly);
        }
        for (auto const& price : plan_.scenario.accounts.prices) {
            in(price.eur);
            in(price.replaced);
        }
        for (auto const& one : plan_.scenario.beliefs.clusterings) {
            in(one.mean_size);
            in(one.sharing);
        }
        for (auto const& one : plan_.scenario.places) {
            for (auto const* formula :
                 {&one.places, &one.occupied, &one.waiting, &one.leave, &one.list_leave, &one.list_at_most,
                  &one.refill_waiting, &one.refill_induced, &one.variable_share, &one.friction_eur,
                  &one.close_while_waiting, &one.waiting_eur, &one.crisis_chance}) {
                in(*formula);
            }
            in(one.arrivals);
            in(one.arrivals_level);
        }
        in(plan_.scenario.claim.eur_per_conference);
        in(plan_.scenario.accounts.index.growth);
        in(plan_.scenario.cut.amount_eur);
    }

    void questions() {
        for (auto const& question : plan_.scenario.questions) {
            in(question.at_least);
        }
        for (auto const& outcome : plan_.scenario.outcome_formulas) {
            in(outcome.formula);
        }
        for (auto const& point : plan_.checks) {
            if (point.kind == CheckPoint::Kind::parameter) {
                used_[point.parameter] = 1;
            }
        }
        for (auto const& check : plan_.scenario.checks) {
            in(check.formula);
        }
        for (auto const& decision : plan_.scenario.decisions) {
            auto const names = names_with(plan_.names, decision);
            for (auto const& one : formulas_of(decision)) {
                in(*one.formula, names);
            }
        }
    }

    // Shares that sum to 1 are drawn together: one that stands for the rest is needed though no formula names it.
    void joints() {
        for (auto const& joint : plan_.scenario.beliefs.joints) {
            std::vector<std::size_t> members;
            for (auto const& name : joint.names) {
                members.push_back(plan_.beliefs.index(name));
            }
            if (joint.dirichlet &&
                std::any_of(members.begin(), members.end(), [&](std::size_t p) { return used(p); })) {
                for (std::size_t const member : members) {
                    used_[member] = 1;
                }
            }
        }
    }

    Plan const& plan_;
    std::vector<char> used_;
};

}  // namespace

std::vector<char> parameters_in_use(Plan const& plan) { return Uses(plan).take(); }

}  // namespace eigenkracht::study
