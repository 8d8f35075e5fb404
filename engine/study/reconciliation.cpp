#include "study/reconciliation.hpp"

#include "core/calendar.hpp"

#include <algorithm>

namespace eigenkracht::study {

namespace {

constexpr int claimed_months = core::months_per_year;  // the claim is of the twelve months after a conference

/// Conferences expected in a year, and the part of their and earlier ones' claimed months that falls in it, as
/// conferences.
struct Conferences {
    double held = 0;
    double falling = 0;
};

Conferences conferences_of(region::World const& world, std::vector<RegionValues> const& regions,
                           std::size_t policy, std::size_t year) {
    Conferences sum;
    int const from = (world.report_year - world.first_year + static_cast<int>(year)) * core::months_per_year;
    int const until = from + core::months_per_year;
    for (auto const& region : regions) {
        auto const& months = region.numbers.conferences_per_month[policy];
        for (int month = 0; month < until; ++month) {
            double const held = months[static_cast<std::size_t>(month)];
            sum.held += month >= from ? held : 0;
            // A conference acts from the next month.
            int const overlap = std::min(until, month + 1 + claimed_months) - std::max(from, month + 1);
            sum.falling += held * std::max(0, overlap) / claimed_months;
        }
    }
    return sum;
}

}  // namespace

std::array<double, reconciliation_levels.size()> levels_of(Plan const& plan, QuestionPoint const& point,
                                                           double claimed_eur, Ledger const& ledger,
                                                           std::vector<RegionValues> const& regions,
                                                           ReconciliationLedgers const& amounts) {
    auto const& entries = plan.book->entries();
    auto const years = plan.years();
    auto const own_year = [&](std::vector<double> const& of, std::vector<char> const& counts) {
        double sum = 0;
        for (std::size_t e = 0; e < entries.size(); ++e) {
            sum += counts[e] != 0 ? of[(point.policy * years + point.year) * entries.size() + e] : 0;
        }
        return sum;
    };
    auto gross = point;
    gross.entries = point.gross_entries;
    auto const against_baseline = [&](std::vector<double> const& of) {
        return value(gross, of, years, entries.size(), ledger.level());
    };
    auto const conferences = conferences_of(plan.world, regions, point.policy, point.year);
    double const cost = ledger.conference_eur(point.year);

    double const attributed = own_year(amounts.saved, plan.care_entries);
    return {conferences.held * claimed_eur,
            conferences.held * (claimed_eur + cost),
            conferences.falling * (claimed_eur + cost),
            attributed,
            attributed,
            own_year(amounts.saved, point.item_entries),
            own_year(amounts.saved, point.gross_entries),
            against_baseline(amounts.saved),
            against_baseline(amounts.stages.held),
            against_baseline(amounts.stages.not_refilled),
            against_baseline(amounts.stages.not_open),
            against_baseline(amounts.cash),
            value(point, amounts.cash, years, entries.size(), ledger.level())};
}

}  // namespace eigenkracht::study
