#include "study/region_worker.hpp"

#include "core/calendar.hpp"
#include "study/question_point.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace eigenkracht::study {

RegionWorker::RegionWorker(Plan const& plan)
    : plan_(plan),
      formulas_(plan),
      ledger_(plan),
      evaluator_(*plan.pathway),
      expected_ledger_(plan),
      simulator_(plan.world, *plan.pathway, plan.seed()),
      steps_(plan.seed()),
      tally_(plan.world),
      usual_months_(static_cast<std::size_t>(plan.world.months())),
      own_months_(static_cast<std::size_t>(plan.world.months())) {
    if (plan.solver.solver == Solver::aggregated) {
        aggregate_.emplace(plan.world, *plan.pathway, plan.seed());
    }
}

void RegionWorker::take(double const* named, std::uint32_t draw) {
    followed_ = false;
    ledger_.set_prices(named, formulas_);
    values_.clear();
    for (std::size_t region = 0; region < plan_.scenario.regions.size(); ++region) {
        values_.push_back(formulas_.values(named, draw, region));
    }
    if (plan_.scenario.cut.mechanism == CutSpec::Mechanism::close_places) {
        spread_cut(named[plan_.cut_amount]);
    }
    evaluator_.evaluate(named, plan_.usual, usual_, plan_.pathway->spec().cycles);
    evaluator_.evaluate(named, plan_.conference, conference_, plan_.pathway->spec().cycles, &usual_);
    counted_ = aggregate_ && aggregate_->take(usual_, conference_);
}

void RegionWorker::spread_cut(double amount_eur) {
    auto const& cut = plan_.scenario.cut;
    auto const year = static_cast<std::size_t>(std::max(0, cut.from - plan_.world.report_year));
    auto const month_of = [&](int from) { return (from - plan_.world.first_year) * core::months_per_year; };
    auto const is_cut = [&](std::size_t kind) {
        return falls_on(cut, plan_.scenario.accounts.prices[plan_.place_price[kind]], cut.from);
    };
    double budget = 0;
    for (auto const& region : values_) {
        for (std::size_t kind = 0; kind < region.places.size(); ++kind) {
            auto const places = static_cast<double>(region.places[kind].numbers.places);
            budget += is_cut(kind) ? ledger_.full_price(kind, places, year) : 0;
        }
    }
    double const share = budget > 0 ? std::min(1.0, amount_eur / budget) : 0;
    for (auto& region : values_) {
        for (std::size_t kind = 0; kind < region.places.size(); ++kind) {
            auto& numbers = region.places[kind].numbers;
            numbers.cut_places =
                is_cut(kind)
                    ? static_cast<std::int64_t>(std::floor(share * static_cast<double>(numbers.places) + 0.5))
                    : 0;
            numbers.cut_month = month_of(cut.from);
            numbers.cut_until = cut.until > 0 ? month_of(cut.until + 1) : std::numeric_limits<int>::max();
        }
    }
}

RegionDraw const& RegionWorker::on_average(std::size_t region) {
    result_.saved = expected(region, Question::Booking::calendar);
    if (plan_.world.book_at_conference) {
        result_.booked = expected(region, Question::Booking::at_conference);
    }
    expected_ledger_.outcomes(values_[region], result_.outcomes);
    result_.cash.clear();
    result_.beyond = 0;
    return result_;
}

RegionDraw const& RegionWorker::simulate(std::uint32_t luck, std::size_t region) {
    if (plan_.scenario.run.solver == Solver::expected) {
        return on_average(region);
    }
    auto const& values = values_[region];
    auto const address = static_cast<std::uint32_t>(region);
    // A draw with too many pairs of courses is simulated child by child: the law is the same, and only the draw decides.
    if (counted_ && aggregate_->counts(values.numbers)) {
        aggregate_->simulate(values.numbers, luck, address, tally_);
    } else {
        simulator_.simulate(values.numbers, usual_, conference_, luck, address, tally_);
    }
    child_stays_ += tally_.child_stays;
    using Booking = Question::Booking;
    quantities_of(plan_, tally_, Booking::calendar, quantities_);
    ledger_.care_avoided(quantities_, values, result_.saved);
    if (plan_.world.book_at_conference) {
        quantities_of(plan_, tally_, Booking::at_conference, quantities_);
        ledger_.care_avoided(quantities_, values, result_.booked);
    }
    note_outcomes();
    result_.cash.clear();
    result_.beyond = 0;
    if (!plan_.scenario.places.empty()) {
        run_places(luck, region);
        ledger_.cash_released(result_.saved, values, result_.places, result_.cash, result_.beside);
        if (!plan_.reconciled.empty()) {
            ledger_.stages(result_.saved, values, result_.places, result_.stages);
        }
    }
    return result_;
}

std::vector<double> const& RegionWorker::expected(std::size_t region, Question::Booking booking) {
    if (!followed_) {
        expected_ledger_.follow(usual_, conference_, values_);
        followed_ = true;
    }
    expected_ledger_.quantities(values_[region], booking, quantities_);
    ledger_.care_avoided(quantities_, values_[region], expected_);
    return expected_;
}

void RegionWorker::run_places(std::uint32_t luck, std::size_t region) {
    auto const kinds = plan_.scenario.places.size();
    auto const& world = plan_.world;
    result_.places.resize(kinds);
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        auto const& numbers = values_[region].places[kind].numbers;
        auto const& uses = simulator_.place_uses()[kind];
        auto const place = static_cast<std::uint32_t>(region * region::most_place_kinds + kind);
        steps_.begin(numbers, uses, luck, place);
        steps_.run(region::usual_course, nullptr, usual_months_);
        result_.beyond += steps_.beyond_flow();
        for (auto const& month : usual_months_) {
            result_.beyond += month.beyond_stock;
        }
        auto& years = result_.places[kind];
        years.clear();
        for (std::size_t policy = 0; policy < world.policies; ++policy) {
            steps_.run(policy, &usual_months_, own_months_);
            years.push_back(years_of(world, numbers.places, usual_months_, own_months_));
        }
    }
}

void RegionWorker::note_outcomes() {
    auto const& outcomes = plan_.scenario.child_outcomes;
    result_.outcomes.clear();
    for (std::size_t policy = 0; policy < plan_.world.policies; ++policy) {
        for (std::size_t year = 0; year < plan_.years(); ++year) {
            for (std::size_t o = 0; o < outcomes.size(); ++o) {
                bool const months = outcomes[o].kind == region::ChildOutcome::Kind::months;
                auto const which = plan_.meter_of_outcome[o];
                auto const count =
                    months ? tally_.meter(policy, which, year) : tally_.event(policy, which, year);
                result_.outcomes.push_back(static_cast<double>(outcomes[o].gained ? -count : count));
            }
        }
    }
}

}  // namespace eigenkracht::study
