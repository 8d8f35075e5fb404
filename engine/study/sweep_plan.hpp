/// \file
/// A sweep made ready: its inputs, what comes out at a point, its design, and the scenario cut down to what it asks.
#pragma once

#include "study/prepared.hpp"
#include "study/results.hpp"
#include "study/scenario.hpp"
#include "study/solve.hpp"
#include "study/sweep_design.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// One thing that a sweep varies.
struct SweepInput {
    enum class Kind {
        lever,      ///< a key of the scenario
        parameter,  ///< an uncertain number, by its chance
        column      ///< a key of the scenario that takes given values
    };
    std::string name;
    std::string title;
    std::string unit;
    Kind kind = Kind::parameter;
    std::string key;            ///< lever, column: as --set takes it
    std::size_t which = 0;      ///< lever, column: among those of the sweep; parameter: its dimension
    std::size_t parameter = 0;  ///< parameter: its place among the names
};

/// One number that comes out at a point, by stance.
struct SweepOutput {
    enum class Kind {
        outcome,  ///< of a draw; of a study its mean
        met       ///< whether a question's threshold is reached; of a study the chance that it is
    };
    std::string name;
    std::string title;
    std::string unit;
    Kind kind = Kind::outcome;
    std::size_t which = 0;                ///< of the questions, or of the numbers that outcomes hold
    std::optional<std::size_t> question;  ///< of the scenario; none: an outcome by itself
};

/// What comes out of a draw: every question, against its own baseline, and whether its threshold is reached; else every outcome.
[[nodiscard]] std::vector<SweepOutput> outputs_of(Plan const& plan);

/// Everything about a sweep but its results. Cheap to copy; never changes.
class SweepPlan {
public:
    /// \param scenario       the whole scenario, in which the sweep stands
    /// \param scenario_with  the same with values replaced
    /// \throws core::ScenarioError  with what is wrong with the sweep, or with the scenario
    SweepPlan(SweepSpec spec, Scenario const& scenario, ScenarioWith scenario_with);

    [[nodiscard]] SweepSpec const& spec() const { return spec_; }
    [[nodiscard]] SweepDesign const& design() const { return *design_; }
    [[nodiscard]] std::vector<SweepInput> const& inputs() const { return inputs_; }
    [[nodiscard]] std::vector<SweepOutput> const& outputs() const { return outputs_; }
    /// At the scenario's own levels.
    [[nodiscard]] Prepared const& base() const { return *base_; }
    [[nodiscard]] bool keeps_inputs() const {
        return spec_.keep_inputs.value_or(spec_.design != SweepSpec::Design::saltelli);
    }
    [[nodiscard]] bool studies() const { return spec_.each == SweepSpec::Each::study; }

    /// The settings of the levers at a point, as --set takes them.
    /// \param u  as from the design
    [[nodiscard]] std::vector<std::string> settings(std::uint64_t point, double const* u) const;
    /// The value of an input that is a lever or a column; not a number where it is left alone.
    [[nodiscard]] double level(std::size_t input, std::uint64_t point, double const* u) const;
    /// The scenario at settings, cut down.
    [[nodiscard]] Prepared at(std::vector<std::string> const& settings) const;

    /// What a results file of consecutive points looks like.
    /// \param first, count  which points
    [[nodiscard]] ResultsLayout layout(std::uint64_t first, std::uint64_t count) const;

private:
    [[nodiscard]] Scenario cut_down(Scenario scenario) const;
    void add_inputs(ResultsLayout& layout) const;
    void find_inputs();
    void require_not_overridden(Plan const& plan, std::string const& key) const;
    void try_settings() const;
    [[nodiscard]] std::vector<SweepFactor> factors() const;

    SweepSpec spec_;
    ScenarioWith scenario_with_;
    std::optional<Prepared> base_;
    std::vector<SweepInput> inputs_;
    std::vector<SweepOutput> outputs_;
    std::optional<SweepDesign> design_;
};

}  // namespace eigenkracht::study
