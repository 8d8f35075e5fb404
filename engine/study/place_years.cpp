#include "study/place_years.hpp"

namespace eigenkracht::study {

std::vector<PlaceYear> years_of(region::World const& world, std::int64_t places,
                                std::vector<region::PlaceMonth> const& usual,
                                std::vector<region::PlaceMonth> const& own) {
    std::vector<PlaceYear> years(world.years());
    for (std::size_t month = 0; month < own.size(); ++month) {
        int const year = world.year_of_month(static_cast<int>(month));
        if (year < 0) {
            continue;
        }
        auto& sum = years[static_cast<std::size_t>(year)];
        auto const& was = usual[month];
        auto const& is = own[month];
        auto const balance = balance_of(was, is, places);
        sum.waiting += is.waiting;
        sum.closed_now += is.closed_now;
        sum.freed += balance.freed;
        sum.refilled += balance.refilled - is.induced;
        sum.induced += is.induced;
        sum.freed_empty += balance.empty;
        sum.freed_closed += balance.closed;
        sum.waiting_more += is.waiting - was.waiting;
        sum.served_more += is.served - was.served;
        sum.crisis_more += is.crisis - was.crisis;
        sum.turned_away_more += is.turned_away - was.turned_away;
        sum.arrived += is.arrived;
    }
    return years;
}

}  // namespace eigenkracht::study
