/// \file
/// Test functions whose Sobol' indices are known in closed form, and Saltelli designs of them.
#pragma once

#include "analysis/sobol_indices.hpp"
#include "random/scrambled_sobol.hpp"

#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

namespace eigenkracht::analysis_test {

/// A function of uniform numbers, with what is known of it.
struct KnownFunction {
    unsigned inputs = 0;
    std::function<double(double const* u)> value;
    std::vector<double> S1;
    std::vector<double> ST;
};

/// Ishigami & Homma (1990) with 7 and 0.1.
inline KnownFunction ishigami() {
    return {3,
            [](double const* u) {
                double const pi = 3.14159265358979323846;
                double const x = pi * (2 * u[0] - 1);
                double const y = std::sin(pi * (2 * u[1] - 1));
                double const z = pi * (2 * u[2] - 1);
                return std::sin(x) + 7 * y * y + 0.1 * z * z * z * z * std::sin(x);
            },
            {0.3139051911, 0.4424111448, 0},
            {0.5575888552, 0.4424111448, 0.2436836641}};
}

/// Sobol' G of Saltelli & Sobol' (1995), a = (0, 1, 4.5, 9, 99, 99, 99, 99).
inline KnownFunction sobol_g() {
    KnownFunction g{8,
                    [](double const* u) {
                        double const a[8] = {0, 1, 4.5, 9, 99, 99, 99, 99};
                        double product = 1;
                        for (int i = 0; i < 8; ++i) {
                            product *= (std::fabs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
                        }
                        return product;
                    },
                    {0.7161921689, 0.1790480422, 0.0236757742, 0.0071619217},
                    {0.7871441267, 0.2421981928, 0.0343169102, 0.0104603871}};
    g.S1.resize(8, 0.0000716192);
    g.ST.resize(8, 0.0001049491);
    return g;
}

/// Outputs of a design, column by column.
struct SaltelliDesign {
    std::vector<double> a, b;
    std::vector<std::vector<double>> ab, ba;

    [[nodiscard]] analysis::SaltelliOutputs outputs(double weight = 1) const {
        analysis::SaltelliOutputs out;
        out.a = a;
        out.b = b;
        out.ab.assign(ab.begin(), ab.end());
        out.ba.assign(ba.begin(), ba.end());
        out.weight = weight;
        return out;
    }

    [[nodiscard]] analysis::SobolIndices indices(analysis::Sampling const& sampling,
                                                 analysis::Resampling const& resampling) const {
        auto const out = outputs();
        return analysis::sobol_indices(std::span(&out, 1), sampling, resampling);
    }
};

/// The function at A, B, AB and, if asked for, BA; Monte Carlo for one replicate, scrambled Sobol' points for more.
inline SaltelliDesign saltelli_design(KnownFunction const& f, std::size_t points, unsigned replicates,
                                      std::uint64_t seed, bool both_sides = false) {
    unsigned const d = f.inputs;
    SaltelliDesign design;
    design.ab.resize(d);
    design.ba.resize(both_sides ? d : 0);
    random::ScrambledSobol const sobol(random::Seed{seed}, 2 * d, std::max(replicates, 1U));
    std::vector<double> u(2 * std::size_t{d});
    std::vector<double> x(d);
    for (std::size_t point = 0; point < points; ++point) {
        if (replicates > 1) {
            sobol.fill(point / replicates, static_cast<unsigned>(point % replicates), u.data());
        } else {
            for (unsigned k = 0; k < 2 * d; ++k) {
                u[k] = random::uniform(random::Seed{seed}, random::Purpose::parameter,
                                       static_cast<std::uint32_t>(point), k, 0, 0);
            }
        }
        double const* const a = u.data();
        double const* const b = u.data() + d;
        design.a.push_back(f.value(a));
        design.b.push_back(f.value(b));
        for (unsigned j = 0; j < d; ++j) {
            x.assign(a, a + d);
            x[j] = b[j];
            design.ab[j].push_back(f.value(x.data()));
            if (both_sides) {
                x.assign(b, b + d);
                x[j] = a[j];
                design.ba[j].push_back(f.value(x.data()));
            }
        }
    }
    return design;
}

}  // namespace eigenkracht::analysis_test
