#include "study/funnel_years.hpp"

#include "core/calendar.hpp"

namespace eigenkracht::study {

std::array<double, funnel_steps.size()> funnel_of(region::World const& world, RegionValues const& values,
                                                  std::size_t policy, std::size_t year) {
    auto const& months = values.funnels[policy];
    if (months.empty()) {
        return {};
    }
    region::FunnelMonth sum;
    auto const first =
        (static_cast<std::size_t>(world.report_year - world.first_year) + year) * core::months_per_year;
    for (std::size_t month = first; month < first + core::months_per_year; ++month) {
        auto const& at = months[month];
        sum.eligible += at.eligible;
        sum.referred += at.referred;
        sum.offered += at.offered;
        sum.accepted += at.accepted;
        sum.stopped += at.stopped;
        sum.held += at.held;
        sum.waiting += at.waiting / core::months_per_year;
    }
    auto const& [fully, partly] = values.carried_out[policy];
    return {sum.eligible, sum.referred, sum.offered,      sum.accepted,     sum.stopped,
            sum.held,     sum.waiting,  sum.held * fully, sum.held * partly};
}

}  // namespace eigenkracht::study
