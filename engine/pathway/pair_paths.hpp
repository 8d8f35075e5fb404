/// \file
/// Every pair of courses that a person can take under two strategies on the same luck, with its chance: for those who count persons
/// instead of following them.
#pragma once

#include "pathway/differences.hpp"
#include "pathway/pathway.hpp"
#include "pathway/prepared.hpp"
#include "pathway/sampler.hpp"
#include "pathway/tables.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace eigenkracht::pathway {

/// A pair of different courses.
struct PairPath {
    std::uint32_t entry = 0;
    std::array<std::uint32_t, 3>
        at{};  ///< where its stays begin, where those of the second strategy do, where they end

    [[nodiscard]] bool operator==(PairPath const&) const = default;
};

/// Follows what PairSampler would do with every number it could draw. One per thread; used again from draw to draw.
///
/// Both strategies meet the same number at the same decision (pathway/luck.hpp). The first course cuts the interval (0, 1) of each
/// decision it comes to by its chances, the second cuts what is left of it, and the chance of the pair is the product of the
/// intervals. Stays that last beyond the horizon are one.
class PairPaths {
public:
    explicit PairPaths(Pathway const& pathway);

    /// Why persons of a pathway have courses that are not counted in pairs: what stands in the way, by name and reason; empty if
    /// nothing does.
    [[nodiscard]] static std::vector<std::string> obstacles(Pathway const& pathway);

    /// Finds all pairs of a draw, by entry.
    ///
    /// \param cycles  points 0 .. cycles - 1 are looked at, as in PairSampler::add()
    /// \param most    pairs of an entry
    /// \return  false if an entry has more, or if courses end, or persons are, different under the two strategies: then there are
    ///          no pairs to be read
    [[nodiscard]] bool find(Tables const& first, Tables const& second, int cycles, std::size_t most);

    [[nodiscard]] std::size_t size() const { return paths_.size(); }
    [[nodiscard]] PairPath const& path(std::size_t pair) const { return paths_[pair]; }
    /// Chance of a pair for persons of its entry; those of an entry sum to the chance that courses differ at all.
    [[nodiscard]] double chance(std::size_t pair) const { return chances_[pair]; }
    /// Stays by track, then by time; tracks that are certain to be alike are left out.
    /// \param arm  0: the first strategy
    [[nodiscard]] std::span<Stay const> stays(std::size_t pair, std::size_t arm) const {
        auto const& at = paths_[pair].at;
        return {stays_.data() + at[arm], at[arm + 1] - at[arm]};
    }
    /// Whether other pairs than at the last call of find() were found, their chances aside.
    [[nodiscard]] bool news() const { return news_; }

private:
    /// A decision, and the numbers that lead here.
    struct Decision {
        std::uint32_t word;
        double low;
        double high;
    };
    struct Arm {
        Tables const* tables = nullptr;
        Prepared prepared;
        std::vector<Stay> stays;                               ///< so far
        std::vector<std::size_t> starts;                       ///< by track: place in Plan::starts
        std::vector<std::vector<std::uint32_t>> split_visits;  ///< by track, split
    };
    void start(std::size_t track, std::size_t arm);
    void start_at(std::size_t track, std::size_t arm, std::size_t place);
    void begin(std::size_t track, std::size_t arm);
    void walk(std::size_t track, std::size_t arm, std::size_t state, int from);
    void go_on(std::size_t track, std::size_t arm, Stay const& stay, std::size_t group);
    void finished(std::size_t track, std::size_t arm);
    void keep();
    /// Calls visit(place) for each place of cumulative chances below(place) that numbers of a decision lead to, with the decision cut
    /// down to those.
    template <class Below, class Visit>
    void decide(std::uint32_t word, std::size_t first, Below const& below, Visit const& visit);
    /// The same for the member of a group that a split leads to.
    template <class Visit>
    void part(std::uint32_t word, Group const& group, double const* shares, Visit const& visit);
    [[nodiscard]] std::size_t decision(std::uint32_t word);

    Pathway pathway_;  // a copy keeps the plan alive
    Plan const& plan_;
    Preparation preparation_;
    Differences differences_;
    std::array<Arm, 2> arms_;
    std::vector<Decision> decisions_;
    std::vector<PairPath> paths_, paths_before_;
    std::vector<Stay> stays_, stays_before_;
    std::vector<double> chances_;
    std::size_t entry_ = 0;
    std::size_t kind_ = 0;
    double weight_ = 1;
    int cycles_ = 0;
    std::size_t most_ = 0;
    std::size_t first_of_entry_ = 0;
    std::size_t seen_ = 0;  ///< pairs of the entry, alike or not
    bool news_ = true;
};

}  // namespace eigenkracht::pathway
