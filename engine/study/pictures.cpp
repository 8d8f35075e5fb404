#include "study/pictures.hpp"

#include "study/calibration.hpp"
#include "study/dial.hpp"
#include "study/picture_parts.hpp"
#include "study/prepared.hpp"

namespace eigenkracht::study {

Pictures pictures(Prepared const& study, ResultsSource const& results,
                  std::vector<std::pair<std::string, double>> const& weights, Weighing weighing) {
    Plan const& plan = study.work().plan;
    ColumnReader reader(plan, results, weights_in_force(plan, weights), study.work().kept);
    if (weighing == Weighing::as_the_scenario_says) {
        weigh(plan, reader, calibrate(plan, reader));
    }
    Pictures made;
    made.dials = dials_of(plan, reader);
    made.tornado = tornado_of_draws(plan, reader);
    if (plan.scenario.has_regions()) {
        auto const focus = focus_of(plan);
        made.families = families_of(plan, reader, focus);
        made.years = year_dials(plan, reader);
        made.waiting = waiting_years(plan, reader);
        made.regions = region_pictures(plan, reader, focus);
    }
    return made;
}

}  // namespace eigenkracht::study
