#include "analysis/intervals.hpp"
#include "analysis/value_of_information.hpp"
#include "core/error.hpp"
#include "study/analyse_parts.hpp"
#include "study/decision_sample.hpp"
#include "study/decision_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

namespace eigenkracht::study {

namespace {

using Columns = std::vector<std::vector<Column>>;

/// [stratum][column] views of the first draws of columns by stance.
std::vector<std::vector<std::span<double const>>> views(Columns const& columns, std::size_t draws) {
    std::vector<std::vector<std::span<double const>>> result;
    for (auto const& of_stance : columns) {
        auto& view = result.emplace_back();
        for (auto const& column : of_stance) {
            view.push_back(std::span(column).first(draws));
        }
    }
    return result;
}

/// One decision, with its tables.
class DecisionInProgress {
public:
    DecisionInProgress(AnalysisInProgress& progress, Plan const& plan, ColumnReader const& reader,
                       DecisionSpec const& decision)
        : progress_(progress),
          plan_(plan),
          decision_(decision),
          reader_(reader),
          values_(plan, reader, decision),
          columns_(values_.options()) {
        about_.name = decision.name;
        about_.title = decision.title;
        about_.unit = decision.unit;
        about_.effect_unit = decision.effect_unit;
        about_.times = decision.times;
        about_.luck = plan.has_luck();
        for (auto const& option : decision.options) {
            about_.options.push_back({option.name, option.title});
        }
    }

    /// From all draws, and from the first of them to see what is said converge.
    void add_all(SpreadData const& data) {
        see();
        constexpr std::size_t fewest = 128;
        look_at(data, reader_.draws());  // what cannot be told at all is told before anything else is
        for (std::size_t const draws : prefixes(reader_.draws(), fewest, data.sampling.replicates)) {
            if (!can_look_at(data, draws)) {
                continue;
            }
            if (all()) {
                add_options(data);
            }
            std::string const all_numbers =
                several() ? "all uncertain numbers, and which evidence is true" : "all uncertain numbers";
            add({known_everything, about_.luck ? "everything, luck included: no study can reach this"
                                               : "everything: " + all_numbers},
                "EVPI", [&] { return value_->of_everything(); });
            if (about_.luck) {
                add({known_all_numbers, all_numbers}, "EVPPI", [&] { return of_all_numbers(data); });
            }
            if (several()) {
                add({which_evidence, which_evidence}, "EVPPI", [&] { return value_->of({{}, true}); });
            }
            add_groups(data);
            for (std::size_t input = 0; input < data.inputs.size(); ++input) {
                add({data.inputs[input], data.inputs[input]}, "EVPPI", [&] {
                    return value_->of({places(data, {input}), false});
                });
            }
            for (std::size_t study = 0; study < seen_.size(); ++study) {
                if (!seen_[study].empty()) {
                    add(
                        {decision_.studies[study].name, decision_.studies[study].title}, "EVSI",
                        [&] {
                            return value_->of({views(seen_[study], draws_), false});
                        },
                        decision_.studies[study].cost);
                }
            }
        }
        progress_.result.decisions.push_back(about_);
    }

    [[nodiscard]] DecisionSample sample() const {
        return sample_of(plan_, reader_, decision_, values_, columns_);
    }

private:
    [[nodiscard]] bool all() const { return draws_ == reader_.draws(); }
    [[nodiscard]] bool several() const { return values_.stances().size() > 1; }

    /// What cannot be seen takes its own study with it, and no more.
    void see() {
        for (auto const& study : decision_.studies) {
            seen_.emplace_back();
            try {
                seen_.back() = values_.seen(study);
            } catch (core::InputError const& error) {
                progress_.note(fmt::format("decision.{}.study.{} is left out: {}", decision_.name, study.name,
                                           error.what()));
            }
        }
    }

    void look_at(SpreadData const& data, std::size_t draws) {
        draws_ = draws;
        strata_.clear();
        auto const payoff_views = views(columns_.payoff, draws);
        for (std::size_t stance = 0; stance < payoff_views.size(); ++stance) {
            std::size_t const in_results = values_.stances()[stance];
            auto const weights = reader_.draw_weights(in_results);
            strata_.push_back({payoff_views[stance], progress_.weights[in_results],
                               weights.empty() ? weights : weights.first(draws)});
        }
        value_.emplace(strata_, all() ? data.sampling : data.sampling_of_first());
    }

    /// Whether the first draws are enough to tell anything; that all are is known by then.
    [[nodiscard]] bool can_look_at(SpreadData const& data, std::size_t draws) {
        try {
            look_at(data, draws);
        } catch (core::InputError const&) {
            return false;
        }
        return true;
    }

    /// Mean of an option's effect or cost, and half of its 95% interval; nothing where the option has a payoff alone.
    [[nodiscard]] std::pair<double, double> mean_of(std::vector<std::vector<Column>> const& columns,
                                                    std::size_t option,
                                                    analysis::Sampling const& sampling) const {
        if (!decision_.options[option].effect.given()) {
            return {nothing, nothing};
        }
        std::vector<analysis::Stratum> strata;
        for (std::size_t stance = 0; stance < columns.size(); ++stance) {
            strata.push_back({columns[stance][option], strata_[stance].weight, strata_[stance].draw_weights});
        }
        auto const interval = analysis::mean_interval(strata, sampling);
        return {(interval.low + interval.high) / 2, (interval.high - interval.low) / 2};
    }

