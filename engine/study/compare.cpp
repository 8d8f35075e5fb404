#include "study/compare.hpp"

#include "study/answer_parts.hpp"
#include "study/compared_columns.hpp"
#include "study/compared_results.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <span>

namespace eigenkracht::study {

namespace {

/// Prices of a year at home, or of a unit of effect, at which options are compared.
constexpr std::array prices{0.0, 5e3, 10e3, 20e3, 30e3, 40e3, 60e3, 80e3, 100e3};

using Columns = std::vector<Column>;

/// What a payoff makes of the options, by option and stance.
template <typename Make>
std::vector<Columns> by_option(std::vector<Columns> const& payoffs, Make const& make) {
    std::vector<Columns> made(payoffs.size());
    for (std::size_t s = 0; s < payoffs.front().size(); ++s) {
        std::vector<std::span<double const>> of_stance;
        for (auto const& payoff : payoffs) {
            of_stance.emplace_back(payoff[s]);
        }
        auto columns = make(of_stance);
        for (std::size_t o = 0; o < payoffs.size(); ++o) {
            made[o].push_back(std::move(columns[o]));
        }
    }
    return made;
}

/// Options on one reader's draws, all beyond the same reference.
class Comparer {
public:
    /// \param reader, options  must outlive this
    Comparer(ColumnReader const& reader, std::vector<OptionColumns> const& options, std::size_t reference)
        : reader_(reader), options_(options), reference_(reference) {}

    void fill(Compared& compared) const {
        compared.options.resize(options_.size());
        for (std::size_t o = 0; o < options_.size(); ++o) {
            auto& option = compared.options[o];
            option.title = options_[o].title;
            option.reference = o == reference_;
            option.saving = number(options_[o].saving);
            option.effect = number(options_[o].effect);
            option.at_home = number(options_[o].at_home);
            for (std::size_t s = 0; s < stances(); ++s) {
                option.plane_by_stance.push_back(plane(option.effect, o, s));
            }
            option.plane = plane(option.effect, o, std::nullopt);
        }
        best_and_loss(compared);
        standings(compared);
        regrets(compared);
        for (double const price : prices) {
            compared.acceptability.push_back(acceptability(price));
        }
    }

private:
    [[nodiscard]] std::size_t stances() const { return reader_.stances(); }

    [[nodiscard]] ComparedNumber number(Columns const& columns) const {
        return columns.empty() ? ComparedNumber{}
                               : ComparedNumber{reader_.by_stance(columns), reader_.overall(columns)};
    }

    [[nodiscard]] std::vector<Columns> savings() const {
        std::vector<Columns> all;
        for (auto const& option : options_) {
            all.push_back(option.saving);
        }
        return all;
    }

    /// \param stance  none: all, with the weights in force
    [[nodiscard]] Chance chance(Spread const& spread, std::optional<std::size_t> stance) const {
        return {spread.mean, spread.mean_error, reader_.draws_worth(stance)};
    }

    [[nodiscard]] std::vector<Chance> chances(Columns const& columns) const {
        std::vector<Chance> made;
        auto const spreads = reader_.by_stance(columns);
        for (std::size_t s = 0; s < spreads.size(); ++s) {
            made.push_back(chance(spreads[s], s));
        }
        return made;
    }

    void best_and_loss(Compared& compared) const {
        auto const best = by_option(savings(), analysis::best_of);
        auto const lost = by_option(savings(), analysis::losses);
        for (std::size_t o = 0; o < options_.size(); ++o) {
            auto& option = compared.options[o];
            option.best_by_stance = chances(best[o]);
            option.best = chance(reader_.overall(best[o]), std::nullopt);
            for (auto const& spread : reader_.by_stance(lost[o])) {
                option.loss_by_stance.push_back({spread.mean, spread.mean_error});
            }
            auto const overall = reader_.overall(lost[o]);
            option.loss = {overall.mean, overall.mean_error};
        }
    }

