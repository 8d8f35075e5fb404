#include "pathway/nodes.hpp"

#include <algorithm>
#include <numeric>

namespace eigenkracht::pathway {
namespace {

/// Numbers lists of whole numbers of one length in the order in which they are first seen.
class Numbering {
public:
    explicit Numbering(std::size_t width) : width_(width), places_(1024, -1) {}

    [[nodiscard]] std::size_t size() const { return keys_.size() / width_; }
    [[nodiscard]] std::int32_t const* key(std::size_t number) const { return keys_.data() + number * width_; }

    /// Number of a list; size() beforehand if it is new.
    std::int32_t number(std::vector<std::int32_t> const& list) {
        std::size_t place = hash(list.data());
        while (places_[place] >= 0) {
            if (std::equal(list.begin(), list.end(), key(static_cast<std::size_t>(places_[place])))) {
                return places_[place];
            }
            place = (place + 1) & (places_.size() - 1);
        }
        auto const added = static_cast<std::int32_t>(size());
        places_[place] = added;
        keys_.insert(keys_.end(), list.begin(), list.end());
        if (2 * size() > places_.size()) {
            grow();
        }
        return added;
    }

private:
    /// FNV-1a over whole values. Only looked up by, never listed: no order depends on it.
    [[nodiscard]] std::size_t hash(std::int32_t const* list) const {
        std::uint64_t bits = 0xcbf29ce484222325U;
        for (std::size_t place = 0; place < width_; ++place) {
            bits = (bits ^ static_cast<std::uint32_t>(list[place])) * 0x100000001b3U;
        }
        return static_cast<std::size_t>(bits ^ (bits >> 29U)) & (places_.size() - 1);
    }

    void grow() {
        places_.assign(2 * places_.size(), -1);
        for (std::size_t number = 0; number < size(); ++number) {
            std::size_t place = hash(key(number));
            while (places_[place] >= 0) {
                place = (place + 1) & (places_.size() - 1);
            }
            places_[place] = static_cast<std::int32_t>(number);
        }
    }

    std::size_t width_;
    std::vector<std::int32_t> keys_;
    std::vector<std::int32_t> places_;  ///< open addressing; a power of two
};

/// A list holds state, named clocks, time in state: it sorts as nodes are sorted.
class Expansion {
public:
    explicit Expansion(NodeRules const& rules)
        : rules_(rules),
          clocks_(rules.clocks.size()),
          width_(2 + clocks_),
          numbering_(width_),
          key_(width_),
          next_key_(width_) {}

    bool run() {
        for (std::size_t state = 0; state < rules_.states.size(); ++state) {
            for (std::size_t time = 0; time < starts_in(state); ++time) {
                start(state, static_cast<std::int32_t>(time));
                reach(0);
            }
        }
        // Breadth first, so that the first cycle found is the earliest.
        for (std::size_t here = 0; here < numbering_.size(); ++here) {
            if (numbering_.size() > rules_.most) {
                return false;
            }
            first_edge_.push_back(next_.size());
            key_.assign(numbering_.key(here), numbering_.key(here) + width_);
            auto const from = static_cast<std::size_t>(key_.front());
            bool const last = earliest_[here] >= rules_.cycles;
            stay();
            next_.push_back(last ? Nodes::none : reach(earliest_[here] + 1));
            for (std::size_t const target : rules_.states[from].targets) {
                move(target);
                next_.push_back(last ? Nodes::none : reach(earliest_[here] + 1));
            }
        }
        return true;
    }

