/// \file
/// A formula made ready to be computed many times.
#pragma once

#include "core/lookup_table.hpp"
#include "formula/formula.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace eigenkracht::formula {

/// A compiled formula: a function of named values.
///
/// Arithmetic is IEEE double, and `exp`, `log`, `^` and their kin are those of core/elementary.hpp, so a value has the
/// same bits on every processor. Bad arithmetic (1/0, log(-1)) gives an infinity or NaN: whoever uses the value
/// refuses it by name. True is 1 and false is 0; `condition ? yes : no` computes only the side it needs.
/// Holds scratch memory: one per thread.
class Expression {
public:
    /// \param formula  text in the language of `read`
    /// \param names    what it may use; the order fixes the order of the values
    /// \param tables   what `table("name", ...)` may use; those used are copied
    /// \throws core::InputError  for the first mistake that `check` finds
    Expression(Formula const& formula, std::vector<std::string> const& names,
               std::vector<core::LookupTable> const& tables);
    Expression(Expression&&) noexcept;
    Expression& operator=(Expression&&) noexcept;
    ~Expression();

    /// The value. `values[i]` belongs to `names[i]`; only those in `uses()` are read.
    double operator()(double const* values) const;

    /// Indices into `names` of what the formula uses, in order of first use.
    [[nodiscard]] std::vector<std::size_t> const& uses() const { return uses_; }

    /// Whether it uses no name at all.
    [[nodiscard]] bool is_constant() const { return uses_.empty(); }

private:
    class Program;

    std::vector<std::size_t> uses_;
    double constant_ = 0;
    std::unique_ptr<Program> program_;  ///< nothing for a constant and for a single name
};

}  // namespace eigenkracht::formula