    /// \param stance  none: all, with the weights in force
    [[nodiscard]] ComparedPlane plane(ComparedNumber const& effect, std::size_t o,
                                      std::optional<std::size_t> stance) const {
        ComparedPlane made;
        made.of_reference = (stance ? effect.by_stance[*stance] : effect.overall).mean < 0;
        Columns cost = options_[o].saving;
        Columns more = options_[o].effect;
        std::vector<analysis::PlaneStratum> strata;
        for (std::size_t s = 0; s < stances(); ++s) {
            scale(cost[s], made.of_reference ? 1 : -1);
            scale(more[s], made.of_reference ? -1 : 1);
            if (!stance || *stance == s) {
                strata.push_back(
                    {cost[s], more[s], stance ? 1 : reader_.weights()[s], reader_.draw_weights(s)});
            }
        }
        made.plane = analysis::plane_of(strata);
        if (made.plane.ratio) {
            // The error of a ratio of means is that of the mean of cost - ratio effect, over the mean effect.
            add(cost, more, -*made.plane.ratio);
            double const error =
                stance ? reader_.one(*stance, cost[*stance]).mean_error : reader_.overall(cost).mean_error;
            double const mean = stance ? effect.by_stance[*stance].mean : effect.overall.mean;
            made.ratio_error = error / std::abs(mean);
        }
        return made;
    }

    void standings(Compared& compared) const {
        auto const frontier_of = [&](auto const& mean_of) {
            std::vector<analysis::CostEffect> points;
            for (auto const& option : compared.options) {
                points.push_back({-mean_of(option.saving), mean_of(option.effect)});
            }
            return analysis::frontier(points);
        };
        for (std::size_t s = 0; s < stances(); ++s) {
            auto const lines =
                frontier_of([&](ComparedNumber const& number) { return number.by_stance[s].mean; });
            for (std::size_t o = 0; o < options_.size(); ++o) {
                compared.options[o].standing_by_stance.push_back(lines[o]);
            }
        }
        auto const lines = frontier_of([](ComparedNumber const& number) { return number.overall.mean; });
        for (std::size_t o = 0; o < options_.size(); ++o) {
            compared.options[o].standing = lines[o];
        }
    }

    /// The option with the largest mean; of equal ones the reference, then the first.
    template <typename Mean>
    [[nodiscard]] std::size_t largest(Mean const& mean_of) const {
        std::size_t best = reference_;
        for (std::size_t o = 0; o < options_.size(); ++o) {
            best = mean_of(o) > mean_of(best) ? o : best;
        }
        return best;
    }

    [[nodiscard]] ComparedMean difference(Columns OptionColumns::*number, std::size_t one, std::size_t other,
                                          std::size_t stance) const {
        Column column = (options_[one].*number)[stance];
        add(column, (options_[other].*number)[stance], -1);
        auto const spread = reader_.one(stance, column);
        return {spread.mean, spread.mean_error};
    }

    void regrets(Compared& compared) const {
        if (stances() < 2) {
            return;
        }
        auto const best_if = [&](std::size_t stance) {
            return largest([&](std::size_t o) { return compared.options[o].saving.by_stance[stance].mean; });
        };
        for (std::size_t believed = 0; believed < stances(); ++believed) {
            Regret regret;
            regret.chosen = best_if(believed);
            for (std::size_t truth = 0; truth < stances(); ++truth) {
                auto const best = best_if(truth);
                regret.money.push_back(difference(&OptionColumns::saving, best, regret.chosen, truth));
                regret.effect.push_back(difference(&OptionColumns::effect, best, regret.chosen, truth));
                if (!options_.front().at_home.empty()) {
                    regret.at_home.push_back(difference(&OptionColumns::at_home, best, regret.chosen, truth));
                }
            }
            compared.regrets.push_back(std::move(regret));
        }
        for (std::size_t o = 0; o < options_.size(); ++o) {
            auto& option = compared.options[o];
            for (std::size_t truth = 0; truth < stances(); ++truth) {
                auto const& stance = compared.stances[truth];
                double const lost = compared.options[best_if(truth)].saving.by_stance[truth].mean -
                                    option.saving.by_stance[truth].mean;
                bool const counts = stance.weight > 0 || stance.variant_of.empty();
                if (counts && lost > option.largest_regret) {
                    option.largest_regret = lost;
                    option.worst_stance = truth;
                }
            }
        }
        compared.least_regret = largest([&](std::size_t o) { return -compared.options[o].largest_regret; });
    }

