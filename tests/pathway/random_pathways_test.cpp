// Properties of pathways made at random: mass is conserved, and both solvers agree.
#include "pathway/agreement.hpp"
#include "pathway/models.hpp"
#include "pathway/random_pathway.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace eigenkracht::tests {

TEST_CASE("pathways made at random conserve mass and agree with their sampled persons") {
    for (std::uint32_t which = 0; which < 60; ++which) {
        CAPTURE(which);
        pathway::Pathway const model(random_pathway(which), {}, {});
        pathway::Tables const tables = tables_of(model);
        pathway::Cohort cohort(model);
        cohort.solve(tables, 0, model.cycles());
        for (int cycle = 0; cycle <= model.cycles(); ++cycle) {
            double const gone =
                model.tracks().size() > 1 ? cohort.in_state(model.state_set({"gone"}), cycle) : 0;
            for (std::size_t track = 0; track < model.tracks().size(); ++track) {
                pathway::Mask mask(model.state_count(), 0);
                for (std::size_t state = 0; state < mask.size(); ++state) {
                    mask[state] = model.track_of(state) == track ? 1 : 0;
                }
                double const here = cohort.in_state(mask, cycle) + (track == 0 ? 0 : gone);
                CHECK(here == doctest::Approx(1).epsilon(1e-12));
            }
        }
        Agreement const found = agreement(model, tables, tables, 2000);
        // 60 pathways: the false-alarm rate of the whole test is a millionth.
        CHECK(found.rarest >= false_alarm / (60 * static_cast<double>(found.figures)));
    }
}

TEST_CASE("what has been entered is at least what is there, and grows") {
    for (std::uint32_t which = 0; which < 20; ++which) {
        CAPTURE(which);
        pathway::Pathway const model(random_pathway(which), {}, {});
        pathway::Tables const tables = tables_of(model);
        pathway::Cohort cohort(model);
        cohort.solve(tables, 0, model.cycles());
        for (std::size_t state = 0; state < model.state_count(); ++state) {
            pathway::Mask mask(model.state_count(), 0);
            mask[state] = 1;
            double before = 0;
            for (int cycle = 0; cycle <= model.cycles(); ++cycle) {
                double const entered = cohort.entered(mask, cycle);
                CHECK(entered >= before - 1e-14);
                CHECK(entered >= cohort.in_state(mask, cycle) - 1e-14);
                CHECK(entered <= 1 + 1e-12);
                before = entered;
            }
        }
    }
}

}  // namespace eigenkracht::tests
