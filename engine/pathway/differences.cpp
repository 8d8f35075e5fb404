#include "pathway/differences.hpp"

#include <algorithm>

namespace eigenkracht::pathway {

void Differences::compare(Tables const& first, Tables const& second, bool persons_differ) {
    std::size_t const entries = plan_.spec.entries.size();
    std::size_t const tracks = plan_.sets.tracks().size();
    ends_alike_ =
        first.kinds.size() == second.kinds.size() && first.cycles == second.cycles && !persons_differ;
    for (std::size_t kind = 0; ends_alike_ && kind < first.kinds.size(); ++kind) {
        ends_alike_ = first.kinds[kind].weight == second.kinds[kind].weight &&
                      first.kinds[kind].traits == second.kinds[kind].traits &&
                      first.kinds[kind].seen_ending == second.kinds[kind].seen_ending;
    }
    starts_.assign(entries, std::vector<char>(tracks, 0));
    tracks_.assign(entries, std::vector<char>(tracks, ends_alike_ ? char{0} : char{1}));
    entries_.assign(entries, ends_alike_ ? char{0} : char{1});
    if (!ends_alike_) {
        return;
    }
    // Probabilities depend on what was seen alone.
    leads_.assign(plan_.states.size(), 0);
    for (std::size_t kind = 0; kind < first.kinds.size(); ++kind) {
        for (std::size_t state = 0; state < leads_.size(); ++state) {
            bool const differs = first.kinds[kind].seen[state] != second.kinds[kind].seen[state];
            leads_[state] = differs ? char{1} : leads_[state];
        }
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t state = 0; state < leads_.size(); ++state) {
            for (std::size_t const target : plan_.states[state].targets) {
                changed = changed || (leads_[target] != 0 && leads_[state] == 0);
                leads_[state] = leads_[target] != 0 ? char{1} : leads_[state];
            }
        }
    }
    for (std::size_t entry = 0; entry < entries; ++entry) {
        for (std::size_t kind = 0; kind < first.kinds.size(); ++kind) {
            std::vector<double> const& starts = first.kinds[kind].start[entry];
            std::vector<double> const& others = second.kinds[kind].start[entry];
            for (std::size_t place = 0; place < starts.size(); ++place) {
                std::size_t const state = plan_.start_states[entry][place];
                if (starts[place] != others[place]) {
                    starts_[entry][plan_.states[state].track] = 1;
                }
                if (starts[place] != others[place] || (starts[place] > 0 && leads_[state] != 0)) {
                    tracks_[entry][plan_.states[state].track] = 1;
                    entries_[entry] = 1;
                }
            }
        }
    }
}

}  // namespace eigenkracht::pathway
