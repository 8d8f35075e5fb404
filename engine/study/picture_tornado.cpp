#include "analysis/draw_weights.hpp"
#include "analysis/mean_error.hpp"
#include "study/index_of.hpp"
#include "study/picture_parts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace eigenkracht::study {

namespace {

constexpr double fifth = 0.2;
constexpr double luck = 0.05;  // share of results in which a number that moves nothing gets a bar
constexpr double least_errors = 2;

/// The first question: its name, baseline and outcome.
struct FirstQuestion {
    std::string name;
    std::string baseline;
    std::vector<Column> outcome;
};

std::optional<FirstQuestion> first_question(Plan const& plan, ColumnReader const& reader) {
    auto const& scenario = plan.scenario;
    if (scenario.questions.empty() || !reader.has(Kept::parameters)) {
        return std::nullopt;
    }
    auto const& first = scenario.questions.front();
    if (scenario.has_regions() && reader.has(Kept::questions)) {
        return FirstQuestion{first.name, plan.questions.front().baseline, reader.columns(Kept::questions, 0)};
    }
    if (scenario.has_regions() || plan.pathway || !reader.has(Kept::outcomes)) {
        return std::nullopt;
    }
    return FirstQuestion{first.name, "",
                         reader.columns(Kept::outcomes, index_of(scenario.outcome_formulas, first.outcome))};
}

/// How much each draw counts among the fifth of draws with the lowest numbers.
///
/// Draws that share the number at the border count in part, so that their order says nothing.
/// \param order    of the draws, by the number
/// \param weights  of the draws; none: all alike
std::vector<double> lowest_fifth(Column const& numbers, std::vector<std::size_t> const& order,
                                 std::span<double const> weights) {
    std::vector<double> counts(numbers.size(), 0.0);
    auto const weight = [&](std::size_t draw) { return weights.empty() ? 1.0 : weights[draw]; };
    double all = 0;
    for (std::size_t d = 0; d < numbers.size(); ++d) {
        all += weight(d);
    }
    double room = fifth * all;
    for (std::size_t i = 0; i < order.size() && room > 0;) {
        std::size_t until = i;
        double alike = 0;
        for (; until < order.size() && numbers[order[until]] == numbers[order[i]]; ++until) {
            alike += weight(order[until]);
        }
        double const part = alike > room ? room / alike : 1;
        for (; i < until; ++i) {
            counts[order[i]] = part * weight(order[i]);
        }
        room -= alike;
    }
    return counts;
}

/// Both ends of a number in one stance: who counts in them.
struct Ends {
    std::vector<double> low, high;
    double low_input = 0, high_input = 0;  ///< mean of the number
};

/// Nothing where a stance has no such number, or one that does not vary.
std::optional<Ends> ends_of(Column const& numbers, std::span<double const> weights) {
    bool const varies =
        std::all_of(numbers.begin(), numbers.end(), [](double value) { return std::isfinite(value); }) &&
        std::any_of(numbers.begin(), numbers.end(), [&](double value) { return value != numbers.front(); });
    if (!varies) {
        return std::nullopt;
    }
    std::vector<std::size_t> order(numbers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return numbers[a] < numbers[b]; });
    Ends ends;
    ends.low = lowest_fifth(numbers, order, weights);
    std::reverse(order.begin(), order.end());
    ends.high = lowest_fifth(numbers, order, weights);
    auto const mean = [&](std::vector<double> const& counts) {
        return analysis::mean_with_error(numbers, counts, {}).mean;
    };
    ends.low_input = mean(ends.low);
    ends.high_input = mean(ends.high);
    return ends;
}

/// What each draw says of the mixture's mean at both ends, so that plain means and errors of these are its own.
class BothEnds {
public:
    BothEnds(ColumnReader const& reader, std::vector<Column> const& outcome)
        : reader_(reader),
          outcome_(outcome),
          low_(reader.draws(), 0.0),
          high_(reader.draws(), 0.0),
          apart_(reader.draws(), 0.0) {}

