#include "pathway/tables.hpp"

namespace eigenkracht::pathway {

void residual_times(Plan const& plan, Tables const& tables, std::size_t kind, std::size_t state,
                    std::vector<double>& out) {
    std::vector<std::int32_t> const& starts = plan.nodes.start[state];
    double const* const base = tables.of_state(plan, kind, state, 0);
    std::size_t const stride = 1 + plan.states[state].targets.size();
    out.resize(starts.size());
    double survives = 1;
    double sum = 0;
    for (std::size_t time = 0; time < starts.size(); ++time) {
        out[time] = survives;
        sum += survives;
        survives *=
            base[(static_cast<std::size_t>(starts[time]) - plan.nodes.first_of_state[state]) * stride];
    }
    for (double& share : out) {
        share /= sum;
    }
}

}  // namespace eigenkracht::pathway
