#include "study/price_factors.hpp"

#include "formula/check.hpp"
#include "formula/product.hpp"
#include "uncertainty/law.hpp"
#include "uncertainty/plan.hpp"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>
#include <variant>

namespace eigenkracht::study {

namespace {

using Cell = uncertainty::Cell;

bool has_lump(uncertainty::Distribution const& law) {
    if (std::holds_alternative<uncertainty::Fixed>(law)) {
        return true;
    }
    auto const* const mixture = std::get_if<std::shared_ptr<uncertainty::Mixture const>>(&law);
    return mixture != nullptr &&
           std::any_of((*mixture)->components.begin(), (*mixture)->components.end(), has_lump);
}

/// Where the parameters of a scenario are used, but for the formulas of money that they may be a factor of.
class OtherUses {
public:
    OtherUses(Plan const& plan, bool cash) : plan_(plan), cash_(cash), used_(plan.beliefs.names().size()) {
        pathway();
        region();
        money();
        checks();
        for (auto const& one : plan.scenario.beliefs.correlations) {
            note(one.first, "is correlated with another number");
            note(one.second, "is correlated with another number");
        }
        through_others();
    }

    /// Where a parameter is used; empty: nowhere.
    [[nodiscard]] std::string const& of(std::size_t parameter) const { return used_[parameter]; }

private:
    void note(std::string const& name, std::string const& where) {
        auto const& names = plan_.beliefs.names();
        auto const at = std::find(names.begin(), names.end(), name);
        if (at != names.end()) {
            auto& known = used_[static_cast<std::size_t>(at - names.begin())];
            known = known.empty() ? where : known;
        }
    }

    void in(formula::Formula const& formula, std::string const& where) {
        if (formula.given()) {
            for (auto const& name : formula::names_in(formula)) {
                note(name, "also enters " + where);
            }
        }
    }

    void in(region::YearTable const& table, std::string const& where) {
        for (auto const& [year, formula] : table) {
            in(formula, where);
        }
    }

    void pathway() {
        auto const& mentioned = plan_.pathway->parameters_used();
        for (std::size_t p = 0; p < used_.size() && p < mentioned.size(); ++p) {
            if (mentioned[p] != 0) {
                note(plan_.beliefs.names()[p], "also enters the pathway");
            }
        }
        for (auto const& entry : plan_.pathway->spec().entries) {
            in(entry.amount, "the pathway");
        }
        for (auto const& one : plan_.scenario.beliefs.clusterings) {
            in(one.mean_size, "the families");
            in(one.sharing, "the families");
        }
        for (auto const& stance : plan_.beliefs.stances()) {
            for (auto const& estimand : stance.estimands) {
                for (auto const* formula : {&estimand.uptake, &estimand.usual, &estimand.conference}) {
                    in(*formula, "a study");
                }
            }
        }
    }

    void region() {
        for (auto const& one : plan_.scenario.regions) {
            for (auto const* formula :
                 {&one.yield, &one.studied_conferences, &one.marginal_yield, &one.new_placements,
                  &one.youth_care_budget_eur, &one.national_budget_eur, &one.addressable_budget_eur}) {
                in(*formula, "the region");
            }
            for (auto const& [key, quantity] : one.quantities) {
                in(quantity, "the region");
            }
            in(one.history, "the region");
        }
        for (auto const& policy : plan_.scenario.policies) {
            in(policy.conferences_held, "a policy");
            auto const& funnel = policy.funnel;
            for (auto const* table : {&funnel.eligible, &funnel.referred, &funnel.offered, &funnel.accepted,
                                      &funnel.held, &funnel.at_most}) {
                in(*table, "a policy");
            }
            for (auto const* formula :
                 {&funnel.stopped_cost, &funnel.carried_out_fully, &funnel.carried_out_partly}) {
                in(*formula, "a policy");
            }
        }
        for (auto const& one : plan_.scenario.places) {
            if (!cash_) {
                break;  // what becomes of places changes no care avoided
            }
            for (auto const* formula : {&one.places, &one.occupied, &one.waiting, &one.leave, &one.list_leave,
                                        &one.list_at_most, &one.refill_waiting, &one.refill_induced,
                                        &one.variable_share, &one.close_while_waiting, &one.crisis_chance}) {
                in(*formula, "the places");
            }
            in(one.arrivals, "the places");
            in(one.arrivals_level, "the places");
        }
    }

