#include "core/elementary.hpp"
#include "study/answer_parts.hpp"
#include "study/calibration.hpp"

#include "analysis/columns.hpp"
#include "analysis/draw_weights.hpp"
#include "analysis/spread.hpp"

#include <algorithm>

namespace eigenkracht::study {

namespace {

// Chance that what would be observed lies at or above what was observed, draw by draw: with an error, the normal one's
// share beyond it; without, yes or no.
Column at_or_above(Column const& model, Column const& observed, std::optional<double> error, double sign) {
    Column chances;
    for (std::size_t d = 0; d < model.size(); ++d) {
        double const above = sign * (model[d] - observed[d]);
        chances.push_back(error ? core::normal_cdf(above / *error) : (above >= 0 ? 1.0 : 0.0));
    }
    return chances;
}

double mean_of(ColumnReader const& reader, std::size_t stance, Column const& column) {
    return analysis::mean_of(analysis::pseudo_values(column, reader.draw_weights(stance)));
}

}  // namespace

std::vector<CheckLine> check_lines(Plan const& plan, ColumnReader const& reader) {
    std::vector<CheckLine> lines;
    if (!reader.has(Kept::checks)) {
        return lines;
    }
    for (std::size_t c = 0; c < plan.checks.size(); ++c) {
        auto const& point = plan.checks[c];
        auto const& stance = plan.beliefs.stances()[point.stance];
        auto const column = reader.column(Kept::checks, point.stance, c);
        auto const observed = observed_of(plan, reader, point);
        bool const of_stance = point.kind == CheckPoint::Kind::estimand_usual ||
                               point.kind == CheckPoint::Kind::estimand_conference;
        CheckLine line;
        line.name = point.name;
        line.title = plan.title_of(point);
        line.unit = plan.unit_of(point);
        line.stance = stance.title.empty() ? stance.name : stance.title;
        line.model = reader.one(point.stance, column);
        line.observed = mean_of(reader, point.stance, observed);
        line.went_in = of_stance ? !stance.estimands[point.estimand].validation
                                 : plan.scenario.checks[point.check].went_in;
        line.error = point.error;
        auto const weights = reader.draw_weights(point.stance);
        line.weighed = point.weighs && !weights.empty();
        line.draws = weights.empty() ? 0 : analysis::effective_draws(weights);
        auto const beyond = [&](double sign) {
            return mean_of(reader, point.stance, at_or_above(column, observed, point.error, sign));
        };
        line.tail_share = std::min(1.0, 2 * std::min(beyond(1), beyond(-1)));
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace eigenkracht::study