    void add_stance(std::size_t stance, Column const& numbers) {
        double const weight = reader_.weights()[stance];
        if (weight == 0) {
            return;
        }
        auto const ends = ends_of(numbers, reader_.draw_weights(stance));
        auto const own = [&](std::vector<double> const* counts) {
            auto const of_all = reader_.draw_weights(stance);
            return analysis::pseudo_values(outcome_[stance],
                                           counts != nullptr ? std::span<double const>(*counts) : of_all);
        };
        auto const low = own(ends ? &ends->low : nullptr);
        auto const high = own(ends ? &ends->high : nullptr);
        add(low_, low, weight);
        add(high_, high, weight);
        if (ends) {
            add(apart_, high, weight);
            add(apart_, low, -weight);
            low_input_ += weight * ends->low_input;
            high_input_ += weight * ends->high_input;
            varied_ += weight;
        }
    }

    /// Fills a bar. \return  whether it is at least so many standard errors long
    [[nodiscard]] bool tell(PictureBar& bar, double errors) const {
        if (varied_ == 0) {
            return false;
        }
        auto const& sampling = reader_.sampling();
        auto const low = analysis::mean_with_error(low_, sampling);
        auto const high = analysis::mean_with_error(high_, sampling);
        bar.low_input = low_input_ / varied_;
        bar.high_input = high_input_ / varied_;
        bar.low_outcome = low.mean;
        bar.high_outcome = high.mean;
        bar.error = std::max(low.error, high.error);
        double const length = std::fabs(high.mean - low.mean);
        return length > 0 && length >= errors * analysis::mean_with_error(apart_, sampling).error;
    }

private:
    ColumnReader const& reader_;
    std::vector<Column> const& outcome_;
    Column low_, high_, apart_;
    double low_input_ = 0, high_input_ = 0, varied_ = 0;
};

PictureBar bar_of_evidence() {
    PictureBar bar;
    bar.name = which_evidence_bar;
    bar.meaning = which_evidence;
    return bar;
}

/// From the lowest to the highest mean of a stance with weight.
std::optional<PictureBar> bar_of_stances(ColumnReader const& reader, std::vector<Column> const& outcome) {
    std::vector<analysis::MeanEstimate> means;
    for (std::size_t s = 0; s < outcome.size(); ++s) {
        means.push_back(analysis::mean_with_error(outcome[s], reader.draw_weights(s), reader.sampling()));
    }
    std::optional<std::size_t> low;
    std::optional<std::size_t> high;
    for (std::size_t s = 0; s < means.size(); ++s) {
        if (reader.weights()[s] > 0) {
            low = !low || means[s].mean < means[*low].mean ? s : *low;
            high = !high || means[s].mean > means[*high].mean ? s : *high;
        }
    }
    if (low == high) {
        return std::nullopt;
    }
    auto bar = bar_of_evidence();
    bar.low_outcome = means[*low].mean;
    bar.high_outcome = means[*high].mean;
    bar.error = std::max(means[*low].error, means[*high].error);
    return bar;
}

/// A row of the sweep's table: an input's ends.
PictureBar bar_of_row(Analysis const& analysis, EstimateTable const& table, EstimateTable::Row const& row) {
    PictureBar bar;
    bar.name = table.about(row, "input");
    bar.unit = unit_of_input(analysis, table, row);
    auto const input = std::find_if(analysis.inputs.begin(), analysis.inputs.end(),
                                    [&](AnalysedInput const& one) { return one.name == bar.name; });
    bar.meaning = input == analysis.inputs.end() ? "" : input->title;
    if (double const low = table.at(row, "low"); std::isfinite(low)) {
        bar.low_input = low;
        bar.high_input = table.at(row, "high");
    }
    bar.low_outcome = table.at(row, "at_low");
    bar.high_outcome = table.at(row, "at_high");
    return bar;
}

}  // namespace