    void money() {
        auto const& accounts = plan_.scenario.accounts;
        for (auto const& price : accounts.prices) {
            in(price.replaced, "the part of a price that stops being paid");
        }
        in(accounts.index.growth, "the price index");
        in(plan_.scenario.cut.amount_eur, "the amount of the cut");
        for (auto const& question : plan_.scenario.questions) {
            in(question.at_least, "a threshold");
        }
    }

    // Only what weighs draws: what is merely compared changes no chance.
    void checks() {
        std::string const weighs = "enters a published number that weighs draws";
        for (auto const& point : plan_.checks) {
            if (!point.weighs) {
                continue;
            }
            if (point.kind == CheckPoint::Kind::saving_per_conference) {
                for (auto const& price : plan_.scenario.accounts.prices) {
                    for (auto const& name : formula::names_in(price.eur)) {
                        note(name, weighs);
                    }
                }
            } else if (point.kind == CheckPoint::Kind::parameter) {
                note(plan_.beliefs.names()[point.parameter], weighs);
            } else if (point.kind == CheckPoint::Kind::formula) {
                for (auto const& name : formula::names_in(plan_.scenario.checks[point.check].formula)) {
                    note(name, weighs);
                }
            }
        }
    }

    /// A parameter that is worked out from others takes them along to where it is used itself, formulas of money included.
    void through_others() {
        std::vector<char> in_money(used_.size(), 0);
        auto const mark = [&](formula::Formula const& formula) {
            for (auto const& name :
                 formula.given() ? formula::names_in(formula) : std::vector<std::string>{}) {
                auto const& names = plan_.beliefs.names();
                auto const at = std::find(names.begin(), names.end(), name);
                if (at != names.end()) {
                    in_money[static_cast<std::size_t>(at - names.begin())] = 1;
                }
            }
        };
        for (auto const& price : plan_.scenario.accounts.prices) {
            mark(price.eur);
        }
        for (auto const& one : plan_.scenario.places) {
            if (cash_) {
                mark(one.waiting_eur);
                mark(one.friction_eur);
            }
        }
        auto const& planned = plan_.beliefs.plan();
        bool more = true;
        while (more) {
            more = false;
            for (auto const& stance : planned.stances) {
                for (std::size_t p = 0; p < stance.cells.size(); ++p) {
                    if (stance.cells[p].how != Cell::How::formula || (used_[p].empty() && in_money[p] == 0)) {
                        continue;
                    }
                    for (auto const& name : formula::names_in(planned.formulas[stance.cells[p].which])) {
                        auto& known = used_[plan_.beliefs.index(name)];
                        if (known.empty()) {
                            known = "also enters " + plan_.beliefs.names()[p];
                            more = true;
                        }
                    }
                }
            }
        }
    }

    Plan const& plan_;
    bool cash_;
    std::vector<std::string> used_;
};

/// Puts one parameter to the question.
class Candidate {
public:
    Candidate(Plan const& plan, bool cash, std::size_t parameter)
        : plan_(plan), cash_(cash), name_(plan.beliefs.names()[parameter]) {
        auto const entries = plan.book->entries().size();
        factor_ = {parameter, std::vector<char>(entries, 0), std::vector<char>(entries, 0),
                   std::vector<char>(entries, 0)};
        for (auto const& price : plan.scenario.accounts.prices) {
            if (uses(price.eur)) {
                require(is_factor_of(price.eur), "is not a plain factor of price." + price.item);
                mark(factor_.prices, price.item);
            }
        }
        if (cash) {
            places();
        }
        law();
    }

