/// \file
/// A care pathway ready for use: checked, worked out, and asked by name.
#pragma once

#include "core/error.hpp"
#include "core/lookup_table.hpp"
#include "pathway/plan.hpp"
#include "pathway/spec.hpp"
#include "pathway/state_sets.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace eigenkracht::pathway {

/// A multi-state semi-Markov pathway; const once built, shared by all threads.
///
/// A person is in one state of every track at the start of each cycle t = 0, 1, ..., cycles (the points),
/// and moves at the end of a cycle. What happens next depends on the state, on the clocks that matter
/// there, on the cycle and on the person's traits. Tracks know nothing of each other, but for leaves into a
/// state with `ends`.
class Pathway {
public:
    /// \param spec             the description
    /// \param parameter_names  what formulas may use besides strategy values, traits and clocks; fixes
    ///                         their order
    /// \param tables           lookup tables of formulas
    /// \param timed_states     states or tags in which the time in state has to be known though no formula
    ///                         reads it,
    ///                         because somebody will ask for a window of it (a price for the first 12 months)
    /// \throws core::ScenarioError  with every mistake
    Pathway(PathwaySpec spec, std::vector<std::string> parameter_names, std::vector<core::LookupTable> tables,
            std::vector<std::string> const& timed_states = {});

    /// Every mistake; empty if a Pathway can be built (unless it has too many combinations of clocks).
    [[nodiscard]] static std::vector<core::Mistake> check(PathwaySpec const& spec,
                                                          std::vector<std::string> const& parameter_names,
                                                          std::vector<core::LookupTable> const& tables);

    [[nodiscard]] PathwaySpec const& spec() const { return plan_->spec; }
    [[nodiscard]] int cycles() const { return plan_->spec.cycles; }
    [[nodiscard]] std::size_t state_count() const { return plan_->states.size(); }
    [[nodiscard]] std::vector<std::string> const& tracks() const { return plan_->sets.tracks(); }
    [[nodiscard]] std::size_t track_of(std::size_t state) const { return plan_->states[state].track; }

    /// \name Index by name.
    /// \throws core::InputError  for an unknown name, with the nearest one
    /// \{
    [[nodiscard]] std::size_t state(std::string const& name) const;
    [[nodiscard]] std::size_t entry(std::string const& name) const;
    [[nodiscard]] std::size_t strategy(std::string const& name) const;
    [[nodiscard]] std::size_t outcome(std::string const& name) const;
    [[nodiscard]] std::size_t measure(std::string const& name) const;
    [[nodiscard]] Mask state_set(std::vector<std::string> const& names) const;  ///< states, tags, "*"
    /// \}

    [[nodiscard]] std::vector<std::string> const& parameter_names() const { return plan_->parameters; }
    /// By parameter: 1 if any formula of the pathway mentions it.
    [[nodiscard]] std::vector<char> const& parameters_used() const { return plan_->parameter_used; }

    /// How a stay in a state is sampled: `table of stays`, or `cycle by cycle: ` and why.
    [[nodiscard]] std::string sampling(std::size_t state) const;

    /// What a reader should know that is no mistake, such as counting weights that do not sum to the horizon.
    [[nodiscard]] std::vector<std::string> notices() const;

    /// What was worked out; for the solvers of this room.
    [[nodiscard]] Plan const& plan() const { return *plan_; }

private:
    std::shared_ptr<Plan const> plan_;
};

}  // namespace eigenkracht::pathway
