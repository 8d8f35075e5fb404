#include "analysis/sobol_indices.hpp"

#include "analysis/saltelli_sums.hpp"
#include "analysis/student.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace eigenkracht::analysis {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Errors of figures by leaving out one replicate at a time.
std::vector<double> replicate_half_widths(SaltelliSums const& design, std::vector<double> const& sums,
                                          unsigned replicates) {
    std::size_t const columns = design.columns();
    std::vector<double> own(replicates * columns, 0.0);
    std::vector<double> rows_of(replicates, 0.0);
    std::vector<double> row(columns);
    for (std::size_t i = 0; i < design.rows(); ++i) {
        design.write(i, 1, columns, row.data());
        std::size_t const replicate = design.replicate_of(i);
        for (std::size_t column = 0; column < columns; ++column) {
            own[replicate * columns + column] += row[column];
        }
        rows_of[replicate] += 1;
    }
    std::vector<std::vector<double>> without(design.figures());
    std::vector<double> figures(design.figures());
    for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
        if (rows_of[replicate] == 0) {
            continue;  // all of its points have failed
        }
        for (std::size_t column = 0; column < columns; ++column) {
            row[column] = sums[column] - own[replicate * columns + column];
        }
        design.estimate(row.data(), static_cast<double>(design.rows()) - rows_of[replicate], figures.data());
        for (std::size_t figure = 0; figure < figures.size(); ++figure) {
            without[figure].push_back(figures[figure]);
        }
    }
    std::vector<double> half_widths;
    for (auto const& of_figure : without) {
        // Where one replicate holds all the variance there is, its error is beyond telling.
        double const half = jackknife_error(of_figure).half_width95;
        half_widths.push_back(std::isfinite(half) ? half : infinite);
    }
    return half_widths;
}

/// Second and fourth moments of figures over leaving out one row at a time, about their mean.
struct Influence {
    double second = 0;
    double fourth = 0;
};

std::vector<Influence> influences(SaltelliSums const& design, std::vector<double> const& sums,
                                  std::vector<double> const& estimates) {
    std::size_t const columns = design.columns();
    auto const rows = static_cast<double>(design.rows());
    std::vector<double> row(columns);
    std::vector<double> figures(estimates.size());
    std::vector<double> first(estimates.size(), 0.0);
    std::vector<Influence> found(estimates.size());
    for (std::size_t i = 0; i < design.rows(); ++i) {
        design.write(i, 1, columns, row.data());
        for (std::size_t column = 0; column < columns; ++column) {
            row[column] = sums[column] - row[column];
        }
        design.estimate(row.data(), rows - 1, figures.data());
        for (std::size_t figure = 0; figure < figures.size(); ++figure) {
            double const off = figures[figure] - estimates[figure];
            first[figure] += off;
            found[figure].second += off * off;
            found[figure].fourth += off * off * off * off;
        }
    }
    for (std::size_t figure = 0; figure < found.size(); ++figure) {
        // The mean is next to the estimate itself, which spares a second look at every row.
        first[figure] /= rows;
        found[figure].second = found[figure].second / rows - first[figure] * first[figure];
        found[figure].fourth /= rows;
    }
    return found;
}

