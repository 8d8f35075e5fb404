/// \file
/// Many persons at once under two strategies on the same luck: the individual solver where speed matters.
#pragma once

#include "pathway/course_lanes.hpp"
#include "pathway/differences.hpp"
#include "pathway/pathway.hpp"
#include "pathway/prepared.hpp"
#include "pathway/sampler.hpp"
#include "pathway/tables.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace eigenkracht::pathway {

/// Samples the courses that Sampler::sample() would give, in waves: all persons start in a track, then all make their first stay in
/// it, then their second. One per thread; nothing is allocated once it has met its largest batch.
///
/// A person's two courses are followed as one as long as they are the same: what the strategies have in common is asked and looked
/// up once. A wave asks for all its numbers at once (random/uniforms.hpp), looks all stays up at once (StayTables) and makes them
/// side by side (course_lanes.hpp); states whose stays no table holds are walked one by one. Tracks in which the two courses are
/// certain to be alike are left out.
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
    void add(std::size_t entry, PersonAddress const& person, int cycles);
    void sample();
    /// \}

    /// Whether a person's two courses differ.
    [[nodiscard]] bool differ(std::size_t person) const { return differ_[person] != 0; }
    /// A person's stays by track, then by time, as from Sampler::sample(); only if they differ.
    /// \param arm  0: the first strategy
    [[nodiscard]] std::span<Stay const> stays(std::size_t person, std::size_t arm) const {
        std::size_t const course = arm * most + person;
        return {stays_.data() + (course << room_shift_), count_[course]};
    }

    /// Stays sampled so far, of both arms: numbers looked up for how long one lasts and where it leads.
    [[nodiscard]] std::uint64_t sampled() const { return sampled_; }

