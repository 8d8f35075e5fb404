#include "uncertainty/dependencies.hpp"

#include "formula/reading.hpp"

#include <algorithm>

namespace eigenkracht::uncertainty {
namespace {

void append(std::vector<std::size_t>& to, std::vector<std::size_t> const& from) {
    for (std::size_t const each : from) {
        if (std::find(to.begin(), to.end(), each) == to.end()) {
            to.push_back(each);
        }
    }
}

std::vector<std::size_t> needs_of(Resolution const& resolution, BeliefsSpec const& spec, Law const& law) {
    std::vector<std::size_t> needs;
    if (auto const* derived = std::get_if<Derived>(&law)) {
        needs = parameters_in(derived->formula, resolution);
    } else if (auto const* evidence = std::get_if<Evidence>(&law)) {
        if (Clustering const* clustering = find_clustering(spec, evidence->clustered_by)) {
            append(needs, parameters_in(clustering->mean_size, resolution));
            append(needs, parameters_in(clustering->sharing, resolution));
        }
    }
    return needs;
}

/// Depth first, in the order of the names, so that the order is the same on every machine.
class Sorter {
public:
    explicit Sorter(Dependencies& graph) : graph_(graph), state_(graph.needs.size(), State::unseen) {}

    void sort() {
        for (std::size_t i = 0; i < state_.size() && graph_.cycle.empty(); ++i) {
            visit(i);
        }
        if (!graph_.cycle.empty()) {
            graph_.order.clear();
        }
    }

private:
    enum class State { unseen, open, done };

    void visit(std::size_t parameter) {
        if (!graph_.cycle.empty() || state_[parameter] == State::done) {
            return;
        }
        if (state_[parameter] == State::open) {
            graph_.cycle.assign(std::find(path_.begin(), path_.end(), parameter), path_.end());
            return;
        }
        state_[parameter] = State::open;
        path_.push_back(parameter);
        for (std::size_t const needed : graph_.needs[parameter]) {
            visit(needed);
        }
        path_.pop_back();
        state_[parameter] = State::done;
        graph_.order.push_back(parameter);
    }

    Dependencies& graph_;
    std::vector<State> state_;
    std::vector<std::size_t> path_;
};

}  // namespace

std::vector<std::size_t> parameters_in(formula::Formula const& formula, Resolution const& resolution) {
    std::vector<std::size_t> result;
    for (std::string const& name : formula::read(formula.text).names) {
        auto const found = resolution.index.find(name);
        if (found != resolution.index.end()) {
            result.push_back(found->second);
        }
    }
    return result;
}

Clustering const* find_clustering(BeliefsSpec const& spec, std::string const& key) {
    auto const found = std::find_if(spec.clusterings.begin(), spec.clusterings.end(),
                                    [&](Clustering const& clustering) { return clustering.key == key; });
    return found == spec.clusterings.end() ? nullptr : &*found;
}

Dependencies dependencies(Resolution const& resolution, BeliefsSpec const& spec, std::size_t stance) {
    Dependencies graph;
    for (Resolved const& cell : resolution.cells[stance]) {
        graph.needs.push_back(cell.exists ? needs_of(resolution, spec, cell.parameter.law)
                                          : std::vector<std::size_t>{});
    }
    Sorter(graph).sort();

    std::vector<Estimand> const& estimands = resolution.stances[stance].estimands;
    for (std::size_t i = 0; i < estimands.size(); ++i) {
        for (bool const conference_arm : {false, true}) {
            std::string const& name =
                conference_arm ? estimands[i].unknown_conference : estimands[i].unknown_usual;
            auto const found = resolution.index.find(name);
            if (!estimands[i].validation && found != resolution.index.end()) {
                graph.unknowns.push_back({i, conference_arm, found->second});
            }
        }
    }
    if (!graph.cycle.empty()) {
        return graph;
    }
    graph.rank.assign(resolution.names.size(), 0);
    for (std::size_t i = 0; i < graph.unknowns.size(); ++i) {
        graph.rank[graph.unknowns[i].parameter] = i + 1;
    }
    for (std::size_t const parameter : graph.order) {
        for (std::size_t const needed : graph.needs[parameter]) {
            graph.rank[parameter] = std::max(graph.rank[parameter], graph.rank[needed]);
        }
    }
    return graph;
}

}  // namespace eigenkracht::uncertainty
