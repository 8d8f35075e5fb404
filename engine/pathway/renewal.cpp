#include "pathway/renewal.hpp"

#include "pathway/add_scaled.hpp"
#include "pathway/prepared.hpp"

#include <algorithm>

namespace eigenkracht::pathway {
namespace {

bool one_law(Plan const& plan, PlannedState const& state) {
    return state.before.size() + state.ordinary.size() == 1 &&
           !plan.leaves[state.before.empty() ? state.ordinary.front() : state.before.front()].shares_vary;
}

}  // namespace

Renewal::Renewal(Plan const& plan) : plan_(plan), fresh_(fresh_nodes(plan)), courses_(plan.states.size()) {
    for (std::size_t state = 0; state < courses_.size(); ++state) {
        bool const reached = plan.nodes.first_of_state[state] < plan.nodes.first_of_state[state + 1];
        able_ = able_ && (!reached || fresh_[state] >= 0 || plan.states[state].targets.empty());
        courses_[state].one_law = one_law(plan, plan.states[state]);
    }
}

/// How long stays last and where they lead, as far as points are wanted.
void Renewal::take_stays(Tables const& tables, std::size_t kind, std::size_t points) {
    for (std::size_t state = 0; state < courses_.size(); ++state) {
        Course& course = courses_[state];
        std::size_t const places = plan_.states[state].targets.size();
        std::size_t const first = plan_.nodes.first_of_state[state];
        std::size_t const last = plan_.nodes.first_of_state[state + 1];
        std::size_t const laws = course.one_law ? 1 : places;
        // Who is found in the middle of a stay has been there before point 0.
        std::size_t const longest =
            points + (plan_.states[state].residual ? plan_.nodes.start[state].size() : 0);
        course.leaves.assign(laws * longest, 0.0);
        course.survives.assign(longest + 1, 0.0);
        course.shares.assign(places, 0.0);
        if (first == last) {
            continue;
        }
        double const* const base = tables.of_state(plan_, kind, state, 0);
        std::size_t const stride = 1 + places;
        auto node = static_cast<std::size_t>(std::max(fresh_[state], static_cast<std::int32_t>(first)));
        double survives = 1;
        bool shares_known = false;
        for (std::size_t time = 0; time < longest && survives > 0; ++time) {
            course.survives[time] = survives;
            double const* const chance = base + (node - first) * stride;
            if (course.one_law) {
                double leaves = 0;
                for (std::size_t place = 0; place < places; ++place) {
                    leaves += chance[1 + place];
                }
                course.leaves[time] = survives * leaves;
                for (std::size_t place = 0; leaves > 0 && !shares_known && place < places; ++place) {
                    course.shares[place] = chance[1 + place] / leaves;
                }
                shares_known = shares_known || leaves > 0;
            } else {
                for (std::size_t place = 0; place < places; ++place) {
                    course.leaves[place * longest + time] = survives * chance[1 + place];
                }
            }
            survives *= chance[0];
            std::int32_t const next = plan_.nodes.next[plan_.nodes.first_edge[node]];
            if (next == Nodes::none) {
                break;  // beyond the horizon
            }
            node = static_cast<std::size_t>(next);
        }
    }
}

void Renewal::start(Tables const& tables, std::size_t kind, std::vector<double> const& persons,
                    std::size_t points) {
    for (std::size_t state = 0; state < courses_.size(); ++state) {
        Course& course = courses_[state];
        course.arrivals.assign(points, 0.0);
        course.found.clear();
        course.leaving.assign((course.one_law ? 1 : plan_.states[state].targets.size()) * points, 0.0);
    }
    for (std::size_t entry = 0; entry < persons.size(); ++entry) {
        for (std::size_t place = 0; persons[entry] > 0 && place < plan_.start_states[entry].size(); ++place) {
            double const share = persons[entry] * tables.kinds[kind].start[entry][place];
            std::size_t const state = plan_.start_states[entry][place];
            if (share == 0) {
                continue;
            }
            if (plan_.residual_at[entry][state] == 0) {
                courses_[state].arrivals[0] += share;
                continue;
            }
            residual_times(plan_, tables, kind, state, residual_);
            courses_[state].found.resize(residual_.size(), 0.0);
            add_scaled(share, residual_.data(), residual_.size(), courses_[state].found.data());
        }
    }
    // What becomes of those found.
    for (Course& course : courses_) {
        std::size_t const longest = course.survives.size() - 1;
        std::size_t const laws = course.leaving.size() / points;
        for (std::size_t time = 0; time < course.found.size(); ++time) {
            if (course.found[time] == 0 || course.survives[time] <= 0) {
                continue;
            }
            double const scale = course.found[time] / course.survives[time];
            std::size_t const known = std::min(points - 1, longest - time);
            for (std::size_t law = 0; law < laws; ++law) {
                add_scaled(scale, course.leaves.data() + law * longest + time, known,
                           course.leaving.data() + law * points + 1);
            }
        }
    }
}

void Renewal::flow(std::size_t points) {
    for (std::size_t point = 0; point < points; ++point) {
        for (std::size_t state = 0; point > 0 && state < courses_.size(); ++state) {
            Course const& course = courses_[state];
            std::vector<std::size_t> const& targets = plan_.states[state].targets;
            for (std::size_t place = 0; place < targets.size(); ++place) {
                courses_[targets[place]].arrivals[point] += course.one_law
                                                                ? course.shares[place] * course.leaving[point]
                                                                : course.leaving[place * points + point];
            }
        }
        for (Course& course : courses_) {
            double const arrived = course.arrivals[point];
            std::size_t const longest = course.survives.size() - 1;
            for (std::size_t law = 0; arrived != 0 && law < course.leaving.size() / points; ++law) {
                add_scaled(arrived, course.leaves.data() + law * longest, points - 1 - point,
                           course.leaving.data() + law * points + point + 1);
            }
        }
    }
}

/// Persons in a state, or in it for as long as a meter's window says, by point.
void Renewal::count(std::size_t state, Meter const& meter, std::size_t points,
                    std::vector<double>& persons) const {
    Course const& course = courses_[state];
    persons.assign(points, 0.0);
    auto const later = static_cast<std::size_t>(meter.window ? std::max(0, meter.window->first) : 0);
    bool const open = !meter.window || meter.window->second >= static_cast<int>(course.survives.size());
    std::size_t const until = open ? course.survives.size() : static_cast<std::size_t>(meter.window->second);
    if (open && later == 0) {
        double inside = 0;
        for (double const found : course.found) {
            inside += found;
        }
        for (std::size_t point = 0; point < points; ++point) {
            inside += course.arrivals[point];
            for (std::size_t law = 0; law < course.leaving.size() / points; ++law) {
                inside -= course.leaving[law * points + point];
            }
            persons[point] = inside;
        }
        return;
    }
    for (std::size_t time = later; time < std::min(until, points); ++time) {
        add_scaled(course.survives[time], course.arrivals.data(), points - time, persons.data() + time);
    }
    for (std::size_t found = 0; found < course.found.size(); ++found) {
        for (std::size_t point = 0; course.found[found] > 0 && point < points; ++point) {
            std::size_t const time = found + point;
            if (later <= time && time < until && time < course.survives.size()) {
                persons[point] += course.found[found] * course.survives[time] / course.survives[found];
            }
        }
    }
}

void Renewal::add_occupancies(Tables const& tables, std::size_t kind, std::vector<double> const& persons,
                              std::vector<Meter> const& meters, int cycles, double const* scale,
                              std::vector<double>& out) {
    auto const points = static_cast<std::size_t>(cycles);
    take_stays(tables, kind, points);
    start(tables, kind, persons, points);
    flow(points);
    for (std::size_t m = 0; m < meters.size(); ++m) {
        for (std::size_t state = 0; state < courses_.size(); ++state) {
            if (meters[m].states[state] == 0) {
                continue;
            }
            count(state, meters[m], points, inside_);
            for (std::size_t point = 0; point < points; ++point) {
                out[m * points + point] += scale[point] * inside_[point];
            }
        }
    }
}

}  // namespace eigenkracht::pathway
