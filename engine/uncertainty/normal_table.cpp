#include "uncertainty/normal_table.hpp"

#include "core/elementary.hpp"

namespace eigenkracht::uncertainty {
namespace {

/// The normal quantile's value and derivatives at a chance, for places in a cell of some width.
Jet jet_at(double chance, double width) {
    constexpr double root_2pi = 2.506628274631000502415765284811045253;
    double const z = core::normal_quantile(chance);
    double const slope = width * root_2pi * core::exp(z * z / 2);
    return {z, slope, z * slope * slope, (1 + 2 * z * z) * slope * slope * slope};
}

}  // namespace

NormalTable const& NormalTable::get() {
    static NormalTable const table;
    return table;
}

NormalTable::NormalTable() {
    auto const start = [](std::size_t cell) {
        return std::bit_cast<double>((first_cell + cell) << bits_of_place);
    };
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
        double const width = start(cell + 1) - start(cell);
        cells_[cell] = hermite_septic(jet_at(start(cell), width), jet_at(start(cell + 1), width));
    }
}

}  // namespace eigenkracht::uncertainty
