#include "study/solve.hpp"

#include "analysis/intervals.hpp"
#include "core/error.hpp"
#include "study/excess.hpp"
#include "study/lever.hpp"
#include "study/prepared.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

namespace eigenkracht::study {

namespace {

constexpr double coverage = 0.95;  ///< of the intervals of levels
constexpr double default_tolerance = 1e-3;

/// A run of the scenario; nothing until it is drawn.
struct Drawn {
    std::unique_ptr<MemoryResults> results;
};

/// Runs a scenario at the levels that are asked for, each once.
class Runs {
public:
    Runs(SolveSpec const& spec, ScenarioWith const& scenario_with, SolveOptions const& options,
         std::vector<std::string> settings)
        : spec_(spec), scenario_with_(scenario_with), options_(options), settings_(std::move(settings)) {
        base_ = scenario_with_(settings_);
        if (auto mistakes = check_lever(base_, spec_); !mistakes.empty()) {
            throw core::ScenarioError(std::move(mistakes));
        }
        moves_ = moved_by(base_, spec_.lever);
        moved_ = moves_ == LeverMoves::weight ? moved_stance(base_, spec_) : 0;
    }

    [[nodiscard]] Scenario const& base() const { return base_; }
    [[nodiscard]] std::uint64_t evaluations() const { return evaluations_; }
    [[nodiscard]] LeverMoves moves() const { return moves_; }

    /// What is known at a level. \param stance  index; none: overall
    analysis::LevelValue at(double level, std::optional<std::size_t> stance) {
        if (options_.stop != nullptr && *options_.stop) {
            throw SolveStopped{};
        }
        Excess const& excess = excess_at(level);
        bool const smooth = spec_.chance && !excess.chances.empty();
        auto const& columns = smooth ? excess.chances : excess.by_stance;
        std::vector<analysis::Stratum> strata;
        for (std::size_t s = 0; s < columns.size(); ++s) {
            if (!stance || *stance == s) {
                strata.push_back(
                    {columns[s], stance ? 1.0 : weight(excess, s, level), excess.draw_weights[s]});
            }
        }
        if (smooth) {
            auto const interval = analysis::mean_chance_interval(strata, excess.sampling, coverage);
            return {analysis::mean_chance(strata, excess.sampling).value, interval.low, interval.high};
        }
        if (spec_.chance) {
            auto const interval = analysis::chance_interval(strata, 0, excess.sampling, coverage);
            return {analysis::chance_at_least(strata, 0, excess.sampling).value, interval.low, interval.high};
        }
        auto const interval = analysis::mean_interval(strata, excess.sampling, coverage);
        return {analysis::summarise(strata, excess.sampling).mean, interval.low, interval.high};
    }

    Excess const& excess_at(double level) {
        bool const one_run = moves_ != LeverMoves::draws;
        bool const one_excess = moves_ == LeverMoves::weight;
        double const excess_key = one_excess ? spec_.low : level;
        auto const known = excess_.find(excess_key);
        if (known != excess_.end()) {
            return known->second;
        }
        auto settings = settings_;
        if (!one_excess) {
            settings.push_back(fmt::format("{}={}", spec_.lever, level_text(spec_, level)));
        }
        // The plan finds every mistake; what other questions would say of this level does not matter.
        Prepared const study(only_for(scenario_with_(settings), spec_));
        Drawn& drawn = one_run ? only_ : latest_;
        if (!one_run || !drawn.results) {
            draw(study, drawn, level);
        }
        return excess_.emplace(excess_key, excess_of(*drawn.results, study, spec_.chance.has_value()).front())
            .first->second;
    }

private:
    void draw(Prepared const& study, Drawn& drawn, double level) {
        if (options_.looking_at) {
            options_.looking_at(moves_ == LeverMoves::draws
                                    ? fmt::format("{} = {}", spec_.lever, level_text(spec_, level))
                                    : fmt::format("{}: one run for all levels", spec_.lever));
        }
        ++evaluations_;
        drawn.results = std::make_unique<MemoryResults>(layout(study), study.scenario().run.draws);
        RunOptions run_options;
        run_options.threads = options_.threads;
        run_options.stop = options_.stop;
        if (!run(study, run_options, *drawn.results).complete) {
            throw SolveStopped{};
        }
    }

    /// A level of a weight is its share of all weight; the others keep their proportions.
    [[nodiscard]] double weight(Excess const& excess, std::size_t stance, double level) const {
        if (moves_ != LeverMoves::weight) {
            return excess.stances[stance].weight;
        }
        double const others = 1 - excess.stances[moved_].weight;
        return stance == moved_ ? level
               : others > 0     ? excess.stances[stance].weight / others * (1 - level)
                                : 0;
    }

    SolveSpec const& spec_;
    ScenarioWith const& scenario_with_;
    SolveOptions const& options_;
    std::vector<std::string> settings_;
    Scenario base_;
    LeverMoves moves_ = LeverMoves::draws;
    std::size_t moved_ = 0;  ///< the stance whose weight the lever is
    std::map<double, Excess> excess_;
    Drawn only_;    ///< where one run serves all levels
    Drawn latest_;  ///< else
    std::uint64_t evaluations_ = 0;
};

Question const& question_of(Scenario const& scenario, SolveSpec const& spec) {
    return *std::find_if(scenario.questions.begin(), scenario.questions.end(),
                         [&](Question const& one) { return one.name == spec.question; });
}

Solved solve_once(SolveSpec const& spec, ScenarioWith const& scenario_with, SolveOptions const& options,
                  std::vector<std::string> settings) {
    Runs runs(spec, scenario_with, options, std::move(settings));
    Solved solved;
    solved.spec = spec;
    solved.question = question_of(runs.base(), spec);
    solved.policy = policy_title(runs.base(), solved.question.policy);
    solved.target = spec.chance.value_or(0);
    double const tolerance = spec.tolerance > 0 ? spec.tolerance
                             : spec.whole       ? 1
                                                : default_tolerance * (spec.high - spec.low);
    solved.spec.tolerance = tolerance;
    analysis::LevelRange const range{spec.low, spec.high, spec.whole, tolerance};
    auto const add = [&](std::optional<std::size_t> stance) {
        solved.lines.push_back(
            {stance, analysis::find_crossing([&](double level) { return runs.at(level, stance); }, range,
                                             solved.target)});
    };
    auto const& first = runs.excess_at(spec.low);
    solved.draws = first.by_stance.front().size();
    solved.stances = first.stances;
    solved.moves = runs.moves();
    bool const by_stance = solved.stances.size() > 1 && solved.moves != LeverMoves::weight;
    for (std::size_t s = 0; by_stance && s < solved.stances.size(); ++s) {
        add(s);
    }
    add(std::nullopt);
    solved.evaluations = runs.evaluations();
    return solved;
}

}  // namespace

std::vector<Solved> solve(SolveSpec const& spec, ScenarioWith const& scenario_with,
                          SolveOptions const& options) {
    std::vector<Solved> all;
    if (spec.against.empty()) {
        all.push_back(solve_once(spec, scenario_with, options, {}));
        if (all.front().question.booking == Question::Booking::at_conference) {
            all.push_back(solve_once(spec, scenario_with, options,
                                     {fmt::format("question.{}.booking=calendar", spec.question)}));
        }
        return all;
    }
    for (double const second : spec.levels) {
        all.push_back(solve_once(spec, scenario_with, options, {fmt::format("{}={}", spec.against, second)}));
        all.back().second = second;
    }
    return all;
}

}  // namespace eigenkracht::study