    Nodes sorted() {
        std::size_t const count = numbering_.size();
        std::vector<std::size_t> order(count);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::lexicographical_compare(numbering_.key(a), numbering_.key(a) + width_,
                                                numbering_.key(b), numbering_.key(b) + width_);
        });
        std::vector<std::int32_t> rank(count);
        for (std::size_t place = 0; place < count; ++place) {
            rank[order[place]] = static_cast<std::int32_t>(place);
        }
        Nodes nodes;
        nodes.first_of_state.assign(rules_.states.size() + 1, 0);
        nodes.start.resize(rules_.states.size());
        for (std::size_t const old : order) {
            std::int32_t const* const key = numbering_.key(old);
            auto const state = static_cast<std::size_t>(*key);
            nodes.state.push_back(static_cast<std::uint16_t>(state));
            nodes.time_in_state.push_back(key[width_ - 1]);
            nodes.clocks.insert(nodes.clocks.end(), key + 1, key + width_ - 1);
            nodes.earliest.push_back(earliest_[old]);
            nodes.first_edge.push_back(nodes.next.size());
            std::size_t const edges = 1 + rules_.states[state].targets.size();
            for (std::size_t edge = first_edge_[old]; edge < first_edge_[old] + edges; ++edge) {
                bool const out_of_reach = next_[edge] == Nodes::none;
                nodes.next.push_back(out_of_reach ? Nodes::none
                                                  : rank[static_cast<std::size_t>(next_[edge])]);
            }
            ++nodes.first_of_state[state + 1];
        }
        nodes.first_edge.push_back(nodes.next.size());
        std::partial_sum(nodes.first_of_state.begin(), nodes.first_of_state.end(),
                         nodes.first_of_state.begin());
        find_steps(nodes);
        for (std::size_t state = 0; state < rules_.states.size(); ++state) {
            for (std::size_t time = 0; time < starts_in(state); ++time) {
                start(state, static_cast<std::int32_t>(time));
                nodes.start[state].push_back(rank[static_cast<std::size_t>(numbering_.number(next_key_))]);
            }
        }
        return nodes;
    }

private:
    /// Where successors are alike for all nodes of a state, so that a march through them needs no list.
    void find_steps(Nodes& nodes) const {
        for (std::size_t state = 0; state < rules_.states.size(); ++state) {
            std::size_t const edges = 1 + rules_.states[state].targets.size();
            std::vector<std::int32_t> same(edges, unknown);
            for (std::size_t node = nodes.first_of_state[state]; node < nodes.first_of_state[state + 1];
                 ++node) {
                for (std::size_t edge = 0; edge < edges; ++edge) {
                    std::int32_t const next = nodes.next[nodes.first_edge[node] + edge];
                    std::int32_t const one = edge == 0 ? next - static_cast<std::int32_t>(node) : next;
                    if (next != Nodes::none) {
                        same[edge] = same[edge] == unknown || same[edge] == one ? one : Nodes::none;
                    }
                }
            }
            nodes.stay_step.push_back(same.front() == 0 || same.front() == 1 ? same.front() : Nodes::none);
            same.erase(same.begin());
            std::replace(same.begin(), same.end(), unknown, Nodes::none);
            nodes.one_next.push_back(same);
        }
    }

    static constexpr std::int32_t unknown = -2;

    /// How many times in state somebody may have at the start.
    [[nodiscard]] std::size_t starts_in(std::size_t state) const {
        NodeRules::Of const& rule = rules_.states[state];
        return !rule.starts ? 0 : rule.residual ? rules_.residual_cycles : 1;
    }

    /// Number of the node next_key_ tells, seen in a cycle.
    std::int32_t reach(std::int32_t cycle) {
        std::int32_t const number = numbering_.number(next_key_);
        if (static_cast<std::size_t>(number) == earliest_.size()) {
            earliest_.push_back(cycle);
        }
        return number;
    }

    /// Value of a named clock for somebody in `state`; a clock that does not matter reads its first value.
    [[nodiscard]] std::int32_t kept(std::size_t state, std::size_t clock, std::int32_t value) const {
        NodeRules::Clock const& rule = rules_.clocks[clock];
        bool const back = rule.resets_on_exit && rule.runs_in[state] == 0;
        return rules_.states[state].needs_clock[clock] != 0 && !back ? value : rule.first;
    }

    [[nodiscard]] std::int32_t advanced(std::size_t clock) const {
        bool const runs = rules_.clocks[clock].runs_in[static_cast<std::size_t>(key_.front())] != 0;
        return key_[1 + clock] + (runs ? 1 : 0);
    }

    /// \name Write next_key_: the node at the start, or the one that follows key_.
    /// \{
    void start(std::size_t state, std::int32_t time) {
        next_key_.front() = static_cast<std::int32_t>(state);
        for (std::size_t clock = 0; clock < clocks_; ++clock) {
            NodeRules::Clock const& rule = rules_.clocks[clock];
            next_key_[1 + clock] = kept(state, clock, rule.first + (rule.runs_in[state] != 0 ? time : 0));
        }
        next_key_.back() = rules_.states[state].needs_time ? time : 0;
    }

    void stay() {
        auto const state = static_cast<std::size_t>(key_.front());
        move(state);
        next_key_.back() = key_.back() + (rules_.states[state].needs_time ? 1 : 0);
    }

    void move(std::size_t target) {
        next_key_.front() = static_cast<std::int32_t>(target);
        for (std::size_t clock = 0; clock < clocks_; ++clock) {
            next_key_[1 + clock] = kept(target, clock, advanced(clock));
        }
        next_key_.back() = 0;
    }
    /// \}

    NodeRules const& rules_;
    std::size_t clocks_;
    std::size_t width_;
    Numbering numbering_;
    std::vector<std::int32_t> key_;
    std::vector<std::int32_t> next_key_;
    std::vector<std::int32_t> earliest_;   ///< by number
    std::vector<std::size_t> first_edge_;  ///< by number
    std::vector<std::int32_t> next_;
};

}  // namespace

Nodes expand(NodeRules const& rules) {
    Expansion expansion(rules);
    return expansion.run() ? expansion.sorted() : Nodes{};
}

}  // namespace eigenkracht::pathway
