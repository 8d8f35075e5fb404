#include "study/worker.hpp"

#include "core/calendar.hpp"
#include "core/error.hpp"
#include "pathway/outcomes.hpp"
#include "study/funnel_years.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace eigenkracht::study {

namespace {

/// Share of the draws of which cash is simulated on other luck too, so that doubt and chance can be told apart.
constexpr double other_luck_share = 1.0 / 8;
constexpr double most_eur = 1e15;
/// Added to a draw's number for other luck; draws are below it.
constexpr std::uint32_t other_luck = std::uint32_t{1} << 31U;

void add_to(std::vector<double>& sum, std::vector<double> const& more) {
    sum.resize(more.size());
    for (std::size_t i = 0; i < more.size(); ++i) {
        sum[i] += more[i];
    }
}

}  // namespace

Worker::Worker(Plan const& plan, std::vector<KeptVariable> const& kept,
               std::vector<Integration> const& integrations)
    : plan_(plan),
      kept_(kept),
      integrations_(integrations),
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
    for (std::size_t q = 0; q < integrations.size(); ++q) {
        auto const& question = plan.scenario.questions[plan.questions[q].question];
        thresholds_.emplace_back(question.at_least, plan.names, plan.scenario.tables);
    }
    if (plan.keeps_checks() || !plan.measures.empty()) {
        check_values_.emplace(plan);
    }
    if (!plan.pathway) {
        return;
    }
    evaluator_.emplace(*plan.pathway);
    cohort_.emplace(*plan.pathway);
    estimands_.emplace(plan);
    if (plan.scenario.has_regions()) {
        regions_.emplace(plan);
        if (!plan.reconciled.empty()) {
            claimed_eur_.emplace(plan.scenario.claim.eur_per_conference, plan.names, plan.scenario.tables);
            as_claimed_.resize(plan.reconciled.size());
            claim_stance_ = plan.stance(plan.scenario.claim.stance);
        }
    } else if (plan.scenario.run.individuals > 0) {
        sampler_.emplace(*plan.pathway, plan.seed());
    }
}

void Worker::draw(std::uint64_t draw, DrawBlock& block) {
    plan_.design.fill(draw, uniforms_.data());
    at(uniforms_, static_cast<std::uint32_t>(draw), draw, block);
}