/// Errors of figures by drawing rows again.
std::vector<double> bootstrap_half_widths(SaltelliSums const& design, std::vector<double> const& sums,
                                          std::vector<double> const& estimates,
                                          Resampling const& resampling) {
    auto const rows = static_cast<double>(design.rows());
    auto const drawn = resampled_sums(
        design.rows(), design.columns(),
        [&](std::size_t first, std::size_t count, std::size_t stride, double* to) {
            design.write(first, count, stride, to);
        },
        resampling);
    std::vector<double> figures(estimates.size());
    std::vector<double> first(estimates.size(), 0.0);
    std::vector<double> second(estimates.size(), 0.0);
    std::vector<double> resamples(estimates.size(), 0.0);
    for (unsigned resample = 0; resample < resampling.resamples; ++resample) {
        design.estimate(&drawn[resample * design.columns()], rows, figures.data());
        for (std::size_t figure = 0; figure < figures.size(); ++figure) {
            double const off = figures[figure] - estimates[figure];
            if (std::isfinite(off)) {  // else: rows without variance
                first[figure] += off;
                second[figure] += off * off;
                resamples[figure] += 1;
            }
        }
    }
    auto const influence = influences(design, sums, estimates);
    std::vector<double> half_widths;
    for (std::size_t figure = 0; figure < estimates.size(); ++figure) {
        double const times = std::max(resamples[figure], 2.0);
        double const mean = first[figure] / times;
        double const variance = std::max(0.0, (second[figure] - times * mean * mean) / (times - 1));
        if (!std::isfinite(influence[figure].fourth)) {
            half_widths.push_back(infinite);  // one base point holds all the variance there is
            continue;
        }
        double const jackknife = (rows - 1) * std::max(0.0, influence[figure].second);
        double const degrees = tail_degrees(rows, influence[figure].second, influence[figure].fourth);
        half_widths.push_back(student_factor(degrees, 0.95) * std::sqrt(std::max(variance, jackknife)));
    }
    return half_widths;
}

}  // namespace

SobolIndices sobol_indices(std::span<SaltelliOutputs const> evidence, Sampling const& sampling,
                           Resampling const& resampling) {
    SaltelliSums const design(evidence, sampling);
    SobolIndices found;
    found.reason = design.reason();
    found.rows = design.rows();
    found.failed = design.failed();
    if (!found.reason.empty()) {
        return found;
    }
    auto const sums = plain_sums(design.rows(), design.columns(),
                                 [&](std::size_t first, std::size_t count, std::size_t stride, double* to) {
                                     design.write(first, count, stride, to);
                                 });
    auto const rows = static_cast<double>(design.rows());
    std::vector<double> estimates(design.figures());
    design.estimate(sums.data(), rows, estimates.data());
    if (!std::all_of(estimates.begin(), estimates.end(), [](double one) { return std::isfinite(one); })) {
        found.reason = "the outcome does not vary over the base points";
        return found;
    }
    found.mean = design.mean(sums.data(), rows);
    found.variance = design.variance(sums.data(), rows);
    auto const half_widths = sampling.kind == SamplingKind::sobol
                                 ? replicate_half_widths(design, sums, sampling.replicates)
                                 : bootstrap_half_widths(design, sums, estimates, resampling);
    design.name(estimates, half_widths, found);
    return found;
}

std::vector<SobolStep> sobol_convergence(std::span<SaltelliOutputs const> evidence, Sampling const& sampling,
                                         Resampling const& resampling) {
    constexpr std::size_t fewest = 64;
    SaltelliSums const whole(evidence, sampling);  // refuses what is wrong
    std::size_t const all = evidence.front().a.size();
    std::vector<std::size_t> steps;
    bool const net = sampling.kind == SamplingKind::sobol;
    for (std::size_t points = net ? std::size_t{4} * sampling.replicates : fewest; points < all;
         points *= 2) {
        steps.push_back(points);
    }
    steps.push_back(all);
    std::vector<SobolStep> found;
    for (std::size_t const points : steps) {
        std::vector<SaltelliOutputs> first;
        for (SaltelliOutputs outputs : evidence) {
            outputs.a = outputs.a.first(points);
            outputs.b = outputs.b.first(points);
            for (auto& column : outputs.ab) {
                column = column.first(points);
            }
            for (auto& column : outputs.ba) {
                column = column.first(points);
            }
            first.push_back(std::move(outputs));
        }
        std::size_t const tables = 2 + first.front().ab.size() + first.front().ba.size();
        found.push_back({points, points * tables, sobol_indices(first, sampling, resampling)});
    }
    return found;
}

}  // namespace eigenkracht::analysis
