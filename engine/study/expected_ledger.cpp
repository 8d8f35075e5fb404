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

void ExpectedLedger::quantities(RegionValues const& values, Question::Booking booking,
                                CareQuantities& out) const {
    auto const& world = plan_.world;
    auto const& numbers = values.numbers;
    auto const prices = plan_.scenario.accounts.prices.size();
    auto const years = plan_.years();
    auto const points = months_ + 1;
    double const children = children_of(values);
    bool const at_conference = booking == Question::Booking::at_conference;

    out.conferences.assign(world.policies * years, 0);
    out.months.assign(world.policies * prices * years, 0);
    auto const year_in_months = static_cast<std::ptrdiff_t>(core::months_per_year);
    for (std::size_t policy = 0; policy < world.policies; ++policy) {
        for (int month = 0; month < world.months(); ++month) {
            auto const families = region::expected_families(numbers, world.poisson_volumes, policy, month);
            if (families.held <= 0) {
                continue;
            }
            int const own_year = world.year_of_month(month);
            if (own_year >= 0) {
                out.conferences[policy * years + static_cast<std::size_t>(own_year)] += families.held;
            }
            double const reached = children * families.reached;
            for (std::size_t p = 0; p < prices; ++p) {
                if (meter_of_price_[p] == no_meter) {
                    continue;
                }
                double const* const sums = &avoided_[meter_of_price_[p] * points];
                double* const to = &out.months[(policy * prices + p) * years];
                if (at_conference) {
                    if (own_year >= 0) {
                        to[own_year] += reached * sums[region::booked_cycles];
                    }
                    continue;
                }
                // A conference acts from the next month on.
                auto const first_year = static_cast<std::size_t>(std::max(0, own_year));
                for (std::size_t year = first_year; year < years; ++year) {
                    auto const from = static_cast<std::ptrdiff_t>(year) * year_in_months +
                                      (world.report_year - world.first_year) * year_in_months - (month + 1);
                    auto const until = from + year_in_months;
                    to[year] += reached * (sums[until] - sums[std::max<std::ptrdiff_t>(from, 0)]);
                }
            }
        }
    }
}

}  // namespace eigenkracht::study