void Worker::at(std::vector<double> const& uniforms, std::uint32_t luck, std::uint64_t draw,
                DrawBlock& block) {
    luck_ = luck;
    std::fill(capped_.begin(), capped_.end(), 0);
    drawer_.draw(uniforms.data(), values_,
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
        if (!(named.back() >= 0 && named.back() <= most_eur)) {
            throw core::InputError("cut.amount_eur", named.back(),
                                   fmt::format("a number from 0 to {}", most_eur));
        }
        if (double* to = place(Kept::parameters, draw, stance, block)) {
            std::copy(values_[stance].begin(), values_[stance].end(), to);
        }
        if (plan_.scenario.has_regions()) {
            region_draw(draw, stance, block);
        } else {
            checks_of_draw(draw, stance, block);
            if (plan_.pathway) {
                pathway_draw(draw, stance, block);
            } else {
                outcome_draw(draw, stance, block);
            }
        }
    }
    // What the claim says is known now.
    for (std::size_t stance = 0; stance < plan_.stances(); ++stance) {
        if (double* to = place(Kept::reconciliation, draw, stance, block)) {
            for (std::size_t q = 0; q < as_claimed_.size(); ++q) {
                to[q * reconciliation_levels.size() + level_as_claimed] = as_claimed_[q];
            }
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

void Worker::checks_of_draw(std::uint64_t draw, std::size_t stance, DrawBlock& block) {
    if (double* to = place(Kept::checks, draw, stance, block)) {
        for (auto const& point : plan_.checks) {
            *to++ = point.stance == stance ? check_values_->value(point, named_[stance].data(),
                                                                  estimands_ ? &*estimands_ : nullptr,
                                                                  regions_ ? &*regions_ : nullptr)
                                           : std::numeric_limits<double>::quiet_NaN();
        }
    }
    if (double* to = place(Kept::decision_measures, draw, stance, block)) {
        check_values_->measures(named_[stance].data(), to);
    }
    if (double* to = place(Kept::capped, draw, stance, block)) {
        *to = capped_[stance];
    }
}

double Worker::value_in(QuestionPoint const& point, std::vector<double> const& ledger) const {
    return value(point, ledger, plan_.years(), plan_.book->entries().size(), regions_->ledger().level());
}

double Worker::question_value(QuestionPoint const& point) const {
    return value_in(point, point.cash ? cash_ : point.at_conference ? booked_ : saved_);
}

void Worker::chances(std::uint64_t draw, std::size_t stance, DrawBlock& block) const {
    double* chance = place(Kept::question_chance, draw, stance, block);
    double* part = place(Kept::question_part, draw, stance, block);
    if (chance == nullptr || part == nullptr) {
        return;
    }
    auto const* const named = named_[stance].data();
    for (std::size_t q = 0; q < integrations_.size(); ++q, ++chance, ++part) {
        auto const& point = plan_.questions[q];
        auto const& by = integrations_[q];
        *part = 0;
        double price = 0;
        uncertainty::Distribution const* law = nullptr;
        if (by.over) {
            // Cash of a place holds what waiting and closing cost, which follow the price only where their own formulas do.
            *part = point.cash
                        ? question_value(by.prices) - value_in(by.prices, beside_.waiting) -
                              value_in(by.prices, beside_.friction) + value_in(by.waiting, beside_.waiting) +
                              value_in(by.friction, beside_.friction)
                        : question_value(by.prices);
            price = named[by.over->parameter];
            law = law_of(plan_, stance, by.over->parameter);
        }
        *chance = chance_given_rest(law, question_value(point), *part, price, thresholds_[q](named));
    }
}

void Worker::region_draw(std::uint64_t draw, std::size_t stance, DrawBlock& block) {
    regions_->take(named_[stance].data(), luck_);
    checks_of_draw(draw, stance, block);
    regions_side_by_side(draw, stance, block);
    if (double* to = place(Kept::questions, draw, stance, block)) {
        for (auto const& point : plan_.questions) {
            *to++ = question_value(point);
        }
    }
    chances(draw, stance, block);
    if (double* to = place(Kept::question_expected, draw, stance, block)) {
        expected_questions(to);
    }
    reconcile(draw, stance, block);
    overspend(draw, stance, block);
    on_other_luck(draw, stance, block);
}

void Worker::expected_questions(double* to) {
    if (plan_.scenario.run.solver == Solver::expected) {
        // What was drawn is the mean already.
        for (auto const& point : plan_.questions) {
            *to++ = question_value(point);
        }
        return;
    }
    using Booking = Question::Booking;
    std::array<std::vector<double>, 2> care;  // by booking; what no question asks about stays empty
    for (Booking const booking : {Booking::calendar, Booking::at_conference}) {
        bool const at_conference = booking == Booking::at_conference;
        bool const asked = std::any_of(
            plan_.questions.begin(), plan_.questions.end(),
            [&](QuestionPoint const& point) { return !point.cash && point.at_conference == at_conference; });
        for (std::size_t region = 0; asked && region < plan_.regions(); ++region) {
            add_to(care[at_conference ? 1 : 0], regions_->expected(region, booking));
        }
    }
    for (auto const& point : plan_.questions) {
        *to++ = point.cash ? std::numeric_limits<double>::quiet_NaN()
                           : value(point, care[point.at_conference ? 1 : 0], plan_.years(),
                                   plan_.book->entries().size(), regions_->ledger().level());
    }
}

void Worker::overspend(std::uint64_t draw, std::size_t stance, DrawBlock& block) const {
    double* to = place(Kept::overspend, draw, stance, block);
    if (to == nullptr) {
        return;
    }
    QuestionPoint released;
    released.cash = true;
    released.entries = plan_.cut.entries;
    released.against_year = true;
    released.base_year = plan_.cut.first_year - 1;
    double const amount = named_[stance][plan_.cut_amount];
    for (std::size_t policy = 0; policy < plan_.world.policies; ++policy) {
        double carried = 0;
        for (std::size_t year = 0; year < plan_.years(); ++year) {
            released.policy = policy;
            released.year = year;
            bool const in_cut = year >= plan_.cut.first_year && year < plan_.cut.end_year;
            if (in_cut) {
                carried = std::max(0.0, carried + amount - question_value(released));
            }
            *to++ = in_cut ? carried : std::numeric_limits<double>::quiet_NaN();
        }
    }
}

void Worker::reconcile(std::uint64_t draw, std::size_t stance, DrawBlock& block) {
    double* to = place(Kept::reconciliation, draw, stance, block);
    if (to == nullptr) {
        return;
    }
    for (std::size_t q = 0; q < plan_.reconciled.size(); ++q) {
        auto const levels =
            levels_of(plan_, plan_.questions[plan_.reconciled[q]], (*claimed_eur_)(named_[stance].data()),
                      regions_->ledger(), regions_->values(), {saved_, stages_, cash_});
        to = std::copy(levels.begin(), levels.end(), to);
        if (stance == claim_stance_) {
            as_claimed_[q] = levels[level_attributed];
        }
    }
}

void Worker::regions_side_by_side(std::uint64_t draw, std::size_t stance, DrawBlock& block) {
    auto const years = plan_.years();
    auto const entries = plan_.book->entries().size();
    auto const payers = plan_.book->payers().size();
    auto const regions = plan_.regions();
    double* const totals = place(Kept::totals, draw, stance, block);
    double* const cash = place(Kept::cash, draw, stance, block);
    double* const ledger = place(Kept::ledger, draw, stance, block);
    double* const outcomes = place(Kept::outcomes, draw, stance, block);
    double* const places = place(Kept::places, draw, stance, block);
    double* const funnel = place(Kept::funnel, draw, stance, block);
    double* const beyond = place(Kept::beyond, draw, stance, block);
    saved_.clear();
    booked_.clear();
    cash_.clear();
    beside_.waiting.clear();
    beside_.friction.clear();
    for (auto* stage : {&stages_.held, &stages_.not_refilled, &stages_.not_open}) {
        stage->clear();
    }
    if (beyond != nullptr) {
        *beyond = 0;
    }
    for (std::size_t region = 0; region < regions; ++region) {
        auto const& of = regions_->simulate(luck_, region);
        add_to(saved_, of.saved);
        add_to(booked_, of.booked);
        add_to(cash_, of.cash);
        add_to(beside_.waiting, of.beside.waiting);
        add_to(beside_.friction, of.beside.friction);
        add_to(stages_.held, of.stages.held);
        add_to(stages_.not_refilled, of.stages.not_refilled);
        add_to(stages_.not_open, of.stages.not_open);
        if (beyond != nullptr) {
            *beyond += static_cast<double>(of.beyond);
        }
        for (std::size_t policy = 0; policy < plan_.world.policies; ++policy) {
            for (std::size_t year = 0; year < years; ++year) {
                auto const from = (policy * years + year) * entries;
                auto const row = (policy * regions + region) * years + year;
                auto const by_payer = [&](std::vector<double> const& amounts, double* to) {
                    std::fill(to, to + payers, 0.0);
                    for (std::size_t e = 0; e < entries; ++e) {
                        to[plan_.book->payer_of(e)] += amounts[from + e];
                    }
                };
                if (totals != nullptr) {
                    by_payer(of.saved, totals + row * payers);
                }
                if (cash != nullptr) {
                    by_payer(of.cash, cash + row * payers);
                }
                if (ledger != nullptr) {
                    std::copy_n(of.saved.data() + from, entries, ledger + row * entries);
                }
                if (outcomes != nullptr) {
                    auto const count = plan_.scenario.child_outcomes.size();
                    std::copy_n(of.outcomes.data() + (policy * years + year) * count, count,
                                outcomes + row * count);
                }
                if (funnel != nullptr) {
                    auto const steps = funnel_of(plan_.world, regions_->values()[region], policy, year);
                    std::copy(steps.begin(), steps.end(), funnel + row * steps.size());
                }
                if (places != nullptr) {
                    double* to = places + row * of.places.size() * place_outcomes.size();
                    for (auto const& kind : of.places) {
                        for (auto const& outcome : place_outcomes) {
                            *to++ = static_cast<double>(kind[policy][year].*outcome.number);
                        }
                    }
                }
            }
        }
    }
}

void Worker::on_other_luck(std::uint64_t draw, std::size_t stance, DrawBlock& block) {
    double* to = place(Kept::question_again, draw, stance, block);
    if (to == nullptr) {
        return;
    }
    // Chosen by luck: every eighth point of a design is not spread like all of them.
    if (random::uniform(plan_.seed(), random::Purpose::resample, luck_, 0, 0, 0) >= other_luck_share) {
        std::fill(to, to + plan_.questions.size(), std::numeric_limits<double>::quiet_NaN());
        return;
    }
    saved_.clear();
    booked_.clear();
    cash_.clear();
    for (std::size_t region = 0; region < plan_.regions(); ++region) {
        auto const& of = regions_->simulate(luck_ + other_luck, region);
        add_to(saved_, of.saved);
        add_to(booked_, of.booked);
        add_to(cash_, of.cash);
    }
    for (auto const& point : plan_.questions) {
        *to++ = question_value(point);
    }
}

void Worker::pathway_draw(std::uint64_t draw, std::size_t stance, DrawBlock& block) {
    double* to = place(Kept::outcomes, draw, stance, block);
    if (to == nullptr) {
        return;
    }
    auto const& spec = plan_.pathway->spec();
    for (std::size_t strategy = 0; strategy < spec.strategies.size(); ++strategy) {
        evaluator_->evaluate(named_[stance].data(), strategy, tables_, spec.cycles);
        auto const outcomes = sampler_ ? pathway::individual_outcomes(*plan_.pathway, *sampler_, tables_,
                                                                      luck_, plan_.scenario.run.individuals)
                                             .mean
                                       : pathway::cohort_outcomes(*plan_.pathway, *cohort_, tables_);
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
