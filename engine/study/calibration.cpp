#include "study/calibration.hpp"

#include "analysis/columns.hpp"
#include "analysis/draw_weights.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace eigenkracht::study {

namespace {

bool is_estimand(CheckPoint const& point) {
    return point.kind == CheckPoint::Kind::estimand_usual ||
           point.kind == CheckPoint::Kind::estimand_conference;
}

// Logarithm of a normal density but for what is the same in all draws.
Column log_likelihoods(Plan const& plan, ColumnReader const& reader, std::size_t check) {
    auto const& point = plan.checks[check];
    auto column = reader.column(Kept::checks, point.stance, check);
    auto const observed = observed_of(plan, reader, point);
    for (std::size_t d = 0; d < column.size(); ++d) {
        double const off = (column[d] - observed[d]) / *point.error;
        column[d] = -off * off / 2;
    }
    return column;
}

std::string stance_title(Plan const& plan, std::size_t stance) {
    auto const& one = plan.beliefs.stances()[stance];
    return one.title.empty() ? one.name : one.title;
}

std::string informs_of(Plan const& plan, CheckPoint const& point) {
    return is_estimand(point) ? "" : plan.scenario.checks[point.check].informs;
}

// So many draws that as large a part of them would be enough, to two digits.
std::string draws_that_might_do(std::uint64_t draws, double effective, double least) {
    double const needed = static_cast<double>(draws) * least / effective;
    constexpr double most = 1e9;
    if (!(needed < most)) {
        return "No number of draws that can be made would do.";
    }
    double unit = 1;
    while (needed / unit >= 100) {
        unit *= 10;
    }
    return fmt::format("Some {} draws might do (--draws).",
                       core::grouped(static_cast<std::int64_t>(std::ceil(needed / unit) * unit)));
}

}  // namespace

Column observed_of(Plan const& plan, ColumnReader const& reader, CheckPoint const& point) {
    if (!is_estimand(point)) {
        return Column(reader.draws(), plan.scenario.checks[point.check].observed);
    }
    auto const& estimand = plan.beliefs.stances()[point.stance].estimands[point.estimand];
    bool const usual = point.kind == CheckPoint::Kind::estimand_usual;
    return reader.evaluate(usual ? estimand.usual : estimand.conference, point.stance);
}

std::vector<StanceCalibration> calibrate(Plan const& plan, ColumnReader const& reader) {
    std::vector<StanceCalibration> all(reader.stances());
    for (std::size_t s = 0; s < all.size(); ++s) {
        auto& one = all[s];
        one.effective_draws = static_cast<double>(reader.draws());
        Column sum(reader.draws(), 0.0);
        for (std::size_t c = 0; c < plan.checks.size(); ++c) {
            if (!plan.checks[c].weighs || plan.checks[c].stance != s) {
                continue;
            }
            auto const own = log_likelihoods(plan, reader, c);
            for (std::size_t d = 0; d < sum.size(); ++d) {
                sum[d] += own[d];
            }
            one.checks.push_back(c);
            one.effective_alone.push_back(analysis::effective_draws(analysis::importance_weights(own)));
        }
        if (!one.checks.empty()) {
            one.draw_weights = analysis::importance_weights(sum);
            one.effective_draws = analysis::effective_draws(one.draw_weights);
        }
    }
    return all;
}

void require_enough_draws(Plan const& plan, ColumnReader const& reader,
                          std::vector<StanceCalibration> const& calibrations) {
    double const least = plan.scenario.run.least_effective_draws;
    std::string finding;
    for (std::size_t s = 0; s < calibrations.size(); ++s) {
        auto const& one = calibrations[s];
        if (one.checks.empty() || one.effective_draws >= least) {
            continue;
        }
        auto const worst = static_cast<std::size_t>(
            std::min_element(one.effective_alone.begin(), one.effective_alone.end()) -
            one.effective_alone.begin());
        auto const& point = plan.checks[one.checks[worst]];
        auto const model =
            analysis::summarise(reader.column(Kept::checks, s, one.checks[worst]), reader.sampling());
        double const observed = analysis::mean_of(observed_of(plan, reader, point));
        finding += fmt::format(
            "{}weighing the draws of {}: found draws worth {:.3g} that count alike, of {} (expected at least "
            "{:.15g}, run.least_effective_draws). Fewest are left by {}: published {:.6g} with error {:.6g}, "
            "while the model says {:.6g} ({:.6g} to {:.6g}, 95%); alone it leaves {:.3g}. {}",
            finding.empty() ? "" : "\n",
            plan.beliefs.stances()[s].name.empty() ? "the scenario" : plan.beliefs.stances()[s].name,
            one.effective_draws, core::grouped(static_cast<std::int64_t>(reader.draws())), least, point.name,
            observed, *point.error, model.mean, model.low95, model.high95, one.effective_alone[worst],
            draws_that_might_do(reader.draws(), one.effective_draws, least));
    }
    if (!finding.empty()) {
        throw core::NotReached(finding +
                               " A number this far from what the model says may also mean that the model, or "
                               "the error, is wrong.");
    }
}

void weigh(Plan const& plan, ColumnReader& reader, std::vector<StanceCalibration> const& calibrations) {
    require_enough_draws(plan, reader, calibrations);
    std::vector<std::vector<double>> weights;
    bool any = false;
    for (auto const& one : calibrations) {
        weights.push_back(one.draw_weights);
        any = any || !one.checks.empty();
    }
    if (any) {
        reader.weigh(std::move(weights));
    }
}

std::vector<CalibrationLine> calibration_lines(Plan const& plan, ColumnReader const& reader,
                                               std::vector<StanceCalibration> const& calibrations) {
    std::vector<CalibrationLine> lines;
    for (std::size_t s = 0; s < calibrations.size(); ++s) {
        auto const& one = calibrations[s];
        if (one.checks.empty()) {
            continue;
        }
        CalibrationLine line{plan.beliefs.stances()[s].name, stance_title(plan, s), one.effective_draws, {}};
        for (std::size_t i = 0; i < one.checks.size(); ++i) {
            auto const& point = plan.checks[one.checks[i]];
            line.targets.push_back({point.name, plan.title_of(point), plan.unit_of(point),
                                    analysis::mean_of(observed_of(plan, reader, point)), *point.error,
                                    one.effective_alone[i], informs_of(plan, point)});
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace eigenkracht::study