void sort_bars(PictureTornado& tornado) {
    // Both ends may lie on one side of the middle, where an outcome bends.
    auto const length_of = [middle = tornado.middle](PictureBar const& bar) {
        return std::max({bar.low_outcome, bar.high_outcome, middle}) -
               std::min({bar.low_outcome, bar.high_outcome, middle});
    };
    auto& bars = tornado.bars;
    std::stable_sort(bars.begin(), bars.end(),
                     [&](PictureBar const& a, PictureBar const& b) { return length_of(a) > length_of(b); });
    if (bars.size() > most_bars) {
        bars.resize(most_bars);
    }
}

std::optional<PictureTornado> tornado_of_draws(Plan const& plan, ColumnReader const& reader) {
    auto const question = first_question(plan, reader);
    if (!question) {
        return std::nullopt;
    }
    auto const& outcome = question->outcome;
    PictureTornado tornado{question->name, question->baseline, "draws", reader.overall(outcome).mean, {}};
    auto const& names = plan.beliefs.dimension_names();
    // Of so many bars the longest that luck makes is much longer than one of them would be (Bonferroni).
    double const errors =
        reader.draws() < 2 || names.empty()
            ? least_errors
            : std::max(least_errors, analysis::interval_factor(reader.sampling(), reader.draws(),
                                                               1 - luck / static_cast<double>(names.size())));
    for (auto const& name : names) {
        auto const parameter = plan.beliefs.index(name);
        BothEnds ends(reader, outcome);
        for (std::size_t s = 0; s < reader.stances(); ++s) {
            ends.add_stance(s, reader.column(Kept::parameters, s, parameter));
        }
        PictureBar bar;
        bar.name = name;
        bar.meaning = plan.meaning_of(parameter);
        bar.unit = plan.units()[parameter];
        if (ends.tell(bar, errors)) {
            tornado.bars.push_back(std::move(bar));
        }
    }
    if (auto bar = bar_of_stances(reader, outcome)) {
        tornado.bars.push_back(std::move(*bar));
    }
    sort_bars(tornado);
    return tornado;
}

std::optional<PictureTornado> tornado_of_sweep(Scenario const& scenario, Analysis const& analysis) {
    auto const* const table = analysis.find("tornado");
    if (table == nullptr) {
        return std::nullopt;
    }
    // Studies without a region are swept by outcome.
    auto const output_of = [&](Question const& question) {
        return scenario.has_regions() ? question.name : question.outcome;
    };
    auto const question =
        std::find_if(scenario.questions.begin(), scenario.questions.end(), [&](Question const& one) {
            return std::any_of(table->rows.begin(), table->rows.end(), [&](EstimateTable::Row const& row) {
                return table->about(row, "output") == output_of(one);
            });
        });
    if (question == scenario.questions.end()) {
        return std::nullopt;
    }
    std::vector<std::string> weighed;
    for (auto const& stance : analysis.stances) {
        if (stance.weight > 0) {
            weighed.push_back(stance.name.empty() ? "only" : stance.name);
        }
    }
    std::string const whose = weighed.size() > 1 ? all_evidence : weighed.front();
    PictureTornado tornado{question->name, question->baseline, "one_at_a_time", 0, {}};
    std::vector<double> middles;  // of the bodies of evidence with weight
    for (auto const& row : table->rows) {
        auto const evidence = table->about(row, "evidence");
        if (table->about(row, "output") != output_of(*question)) {
            continue;
        }
        if (std::find(weighed.begin(), weighed.end(), evidence) != weighed.end()) {
            middles.push_back(table->at(row, "base"));
        }
        if (evidence == whose) {
            tornado.middle = table->at(row, "base");
            tornado.bars.push_back(bar_of_row(analysis, *table, row));
        }
    }
    if (tornado.bars.empty()) {
        return std::nullopt;
    }
    if (auto const [low, high] = std::minmax_element(middles.begin(), middles.end()); *low < *high) {
        auto& bar = tornado.bars.emplace_back(bar_of_evidence());
        bar.low_outcome = *low;
        bar.high_outcome = *high;
    }
    sort_bars(tornado);
    return tornado;
}

}  // namespace eigenkracht::study
