#include "pathway/nodes.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace eigenkracht::pathway {
namespace {

/// State, named clocks, time in state: sorts as nodes are sorted.
using Key = std::vector<std::int32_t>;

/// FNV-1a over whole values. Only looked up by, never listed: no order depends on it.
struct HashKey {
    std::size_t operator()(Key const& key) const {
        std::uint64_t hash = 0xcbf29ce484222325U;
        for (std::int32_t const value : key) {
            hash = (hash ^ static_cast<std::uint32_t>(value)) * 0x100000001b3U;
        }
        return static_cast<std::size_t>(hash ^ (hash >> 29U));
    }
};

class Expansion {
public:
    explicit Expansion(NodeRules const& rules) : rules_(rules), clocks_(rules.clocks.size()) {}

    bool run() {
        for (std::size_t state = 0; state < rules_.states.size(); ++state) {
            if (rules_.states[state].starts) {
                std::size_t const last = rules_.states[state].residual ? rules_.residual_cycles : 1;
                for (std::size_t time = 0; time < last; ++time) {
                    reach(start(state, static_cast<std::int32_t>(time)), 0);
                }
            }
        }
        // Breadth first, so that the first cycle found is the earliest.
        for (std::size_t here = 0; here < keys_.size(); ++here) {
            if (keys_.size() > rules_.most) {
                return false;
            }
            if (earliest_[here] >= rules_.cycles) {
                continue;
            }
            Key const key = keys_[here];  // a copy: reach() may move the list
            auto const from = static_cast<std::size_t>(key.front());
            std::vector<std::int32_t> next{reach(stay(key), earliest_[here] + 1)};
            for (std::size_t const target : rules_.states[from].targets) {
                next.push_back(reach(move(key, target), earliest_[here] + 1));
            }
            next_[here] = next;
        }
        return true;
    }

    Nodes sorted() const {
        std::vector<std::size_t> order(keys_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(),
                  [&](std::size_t a, std::size_t b) { return keys_[a] < keys_[b]; });
        std::vector<std::int32_t> rank(keys_.size());
        for (std::size_t place = 0; place < order.size(); ++place) {
            rank[order[place]] = static_cast<std::int32_t>(place);
        }
        Nodes nodes;
        nodes.first_of_state.assign(rules_.states.size() + 1, 0);
        nodes.start.resize(rules_.states.size());
        for (std::size_t const old : order) {
            Key const& key = keys_[old];
            auto const state = static_cast<std::size_t>(key.front());
            nodes.state.push_back(static_cast<std::uint16_t>(state));
            nodes.time_in_state.push_back(key.back());
            nodes.clocks.insert(nodes.clocks.end(), key.begin() + 1, key.end() - 1);
            nodes.earliest.push_back(earliest_[old]);
            nodes.first_edge.push_back(nodes.next.size());
            std::size_t const edges = 1 + rules_.states[state].targets.size();
            for (std::size_t edge = 0; edge < edges; ++edge) {
                nodes.next.push_back(next_[old].empty() ? Nodes::none
                                                        : rank[static_cast<std::size_t>(next_[old][edge])]);
            }
            ++nodes.first_of_state[state + 1];
        }
        nodes.first_edge.push_back(nodes.next.size());
        std::partial_sum(nodes.first_of_state.begin(), nodes.first_of_state.end(),
                         nodes.first_of_state.begin());
        for (std::size_t state = 0; state < rules_.states.size(); ++state) {
            if (rules_.states[state].starts) {
                std::size_t const last = rules_.states[state].residual ? rules_.residual_cycles : 1;
                for (std::size_t time = 0; time < last; ++time) {
                    auto const found = index_.find(start(state, static_cast<std::int32_t>(time)));
                    nodes.start[state].push_back(rank[found->second]);
                }
            }
        }
        return nodes;
    }

private:
    std::int32_t reach(Key const& key, std::int32_t cycle) {
        auto const [place, is_new] = index_.emplace(key, keys_.size());
        if (is_new) {
            keys_.push_back(key);
            earliest_.push_back(cycle);
            next_.emplace_back();
        }
        return static_cast<std::int32_t>(place->second);
    }

    /// Value of a named clock for somebody in `state`; a clock that does not matter reads its first value.
    std::int32_t kept(std::size_t state, std::size_t clock, std::int32_t value) const {
        NodeRules::Clock const& rule = rules_.clocks[clock];
        bool const back = rule.resets_on_exit && rule.runs_in[state] == 0;
        return rules_.states[state].needs_clock[clock] != 0 && !back ? value : rule.first;
    }

    std::int32_t advanced(Key const& key, std::size_t clock) const {
        bool const runs = rules_.clocks[clock].runs_in[static_cast<std::size_t>(key.front())] != 0;
        return key[1 + clock] + (runs ? 1 : 0);
    }

    Key start(std::size_t state, std::int32_t time) const {
        Key key{static_cast<std::int32_t>(state)};
        for (std::size_t clock = 0; clock < clocks_; ++clock) {
            NodeRules::Clock const& rule = rules_.clocks[clock];
            key.push_back(kept(state, clock, rule.first + (rule.runs_in[state] != 0 ? time : 0)));
        }
        key.push_back(rules_.states[state].needs_time ? time : 0);
        return key;
    }

    Key stay(Key const& key) const {
        auto const state = static_cast<std::size_t>(key.front());
        Key next = key;
        for (std::size_t clock = 0; clock < clocks_; ++clock) {
            next[1 + clock] = kept(state, clock, advanced(key, clock));
        }
        next.back() += rules_.states[state].needs_time ? 1 : 0;
        return next;
    }

    Key move(Key const& key, std::size_t target) const {
        Key next = key;
        next.front() = static_cast<std::int32_t>(target);
        for (std::size_t clock = 0; clock < clocks_; ++clock) {
            next[1 + clock] = kept(target, clock, advanced(key, clock));
        }
        next.back() = 0;
        return next;
    }

    NodeRules const& rules_;
    std::size_t clocks_;
    std::unordered_map<Key, std::size_t, HashKey> index_;
    std::vector<Key> keys_;
    std::vector<std::int32_t> earliest_;
    std::vector<std::vector<std::int32_t>> next_;
};

}  // namespace

Nodes expand(NodeRules const& rules) {
    Expansion expansion(rules);
    return expansion.run() ? expansion.sorted() : Nodes{};
}

}  // namespace eigenkracht::pathway
