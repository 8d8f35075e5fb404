/// \file
/// Works out what the model says of numbers that somebody published, and of measures that decisions use.
#pragma once

#include "formula/expression.hpp"
#include "pathway/cohort.hpp"
#include "pathway/evaluator.hpp"
#include "study/estimand_solver.hpp"
#include "study/plan.hpp"
#include "study/region_worker.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::study {

/// Values of checks in one draw; one per thread.
class CheckValues {
public:
    /// \param plan  must outlive this
    explicit CheckValues(Plan const& plan);

    /// \param named      the draw's numbers in the point's stance, in the order of plan.names
    /// \param estimands  of studies with a pathway; else none
    /// \param regions    of region studies, with the same draw and stance taken; else none
    /// \return           in the unit of the published number
    /// \throws core::InputError  if it is no finite number; names the check
    [[nodiscard]] double value(CheckPoint const& point, double const* named, EstimandSolver* estimands,
                               RegionWorker const* regions);

    /// The measures that decisions use, in one draw and stance. \param to  room for those of plan.measures
    /// \throws core::InputError  if one is no finite number; names it
    void measures(double const* named, double* to);

private:
    struct Measured {
        std::size_t measure = 0;
        std::size_t strategy = 0;
        std::vector<std::size_t> entries;
    };
    struct Compiled {
        std::optional<formula::Expression> formula;
        Measured measured;
        std::vector<std::pair<std::size_t, double>> given;  ///< place among the names, value
    };

    [[nodiscard]] Measured compile(std::string const& measure, std::string const& strategy,
                                   std::vector<std::string> const& population) const;
    [[nodiscard]] double measured(Measured const& of, double const* named);
    /// Spent on care in the months after the conference without it, less with it, less the conference; prices of the
    /// draw. With numbers `given`, children and prices are worked out again from them, for the published families
    /// and not for a region.
    [[nodiscard]] double saving(double const* named, int months, bool given, RegionWorker const& regions);

    Plan const& plan_;
    std::vector<Compiled> compiled_;            ///< by the scenario's check
    std::vector<Measured> of_decisions_;        ///< as plan.measures
    std::vector<formula::Expression> amounts_;  ///< children per conference by entry class
    std::vector<formula::Expression> prices_;
    std::optional<pathway::Evaluator> evaluator_;
    std::optional<pathway::Cohort> cohort_;
    pathway::Tables tables_;
    std::vector<double> named_, children_, price_now_;
    std::vector<double> occupancy_;  ///< [meter][month]
};

}  // namespace eigenkracht::study
