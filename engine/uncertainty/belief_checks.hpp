/// \file
/// The checks of a scenario's beliefs, by subject. Each adds what it finds; `Beliefs::check` runs them all.
#pragma once

#include "core/error.hpp"
#include "core/lookup_table.hpp"
#include "formula/formula.hpp"
#include "uncertainty/resolution.hpp"
#include "uncertainty/spec.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::uncertainty {

/// The value of a law that has only one, a fixed number or a formula without names; nothing for other laws.
[[nodiscard]] std::optional<double> only_value(Law const& law);

/// What the checks read, and the mistakes they have found so far.
class BeliefChecks {
public:
    BeliefChecks(BeliefsSpec const& spec, std::vector<core::LookupTable> const& tables,
                 std::vector<std::string> const& extra_names);

    void sources();       ///< no key twice
    void clusterings();   ///< no key twice, formulas, constants in range
    void parameters();    ///< names, laws, counts, ranges, sources, of the common ones and of overrides
    void joints();        ///< each component has its parameter, and each parameter its component
    void correlations();  ///< known parameters with chance of their own, ranks that can be had
    void stances();       ///< names, weights, sources, variants, estimands
    void graphs();        ///< by stance: laws for all parameters, cycles, names of other stances, unknowns

    /// Sorted by place, each once.
    [[nodiscard]] std::vector<core::Mistake> found() const;

private:
    void add(core::SourceLocation const& where, std::string const& key, std::string found,
             std::string expected, std::string hint = "");
    void add(std::vector<core::Mistake> const& more);

    /// A word that should be one of some: its mistake ends with the nearest of them.
    void unknown(core::SourceLocation const& where, std::string const& key, std::string const& kind,
                 std::string const& word, std::vector<std::string> const& candidates);
    void source(core::SourceLocation const& where, std::string const& key, std::string const& name);
    void formula(formula::Formula const& formula, core::SourceLocation const& where, std::string const& key);

    /// A formula that must be given, and if it is a constant, lie from low to high.
    void formula_in(formula::Formula const& formula, core::SourceLocation const& where,
                    std::string const& key, double low, double high, std::string const& expected);

    void parameter(Parameter const& parameter, Parameter const& with_inherited, std::string const& key);
    void law(Parameter const& parameter, Parameter const& with_inherited, std::string const& key);
    void correlated(Correlation const& correlation, std::string const& name, std::string const& key);
    void copula();
    void stance(Stance const& stance);
    void estimand(Stance const& stance, Estimand const& estimand);
    void graph(std::size_t stance);
    void unknowns(std::size_t stance, std::vector<std::size_t> const& rank);
    void whole_shares(std::size_t stance);

    BeliefsSpec const& spec_;
    std::vector<core::LookupTable> const& tables_;
    std::vector<std::string> const& extra_names_;
    Resolution const resolution_;
    std::vector<std::string> known_names_;  ///< what formulas may use
    std::vector<std::string> source_keys_;
    std::vector<std::string> stance_names_;
    std::vector<core::Mistake> mistakes_;
};

}  // namespace eigenkracht::uncertainty
