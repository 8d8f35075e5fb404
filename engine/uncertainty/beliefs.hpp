/// \file
/// Everything a scenario believes, checked and put in order: what is drawn, in which stance, and how.
#pragma once

#include "core/error.hpp"
#include "core/lookup_table.hpp"
#include "uncertainty/resolution.hpp"
#include "uncertainty/spec.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::uncertainty {

struct Plan;

/// What is known of a parameter's law without drawing it.
struct LawSummary {
    std::string text;              ///< the law in words
    std::optional<double> mean;    ///< nothing if it depends on other parameters
    std::optional<double> low95;   ///< 2.5% quantile
    std::optional<double> high95;  ///< 97.5% quantile
};

/// Something believed without a source.
struct Assumption {
    std::string
        what;  ///< full key: `parameter.NAME`, `stance.STANCE.parameter.NAME`, `stance.STANCE.weight`, `correlation.A.B`
    std::string value;  ///< the law or number in words
    std::string unit;
    std::string meaning;
    std::string reason;  ///< as the scenario gives it; may be empty
    core::SourceLocation where;
};

/// A scenario's beliefs. Const once built, so threads may share it; a Drawer draws from it.
///
/// Formulas may use parameters, tables, and `extra_names`: quantities whose values somebody else puts behind the
/// parameters' values before each draw. No parameter may have one of their names.
class Beliefs {
public:
    /// \throws core::ScenarioError  with everything that `check` finds
    explicit Beliefs(BeliefsSpec spec, std::vector<core::LookupTable> tables,
                     std::vector<std::string> extra_names = {});

    /// Everything that is wrong, sorted by place: names, laws, counts, weights, sources, formulas, cycles, correlations,
    /// stances without a law for a parameter, estimands that cannot be solved.
    [[nodiscard]] static std::vector<core::Mistake> check(BeliefsSpec const& spec,
                                                          std::vector<core::LookupTable> const& tables,
                                                          std::vector<std::string> const& extra_names = {});

    [[nodiscard]] BeliefsSpec const& spec() const { return spec_; }
    [[nodiscard]] std::vector<core::LookupTable> const& tables() const { return tables_; }
    [[nodiscard]] std::vector<std::string> const& extra_names() const { return extra_names_; }

    /// Parameters over all stances: common ones in file order, then those that single stances add.
    [[nodiscard]] std::vector<std::string> const& names() const { return resolution_.names; }

    /// Place of a parameter among the names.
    /// \throws core::InputError  for an unknown name, with the nearest one
    [[nodiscard]] std::size_t index(std::string const& name) const;

    /// At least one: without stances in the scenario a nameless one of weight 1.
    [[nodiscard]] std::vector<Stance> const& stances() const { return resolution_.stances; }

    /// Stance weights that sum to 1.
    [[nodiscard]] std::vector<double> weights() const;

    /// Names of the uniform numbers of a draw: every parameter that is drawn in some stance, in order of the names.
    [[nodiscard]] std::vector<std::string> const& dimension_names() const;

    /// Whether some of a draw's uniform numbers hang together by rank correlations.
    [[nodiscard]] bool correlated() const;
    /// The uniform numbers as laws get them: moved by the rank correlations. \param u  one for each dimension
    void correlate(double* u) const;

    /// A parameter as one stance sees it; `exists` is false where only other stances know it (its value is NaN there).
    [[nodiscard]] Resolved const& parameter(std::size_t parameter, std::size_t stance) const;

    [[nodiscard]] LawSummary summary(std::size_t parameter, std::size_t stance) const;

    /// Parameters that the stance's other parameters, clusterings or estimands use, rising. One that no stance and no
    /// other part of the scenario uses is dead.
    [[nodiscard]] std::vector<std::size_t> const& uses(std::size_t stance) const;

    /// Everything without a source: parameters, overrides, correlations, and the weights of several stances.
    [[nodiscard]] std::vector<Assumption> assumptions() const;

    /// How draws are computed; for the Drawer.
    [[nodiscard]] Plan const& plan() const { return *plan_; }

private:
    BeliefsSpec spec_;
    std::vector<core::LookupTable> tables_;
    std::vector<std::string> extra_names_;
    Resolution resolution_;
    std::shared_ptr<Plan const> plan_;  ///< never changes, so copies of the beliefs may share it
};

}  // namespace eigenkracht::uncertainty
