#include "region/adoption.hpp"

#include <algorithm>
#include <cstddef>

namespace eigenkracht::region {

std::vector<FunnelMonth> through_funnel(FunnelNumbers const& numbers) {
    std::vector<FunnelMonth> months(numbers.eligible.size());
    auto const delay = static_cast<std::size_t>(std::max(0, numbers.delay_months));
    double waiting = 0;
    for (std::size_t month = 0; month < months.size(); ++month) {
        FunnelMonth& at = months[month];
        at.eligible = numbers.eligible[month];
        at.referred = at.eligible * numbers.referred[month];
        at.offered = at.referred * numbers.offered[month];
        at.accepted = at.offered * numbers.accepted[month];
        double const ready = month >= delay ? months[month - delay].accepted : 0;
        double const prepared = ready * numbers.held[month];
        at.stopped = ready - prepared;
        waiting += prepared;
        at.held = numbers.at_most.empty() ? waiting : std::min(waiting, numbers.at_most[month]);
        waiting -= at.held;
        at.waiting = waiting;
    }
    return months;
}

}  // namespace eigenkracht::region
