/// \file
/// A region's draw by counting: how many children take each pair of courses, instead of one child after another.
#pragma once

#include "pathway/choice.hpp"
#include "pathway/pair_paths.hpp"
#include "random/address.hpp"
#include "region/aggregate_address.hpp"
#include "region/families.hpp"
#include "region/pair_effects.hpp"
#include "region/world.hpp"
#include "region/year_counts.hpp"
#include "region/year_totals.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::region {

/// Draws tallies with the law that Simulator gives them, jointly over both arms, all years, meters and events; on other luck.
///
/// Children of a month, an entry class and a set of policies are told apart by their pair of courses alone. Where the
/// conferences of a month are a Poisson number and all policies with conferences in it hold the same ones, the first children of
/// families with each pair are Poisson numbers that know nothing of each other (so are the families that no conference changes, and the
/// conferences held are the sum; siblings are Poisson numbers given the families), and time hardly grows with the volume. Elsewhere the numbers of conferences are those of
/// Simulator, families are split over classes and children over pairs by one number each.
///
/// Whole calendar years in which each month expects as many are counted together (YearCounts), as far as care that began at once ends at one
/// time: years are all that a tally keeps.
///
/// One per thread; nothing is allocated once it has met its largest draw.
/// \see Kingman (1993), Poisson Processes, section 5.1 (colouring)
class Aggregate {
public:
    static constexpr std::size_t most_pairs =
        4096;  ///< of an entry class; with more, following children is cheaper

    /// \param world  must outlive this
    Aggregate(World const& world, pathway::Pathway const& pathway, random::Seed seed);

    /// Why children cannot be counted in this world, by name and reason; empty if they can.
    [[nodiscard]] static std::vector<std::string> obstacles(World const& world,
                                                            pathway::Pathway const& pathway);

    /// Takes a draw's tables, which must stay as they are while regions are simulated.
    /// \return  false if there are more than `most_pairs` in an entry class, or persons differ under the two: nothing can be
    ///          simulated
    [[nodiscard]] bool take(pathway::Tables const& usual, pathway::Tables const& conference);

    /// Whether a draw's numbers can be counted: siblings do not share luck, and counts stay below a thousand million.
    [[nodiscard]] bool counts(RegionNumbers const& numbers) const;

    /// One region of the draw taken, as Simulator::simulate().
    void simulate(RegionNumbers const& numbers, std::uint32_t draw, std::uint32_t region, Tally& tally);

    [[nodiscard]] std::size_t pairs() const { return pairs_.size(); }
    [[nodiscard]] std::size_t cells() const { return effects_.cells().size(); }

private:
    /// What one number counts. Not in a cell: children whose courses part after the last year, or a group too: families that no
    /// conference changes.
    struct Counted {
        std::size_t group;
        std::size_t cell;
    };
    /// Months in a row in which the same policies hold as many conferences on average.
    struct Run {
        int first;
        int months;
        double held;  ///< conferences a month, on average
        std::size_t slot;
    };
    /// Children of the families of one set of policies.
    struct Slot {
        std::uint64_t policies = 0;
        std::vector<std::int32_t>
            changes;  ///< [meter][month]; months after the last are there, and count nothing
        std::vector<std::int32_t> children;  ///< [group][month of the conference]
    };

    void weigh(std::vector<double> const& children_per_conference);
    void weigh(double chance, std::size_t entry);
    void add_weights(double children, std::size_t entry);
    void add_up_weights(double all);
    double cumulate_weights();
    [[nodiscard]] bool splits(RegionNumbers const& numbers, int month, Run& run,
                              std::uint64_t& policies) const;
    void count_run(RegionNumbers const& numbers, Run const& run, Tally& tally);
    void count_by_year(RegionNumbers const& numbers, Run const& run, Tally& tally);
    void count_years(RegionNumbers const& numbers, Tally& tally);
    void count_years_alone(Tally& tally);
    void weigh_single_children(RegionNumbers const& numbers);
    void count_siblings(RegionNumbers const& numbers);
    [[nodiscard]] bool years_pay(RegionNumbers const& numbers) const;
    void take_year_groups();
    void expect_cells(Run const& run);
    void expect(Counted counted, double mean, int months);
    void draw_expected(Run const& run, std::uint32_t which);
    void draw_rest(Run const& run, std::uint32_t which);
    void families_seen(Run const& run, std::vector<std::int64_t>& seen) const;
    void note_conferences(Run const& run, Tally& tally);
    void count_month(RegionNumbers const& numbers, int month, Tally& tally);
    void count_families(RegionNumbers const& numbers, int month, std::int64_t families, double yield,
                        std::uint32_t which, std::size_t slot);
    void count_children(std::size_t entry, int month, std::int64_t children, std::uint32_t which,
                        std::size_t slot);
    void add(Counted counted, Slot& slot, int month);
    [[nodiscard]] std::size_t slot_of(std::uint64_t policies);
    void add_up(Tally& tally) const;
    [[nodiscard]] RegionLuck luck_of(int month) const;

    World const& world_;
    random::Seed seed_;
    std::array<std::uint32_t, 2> key_;
    pathway::PairPaths pairs_;
    PairEffects effects_;
    YearTotals year_totals_;
    YearCounts year_counts_;
    PoissonRows large_families_;
    std::vector<double>
        more_children_;             ///< chance that a family with siblings has at most so many, from 1 on
    std::vector<Run> whole_years_;  ///< of the region at hand
    std::vector<std::int64_t> conferences_by_run_;  ///< of these
    std::vector<YearRun> year_runs_;
    std::vector<YearGroup> year_groups_;
    bool found_ = false;
    std::vector<std::size_t> first_pair_;  ///< by entry, and one more
    std::vector<pathway::Choice>
        choices_;                  ///< by entry: which pair; the rest of the chance: courses do not differ
    std::vector<char> chosen_;     ///< by entry: whether its choice is made for this draw
    std::vector<double> weights_;  ///< by cell: children a conference
    std::vector<double> later_;    ///< by cell: of it and those after it in its group
    double unchanged_ = 1;         ///< conferences that change nobody, a conference
    std::uint32_t draw_ = 0;
    std::uint32_t region_ = 0;
    std::size_t stride_;  ///< of months in Slot::changes
    std::vector<Slot> slots_;
    std::size_t slots_in_use_ = 0;
    std::vector<Counted> counted_;      ///< by row of numbers
    std::vector<std::uint32_t> parts_;  ///< by number
    std::vector<double> u_;
    std::vector<std::int32_t> numbers_;
    std::vector<std::int64_t> families_;  ///< by month of a run
    std::vector<std::int64_t> seen_;
    std::vector<Counted> rest_;
    std::vector<double> rest_means_;
    double rest_sum_ = 0;
    pathway::Choice rest_choice_;
    std::vector<std::int64_t> held_;
    std::vector<FamilyLayer> layers_;
    std::vector<std::int64_t> of_class_;
    std::uint64_t drawn_ = 0;
};

}  // namespace eigenkracht::region
