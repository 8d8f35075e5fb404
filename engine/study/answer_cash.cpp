#include "study/answer_parts.hpp"
#include "study/funnel_years.hpp"
#include "study/place_years.hpp"
#include "study/present_value.hpp"
#include "study/reconciliation.hpp"

#include "analysis/spread.hpp"

#include <algorithm>
#include <string_view>

namespace eigenkracht::study {

namespace {

/// Where the numbers of reconciled questions stand.
Reconciliation reconciliation_of(Plan const& plan, ColumnReader const& reader, std::size_t which) {
    auto const& point = plan.questions[plan.reconciled[which]];
    auto const& question = plan.scenario.questions[point.question];
    Reconciliation made{question.name, plan.scenario.policies[point.policy].title, question.year, {}};
    std::vector<Column> before;
    for (std::size_t level = 0; level < reconciliation_levels.size(); ++level) {
        auto const columns =
            reader.columns(Kept::reconciliation, which * reconciliation_levels.size() + level);
        auto step = columns;
        if (level > 0) {
            add(step, before, -1);
        }
        auto const& of = reconciliation_levels[level];
        auto const tell = [&](std::string name, std::string title, bool is_level,
                              std::vector<Column> const& shown) {
            made.steps.push_back({std::move(name), std::move(title), is_level, reader.by_stance(shown),
                                  reader.overall(shown)});
        };
        tell(std::string(of.name), std::string(of.step), level == 0, step);
        if (level + 1 == reconciliation_levels.size()) {
            tell("total", "cash", true, columns);
        }
        before = columns;
    }
    return made;
}

struct ShownPlaces {
    std::string_view name;
    std::string_view title;
    double divisor;  ///< of the number kept
    std::string_view unit;
    bool harm;
};

/// What a reader is told of places, in the order of the page. Averages over a year are twelfths of its months.
constexpr std::array shown_places{
    ShownPlaces{"freed", "places that children of conference families hold no longer", 12, "places", false},
    ShownPlaces{"refilled", "of these, held by other children", 12, "places", false},
    ShownPlaces{"induced", "of these, held by children who would not have come", 12, "places", false},
    ShownPlaces{"empty", "of these, open and empty", 12, "places", false},
    ShownPlaces{"closed", "of these, closed", 12, "places", false},
    ShownPlaces{"waiting", "children waiting for a place", 12, "children", false},
    ShownPlaces{"waiting_more", "children waiting, more than without conferences and cut", 12, "children",
                true},
    ShownPlaces{"crisis_more", "waiting children who had to be placed in crisis, more than without", 1,
                "children", true},
    ShownPlaces{"turned_away_more", "children who found the list full, more than without", 1, "children",
                true},
};

std::size_t index_of(std::string_view name) {
    return static_cast<std::size_t>(std::find_if(place_outcomes.begin(), place_outcomes.end(),
                                                 [&](PlaceOutcome const& one) { return one.name == name; }) -
                                    place_outcomes.begin());
}

void add_places(Plan const& plan, ColumnReader const& reader, Focus const& focus, Answers& answers) {
    if (!reader.has(Kept::places)) {
        return;
    }
    auto const& kinds = plan.scenario.places;
    for (auto const& shown : shown_places) {
        auto all = reader.zeros();
        std::vector<PlacesLine> lines;
        auto const tell = [&](std::string const& kind, std::vector<Column> columns) {
            for (auto& column : columns) {
                for (double& value : column) {
                    value /= shown.divisor;
                }
            }
            lines.push_back({kind, std::string(shown.name), std::string(shown.title), std::string(shown.unit),
                             plan.world.report_year + static_cast<int>(focus.year), shown.harm,
                             reader.by_stance(columns), reader.overall(columns)});
        };
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            auto const columns = reader.over_regions(Kept::places, focus.policy, std::nullopt, focus.year,
                                                     kind * place_outcomes.size() + index_of(shown.name));
            tell(kinds[kind].title.empty() ? kinds[kind].name : kinds[kind].title, columns);
            add(all, columns);
        }
        if (all_zero(all)) {
            continue;
        }
        tell("", all);
        answers.places.insert(answers.places.end(), lines.begin(), lines.end());
    }
}

/// The cash of the years so far, a year at a time: all years' columns together would be many times one outcome's.
class Payback {
public:
    Payback(Plan const& plan, ColumnReader const& reader)
        : plan_(plan), reader_(reader), sum_(reader.zeros()), value_(reader.zeros()) {}

    /// \param cash  net, nominal EUR of the next year, by stance
    void add_year(std::vector<Column> const& cash) {
        add_present_value(plan_, reader_, overall_.size(), cash, value_);
        add(sum_, cash);
        by_stance_.push_back(reader_.by_stance(sum_));
        overall_.push_back(reader_.overall(sum_));
    }