    [[nodiscard]] bool is_price() const {
        return std::find(factor_.prices.begin(), factor_.prices.end(), 1) != factor_.prices.end();
    }
    [[nodiscard]] PriceFactor const& factor() const { return factor_; }
    [[nodiscard]] std::string const& why_not() const { return why_not_; }

private:
    [[nodiscard]] bool uses(formula::Formula const& formula) const {
        // Most formulas do not even hold the name: looking is cheaper than reading.
        if (!formula.given() || formula.text.find(name_) == std::string::npos) {
            return false;
        }
        auto const names = formula::names_in(formula);
        return std::find(names.begin(), names.end(), name_) != names.end();
    }
    [[nodiscard]] bool is_factor_of(formula::Formula const& formula) const {
        return formula::factors_beside(formula, name_).has_value();
    }

    void require(bool holds, std::string const& otherwise) {
        if (!holds && why_not_.empty()) {
            why_not_ = otherwise;
        }
    }

    void mark(std::vector<char>& mask, std::string const& item) const {
        auto const& entries = plan_.book->entries();
        for (std::size_t e = 0; e < entries.size(); ++e) {
            mask[e] = static_cast<char>(mask[e] != 0 || entries[e].item == item);
        }
    }

    void places() {
        auto const& kinds = plan_.scenario.places;
        auto const& prices = plan_.scenario.accounts.prices;
        bool by_cost = false;
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            auto const& price = prices[plan_.place_price[kind]];
            by_cost = by_cost || uses(price.eur);
            for (auto const& [formula, mask, what] :
                 {std::tuple{&kinds[kind].waiting_eur, &factor_.waiting, ".waiting_eur"},
                  std::tuple{&kinds[kind].friction_eur, &factor_.friction, ".friction_eur"}}) {
                if (uses(*formula)) {
                    require(is_factor_of(*formula),
                            "is not a plain factor of places." + kinds[kind].name + what);
                    mark(*mask, price.item);
                }
            }
            // Money of two kinds under one price could not be told apart.
            for (std::size_t other = 0; other < kind; ++other) {
                require(plan_.place_price[other] != plan_.place_price[kind],
                        "is a price of several kinds of places");
            }
        }
        require(!by_cost || plan_.scenario.cut.mechanism != CutSpec::Mechanism::close_places,
                "decides how many places a cut closes");
    }

    void law() {
        auto const& planned = plan_.beliefs.plan();
        bool drawn = false;
        for (std::size_t s = 0; s < planned.stances.size(); ++s) {
            auto const& cell = planned.stances[s].cells[factor_.parameter];
            auto const* const law =
                cell.how == Cell::How::quantile ? &planned.quantiles[cell.which].law : nullptr;
            auto const& stance = plan_.beliefs.stances()[s].name;
            require(law != nullptr || cell.how == Cell::How::fixed,
                    "has no law of its own" + (stance.empty() ? "" : " in the stance " + stance));
            require(law == nullptr || !has_lump(*law), "has a law with a lump");
            bool const below = law != nullptr ? uncertainty::cdf(*law, 0) > 0 : cell.value < 0;
            require(!cash_ || !below, "may be below 0");
            drawn = drawn || law != nullptr;
        }
        require(drawn, "is the same in every draw");
    }

    Plan const& plan_;
    bool cash_;
    std::string name_;
    PriceFactor factor_;
    std::string why_not_;
};

}  // namespace

PriceFactors price_factors(Plan const& plan, bool cash) {
    PriceFactors found;
    if (!plan.pathway || !plan.book) {
        return found;
    }
    OtherUses const uses(plan, cash);
    for (std::size_t p = 0; p < plan.beliefs.names().size(); ++p) {
        Candidate const candidate(plan, cash, p);
        if (!candidate.is_price()) {
            continue;
        }
        auto const& why = uses.of(p).empty() ? candidate.why_not() : uses.of(p);
        if (why.empty()) {
            found.factors.push_back(candidate.factor());
        } else {
            found.others.push_back({p, candidate.factor().prices, why});
        }
    }
    return found;
}

bool touches(QuestionPoint const& point, PriceFactor const& factor) {
    for (std::size_t e = 0; e < point.entries.size(); ++e) {
        bool const proportional =
            factor.prices[e] != 0 || (point.cash && (factor.waiting[e] != 0 || factor.friction[e] != 0));
        if (point.entries[e] != 0 && proportional) {
            return true;
        }
    }
    return false;
}

}  // namespace eigenkracht::study
