#include "study/excess.hpp"

#include "study/answer_parts.hpp"
#include "study/calibration.hpp"
#include "study/integration.hpp"
#include "study/lever.hpp"

#include <algorithm>
#include <utility>

namespace eigenkracht::study {

namespace {

/// Place of a question's own baseline among the plan's questions.
std::size_t headline(Plan const& plan, std::size_t question) {
    return static_cast<std::size_t>(std::find_if(plan.questions.begin(), plan.questions.end(),
                                                 [&](QuestionPoint const& point) {
                                                     return point.question == question && point.headline;
                                                 }) -
                                    plan.questions.begin());
}

}  // namespace

std::vector<Excess> excess_of(ResultsSource const& results, Prepared const& study, bool of_chance) {
    Plan const& plan = study.work().plan;
    ColumnReader reader(plan, results, weights_in_force(plan, {}), study.work().kept);
    weigh(plan, reader, calibrate(plan, reader));
    bool const of_region = plan.scenario.has_regions();
    std::vector<Excess> all;
    for (std::size_t q = 0; q < plan.scenario.questions.size(); ++q) {
        auto const& question = plan.scenario.questions[q];
        std::size_t const which = of_region ? headline(plan, q) : outcome_element(plan, question);
        Excess excess;
        excess.stances = stance_lines(plan, reader.weights());
        excess.sampling = reader.sampling();
        for (std::size_t s = 0; s < reader.stances(); ++s) {
            auto column = reader.column(of_region ? Kept::questions : Kept::outcomes, s, which);
            auto const threshold = reader.evaluate(question.at_least, s);
            for (std::size_t d = 0; d < column.size(); ++d) {
                column[d] -= threshold[d];
            }
            if (of_chance && of_region) {
                if (auto found = chances_given_rest(plan, reader, which, s, threshold)) {
                    excess.chances.push_back(std::move(*found));
                }
            }
            excess.by_stance.push_back(std::move(column));
            auto const of_draws = reader.draw_weights(s);
            excess.draw_weights.emplace_back(of_draws.begin(), of_draws.end());
        }
        all.push_back(std::move(excess));
    }
    return all;
}

}  // namespace eigenkracht::study
