/// \file
/// What formulas of a pathway may mention, and where each value stands.
#pragma once

#include "pathway/spec.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::pathway {

/// The names in the order of their values: parameters, strategy values, traits, built-in clocks, named
/// clocks.
///
/// Built-in clocks: `cycle` and `time_since_entry` (0, 1, ...), `time_in_state` (completed cycles in the
/// state), `age` (years, at the cycle's start; with a start age or a trait `age`), `calendar_year` (whole;
/// with a start year). A trait `age` is the age at entry: formulas call that `age_at_entry`, and `age` is
/// the age now.
class Names {
public:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    /// What a value belongs to.
    enum class Kind {
        parameter,
        strategy_value,
        trait,
        cycle,
        time_in_state,
        age,
        calendar_year,
        named_clock
    };

    Names(PathwaySpec const& spec, std::vector<std::string> const& parameters);

    [[nodiscard]] std::vector<std::string> const& all() const { return all_; }
    [[nodiscard]] Kind kind(std::size_t index) const { return kinds_[index]; }
    [[nodiscard]] std::size_t index(std::string const& name) const;  ///< `none` if there is no such name

    std::size_t first_strategy_value = 0;  ///< = number of parameters
    std::size_t first_trait = 0;
    std::size_t cycle = none;
    std::size_t time_since_entry = none;
    std::size_t time_in_state = none;
    std::size_t age = none;            ///< none: this pathway knows no age
    std::size_t calendar_year = none;  ///< none: this pathway knows no calendar
    std::size_t first_clock = 0;
    std::size_t age_trait = none;  ///< index among the traits of the one named `age`

    /// Names of parameters, strategy values and traits only: what is known of a person before the first
    /// cycle.
    [[nodiscard]] std::vector<std::string> lasting() const;
    /// Names of parameters and of the first `count` strategy values.
    [[nodiscard]] std::vector<std::string> before_strategy_value(std::size_t count) const;

private:
    void add(std::string const& name, Kind kind);
    std::vector<std::string> all_;
    std::vector<Kind> kinds_;
};

}  // namespace eigenkracht::pathway
