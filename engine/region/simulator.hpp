/// \file
/// The monthly loop of one region: families come in, children walk the pathway twice, months are metered.
#pragma once

#include "pathway/pair_sampler.hpp"
#include "random/address.hpp"
#include "region/counted.hpp"
#include "region/families.hpp"
#include "region/places.hpp"
#include "region/world.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace eigenkracht::region {

/// Simulates draws of one region after another; one per thread, nothing allocated in the loop over children.
class Simulator {
public:
    /// \param world  must outlive this
    Simulator(World const& world, pathway::Pathway const& pathway, random::Seed seed);

    /// One draw: everything a policy's conferences change, compared with the same families under usual care.
    ///
    /// A conference held in a month acts from the next month. Every child is sampled with and without a conference on the same
    /// luck; policies differ only in which families they reach.
    ///
    /// \param numbers      this draw's plain numbers
    /// \param usual        this draw's pathway under usual care
    /// \param conference   and after a conference
    /// \param draw         address of the draw; the stance is not part of it
    /// \param region       address of the region
    /// \param tally        cleared and filled
    void simulate(RegionNumbers const& numbers, pathway::Tables const& usual,
                  pathway::Tables const& conference, std::uint32_t draw, std::uint32_t region, Tally& tally);

    /// [kind of places] What the children of the last draw need, under each policy and without any conference. Children
    /// whose course no conference changes are not among them.
    [[nodiscard]] std::vector<std::vector<PlaceUse>> const& place_uses() const { return place_uses_; }

private:
    /// Month-by-month changes of every meter for the families of one set of policies.
    struct Slot {
        std::uint64_t policies = 0;
        std::vector<std::int32_t> changes;  ///< [meter][month], one month more than the world has
        std::vector<std::int64_t> events;   ///< [event][year of the conference]
        std::vector<std::int64_t> booked;  ///< [meter][year of the conference]: months within `booked_cycles`
    };

    /// Families of a region's last draw: stances that agree on numbers of families and children share them.
    struct Found {
        bool any = false;
        std::uint32_t draw = 0;
        RegionNumbers numbers;
        std::vector<AffectedFamily> families;
        Tally conferences;  ///< conferences held, nothing else
    };
    Found const& find_families(RegionNumbers const& numbers, std::uint32_t draw, std::uint32_t region);
    /// Samples the batch and counts it.
    void count_batch(Tally& tally);
    std::size_t slot_of(std::uint64_t policies);
    void count_person(std::size_t person, Slot& slot);
    /// Meters a course.
    /// \param year  of the conference; negative: nothing is booked
    void meter(Stays stays, int entry_month, int year, std::int32_t weight, Slot& slot) const;
    /// Stays in a kind of places that follow each other are one use.
    void note_places(std::span<pathway::Stay const> stays, std::size_t entry, int entry_month,
                     std::uint16_t children, std::uint64_t courses);
    void add_up(Tally& tally);
    void add_by_conference(Slot const& slot, Tally& tally) const;

    World const& world_;
    random::Seed seed_;
    /// Whom a sampled person stands for.
    struct Sampled {
        AffectedFamily const* family;
        std::uint16_t children;  ///< alike
    };
    pathway::PairSampler sampler_;
    std::array<Sampled, pathway::PairSampler::most> sampled_;  ///< by person of the batch
    std::vector<std::vector<MeterWindow>> windows_;            ///< by state
    EventBits events_;
    int event_cycles_;
    std::vector<Slot> slots_;
    std::size_t slots_in_use_ = 0;
    std::vector<std::int64_t> held_;
    std::vector<FamilyLayer> layers_;
    std::vector<Found> found_;                ///< by region
    std::vector<std::size_t> kind_of_state_;  ///< no_kind: a stay there takes no place
    std::vector<std::vector<PlaceUse>> place_uses_;
};

}  // namespace eigenkracht::region
