#include "pathway/individual_outcomes.hpp"
#include "pathway/sampler.hpp"

#include <algorithm>

namespace eigenkracht::pathway {
namespace {

constexpr int by_need = -1;

bool same(Stay const& a, Stay const& b) {
    return a.state == b.state && a.from == b.from && a.to == b.to && a.entered_at_time == b.entered_at_time;
}

}  // namespace

bool Sampler::sample_pair(Prepared const& first, Prepared const& second, std::size_t entry,
                          PersonAddress person, int cycles, std::vector<Stay>& stays_first,
                          std::vector<Stay>& stays_second) {
    compare(first, second);
    if (!ends_alike_) {
        sample(first, entry, person, cycles, stays_first);
        sample(second, entry, person, cycles, stays_second);
        return !std::equal(stays_first.begin(), stays_first.end(), stays_second.begin(), stays_second.end(),
                           same);
    }
    check_cycles(first, cycles);
    find_traits(first, person, true);
    stays_first.clear();
    stays_second.clear();
    bool differ = false;
    End end{by_need, 0};  // when the course ends is found when somebody asks
    for (std::size_t track = 0; track < plan_.sets.tracks().size(); ++track) {
        if (track_differs_[entry][track] == 0) {
            continue;
        }
        std::size_t const start_first = start_of(first, entry, track, person);
        std::size_t const start_second =
            starts_differ_[entry][track] != 0 ? start_of(second, entry, track, person) : start_first;
        if (start_first == start_second && leads_[plan_.start_states[entry][start_first]] == 0) {
            continue;
        }
        if (end.point == by_need) {
            find_traits(first, person, false);
            end = end_of(first, person, cycles);
        }
        int const limit = std::min(cycles, end.point);
        auto const from_first = static_cast<std::ptrdiff_t>(stays_first.size());
        auto const from_second = static_cast<std::ptrdiff_t>(stays_second.size());
        follow(first, entry, start_first, person, limit, stays_first);
        follow(second, entry, start_second, person, limit, stays_second);
        differ = differ || !std::equal(stays_first.begin() + from_first, stays_first.end(),
                                       stays_second.begin() + from_second, stays_second.end(), same);
        add_end(end, track, cycles, stays_first);
        add_end(end, track, cycles, stays_second);
    }
    return differ;
}

void Sampler::compare(Prepared const& first, Prepared const& second) {
    if (compared_[0] == first.number && compared_[1] == second.number && first.number != 0) {
        return;
    }
    compared_ = {first.number, second.number};
    Tables const& a = *first.tables;
    Tables const& b = *second.tables;
    std::size_t const entries = plan_.spec.entries.size();
    std::size_t const tracks = plan_.sets.tracks().size();
    ends_alike_ = a.kinds.size() == b.kinds.size() && a.cycles == b.cycles && !own_traits_ && !own_end_;
    for (std::size_t kind = 0; ends_alike_ && kind < a.kinds.size(); ++kind) {
        ends_alike_ = a.kinds[kind].weight == b.kinds[kind].weight &&
                      a.kinds[kind].traits == b.kinds[kind].traits &&
                      a.kinds[kind].seen_ending == b.kinds[kind].seen_ending;
    }
    starts_differ_.assign(entries, std::vector<char>(tracks, 0));
    track_differs_.assign(entries, std::vector<char>(tracks, ends_alike_ ? char{0} : char{1}));
    if (!ends_alike_) {
        return;
    }
    // States that may leave differently, and states that lead to such. Probabilities depend on what was
    // seen alone.
    leads_.assign(plan_.states.size(), 0);
    for (std::size_t kind = 0; kind < a.kinds.size(); ++kind) {
        for (std::size_t state = 0; state < leads_.size(); ++state) {
            leads_[state] = a.kinds[kind].seen[state] != b.kinds[kind].seen[state] ? char{1} : leads_[state];
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
        for (std::size_t kind = 0; kind < a.kinds.size(); ++kind) {
            std::vector<double> const& starts_a = a.kinds[kind].start[entry];
            std::vector<double> const& starts_b = b.kinds[kind].start[entry];
            for (std::size_t place = 0; place < starts_a.size(); ++place) {
                std::size_t const state = plan_.start_states[entry][place];
                if (starts_a[place] != starts_b[place]) {
                    starts_differ_[entry][plan_.states[state].track] = 1;
                }
                if (starts_a[place] != starts_b[place] || (starts_a[place] > 0 && leads_[state] != 0)) {
                    track_differs_[entry][plan_.states[state].track] = 1;
                }
            }
        }
    }
}

std::vector<char> Sampler::entries_that_differ(Prepared const& first, Prepared const& second) {
    compare(first, second);
    std::vector<char> differ;
    for (std::vector<char> const& tracks : track_differs_) {
        differ.push_back(
            std::any_of(tracks.begin(), tracks.end(), [](char one) { return one != 0; }) ? char{1} : char{0});
    }
    return differ;
}

}  // namespace eigenkracht::pathway
