/// \file
/// Measures the processor time of 131,072 scrambled Sobol' points through ten inverse distribution functions; with
/// draws_speed_peers.py for comparison. Not a test: times depend on the machine.

#include "uncertainty/budget_of_ten.hpp"
#include "uncertainty/design_points.hpp"
#include "uncertainty/law.hpp"
#include "uncertainty/quantile_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::uncertainty;

namespace {

constexpr std::size_t points = 131'072;

/// The least of five times, in milliseconds of the processor.
double milliseconds(std::function<void()> const& work) {
    double least = HUGE_VAL;
    for (int time = 0; time < 5; ++time) {
        std::clock_t const start = std::clock();
        work();
        least = std::min(least, 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return least;
}

}  // namespace

int main() {
    auto const laws = tests::budget_laws();
    std::vector<std::string> names;
    for (Distribution const& law : laws) {
        names.push_back(text(law));
    }
    std::vector<std::vector<double>> columns(laws.size(), std::vector<double>(points));
    for (unsigned const replicates : {1U, 16U}) {
        // All set-up included: directions, tables of scrambles and of quantiles.
        double const tabulated = milliseconds([&] {
            DesignPoints const design(DesignPoints::Kind::sobol, {1}, points, replicates, names);
            for (std::size_t d = 0; d < laws.size(); ++d) {
                design.fill_column(0, points, d, columns[d].data());
                QuantileTable(laws[d]).fill(columns[d].data(), points, columns[d].data());
            }
        });
        double const by_draw = milliseconds([&] {
            DesignPoints const design(DesignPoints::Kind::sobol, {1}, points, replicates, names);
            std::vector<QuantileTable> tables(laws.begin(), laws.end());
            std::vector<double> u(laws.size());
            for (std::uint64_t draw = 0; draw < points; ++draw) {
                design.fill(draw, u.data());
                for (std::size_t d = 0; d < laws.size(); ++d) {
                    columns[d][draw] = tables[d](u[d]);
                }
            }
        });
        double const exact = milliseconds([&] {
            DesignPoints const design(DesignPoints::Kind::sobol, {1}, points, replicates, names);
            for (std::size_t d = 0; d < laws.size(); ++d) {
                for (std::uint64_t draw = 0; draw < points; ++draw) {
                    columns[d][draw] = quantile(laws[d], design.at(draw, d));
                }
            }
        });
        std::fputs(fmt::format("{} replicates: {:.1f} ms by columns, {:.1f} ms draw by draw, {:.0f} ms with "
                               "exact quantiles, one by one\n",
                               replicates, tabulated, by_draw, exact)
                       .c_str(),
                   stdout);
    }
    return 0;
}
