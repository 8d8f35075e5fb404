#include "study/ledger.hpp"

#include "core/calendar.hpp"

namespace eigenkracht::study {

using accounts::Price;

void Ledger::set_prices(double const* named, RegionFormulas const& formulas) {
    auto const& accounts = plan_.scenario.accounts;
    double const growth = formulas.index_growth(named);
    auto const level_in = [&](int year) {
        return accounts::price_level(accounts.index.levels, growth, plan_.world.report_year, year);
    };
    for (std::size_t y = 0; y < level_.size(); ++y) {
        level_[y] = level_in(plan_.world.report_year + static_cast<int>(y));
    }
    formulas.prices(named, price_now_);
    formulas.replaced(named, replaced_);
    price_level_.clear();
    for (auto const& price : accounts.prices) {
        price_level_.push_back(level_in(price.price_year));
    }
}

std::size_t Ledger::cell(std::size_t policy, std::size_t year, std::size_t price) const {
    return (policy * plan_.years() + year) * plan_.book->entries().size() +
           plan_.book->entry(price, plan_.world.report_year + static_cast<int>(year));
}

double Ledger::full_price(std::size_t kind, double places, std::size_t year) const {
    auto const price = plan_.place_price[kind];
    return places * core::months_per_year * price_now_[price] * ratio(year, price);
}

double Ledger::conference_eur(std::size_t year) const {
    double eur = 0;
    auto const& prices = plan_.scenario.accounts.prices;
    for (std::size_t p = 0; p < prices.size(); ++p) {
        eur += prices[p].per == Price::Per::conference ? price_now_[p] * ratio(year, p) : 0;
    }
    return eur;
}

void Ledger::stages(std::vector<double> const& saved, RegionValues const& values, PlaceYears const& years,
                    LedgerStages& stages) const {
    stages.held = saved;
    auto const& prices = plan_.scenario.accounts.prices;
    for (std::size_t policy = 0; policy < plan_.world.policies; ++policy) {
        for (std::size_t year = 0; year < plan_.years(); ++year) {
            for (std::size_t p = 0; p < prices.size(); ++p) {
                if (prices[p].per == Price::Per::month && plan_.price_in_places[p] != 0) {
                    stages.held[cell(policy, year, p)] = 0;
                }
            }
        }
    }
    stages.not_refilled = stages.held;
    stages.not_open = stages.held;
    for (std::size_t kind = 0; kind < years.size(); ++kind) {
        auto const price = plan_.place_price[kind];
        double const variable_share = values.places[kind].variable_share;
        for (std::size_t policy = 0; policy < plan_.world.policies; ++policy) {
            for (std::size_t year = 0; year < plan_.years(); ++year) {
                auto const& own = years[kind][policy][year];
                double const eur = price_now_[price] * ratio(year, price);
                auto const at = cell(policy, year, price);
                stages.held[at] += eur * static_cast<double>(own.freed);
                stages.not_refilled[at] += eur * static_cast<double>(own.left());
                stages.not_open[at] += eur * own.saved(variable_share);
            }
        }
    }
}

void quantities_of(Plan const& plan, region::Tally const& tally, Question::Booking booking,
                   CareQuantities& quantities) {
    auto const& prices = plan.scenario.accounts.prices;
    auto const first = booking == Question::Booking::at_conference ? plan.world.meters.size() : 0;
    quantities.conferences.clear();
    quantities.months.clear();
    for (std::size_t policy = 0; policy < plan.world.policies; ++policy) {
        for (std::size_t year = 0; year < plan.years(); ++year) {
            quantities.conferences.push_back(static_cast<double>(tally.conferences(policy, year)));
        }
        for (std::size_t p = 0; p < prices.size(); ++p) {
            for (std::size_t year = 0; year < plan.years(); ++year) {
                quantities.months.push_back(
                    prices[p].per == Price::Per::month
                        ? static_cast<double>(tally.meter(policy, first + plan.meter_of_price[p], year))
                        : 0);
            }
        }
    }
}

void Ledger::care_avoided(CareQuantities const& quantities, RegionValues const& values,
                          std::vector<double>& saved) const {
    auto const& prices = plan_.scenario.accounts.prices;
    auto const years = plan_.years();
    saved.assign(plan_.world.policies * years * plan_.book->entries().size(), 0);
    auto const burn_in =
        static_cast<std::size_t>((plan_.world.report_year - plan_.world.first_year) * core::months_per_year);
    for (std::size_t policy = 0; policy < plan_.world.policies; ++policy) {
        for (std::size_t year = 0; year < years; ++year) {
            double stopped = 0;
            if (!values.funnels[policy].empty()) {
                for (std::size_t month = 0; month < core::months_per_year; ++month) {
                    stopped += values.funnels[policy][burn_in + year * core::months_per_year + month].stopped;
                }
            }
            for (std::size_t p = 0; p < prices.size(); ++p) {
                double const quantity = prices[p].per == Price::Per::conference
                                            ? -quantities.conferences[policy * years + year] -
                                                  stopped * values.stopped_share[policy]
                                            : quantities.months[(policy * prices.size() + p) * years + year];
                saved[cell(policy, year, p)] += quantity * price_now_[p] * ratio(year, p);
            }
        }
    }
}

void Ledger::cash_released(std::vector<double> const& saved, RegionValues const& values,
                           PlaceYears const& years, std::vector<double>& cash, CashBeside& beside) const {
    auto const& prices = plan_.scenario.accounts.prices;
    cash.assign(saved.size(), 0);
    beside.waiting.assign(saved.size(), 0);
    beside.friction.assign(saved.size(), 0);
    for (std::size_t policy = 0; policy < plan_.world.policies; ++policy) {
        for (std::size_t year = 0; year < plan_.years(); ++year) {
            for (std::size_t p = 0; p < prices.size(); ++p) {
                // Each price has entries of its own, so its part of the care avoided stands in its cell.
                auto const at = cell(policy, year, p);
                if (prices[p].per == Price::Per::conference) {
                    cash[at] += saved[at];
                } else if (plan_.price_in_places[p] == 0) {
                    // More care than before is paid in full; only of less does a part go on.
                    cash[at] += saved[at] > 0 ? saved[at] * replaced_[p] : saved[at];
                }
            }
            for (std::size_t kind = 0; kind < years.size(); ++kind) {
                auto const& of = values.places[kind];
                auto const price = plan_.place_price[kind];
                auto const& own = years[kind][policy][year];
                // Without conferences and cut nothing closes, so every closing is one more.
                double const waiting = static_cast<double>(-own.waiting_more) * of.waiting_eur;
                double const friction = static_cast<double>(-own.closed_now) * of.friction_eur;
                double const eur = own.saved(of.variable_share) * price_now_[price] + waiting + friction;
                auto const at = cell(policy, year, price);
                cash[at] += eur * ratio(year, price);
                beside.waiting[at] += waiting * ratio(year, price);
                beside.friction[at] += friction * ratio(year, price);
            }
        }
    }
}

}  // namespace eigenkracht::study