    [[nodiscard]] Acceptability acceptability(double price) const {
        auto worth = savings();
        for (std::size_t o = 0; o < options_.size(); ++o) {
            auto const& option = options_[o];
            add(worth[o], option.at_home.empty() ? option.effect : option.at_home, price);
        }
        auto const best = by_option(worth, analysis::best_of);
        Acceptability made;
        made.price = price;
        made.best_by_stance.resize(stances());
        for (auto const& columns : best) {
            made.best.push_back(chance(reader_.overall(columns), std::nullopt));
            auto const of_stances = chances(columns);
            for (std::size_t s = 0; s < stances(); ++s) {
                made.best_by_stance[s].push_back(of_stances[s]);
            }
        }
        std::vector<double> means;
        for (auto const& columns : worth) {
            means.push_back(reader_.overall(columns).mean);
        }
        made.most_worth = largest([&](std::size_t o) { return means[o]; });
        return made;
    }

    ColumnReader const& reader_;
    std::vector<OptionColumns> const& options_;
    std::size_t reference_;
};

/// Spread of a difference of means on luck that is not shared: only mean and error.
Spread apart(Spread const& one, Spread const& other) {
    Spread spread;
    spread.mean = one.mean - other.mean;
    spread.mean_error = std::sqrt(one.mean_error * one.mean_error + other.mean_error * other.mean_error);
    return spread;
}

ComparedNumber apart(ColumnReader const& reader, Columns const& columns, ColumnReader const& of_reference,
                     Columns const& reference) {
    ComparedNumber number;
    for (std::size_t s = 0; s < columns.size(); ++s) {
        number.by_stance.push_back(apart(reader.one(s, columns[s]), of_reference.one(s, reference[s])));
    }
    if (!columns.empty()) {
        number.overall = apart(reader.overall(columns), of_reference.overall(reference));
    }
    return number;
}

/// Means alone, where results do not share their luck.
void compare_apart(std::vector<Read> const& reads, std::size_t reference, Compared& compared) {
    auto const& first = reads.front();
    auto const& base = first.options[reference];
    for (auto const& one : reads) {
        for (auto const& columns : one.options) {
            ComparedOption option;
            option.title = columns.title;
            option.reference = &columns == &base;
            option.saving = apart(*one.reader, columns.saving, *first.reader, base.saving);
            option.effect = apart(*one.reader, columns.effect, *first.reader, base.effect);
            if (!columns.at_home.empty() && !base.at_home.empty()) {
                option.at_home = apart(*one.reader, columns.at_home, *first.reader, base.at_home);
            }
            compared.options.push_back(std::move(option));
        }
    }
}

void compare_paired(std::vector<Read>& reads, std::size_t reference, Compared& compared) {
    std::vector<OptionColumns> options;
    for (auto& one : reads) {
        std::move(one.options.begin(), one.options.end(), std::back_inserter(options));
    }
    auto const base = options[reference];
    for (auto& option : options) {
        add(option.saving, base.saving, -1);
        add(option.effect, base.effect, -1);
        if (!option.at_home.empty()) {
            add(option.at_home, base.at_home, -1);
        }
    }
    Comparer(*reads.front().reader, options, reference).fill(compared);
}

}  // namespace

Compared compare(std::vector<ComparedResult> const& results,
                 std::vector<std::pair<std::string, double>> const& weights) {
    std::vector<Read> reads;
    Compared compared;
    for (auto const& result : results) {
        reads.push_back(read(result, weights));
        if (reads.size() > 1) {
            require_comparable(reads.back(), reads.front(), result.label);
            order_stances(reads.back(), reads.front(), result);
            auto const why = why_apart(reads.front(), reads.back());
            compared.why_unpaired = compared.why_unpaired.empty() ? why : compared.why_unpaired;
        }
    }
    compared.paired = compared.why_unpaired.empty();
    auto const& first = reads.front();
    compared.title = results.front().scenario.title;
    compared.stances = stance_lines(*first.plan, first.reader->weights());
    compared.draws = first.reader->draws();
    describe_options(*first.plan, compared);
    auto const& name = results.front().scenario.comparison->reference;
    auto const reference = static_cast<std::size_t>(
        std::find_if(first.options.begin(), first.options.end(),
                     [&](OptionColumns const& option) { return option.name == name; }) -
        first.options.begin());
    if (compared.paired) {
        compare_paired(reads, reference, compared);
    } else {
        compare_apart(reads, reference, compared);
    }
    return compared;
}

}  // namespace eigenkracht::study
