/// \file
/// From families that could have a conference to conferences held: referral, offer, acceptance, preparation, coordinators.
#pragma once

#include <vector>

namespace eigenkracht::region {

/// Plain numbers of one policy in one region and draw; vectors by month, expected families.
struct FunnelNumbers {
    std::vector<double> eligible;  ///< families that could have a conference
    std::vector<double> referred;  ///< share of these that professionals refer
    std::vector<double> offered;   ///< share of the referred that is offered one
    std::vector<double> accepted;  ///< share of the offered that accepts
    std::vector<double> held;      ///< share of the accepted whose preparation ends in a conference
    std::vector<double> at_most;   ///< conferences that coordinators can hold; empty: no limit
    int delay_months = 0;          ///< from acceptance to the conference
};

/// Expected families of one month at each step.
struct FunnelMonth {
    double eligible = 0;
    double referred = 0;
    double offered = 0;
    double accepted = 0;
    double stopped = 0;  ///< preparations that end without a conference, in the month it would have been
    double held = 0;
    double waiting = 0;  ///< prepared families for whom there was no coordinator yet, at the end of the month
};

/// Families through the funnel, month by month: accepted = held + stopped + in preparation + waiting, up to any month.
///
/// Families for whom there is no coordinator wait, however long, and go first.
[[nodiscard]] std::vector<FunnelMonth> through_funnel(FunnelNumbers const& numbers);

}  // namespace eigenkracht::region
