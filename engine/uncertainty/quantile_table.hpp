/// \file
/// Quantiles of one law for many uniform numbers: a polynomial in place of an equation to be solved.
///
/// A law's quantile is a smooth function of the normal quantile of the same chance (of a normal law it is a line), so
/// some dozens of polynomials give it to ten digits and more.
#pragma once

#include "uncertainty/hermite.hpp"
#include "uncertainty/normal_table.hpp"
#include "uncertainty/spec.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace eigenkracht::uncertainty {

/// `quantile` of a law whose numbers stay the same, for beta, gamma and PERT laws some hundred times faster.
///
/// A pure function of law and u: the same bits whatever was asked before, and on every processor. Off from `quantile`
/// by at most 1e-10 of the value's distance from the nearer end of the law's range (normal laws: of the standard
/// deviation), and by rounding, some 1e-15 of the value. From one u to a greater one it never falls but by rounding.
///
/// The exact quantile is given for chances below 3.2e-5 and above 1 - 3.2e-5, for laws without a table (uniform,
/// triangular, mixtures), and where a polynomial misses by more than a tenth of that bound in the middle of its cell,
/// where it misses most.
///
/// A cell is filled when it is first used, for the price of three exact quantiles, so a law that is asked once costs no
/// whole table. Not thread-safe; every thread has its own.
///
/// \see Hörmann & Leydold (2003), Continuous random variate generation by fast numerical inversion, ACM TOMACS 13(4),
///      347-362: quantiles by Hermite interpolation with a checked error. Here over the normal quantile, not over u.
class QuantileTable {
public:
    /// \param law  one without mistakes (`check_law`)
    explicit QuantileTable(Distribution law);

    /// \param u  0 < u < 1
    /// \throws core::InputError  if u is outside
    [[nodiscard]] double operator()(double u);

    /// Quantiles of many chances.
    ///
    /// \param u, values  `count` numbers each; may be the same
    /// \throws core::InputError  if a u is outside
    void fill(double const* u, std::size_t count, double* values);

private:
    /// What the polynomials give, or what is asked instead of them.
    enum class Form {
        exact,     ///< no table: `quantile`
        line,      ///< of the normal quantile: normal laws
        exp_line,  ///< the exponential of a line: wide log-normal laws
        value,     ///< polynomials of the value
        log,       ///< of its logarithm: gamma laws with much near 0
        logit      ///< of the logit of its place in the law's range: beta and PERT laws with much near an end
    };
    /// Which standard law the polynomials are of.
    enum class Kind { log_normal, gamma, beta };
    enum class State : unsigned char { untouched, filled, exact };

    static constexpr std::size_t most_cells = 64;

    void take_beta(Beta const& law);
    [[nodiscard]] double value(double u);
    [[nodiscard]] double in_unfilled(std::size_t cell, double u);
    void fill_cell(std::size_t cell);
    [[nodiscard]] Jet const& jet_at(std::size_t boundary);
    [[nodiscard]] Jet standard_jet(double z) const;
    [[nodiscard]] double standard_at(double z) const;
    [[nodiscard]] double formed(double standard) const;
    [[nodiscard]] double standard_of(double formed) const;

    Distribution law_;
    NormalTable const& normal_;
    Form form_ = Form::exact;
    Kind kind_ = Kind::gamma;
    double first_ =
        0;  ///< shape or alpha of the standard law; of normal and log-normal laws: where the line crosses 0
    double second_ = 0;  ///< beta; the line's slope
    double offset_ = 0;  ///< value = offset + scale * standard value
    double scale_ = 1;
    double cells_of_one_ = 0;  ///< cells in one standard deviation of the normal law
    std::array<State, most_cells> states_{};
    std::vector<Septic> polynomials_;       ///< [cell]; none for laws without cells
    std::vector<std::optional<Jet>> jets_;  ///< [boundary between cells]
};

}  // namespace eigenkracht::uncertainty
