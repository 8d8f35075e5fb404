/// \file
/// Many persons at once under two strategies on the same luck: the individual solver where speed matters.
#pragma once

#include "pathway/differences.hpp"
#include "pathway/pathway.hpp"
#include "pathway/prepared.hpp"
#include "pathway/sampler.hpp"
#include "pathway/tables.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace eigenkracht::pathway {

/// Samples the courses that Sampler::sample() would give, in waves: all persons start, then all make their first stay,
/// then their second. One per thread; nothing is allocated once it has met its largest batch.
///
/// A wave asks for all its numbers at once (random/uniforms.hpp) and looks all stays up at once (StayTables); states whose stays
/// no table holds are walked one by one. Tracks in which the two courses are certain to be alike are left out.
class PairSampler {
public:
    /// Persons of a batch at most: what they need fits the nearest memory of a processor.
    static constexpr std::size_t most = 256;

    PairSampler(Pathway const& pathway, random::Seed seed);

    /// Takes a draw's tables of both strategies, which must stay as they are while persons are sampled.
    void prepare(Tables const& first, Tables const& second);

    /// By entry: whether courses can differ between the two strategies.
    [[nodiscard]] bool differs(std::size_t entry) const { return differences_.entry(entry); }

    /// \name A batch: clear(), add() up to `most` persons of entries that differ, sample()
    /// \{
    void clear() { size_ = 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    /// \param draw    the same for all persons of a batch
    /// \param cycles  points 0 .. cycles - 1 are wanted; 1 to the cycles evaluated + 1
    void add(std::size_t entry, PersonAddress person, int cycles);
    void sample();
    /// \}

    /// Whether a person's two courses differ.
    [[nodiscard]] bool differ(std::size_t person) const { return differ_[person] != 0; }
    /// A person's stays by track, then by time, as from Sampler::sample(); only if they differ.
    /// \param arm  0: the first strategy
    [[nodiscard]] std::span<Stay const> stays(std::size_t person, std::size_t arm) const {
        Arm const& of = arms_[arm];
        return {of.stays.data() + person * room_, of.count[person]};
    }

    /// Stays sampled so far, of both arms: numbers looked up for how long one lasts and where it leads.
    [[nodiscard]] std::uint64_t sampled() const { return sampled_; }

private:
    static constexpr std::size_t most_parting = 2 * most;  ///< at the start arms may take different splits
    template <class Value, std::size_t count>
    using Padded = std::array<Value, count + StayTables::padding>;
    using Words = Padded<std::uint32_t, most>;
    static constexpr std::uint32_t alike = std::numeric_limits<std::uint32_t>::max();  ///< instead of a start

    /// One strategy: its tables, and the stays of the batch.
    struct Arm {
        Tables const* tables = nullptr;
        Prepared prepared;
        std::vector<Stay> stays;                   ///< [person][room]
        std::array<std::uint32_t, most> count{};   ///< by person: stays
        std::array<std::uint32_t, most> before{};  ///< by person: stays before the track at hand
        std::vector<Words> starts;                 ///< by track, person: place in Plan::starts, or `alike`
    };
    /// A state's part in a wave.
    struct Leaving {
        std::int32_t fresh =
            -1;  ///< node of a stay from its start that a table holds; -1: it has to be walked
        std::uint32_t node_step = 0;  ///< nodes that a cycle in the state goes on by
        std::size_t first_node = 0;
        std::size_t edges = 0;          ///< of a node
        Group const* groups = nullptr;  ///< null: nobody leaves
        std::size_t group_count = 0;
    };
    /// How persons of a kind and an entry start in a track.
    struct TrackStart {
        bool differs = false;  ///< courses can differ
        bool certain = false;  ///< which group is taken hangs on no number
        Group const* groups = nullptr;
        std::array<Choice const*, 2> picks{};   ///< by arm: which group; the second may be the first
        std::array<double const*, 2> shares{};  ///< by arm: of all starts of the entry
    };
    /// One of an entry's starts.
    struct StartPlace {
        std::uint32_t state = 0;
        std::size_t split = Names::none;  ///< through which
        bool residual = false;            ///< found in the middle of a stay
        bool leads = false;               ///< to where the two strategies part
    };
    /// Persons in the order in which they are looked at, each about to make a stay.
    struct Moving {
        std::size_t size = 0;
        std::array<std::uint32_t, most> person;
        std::array<std::uint32_t, most> state;
        std::array<std::uint32_t, most> node;
        std::array<std::int32_t, most> from;
        std::array<std::uint32_t, most> found_at;  ///< time in state at `from`
        Words group;                               ///< of the address
        Words who;
    };
    /// Those among them who leave through a split, before it is known where to.
    struct Parting {
        std::size_t size = 0;
        std::array<std::uint32_t, most_parting> person;
        std::array<std::uint32_t, most_parting> state;
        std::array<std::uint32_t, most_parting> node;  ///< which they leave
        std::array<std::int32_t, most_parting> at;
        std::array<Group const*, most_parting> targets;
        std::array<double const*, most_parting> shares;  ///< of all targets of the state
        /// At the start: bit of each arm that takes the split
        std::array<std::uint32_t, most_parting> arms;
        Padded<std::uint32_t, most_parting> group;
        Padded<std::uint32_t, most_parting> who;
        Padded<std::uint32_t, most_parting> word;
    };

    void take_starts();
    [[nodiscard]] TrackStart const& track_start(std::size_t person, std::size_t track) const {
        return track_starts_[(kind_[person] * first_place_.size() + entry_[person]) * arms_[0].starts.size() +
                             track];
    }
    void ask(std::uint32_t word);
    void find_kinds();
    void find_starts(std::size_t track);
    void part_at_start(std::uint32_t person, Group const& group, std::uint32_t arms);
    void find_ends();
    void follow(std::size_t track, Arm& arm);
    void wave(Arm& arm);
    void part(Arm& arm);
    void leave(Arm& arm, std::uint32_t person, std::uint32_t state, std::uint32_t node, std::int32_t at,
               std::size_t place);
    void walk(Arm const& arm, std::size_t moving, double u, std::int32_t& at, std::size_t& group,
              std::uint32_t& node) const;
    void enter(Arm& arm, std::uint32_t person, std::uint32_t state, std::uint32_t node, std::int32_t from,
               std::uint32_t found_at);
    void add_stay(Arm& arm, std::size_t person, Stay const& stay) {
        if (arm.count[person] == room_) {
            widen();
        }
        arm.stays[person * room_ + arm.count[person]++] = stay;
    }
    void widen();
    void compare(std::size_t track);
    void one_by_one();
    [[nodiscard]] double const* edges(Arm const& arm, std::size_t person, std::size_t state, std::size_t node,
                                      int cycle) const;

    Pathway pathway_;  // a copy keeps the plan alive
    Plan const& plan_;
    std::array<std::uint32_t, 2> key_;
    Sampler sampler_;
    Preparation preparation_;
    Differences differences_;
    std::vector<Leaving> leaving_;          ///< by state
    std::vector<TrackStart> track_starts_;  ///< [kind][entry][track]
    std::vector<StartPlace> start_places_;  ///< of all entries
    std::vector<std::size_t> first_place_;  ///< by entry: its first among them
    std::array<Arm, 2> arms_;
    std::size_t room_ = 16;  ///< stays of a person that there is room for

    std::uint64_t sampled_ = 0;
    std::size_t size_ = 0;
    std::uint32_t draw_ = 0;
    Words group_{};
    Words who_{};
    std::array<std::uint32_t, most> entry_{};
    std::array<std::int32_t, most> cycles_{};
    std::array<std::uint32_t, most> kind_{};
    std::array<std::uint32_t, most> row_{};    ///< of the traits that only end the course
    std::array<std::int32_t, most> limit_{};   ///< points to be seen, up to the end of the course
    std::array<std::int32_t, most> ending_{};  ///< leave that ends the course; -1: none does in time
    std::array<char, most> differ_{};
    std::vector<std::uint16_t> split_visits_;  ///< [split][person], of the track and arm at hand
    Moving moving_{};
    Parting parting_{};
    Words words_{};
    Words rows_{};
    Padded<double, most_parting> u_{};
    Padded<std::int32_t, most> places_{};
    std::vector<Stay> alone_;
};

}  // namespace eigenkracht::pathway
