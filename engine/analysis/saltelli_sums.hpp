/// \file
/// What Sobol' indices are made of: sums over the base points of a Saltelli design.
#pragma once

#include "analysis/sampling.hpp"
#include "analysis/sobol_indices.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace eigenkracht::analysis {

/// The base points of a design that have not failed, as rows of products whose sums give every index.
class SaltelliSums {
public:
    /// \throws core::InputError  as sobol_indices
    SaltelliSums(std::span<SaltelliOutputs const> evidence, Sampling const& sampling);

    /// Why there can be no indices; empty where there can.
    [[nodiscard]] std::string const& reason() const { return reason_; }
    [[nodiscard]] std::size_t rows() const { return kept_.size(); }
    [[nodiscard]] std::size_t failed() const { return failed_; }
    /// Which replicate a row belongs to.
    [[nodiscard]] std::size_t replicate_of(std::size_t row) const { return kept_[row] % replicates_; }

    [[nodiscard]] std::size_t columns() const { return columns_; }
    /// Writes rows as RowWriter does.
    void write(std::size_t first, std::size_t count, std::size_t stride, double* to) const;

    /// How many figures estimate() gives: S1 and ST of each input, S2 of each pair, S1 and ST of the evidence.
    [[nodiscard]] std::size_t figures() const;
    /// \param sums     of every column
    /// \param rows     over how many rows
    /// \param figures  what figures() says; not a number where the sums leave no variance
    void estimate(double const* sums, double rows, double* figures) const;
    /// Puts figures where they belong.
    /// \param half_widths  of each figure
    void name(std::span<double const> figures, std::span<double const> half_widths, SobolIndices& to) const;

    [[nodiscard]] double mean(double const* sums, double rows) const;      ///< of the outcome
    [[nodiscard]] double variance(double const* sums, double rows) const;  ///< of the outcome

private:
    void keep_whole_rows();
    void look_for_variation();
    [[nodiscard]] std::size_t input_column(std::size_t input) const {
        return first_input_ + input * per_input_;
    }
    /// Own numbers of one side: f(AB) against f(A) and f(B), or f(BA) against f(B) and f(A).
    void write_side(std::size_t input, bool ba, std::size_t first, std::size_t count, std::size_t stride,
                    double* to) const;
    void write_pairs(std::size_t count, std::size_t stride, double* to) const;

    std::vector<SaltelliOutputs> evidence_;  ///< those of weight
    std::vector<double> shares_;             ///< of evidence_
    std::size_t inputs_ = 0;
    bool several_ = false;     ///< bodies of evidence of weight
    bool both_sides_ = false;  ///< BA is there
    std::size_t replicates_ = 1;
    bool independent_ = true;  ///< rows: not Sobol' points
    std::vector<std::size_t> kept_;
    std::size_t failed_ = 0;
    std::string reason_;
    double centre_ = 0;  ///< common mean of f(A) and f(B)
    std::size_t first_input_ = 0;
    std::size_t per_side_ = 0;
    std::size_t per_input_ = 0;
    std::size_t first_pair_ = 0;
    std::size_t columns_ = 0;
};

}  // namespace eigenkracht::analysis