    void add_options(SpreadData const& data) {
        auto& table = progress_.table(
            "options", "What may be chosen, before anything more is known", {"decision", "option"},
            {"payoff", "payoff_conf", "beyond_chosen", "beyond_chosen_conf", "best_chance",
             "best_chance_error", "effect", "effect_conf", "cost", "cost_conf", "chosen"},
            {"output", "output", "output", "output", "1", "1", "effect", "effect", "output", "output", "1"});
        for (std::size_t option = 0; option < decision_.options.size(); ++option) {
            auto const& one = value_->options()[option];
            auto const [effect, effect_conf] = mean_of(columns_.effect, option, data.sampling);
            auto const [cost, cost_conf] = mean_of(columns_.cost, option, data.sampling);
            table.rows.push_back({{decision_.name, decision_.options[option].name},
                                  {one.payoff.mean, one.payoff_reach, one.beyond.mean, one.beyond_reach,
                                   one.best.value, one.best.error, effect, effect_conf, cost, cost_conf,
                                   option == value_->chosen() ? 1.0 : 0.0}});
        }
    }

    /// A row of what would be known, from the draws looked at. What cannot be told from all draws is said with the reason.
    void add(Titled const& what, std::string const& kind,
             std::function<analysis::InformationValue()> const& find, double cost = nothing) {
        analysis::InformationValue found;
        try {
            found = find();
        } catch (core::InputError const& error) {
            if (all()) {
                progress_.note(fmt::format("decision.{}: what it is worth to know \"{}\" is left out: {}",
                                           decision_.name, what.title, error.what()));
            }
            return;
        }
        auto const scaled = analysis::for_decisions(found, decision_.times);
        bool const study = !std::isnan(cost);
        auto const net = analysis::net_benefit_of_study(scaled, study ? cost : 0);
        auto const half = [](analysis::InformationValue const& one) {
            return (one.interval.high - one.interval.low) / 2;
        };
        auto& table = progress_.table(
            "information", "What it is worth to know more before choosing", {"decision", "kind", "what"},
            {"value", "value_conf", "in_sample", "held_out", "changed_chance", "changed_chance_error", "cost",
             "net_benefit", "net_benefit_conf"},
            {"output", "output", "output", "output", "1", "1", "output", "output", "output"});
        EstimateRows(progress_, table, draws_, draws_, all())
            .add({decision_.name, kind, what.name},
                 {scaled.value, half(scaled), scaled.in_sample, scaled.held_out, scaled.changed.value,
                  scaled.changed.error, cost, study ? net.value : nothing, study ? half(net) : nothing});
        if (all()) {
            about_.known.push_back(what);
        }
        if (all() && scaled.value < 0) {
            progress_.note(
                "A value of information below 0: there is no such value; the luck of the draws shows. More "
                "draws bring it nearer the truth.");
        }
    }

    /// Places of some uniform numbers, the same under all bodies of evidence.
    [[nodiscard]] std::vector<std::vector<std::span<double const>>> places(
        SpreadData const& data, std::vector<std::size_t> const& inputs) const {
        std::vector<std::span<double const>> columns;
        for (std::size_t const input : inputs) {
            columns.push_back(std::span(data.places[input]).first(draws_));
        }
        return {strata_.size(), columns};
    }

    /// Where the body of evidence is known, places and values say the same.
    [[nodiscard]] analysis::InformationValue of_all_numbers(SpreadData const& data) const {
        std::vector<std::size_t> inputs(data.inputs.size());
        std::iota(inputs.begin(), inputs.end(), 0);
        return value_->of({places(data, inputs), true});
    }

    /// Groups of several; one that holds a single number is worth what the number is.
    void add_groups(SpreadData const& data) {
        std::vector<std::string> groups;
        for (auto const& group : data.groups) {
            if (!group.empty() && std::find(groups.begin(), groups.end(), group) == groups.end()) {
                groups.push_back(group);
            }
        }
        for (auto const& group : groups) {
            std::vector<std::size_t> members;
            for (std::size_t input = 0; input < data.inputs.size(); ++input) {
                if (data.groups[input] == group) {
                    members.push_back(input);
                }
            }
            if (members.size() > 1) {
                add({known_group + group, "group " + group}, "EVPPI", [&] {
                    return value_->of({places(data, members), false});
                });
            }
        }
    }

    AnalysisInProgress& progress_;
    Plan const& plan_;
    DecisionSpec const& decision_;
    ColumnReader const& reader_;
    DecisionValues values_;
    OptionColumns columns_;
    std::vector<Columns> seen_;  ///< [study]; empty: it could not be seen
    std::size_t draws_ = 0;      ///< the first ones, that are looked at
    std::vector<analysis::PayoffStratum> strata_;
    std::optional<analysis::ValueOfInformation> value_;
    AnalysedDecision about_;
};

}  // namespace

void add_decisions(AnalysisInProgress& progress, Plan const& plan, ColumnReader const& reader,
                   SpreadData const& data, std::vector<std::string> const& outputs, bool samples) {
    for (auto const& decision : plan.scenario.decisions) {
        bool const wanted =
            outputs.empty() || std::find(outputs.begin(), outputs.end(), decision.name) != outputs.end();
        if (!wanted) {
            continue;
        }
        // One that cannot be told leaves the others, and what drives outcomes, as they are.
        try {
            DecisionInProgress one(progress, plan, reader, decision);
            one.add_all(data);
            if (samples) {
                progress.result.samples.push_back(one.sample());
            }
        } catch (core::InputError const& error) {
            progress.note(fmt::format("decision.{} is left out: {}", decision.name, error.what()));
        }
    }
}

}  // namespace eigenkracht::study
