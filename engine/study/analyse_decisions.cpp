#include "analysis/value_of_information.hpp"
#include "core/error.hpp"
#include "study/analyse_parts.hpp"
#include "study/decision_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

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
          options_(progress.table("options", "What may be chosen, before anything more is known",
                                  {"decision", "option"},
                                  {"payoff", "payoff_error", "best_chance", "best_chance_error", "chosen"},
                                  {"output", "output", "1", "1", "1"})),
          worth_(progress.table(
              "information", "What it is worth to know more before choosing", {"decision", "kind", "what"},
              {"value", "value_conf", "in_sample", "held_out", "changed_chance", "cost", "net_benefit",
               "net_benefit_conf"},
              {"output", "output", "output", "output", "1", "output", "output", "output"})) {
        DecisionValues const values(plan, reader, decision);
        payoffs_ = values.payoffs();
        for (auto const& study : decision.studies) {
            seen_.push_back(values.seen(study));
        }
    }

    /// From all draws, and from the first of them to see what is said converge.
    void add_all(SpreadData const& data) {
        constexpr std::size_t fewest = 128;
        for (std::size_t const draws : prefixes(reader_.draws(), fewest, data.sampling.replicates)) {
            look_at(data, draws);
            if (all()) {
                add_options();
            }
            add("everything", "EVPI", value_->of_everything());
            if (several()) {
                add(which_evidence, "EVPPI", value_->of({{}, true}));
            }
            add_groups(data);
            for (std::size_t input = 0; input < data.inputs.size(); ++input) {
                add(data.inputs[input], "EVPPI", of(data, {input}));
            }
            for (std::size_t study = 0; study < seen_.size(); ++study) {
                add(decision_.studies[study].title, "EVSI", value_->of({views(seen_[study], draws_), false}),
                    decision_.studies[study].cost);
            }
        }
    }

private:
    [[nodiscard]] bool all() const { return draws_ == reader_.draws(); }

    void look_at(SpreadData const& data, std::size_t draws) {
        draws_ = draws;
        strata_.clear();
        auto const payoff_views = views(payoffs_, draws);
        for (std::size_t stance = 0; stance < payoff_views.size(); ++stance) {
            auto const weights = reader_.draw_weights(stance);
            strata_.push_back({payoff_views[stance], progress_.weights[stance],
                               weights.empty() ? weights : weights.first(draws)});
        }
        value_.emplace(strata_, all() ? data.sampling : data.sampling_of_first());
    }

    [[nodiscard]] bool several() const {
        return std::count_if(progress_.weights.begin(), progress_.weights.end(),
                             [](double weight) { return weight > 0; }) > 1;
    }

    void add_options() {
        for (std::size_t option = 0; option < decision_.options.size(); ++option) {
            auto const& one = value_->options()[option];
            options_.rows.push_back({{decision_.name, decision_.options[option].title},
                                     {one.payoff.mean, one.payoff.error, one.best.value, one.best.error,
                                      option == value_->chosen() ? 1.0 : 0.0}});
        }
    }

    void add(std::string const& what, std::string const& kind, analysis::InformationValue const& found,
             double cost = 0) {
        auto const scaled = analysis::for_decisions(found, decision_.times);
        auto const net = analysis::net_benefit_of_study(scaled, cost);
        auto const half = [](analysis::InformationValue const& one) {
            return (one.interval.high - one.interval.low) / 2;
        };
        EstimateRows(progress_, worth_, draws_, draws_, all())
            .add({decision_.name, kind, what}, {scaled.value, half(scaled), scaled.in_sample, scaled.held_out,
                                                scaled.changed.value, cost, net.value, half(net)});
        if (all() && scaled.value < 0) {
            progress_.note(
                "A value of information below 0 is none: it is the luck of the draws, shown as it is. More "
                "draws "
                "make it smaller.");
        }
    }

    /// What some uniform numbers, the same under all bodies of evidence, are worth to know.
    [[nodiscard]] analysis::InformationValue of(SpreadData const& data,
                                                std::vector<std::size_t> const& inputs) const {
        analysis::Known known;
        for (std::size_t stance = 0; stance < strata_.size(); ++stance) {
            auto& columns = known.columns.emplace_back();
            for (std::size_t const input : inputs) {
                columns.push_back(std::span(data.places[input]).first(draws_));
            }
        }
        return value_->of(known);
    }

    void add_groups(SpreadData const& data) {
        std::vector<std::string> groups;
        std::vector<std::vector<std::size_t>> members;
        for (std::size_t input = 0; input < data.inputs.size(); ++input) {
            auto const group = plan_.group_of(plan_.beliefs.index(data.inputs[input]));
            auto const at = std::find(groups.begin(), groups.end(), group);
            if (group.empty()) {
                continue;
            }
            if (at == groups.end()) {
                groups.push_back(group);
                members.emplace_back();
            }
            members[static_cast<std::size_t>(std::find(groups.begin(), groups.end(), group) - groups.begin())]
                .push_back(input);
        }
        for (std::size_t g = 0; g < groups.size(); ++g) {
            add("group " + groups[g], "EVPPI", of(data, members[g]));
        }
    }

    AnalysisInProgress& progress_;
    Plan const& plan_;
    DecisionSpec const& decision_;
    ColumnReader const& reader_;
    Columns payoffs_;
    std::vector<Columns> seen_;  ///< [study]
    std::size_t draws_ = 0;      ///< the first ones, that are looked at
    EstimateTable& options_;
    EstimateTable& worth_;
    std::vector<analysis::PayoffStratum> strata_;
    std::optional<analysis::ValueOfInformation> value_;
};

}  // namespace

void add_decisions(AnalysisInProgress& progress, Plan const& plan, ColumnReader const& reader,
                   SpreadData const& data) {
    for (auto const& decision : plan.scenario.decisions) {
        progress.result.decisions.push_back({decision.name, decision.title, decision.unit});
        DecisionInProgress(progress, plan, reader, decision).add_all(data);
    }
}

}  // namespace eigenkracht::study
