#include "core/error.hpp"
#include "study/calibration.hpp"
#include "study/column_reader.hpp"
#include "study/integration.hpp"
#include "study/lever.hpp"
#include "study/prepared.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace eigenkracht::study {

namespace {

constexpr std::uint64_t first_stage = 256;
constexpr std::uint64_t first_points = 16;  // of each replicate
constexpr double unseen_events = 3;         // of an event not seen in n draws: less than 3 / n, at 95%

enum class Of { chance, mean_chance, mean_in_sd, mean_in_eur };

// Looks at one number after another: its columns are read once, its errors taken at every stage.
class Watch {
public:
    Watch(Prepared const& study, ResultsSource const& results)
        : plan_(study.work().plan), reader_(plan_, results, weights_in_force(plan_, {}), study.work().kept) {
        // Whether enough draws are left is said with the answer; until they are the run goes on.
        std::vector<std::vector<double>> draw_weights;
        for (auto& one : calibrate(plan_, reader_)) {
            found_.enough_weight =
                found_.enough_weight &&
                (one.checks.empty() || one.effective_draws >= plan_.scenario.run.least_effective_draws);
            draw_weights.push_back(std::move(one.draw_weights));
        }
        reader_.weigh(std::move(draw_weights));
        auto const& settings = plan_.scenario.run;
        found_.most_draws = settings.draws;
        for (std::uint64_t const draws : stages(settings)) {
            if (draws <= results.draws()) {
                found_.stages.push_back({draws, {}, {}, {}});
            }
        }
        if (!settings.stops_by_error() || found_.stages.empty() || found_.draws() != results.draws()) {
            throw core::Defect(
                fmt::format("errors were to be watched after {} draws, between stages", results.draws()));
        }
        if (settings.until_chance_error > 0) {
            chances();
        }
        if (settings.until_mean_error > 0) {
            means(Of::mean_in_sd, "mean of ", settings.until_mean_error);
        }
        if (settings.until_mean_error_eur > 0) {
            means(Of::mean_in_eur, "mean in EUR of ", settings.until_mean_error_eur);
        }
    }

    [[nodiscard]] Convergence take() { return std::move(found_); }

private:
    void chances() {
        auto const& scenario = plan_.scenario;
        auto const add = [&](Question const& question, std::string const& name, std::vector<Column> columns) {
            for (std::size_t s = 0; s < columns.size(); ++s) {
                auto const thresholds = reader_.evaluate(question.at_least, s);
                study::add(columns[s], thresholds, -1);
            }
            scopes(Of::chance, "chance of " + name, scenario.run.until_chance_error, columns);
        };
        if (scenario.has_regions()) {
            for (std::size_t q = 0; q < plan_.questions.size(); ++q) {
                if (auto columns = over_price(q); !columns.empty()) {
                    scopes(Of::mean_chance, "chance of " + name_of_question(q),
                           scenario.run.until_chance_error, columns);
                    continue;
                }
                add(scenario.questions[plan_.questions[q].question], name_of_question(q),
                    reader_.columns(Kept::questions, q));
            }
            return;
        }
        for (auto const& question : scenario.questions) {
            add(question, question.name, reader_.columns(Kept::outcomes, outcome_element(plan_, question)));
        }
    }

    /// Chances given the rest of their draws, by stance; none where draws are counted.
    [[nodiscard]] std::vector<Column> over_price(std::size_t which) const {
        std::vector<Column> columns;
        auto const& question = plan_.scenario.questions[plan_.questions[which].question];
        for (std::size_t s = 0; s < reader_.stances(); ++s) {
            auto column =
                chances_given_rest(plan_, reader_, which, s, reader_.evaluate(question.at_least, s));
            if (!column) {
                return {};
            }
            columns.push_back(std::move(*column));
        }
        return columns;
    }

    void means(Of what, std::string const& mean_of, double target) {
        auto const& scenario = plan_.scenario;
        auto const wanted = [&](std::string const& unit) { return what != Of::mean_in_eur || unit == "EUR"; };
        if (scenario.has_regions()) {
            for (std::size_t q = 0; q < plan_.questions.size(); ++q) {
                scopes(what, mean_of + name_of_question(q), target, reader_.columns(Kept::questions, q));
            }
        } else if (plan_.pathway) {
            auto const& spec = plan_.pathway->spec();
            for (std::size_t s = 0; s < spec.strategies.size(); ++s) {
                for (std::size_t o = 0; o < spec.outcomes.size(); ++o) {
                    if (wanted(spec.outcomes[o].unit)) {
                        scopes(what,
                               fmt::format("{}{} under {}", mean_of, spec.outcomes[o].name,
                                           spec.strategies[s].name),
                               target, reader_.columns(Kept::outcomes, s * spec.outcomes.size() + o));
                    }
                }
            }
        } else {
            for (std::size_t o = 0; o < scenario.outcome_formulas.size(); ++o) {
                if (wanted(scenario.outcome_formulas[o].unit)) {
                    scopes(what, mean_of + scenario.outcome_formulas[o].name, target,
                           reader_.columns(Kept::outcomes, o));
                }
            }
        }
    }

