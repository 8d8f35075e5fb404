/// \file
/// Sampled courses of persons: one number for each decision, found by its address.
#pragma once

#include "pathway/evaluator.hpp"
#include "pathway/pathway.hpp"
#include "pathway/prepared.hpp"
#include "pathway/tables.hpp"
#include "random/address.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace eigenkracht::pathway {

class IndividualOutcomes;

/// One stay: the person is in `state` at points from, from + 1, ..., to - 1.
///
/// In eight bytes: a pathway has at most 32,000 cycles, and somebody found in a state has been there as long at most.
struct Stay {
    std::uint16_t state;
    std::uint16_t from;
    std::uint16_t to;
    std::uint16_t
        entered_at_time;  ///< time in state at `from`; above 0 for those found in the middle of a stay

    Stay() = default;
    Stay(std::size_t in, int first, int after, std::size_t time = 0)
        : state(static_cast<std::uint16_t>(in)),
          from(static_cast<std::uint16_t>(first)),
          to(static_cast<std::uint16_t>(after)),
          entered_at_time(static_cast<std::uint16_t>(time)) {}
    [[nodiscard]] bool operator==(Stay const&) const = default;
};

/// Whose luck it is. The strategy is not in it: both arms share luck.
struct PersonAddress {
    std::uint32_t draw;
    std::uint32_t group;   ///< e.g. region and month
    std::uint32_t person;  ///< within the group
};

/// The individual solver; one per thread.
///
/// Every decision takes one number of its own: where a track starts, which state of a split follows, how
/// long somebody found in a state has been there, how long the n-th stay in a state lasts and where it
/// leads, when the course ends, what the person is like. So the first stay in a state meets the same luck
/// in both arms whatever came before it, and, as outcomes of a stay are ordered by time and then by target
/// in file order, a change of probabilities moves persons no further than it must.
///
/// A stay is looked up in a table of (time, next state) where it is the same in all cycles; where formulas
/// read the cycle, the age or a named clock its cycles are walked, with the same one number. Only traits
/// without levels ask for the formulas again for each person.
class Sampler {
public:
    Sampler(Pathway const& pathway, random::Seed seed);
    ~Sampler();

    /// Makes tables ready. `tables` must stay as they are while `out` is used.
    void prepare(Tables const& tables, Prepared& out);

    /// The course of one person.
    ///
    /// \param cycles  points 0 .. cycles - 1 are wanted; 1 to the cycles evaluated + 1
    /// \param out     cleared; stays by track, then by time; they cover every point until the course ends.
    ///                Who is in a state that ends
    ///                every track is in it till the last point, in the track of that state
    /// \param traits  if given, values of the person's traits (0 for one that matters to nothing)
    void sample(Prepared const& prepared, std::size_t entry, PersonAddress person, int cycles,
                std::vector<Stay>& out, std::vector<double>* traits = nullptr);

    /// Kind of the person sampled last: index of Tables::kinds; with traits that have no levels it means
    /// nothing.
    [[nodiscard]] std::size_t last_kind() const { return kind_; }
    /// Whether every person has traits of their own, so that kinds of Tables do not tell them.
    [[nodiscard]] bool every_person_differs() const { return own_traits_; }
    /// Whether courses, or their ends, hang on traits that no table holds.
    [[nodiscard]] bool persons_differ() const { return own_traits_ || own_end_; }
    /// Number in (0, 1) that decides by which entry a person comes in, where that is left to luck.
    [[nodiscard]] double entry_number(PersonAddress person);

    /// The solver of outcomes that goes with this one; made at the first call.
    [[nodiscard]] IndividualOutcomes& outcomes();

private:
    /// End of a stay: first point after it, where to, and the last node of it.
    struct Leaving {
        int at;
        std::size_t group;
        std::size_t node;
    };
    [[nodiscard]] double number(PersonAddress person, std::uint32_t word);
    void check_cycles(Prepared const& prepared, int cycles) const;
    /// Values of the traits that shape the course, which give the kind, or of those that only end it.
    void find_traits(Prepared const& prepared, PersonAddress person, bool shaping);
    [[nodiscard]] CourseEnd end_of(Prepared const& prepared, PersonAddress person, int cycles);
    void add_end(CourseEnd const& end, std::size_t track, int cycles, std::vector<Stay>& out) const;
    [[nodiscard]] CourseEnd walk_to_end(int cycles, double u);
    [[nodiscard]] std::size_t start_of(Prepared const& prepared, std::size_t entry, std::size_t track,
                                       PersonAddress person);
    [[nodiscard]] Leaving leave_of(Prepared const& prepared, std::size_t state, std::size_t node, int from,
                                   int moves, std::size_t found_at, double u);
    void follow(Prepared const& prepared, std::size_t entry, std::size_t start, PersonAddress person,
                int limit, std::vector<Stay>& out);
    /// Place of one of a group's targets or starts, given the shares of all.
    [[nodiscard]] std::size_t member_of(Group const& group, double const* shares, PersonAddress person);
    [[nodiscard]] std::size_t residual_time(Prepared const& prepared, std::size_t state, double u);
    [[nodiscard]] double const* edges(Prepared const& prepared, std::size_t node, int cycle);

    Pathway pathway_;  // a copy keeps the plan alive
    Plan const& plan_;
    std::array<std::uint32_t, 2> key_;
    Preparation preparation_;
    Traits traits_;
    Evaluator evaluator_;
    bool own_traits_ = false;  ///< a trait that shapes the course has a value of its own for each person
    bool own_end_ = false;     ///< so has one that decides when it ends
    std::size_t kind_ = 0;
    std::size_t row_ = 0;
    std::vector<double> person_traits_;
    std::vector<double> shares_;
    std::vector<std::uint32_t> split_visits_;
    std::vector<double> edges_;
    std::unique_ptr<IndividualOutcomes> outcomes_;
};

}  // namespace eigenkracht::pathway