private:
    static constexpr std::size_t courses =
        2 * most;  ///< persons under the first strategy, then under the second
    static_assert(courses <= CourseLanes::most);
    static constexpr std::size_t padding = lanes_padding;
    template <class Value>
    using ByCourse = std::array<Value, courses + padding>;
    using Words = ByCourse<std::uint32_t>;

    /// A state's part in a wave.
    struct Leaving {
        std::int32_t fresh =
            -1;  ///< node of a stay from its start that a table holds; -1: it has to be walked
        std::uint32_t node_step = 0;  ///< nodes that a cycle in the state goes on by
        std::size_t first_node = 0;
        std::size_t edges = 0;          ///< of a node
        Group const* groups = nullptr;  ///< null: nobody leaves
        std::size_t group_count = 0;
        bool twice = false;                    ///< one state may be reached in two ways
        std::size_t const* targets = nullptr;  ///< states
    };
    /// How persons of a kind and an entry start in a track.
    struct TrackStart {
        bool differs = false;  ///< courses can differ
        bool certain = false;  ///< which group is taken hangs on no number
    };
    /// One of an entry's starts.
    struct StartPlace {
        std::uint32_t state = 0;
        std::size_t split = Names::none;  ///< through which
        bool residual = false;            ///< found in the middle of a stay
        bool leads = false;               ///< to where the two strategies part
    };
    /// A course about to make a stay; or two that have been the same so far, told by the first strategy's.
    struct Course {
        std::uint32_t course = 0;
        bool both = false;
        std::uint32_t state = 0;
        std::uint32_t node = 0;   ///< of the clocks, at the beginning of the stay
        std::int32_t since = 0;   ///< point at which it began; below 0: found in the middle of it
        std::uint32_t count = 0;  ///< stays made
        std::uint32_t seen = 0;   ///< bit of each state (modulo 32) that was stayed in
    };
    /// How a stay ends.
    struct End {
        std::int32_t at = 0;  ///< point
        std::size_t group = 0;
        std::uint32_t node = 0;  ///< that is left
    };
    /// Those who leave through a split, before it is known where to.
    struct Parting {
        CourseLanes courses;  ///< in the state that they leave, since the point at which they do
        ByCourse<char> both{};
        Words group{};
        Words node{};
        std::array<ByCourse<double const*>, 2> shares{};  ///< of the split, by arm
    };
    struct Starter {
        std::uint32_t person = 0;
        std::array<std::size_t, 2> places{};           ///< by arm, among the entry's starts
        std::array<std::int32_t, 2> question{-1, -1};  ///< by arm: which member of a split; -1: no split
    };

    void take_next();
    [[nodiscard]] std::uint32_t next_of(std::size_t state) const;
    void take_starts();
    [[nodiscard]] TrackStart const& track_start(std::size_t person, std::size_t track) const {
        return track_starts_[(kind_[person] * first_place_.size() + entry_[person]) * tracks_ + track];
    }
    void ask(std::uint32_t word, double* out);
    void find_kinds();
    void find_points(std::size_t trait, std::uint32_t* numbers);
    void find_ends();
    void find_certain_ends();
    void start(std::size_t track);
    void start_apart();
    void enter(std::uint32_t course, std::uint32_t next);
    void find_starts(std::size_t track);
    void begin(Starter const& starter, std::size_t track);
    void wave();
    [[nodiscard]] CourseTables course_tables() const;
    void question(CourseLanes const& lanes, std::size_t first);
    [[nodiscard]] std::uint32_t visit(std::size_t course, std::uint32_t count, std::uint32_t state) const;
    void look_up(std::size_t first, std::size_t asked);
    std::size_t fork(std::size_t first, std::size_t asked);
    void adjust(std::size_t first, std::size_t asked, std::size_t forks);
    void settle(std::size_t first, std::size_t asked, std::size_t forks);
    void leave(CoursesLeft const& left, bool both);
    void leave_table(Course const& course, std::uint32_t outcome);
    void walk_on(Course course, double u);
    [[nodiscard]] End walk(Course const& course, std::size_t arm, double u) const;
    void go_on(Course course, End const& first, End const& second);
    void leave(Course const& course, End const& end);
    void part();
    void offer(std::size_t lane, double const* shares, std::size_t members);
    void go_to(Course course, End const& end, std::size_t place);
    void arrive(Course const& course);
    void add_lane(Course const& course);
    std::uint32_t separate(std::size_t person);
    std::uint32_t separate(std::size_t person, std::int32_t other_end);
    void add_stay(std::size_t course, std::size_t state, int from, int to, std::size_t time = 0);
    void widen();
    void end_courses(std::size_t track);
    void compare();
    void one_by_one();
    [[nodiscard]] double const* edges(Course const& course, std::size_t arm, std::size_t node,
                                      int cycle) const;

    Pathway pathway_;  // a copy keeps the plan alive
    Plan const& plan_;
    std::size_t tracks_;
    std::array<std::uint32_t, 2> key_;
    Sampler sampler_;
    Preparation preparation_;
    Differences differences_;
    std::vector<Leaving> leaving_;            ///< by state
    std::vector<std::size_t> ends_in_track_;  ///< of the states that end courses
    std::vector<std::uint32_t> first_next_;   ///< by decision: see CourseTables
    std::vector<std::uint32_t> next_;
    std::size_t first_start_ = 0;           ///< place in `next_` of what starts lead to
    std::vector<int> certain_ends_;         ///< [kind][row], see Prepared::Kind
    std::vector<TrackStart> track_starts_;  ///< [kind][entry][track]
    std::vector<StartPlace> start_places_;  ///< of all entries
    std::vector<std::size_t> first_place_;  ///< by entry: its first among them
    std::array<Tables const*, 2> tables_{};
    std::array<Prepared, 2> prepared_;
    std::vector<std::uint32_t> rows_;  ///< [arm][kind][state]

    std::uint64_t sampled_ = 0;
    std::size_t size_ = 0;
    std::uint32_t draw_ = 0;
    /// \name By person
    /// \{
    std::array<std::uint32_t, most> entry_{};
    std::array<std::int32_t, most> cycles_{};
    std::array<std::uint32_t, most> kind_{};
    std::array<std::uint32_t, most> row_{};    ///< of the traits that only end the course
    std::array<std::int32_t, most> ending_{};  ///< leave that ends the course; -1: none does in time
    std::array<char, most> followed_{};        ///< in the track at hand
    Words apart_{};                            ///< whether the courses have stays of their own
    std::array<std::uint32_t, most> differ_{};
    /// \}
    /// \name By course
    /// \{
    Words group_{};
    Words who_{};
    ByCourse<std::int32_t> limit_{};           ///< points to be seen, up to the end of the course
    Words first_row_{};                        ///< place in rows_
    Words count_{};                            ///< stays
    std::vector<std::uint16_t> split_visits_;  ///< [split][course], of the track at hand
    std::vector<Stay> stays_;                  ///< [course][room]
    unsigned room_shift_ = 3;                  ///< room is 2 to the power of this
    /// \}
    /// \name Of the wave at hand
    /// \{
    CourseLanes together_;  ///< both courses the same so far
    CourseLanes alone_;
    std::vector<Course> walking_;  ///< in states that no table holds
    std::vector<Course> walkers_;
    Parting parting_;
    std::size_t members_ = 0;      ///< of the split that has most
    std::vector<double> offered_;  ///< [member][question]: shares that a number chooses between
    std::vector<Starter> starters_;
    CoursesLeft left_alone_;
    CoursesLeft left_together_;
    CoursesApart parted_;
    bool doubtful_ = false;      ///< whether courses that went apart may be the same
    bool found_ = false;         ///< whether somebody may have been found in the middle of a stay
    std::uint32_t fullest_ = 0;  ///< stays, at most, of a course that makes one
    Words asked_group_{};
    Words asked_who_{};
    Words asked_word_{};
    Words looked_row_{};
    Words again_{};
    Words forks_{};
    ByCourse<double> u_{};
    ByCourse<double> residual_u_{};
    ByCourse<std::int32_t> places_{};
    ByCourse<std::int32_t> other_places_{};
    /// \}
    std::vector<Stay> single_;
};

}  // namespace eigenkracht::pathway