    void tell(Answers& answers) const;

private:
    Plan const& plan_;
    ColumnReader const& reader_;
    std::vector<Column> sum_;
    std::vector<Column> value_;
    std::vector<std::vector<Spread>> by_stance_;
    std::vector<Spread> overall_;
};

void Payback::tell(Answers& answers) const {
    // The first year from which the mean stays above nothing.
    auto const year_of = [&](auto const& mean_in) {
        std::optional<int> found;
        for (std::size_t year = overall_.size(); year-- > 0 && mean_in(year) > 0;) {
            found = plan_.world.report_year + static_cast<int>(year);
        }
        return found;
    };
    auto const chance = [&](std::vector<analysis::Stratum> const& strata) {
        return chance_of(reader_, strata);
    };
    auto const& stances = plan_.beliefs.stances();
    for (std::size_t s = 0; s < reader_.stances(); ++s) {
        answers.payback.push_back({stances[s].title.empty() ? stances[s].name : stances[s].title,
                                   year_of([&](std::size_t year) { return by_stance_[year][s].mean; }),
                                   chance(reader_.stratum(s, sum_[s])), reader_.one(s, value_[s])});
    }
    answers.payback.push_back({"", year_of([&](std::size_t year) { return overall_[year].mean; }),
                               chance(reader_.strata(sum_)), reader_.overall(value_)});
    answers.discount_rate = plan_.scenario.discount_rate;
}

void add_overspend(Plan const& plan, ColumnReader const& reader, Focus const& focus, Answers& answers) {
    for (std::size_t year = plan.cut.first_year; year < plan.cut.end_year; ++year) {
        auto const columns = reader.columns(Kept::overspend, focus.policy * plan.years() + year);
        auto const name = std::to_string(plan.world.report_year + static_cast<int>(year));
        answers.overspend.push_back({name, "overspent by the end of " + name, true, reader.by_stance(columns),
                                     reader.overall(columns)});
    }
}

/// \param saving  cash of the focus year
void add_not_by_you(Plan const& plan, ColumnReader const& reader, SavingOfYear const& saving,
                    Answers& answers) {
    if (plan.scenario.questions.empty()) {
        return;
    }
    auto const& payer = payer_of(plan.scenario, plan.scenario.questions.front());
    if (payer.empty()) {
        return;
    }
    for (std::size_t p = 0; p < saving.by_payer.size(); ++p) {
        auto const& other = plan.book->payers()[p];
        if (other != payer && !all_zero(saving.by_payer[p])) {
            answers.not_by_you.push_back({other, payer_title(plan, other), true,
                                          reader.by_stance(saving.by_payer[p]),
                                          reader.overall(saving.by_payer[p])});
        }
    }
}

}  // namespace

void add_prevented_share(Plan const& plan, ColumnReader const& reader, Focus const& focus, Answers& answers) {
    auto const& regions = plan.scenario.regions;
    auto const& outcomes = plan.scenario.child_outcomes;
    bool const all_given = std::all_of(regions.begin(), regions.end(), [](region::RegionSpec const& one) {
        return one.new_placements.given();
    });
    bool const any_counts =
        std::any_of(outcomes.begin(), outcomes.end(),
                    [](region::ChildOutcome const& one) { return one.of_new_placements; });
    if (!all_given || !any_counts || !reader.has(Kept::outcomes)) {
        return;
    }
    int const year = plan.world.report_year + static_cast<int>(focus.year);
    auto share = reader.zeros();
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
        if (outcomes[o].of_new_placements) {
            add(share, reader.over_regions(Kept::outcomes, focus.policy, focus.less(), focus.year, o));
        }
    }
    for (std::size_t s = 0; s < share.size(); ++s) {
        divide(share[s],
               reader.evaluate_together(&region::RegionSpec::new_placements, s, regions.size(), year));
    }
    answers.prevented_share_by_stance = reader.by_stance(share);
    answers.prevented_share = reader.overall(share);
}

void add_funnel(Plan const& plan, ColumnReader const& reader, Focus const& focus, Answers& answers) {
    if (!reader.has(Kept::funnel) || !plan.scenario.policies[focus.policy].funnel.given) {
        return;
    }
    for (std::size_t step = 0; step < funnel_steps.size(); ++step) {
        auto const columns = reader.over_regions(Kept::funnel, focus.policy, std::nullopt, focus.year, step);
        answers.funnel.push_back({"", std::string(funnel_steps[step].name),
                                  std::string(funnel_steps[step].title), "families a year",
                                  plan.world.report_year + static_cast<int>(focus.year), false,
                                  reader.by_stance(columns), reader.overall(columns)});
    }
}

void add_cash(Plan const& plan, ColumnReader const& reader, Focus const& focus, Answers& answers) {
    if (reader.has(Kept::reconciliation)) {
        for (std::size_t which = 0; which < plan.reconciled.size(); ++which) {
            answers.reconciliations.push_back(reconciliation_of(plan, reader, which));
        }
    }
    add_places(plan, reader, focus, answers);
    if (reader.has(Kept::overspend)) {
        add_overspend(plan, reader, focus, answers);
    }
    if (reader.has(Kept::cash)) {
        Payback payback(plan, reader);
        for (std::size_t year = 0; year < plan.years(); ++year) {
            auto saving = saving_of_year(plan, reader, Kept::cash, focus, year);
            add_money(plan, reader, year, saving, answers.cash);
            if (year == focus.year) {
                add_not_by_you(plan, reader, saving, answers);
            }
            payback.add_year(saving.all);
        }
        payback.tell(answers);
    }
}

}  // namespace eigenkracht::study
