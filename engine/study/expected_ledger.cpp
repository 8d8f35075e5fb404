#include "study/expected_ledger.hpp"

#include "core/calendar.hpp"
#include "region/families.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace eigenkracht::study {

using accounts::Price;

namespace {

constexpr std::size_t no_meter = std::numeric_limits<std::size_t>::max();

double children_of(RegionValues const& region) {
    auto const& children = region.numbers.children_per_conference;
    return std::accumulate(children.begin(), children.end(), 0.0);
}

}  // namespace

ExpectedLedger::ExpectedLedger(Plan const& plan)
    : plan_(plan), cohort_(*plan.pathway), months_(static_cast<std::size_t>(plan.pathway->cycles())) {
    auto const& prices = plan.scenario.accounts.prices;
    for (std::size_t p = 0; p < prices.size(); ++p) {
        if (prices[p].per == Price::Per::month) {
            meter_of_price_.push_back(meters_.size());
            meters_.push_back(plan.world.meters[plan.meter_of_price[p]]);
        } else {
            meter_of_price_.push_back(no_meter);
        }
    }
    auto const& outcomes = plan.scenario.child_outcomes;
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
        if (plan.scenario.run.solver == Solver::expected) {  // all of them are months
            meter_of_outcome_.push_back(meters_.size());
            meters_.push_back(plan.world.meters[plan.meter_of_outcome[o]]);
        }
    }
}

void ExpectedLedger::follow(pathway::Tables const& usual, pathway::Tables const& conference,
                            std::vector<RegionValues> const& regions) {
    auto const points = months_ + 1;
    avoided_.assign(meters_.size() * points, 0);
    std::vector<double> children(plan_.pathway->spec().entries.size(), 0.0);
    for (auto const& region : regions) {
        if (double const all = children_of(region); all > 0) {
            for (std::size_t entry = 0; entry < children.size(); ++entry) {
                children[entry] = region.numbers.children_per_conference[entry] / all;
            }
            break;
        }
    }
    for (bool const usual_arm : {true, false}) {
        cohort_.occupancies(usual_arm ? usual : conference, children, meters_, static_cast<int>(months_),
                            occupancy_);
        for (std::size_t m = 0; m < meters_.size(); ++m) {
            double sum = 0;
            for (std::size_t month = 0; month < months_; ++month) {
                sum += (usual_arm ? 1 : -1) * occupancy_[m * months_ + month];
                avoided_[m * points + month + 1] += sum;
            }
        }
    }
}

void ExpectedLedger::take_families(RegionValues const& values, std::size_t policy) {
    reached_.clear();
    held_.clear();
    double const children = children_of(values);
    for (int month = 0; month < plan_.world.months(); ++month) {
        auto const families =
            region::expected_families(values.numbers, plan_.world.poisson_volumes, policy, month);
        held_.push_back(families.held);
        reached_.push_back(children * families.reached);
    }
}

void ExpectedLedger::add_months(std::size_t meter, Question::Booking booking, double* to,
                                std::size_t stride) const {
    auto const& world = plan_.world;
    auto const years = plan_.years();
    double const* const sums = &avoided_[meter * (months_ + 1)];
    auto const year_in_months = static_cast<std::ptrdiff_t>(core::months_per_year);
    for (int month = 0; month < world.months(); ++month) {
        double const reached = reached_[static_cast<std::size_t>(month)];
        if (reached == 0) {
            continue;
        }
        int const own_year = world.year_of_month(month);
        if (booking == Question::Booking::at_conference) {
            if (own_year >= 0) {
                to[static_cast<std::size_t>(own_year) * stride] += reached * sums[region::booked_cycles];
            }
            continue;
        }
        // A conference acts from the next month on.
        auto const first_year = static_cast<std::size_t>(std::max(0, own_year));
        for (std::size_t year = first_year; year < years; ++year) {
            auto const from = static_cast<std::ptrdiff_t>(year) * year_in_months +
                              (world.report_year - world.first_year) * year_in_months - (month + 1);
            auto const until = from + year_in_months;
            to[year * stride] += reached * (sums[until] - sums[std::max<std::ptrdiff_t>(from, 0)]);
        }
    }
}

void ExpectedLedger::quantities(RegionValues const& values, Question::Booking booking, CareQuantities& out) {
    auto const& world = plan_.world;
    auto const prices = plan_.scenario.accounts.prices.size();
    auto const years = plan_.years();
    out.conferences.assign(world.policies * years, 0);
    out.months.assign(world.policies * prices * years, 0);
    for (std::size_t policy = 0; policy < world.policies; ++policy) {
        take_families(values, policy);
        for (int month = 0; month < world.months(); ++month) {
            int const own_year = world.year_of_month(month);
            if (own_year >= 0) {
                out.conferences[policy * years + static_cast<std::size_t>(own_year)] +=
                    held_[static_cast<std::size_t>(month)];
            }
        }
        for (std::size_t p = 0; p < prices; ++p) {
            if (meter_of_price_[p] != no_meter) {
                add_months(meter_of_price_[p], booking, &out.months[(policy * prices + p) * years], 1);
            }
        }
    }
}

void ExpectedLedger::outcomes(RegionValues const& values, std::vector<double>& out) {
    auto const& outcomes = plan_.scenario.child_outcomes;
    auto const years = plan_.years();
    out.assign(plan_.world.policies * years * outcomes.size(), 0);
    for (std::size_t policy = 0; policy < plan_.world.policies; ++policy) {
        take_families(values, policy);
        for (std::size_t o = 0; o < outcomes.size(); ++o) {
            double* const to = &out[policy * years * outcomes.size() + o];
            add_months(meter_of_outcome_[o], Question::Booking::calendar, to, outcomes.size());
            for (std::size_t year = 0; outcomes[o].gained && year < years; ++year) {
                to[year * outcomes.size()] *= -1;
            }
        }
    }
}

}  // namespace eigenkracht::study
