/// \file
/// Expected courses by renewal: who arrives in a state at what point, and what becomes of them.
#pragma once

#include "pathway/meter.hpp"
#include "pathway/plan.hpp"
#include "pathway/tables.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace eigenkracht::pathway {

/// The same expectations as March gives, for pathways in which every state leaves alike in all cycles and knows no named clock.
///
/// Those who arrive in a state at one point leave it at later points in the shares that its stay says, so flows between states are
/// convolutions of arrivals with stays: cycles squared for each state instead of cycles times nodes for each edge.
/// \see Howard (1971), Dynamic Probabilistic Systems, vol. 2, ch. 10 (interval transition probabilities of a semi-Markov process).
class Renewal {
public:
    /// \param plan  must outlive this
    explicit Renewal(Plan const& plan);

    /// Whether every state of the pathway leaves alike in all cycles.
    [[nodiscard]] bool able() const { return able_; }

    /// Expected persons in the states of meters at each point, of persons of one kind whose courses nothing ends.
    ///
    /// \param persons  by entry: so many of them start
    /// \param cycles   points 0 .. cycles - 1 are wanted; at most the cycles evaluated
    /// \param out      [meter][point]; added to: `scale[point]` times the persons
    void add_occupancies(Tables const& tables, std::size_t kind, std::vector<double> const& persons,
                         std::vector<Meter> const& meters, int cycles, double const* scale,
                         std::vector<double>& out);

private:
    /// A state: its stay, and flows through it by point.
    struct Course {
        bool one_law = false;  ///< where it leads does not depend on how long the stay was
        std::vector<double>
            leaves;  ///< [place or 0][cycles - 1]: chance that a stay lasts so long and leads there
        std::vector<double> survives;  ///< [cycles]: chance that a stay lasts longer
        std::vector<double> shares;    ///< by place, of one law
        std::vector<double> arrivals;  ///< [point]
        std::vector<double> found;     ///< [time in state]: persons found in the middle of a stay
        std::vector<double> leaving;   ///< [place or 0][point]
    };
    void take_stays(Tables const& tables, std::size_t kind, std::size_t points);
    void start(Tables const& tables, std::size_t kind, std::vector<double> const& persons,
               std::size_t points);
    void flow(std::size_t points);
    void count(std::size_t state, Meter const& meter, std::size_t points, std::vector<double>& persons) const;

    Plan const& plan_;
    std::vector<std::int32_t> fresh_;
    bool able_ = true;
    std::vector<Course> courses_;  ///< by state
    std::vector<double> residual_;
    std::vector<double> inside_;
};

}  // namespace eigenkracht::pathway
