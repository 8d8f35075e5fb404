/// \file
/// The chances of a law, fast enough to be asked at every amount in every draw.
#pragma once

#include "uncertainty/spec.hpp"

#include <vector>

namespace eigenkracht::study {

/// cdf() of a law from a table, where a table is as good; from the law itself where not.
///
/// A law whose chance takes long (beta, gamma, PERT, normal) is laid down at 2,049 places and read by cubics through four of
/// them. Whether that holds is tried between all places: a table that is further off than 1e-9 anywhere is not used. Near the
/// ends, where powers may bend sharply, and for laws with lumps or simple formulas the law itself is asked.
class ChanceTable {
public:
    /// \param law  must outlive this
    explicit ChanceTable(uncertainty::Distribution const& law);

    /// Below this a number of the law is never, or once in 10^12 draws; above high() likewise.
    [[nodiscard]] double low() const { return low_; }
    [[nodiscard]] double high() const { return high_; }

    /// Chance that a number of the law is at most x; right within 1e-9.
    [[nodiscard]] double operator()(double x) const;

private:
    [[nodiscard]] double from_table(double x) const;

    uncertainty::Distribution const& law_;
    bool logarithmic_ = false;  ///< places are even in the logarithm of the number
    double low_ = 0;
    double high_ = 0;
    double from_ = 0;  ///< of the table, as its places are counted
    double per_place_ = 0;
    std::vector<double> chances_;  ///< empty: the law itself is asked
};

}  // namespace eigenkracht::study