    [[nodiscard]] std::string name_of_question(std::size_t which) const {
        auto const& point = plan_.questions[which];
        return fmt::format("{} against {}", plan_.scenario.questions[point.question].name, point.baseline);
    }

    // In each stance, then overall.
    void scopes(Of what, std::string const& name, double target, std::vector<Column> const& columns) {
        auto const& stances = plan_.beliefs.stances();
        std::string const unit = is_chance(what)           ? "1"
                                 : what == Of::mean_in_eur ? "EUR"
                                                           : "standard deviations";
        for (std::size_t s = 0; s < columns.size() && columns.size() > 1; ++s) {
            found_.watched.push_back({fmt::format("{}, {}", name, stances[s].name), unit, target});
            look(what, reader_.stratum(s, columns[s]));
        }
        found_.watched.push_back({columns.size() > 1 ? name + ", overall" : name, unit, target});
        look(what, reader_.strata(columns));
    }

    void look(Of what, std::vector<analysis::Stratum> const& all) {
        for (auto& stage : found_.stages) {
            auto strata = all;
            for (auto& stratum : strata) {
                auto const draws = static_cast<std::size_t>(stage.draws);
                stratum.values = stratum.values.first(draws);
                if (!stratum.draw_weights.empty()) {
                    stratum.draw_weights = stratum.draw_weights.first(draws);
                }
            }
            auto const [value, error] = is_chance(what) ? chance(what, strata) : mean(what, strata);
            stage.values.push_back(value);
            stage.errors.push_back(error);
            stage.unseen.push_back(is_chance(what) && is_unanimous(value) ? 1 : 0);
        }
    }

    [[nodiscard]] static bool is_chance(Of what) { return what == Of::chance || what == Of::mean_chance; }

    [[nodiscard]] std::pair<double, double> chance(Of what,
                                                   std::vector<analysis::Stratum> const& strata) const {
        auto const found = what == Of::chance ? analysis::chance_at_least(strata, 0, reader_.sampling())
                                              : analysis::mean_chance(strata, reader_.sampling());
        auto const rule_of_three = unseen_events / static_cast<double>(found.draws);
        return {found.value, is_unanimous(found.value) ? rule_of_three : found.error};
    }

    /// Never seen, or always: up to what sums of weights leave.
    [[nodiscard]] static bool is_unanimous(double chance) {
        constexpr double rounding = 1e-12;
        return chance <= rounding || chance >= 1 - rounding;
    }

    [[nodiscard]] std::pair<double, double> mean(Of what,
                                                 std::vector<analysis::Stratum> const& strata) const {
        auto const found = analysis::summarise(strata, reader_.sampling());
        if (strata.front().values.size() < 2) {
            return {found.mean, std::numeric_limits<double>::infinity()};
        }
        bool const in_sd = what == Of::mean_in_sd && found.sd > 0;
        return {found.mean, in_sd ? found.mean_error / found.sd : found.mean_error};
    }

    Plan const& plan_;
    ColumnReader reader_;
    Convergence found_;
};

}  // namespace

std::size_t Convergence::worst() const {
    std::size_t worst = 0;
    auto const ratio = [&](std::size_t w) { return stages.back().errors[w] / watched[w].target; };
    for (std::size_t w = 1; w < watched.size(); ++w) {
        worst = ratio(w) > ratio(worst) ? w : worst;
    }
    return worst;
}

double Convergence::error_to_target() const {
    auto const at = worst();
    return stages.back().errors[at] / watched[at].target;
}

double Convergence::draws_needed() const {
    auto const& last = stages.back();
    double needed = 0;
    for (std::size_t w = 0; w < watched.size(); ++w) {
        double const ratio = last.errors[w] / watched[w].target;
        // The rule of three falls with n itself.
        needed =
            std::max(needed, static_cast<double>(last.draws) * ratio * (last.unseen[w] != 0 ? 1 : ratio));
    }
    return needed;
}

std::vector<std::uint64_t> stages(RunSettings const& settings) {
    std::vector<std::uint64_t> found;
    if (settings.stops_by_error()) {
        bool const sobol = settings.design == Design::sobol;
        std::uint64_t draws = sobol ? first_points * settings.replicates : first_stage;
        while (draws < settings.draws) {
            found.push_back(draws);
            draws += sobol ? draws : draws / 2;
        }
    }
    found.push_back(settings.draws);
    return found;
}

Scenario up_to(Scenario const& scenario, std::uint64_t draws) {
    Scenario shorter = scenario;
    shorter.run.draws = draws;
    return shorter;
}

Convergence convergence(Prepared const& study, ResultsSource const& results) {
    return Watch(study, results).take();
}

}  // namespace eigenkracht::study
