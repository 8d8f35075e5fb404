/// \file
/// From the parameters of a draw to the numbers of a pathway under one strategy.
#pragma once

#include "pathway/pathway.hpp"
#include "pathway/tables.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace eigenkracht::pathway {

/// Compiled formulas of a pathway with their scratch; one per thread.
class Evaluator {
public:
    explicit Evaluator(Pathway const& pathway);
    Evaluator(Evaluator&&) noexcept;
    Evaluator& operator=(Evaluator&&) noexcept;
    ~Evaluator();

    /// Fills the tables of one draw and one strategy.
    ///
    /// \param parameters  values in the order of Pathway::parameter_names()
    /// \param strategy    index
    /// \param out         filled; a second call computes only what depends on values that have changed
    /// \param cycles      moves in cycles 0 .. cycles - 1 are wanted; 1 to the horizon
    /// \param like        tables of the pathway that may agree with these in part, as those of the other arm do; null: none
    /// \throws core::InputError  that names the leave, entry or trait and the value: a probability outside
    ///                           [0, 1],
    ///         probabilities that sum to more than 1, shares that do not sum to 1 (within 1e-9), a negative
    /// rate, a
    ///         mean stay below one cycle
    void evaluate(double const* parameters, std::size_t strategy, Tables& out, int cycles,
                  Tables const* like = nullptr);

    /// \name One person, for traits that tables cannot hold
    /// \{
    /// Makes the person's traits those that the following calls use. Values are taken from `tables`.
    void meet(Tables const& tables, std::vector<double> const& traits);
    /// Shares of an entry's starts, in the order of Plan::starts.
    void start_shares(std::size_t entry, std::vector<double>& out);
    /// Probabilities of a node's edges in a cycle: the stay, then each state that can follow.
    void edges(std::size_t node, int cycle, double* out);
    /// Chance in a cycle of each leave that ends every track.
    void endings(int cycle, double* out);
    /// \}

private:
    class Work;
    std::unique_ptr<Work> work_;
};

}  // namespace eigenkracht::pathway
